import DeskCore
import DeskService

/// What was just done; it stands in the address, so that loading the page anew does nothing twice.
enum CaseFlash: String, Sendable, CaseIterable {
  case replied, held, noted, assigned, labelled, referred, closed, reopened, declined, attached, overruled
  case answered, told, untold, filled
  case handedOver = "handed-over"

  /// Where the page then begins.
  var anchor: String? {
    switch self {
    case .held: "held"
    case .replied, .noted: "talk-end"
    case .attached: "files"
    case .overruled: "verdict"
    case .referred: "referrals"
    default: nil
    }
  }

  /// Said in a line on top.
  var words: Words {
    switch self {
    case .replied: Words(ja: "返信を送りました。", en: "The reply was sent.")
    case .held:
      Words(
        ja: "返信を預かりました。\(StaffDesk.holdSeconds)秒たつと送られます。それまでは取り消せます。",
        en: "The reply goes in \(StaffDesk.holdSeconds) seconds. Until then you can take it back.")
    case .noted: Words(ja: "内部メモを残しました。", en: "The note was kept.")
    case .assigned: Words(ja: "担当を変えました。", en: "The assignment was changed.")
    case .labelled: Words(ja: "ラベルを変えました。", en: "The labels were changed.")
    case .referred: Words(ja: "案内先を記録しました。", en: "The referral was recorded.")
    case .closed: Words(ja: "案件を終了しました。", en: "The case was closed.")
    case .reopened: Words(ja: "案件をもう一度開きました。", en: "The case was opened again.")
    case .declined: Words(ja: "お断りの返信を送り、案件を終了しました。", en: "The refusal was sent and the case closed.")
    case .attached: Words(ja: "ファイルを加えました。", en: "The file was added.")
    case .overruled: Words(ja: "判定を変えました。", en: "The verdict was changed.")
    case .answered: Words(ja: "答えを記録し、判断をやり直しました。", en: "The answer was recorded and everything judged anew.")
    case .told: Words(ja: "知らせたことを記録しました。", en: "It is noted that they were told.")
    case .untold: Words(ja: "記録を取り消しました。", en: "The note was taken back.")
    case .filled: Words(ja: "書類に書くことを保存しました。", en: "What goes into documents was stored.")
    case .handedOver: Words(ja: "窓口を引き継ぎました。", en: "The case was handed over.")
    }
  }

  /// The event that it left; a reply that waits has left none.
  private var kind: EventKind? {
    switch self {
    case .held: nil
    case .replied: .reply
    case .noted: .note
    case .assigned: .assignment
    case .labelled: .labels
    case .referred: .referral
    case .closed, .declined: .closure
    case .reopened: .reopening
    case .attached: .attachment
    case .overruled, .answered: .assessment
    case .told, .untold: .duty
    case .filled: .particulars
    case .handedOver: .handover
    }
  }

  /// Whether it is so: an address can be opened again when all is otherwise.
  func holds(of opened: ConsoleCase, now: String) -> Bool {
    guard let kind else { return !opened.held.isEmpty }
    guard opened.justDone(kind, now: now) != nil else { return false }
    return switch self {
    case .closed: opened.state == .closed
    case .declined: opened.state == .closed && opened.outcome == .declined
    case .reopened: opened.state != .closed
    default: true
    }
  }

  /// The line itself.
  func html(_ context: ConsoleContext) -> HTML {
    "<p class=\"flash\" role=\"status\">✓ \(context(words))</p>\n"
  }
}
