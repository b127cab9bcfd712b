import DeskCore
import DeskService

/// The mails about a case and how far they have come; nothing of what they say.
struct CaseMails {
  let mails: [ConsoleCase.Mail]
  let context: ConsoleContext

  var html: HTML? {
    guard !mails.isEmpty else { return nil }
    let older = mails.dropLast(Self.mostShown).filter(\.isDone)
    let shown = mails.filter { !$0.isDone } + mails.suffix(Self.mostShown).filter(\.isDone)
    let folded: HTML? =
      older.isEmpty
      ? nil
      : """
      <details><summary>\(CaseWords.earlier(older.count, context.language))</summary>
      <ul class="mails">\(older.html(row))</ul></details>

      """
    return """
      <section aria-labelledby="mails"><h2 id="mails">\(context(CaseMailWords.heading))</h2>
      \(folded)<ul class="mails">\(shown.html(row))</ul></section>

      """
  }

  /// What was sent long ago is folded; what waits or failed never is.
  private static let mostShown = 3

  private func row(_ mail: ConsoleCase.Mail) -> HTML {
    let kind = mail.kind.map { context(CaseMailWords.kinds[$0]!) } ?? context(CaseMailWords.other)
    let tries: HTML? =
      mail.attempts > 1 && !mail.isDone
      ? " · \(CaseMailWords.attempts(mail.attempts, context.language))" : nil
    let next: HTML? = mail.nextAt.map { " · \(context(CaseMailWords.next)) \(ConsoleTime.html($0, context))" }
    return """
      <li>\(kind): <b\(mail.progress == .failed ? " class=\"careful\"" as HTML : nil)>\
      \(context(CaseMailWords.states[mail.progress]!))</b> \
      <span class="hint">\(ConsoleTime.html(mail.doneAt ?? mail.madeAt, context))\(tries)\
      \(mail.progress == .waiting ? next : nil)\
      \(mail.answer.isEmpty ? nil : "<br>\(MailAnswerWords.html(mail.answer, context))" as HTML)</span></li>

      """
  }
}

extension ConsoleCase.Mail {
  /// Whether nothing more is to come of it.
  fileprivate var isDone: Bool { progress == .sent || progress == .written }
}

/// The words of mails.
enum CaseMailWords {
  static let heading = Words(ja: "メール", en: "Mail")
  static let kinds: [MailKind: Words] = [
    .acknowledgement: Words(ja: "受け付けのお知らせ", en: "We have your report"),
    .message: Words(ja: "返信のお知らせ", en: "There is an answer"),
    .closed: Words(ja: "終了のお知らせ", en: "The case was closed"),
    .newReceipt: Words(ja: "受付番号を作り直したお知らせ", en: "There is a new receipt"),
    .reminderReporter: Words(ja: "期限のお知らせ（報告者）", en: "A date is near (to the reporter)"),
    .reminderStaff: Words(ja: "期限のお知らせ（担当者）", en: "A date is near (to staff)"),
  ]
  static let other = Words(ja: "メール", en: "Mail")
  static let states: [MailState.Progress: Words] = [
    .waiting: Words(ja: "送信待ち", en: "waiting"),
    .sent: Words(ja: "送信済み", en: "sent"),
    .written: Words(
      ja: "書き出しました（試用のため送っていません）", en: "written to a folder (not sent: mail is on trial)"),
    .failed: Words(ja: "届けられませんでした", en: "could not be delivered"),
  ]
  static let next = Words(ja: "次は", en: "next at")

  /// 「受け付けのお知らせを届けられませんでした」
  static func undelivered(_ kind: MailKind) -> Words {
    let name = kinds[kind] ?? other
    return Words(ja: "\(name.ja)を届けられませんでした", en: "“\(name.en)” could not be delivered")
  }

  static func attempts(_ count: Int, _ language: Language) -> String {
    language == .en ? "\(count) attempts" : "\(count)回試しました"
  }
}
