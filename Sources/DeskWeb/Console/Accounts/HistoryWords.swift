import DeskCore
import DeskService

/// The words of the accounts' history.
enum HistoryWords {
  static let at = Words(ja: "日時", en: "When")
  static let account = Words(ja: "対象", en: "Account")
  static let what = Words(ja: "内容", en: "What")
  static let by = Words(ja: "行った人", en: "By")

  /// What was done.
  static func kind(_ kind: AccountEvent.Kind) -> Words {
    switch kind {
    case .added: Words(ja: "追加した", en: "added")
    case .reset: Words(ja: "新しいリンクを作った", en: "new link made")
    case .enrolled: Words(ja: "設定を済ませた", en: "set up")
    case .signedIn: Words(ja: "サインインした", en: "signed in")
    case .refused: Words(ja: "サインインや確認に失敗した", en: "sign-in or check refused")
    case .disabled: Words(ja: "停止した", en: "disabled")
    case .enabled: Words(ja: "停止を解いた", en: "enabled")
    case .roles: Words(ja: "役割を変えた", en: "roles changed")
    case .signedOutEverywhere: Words(ja: "すべての端末でサインアウトした", en: "signed out everywhere")
    case .password: Words(ja: "パスワードを変えた", en: "password changed")
    case .recoveryCodes: Words(ja: "予備コードを作り直した", en: "recovery codes made anew")
    }
  }

  /// How often it was, and that the cause is the last one's.
  static func times(_ count: Int) -> Words {
    Words(ja: "（1時間で\(count)回、最後の理由）", en: "(\(count) times within an hour, the last cause)")
  }

  /// Who did it, where that is nobody's account.
  static let actors: [String: Words] = [
    "operator": Words(ja: "運用の担当者（コマンド）", en: "operator (command)"),
    "unknown": Words(ja: "不明", en: "unknown"),
  ]

  /// What belongs to it, by the service's word for it.
  static let details: [String: Words] = [
    "second-factor": Words(ja: "認証アプリも登録し直し", en: "authenticator app anew as well"),
    "recovery-code": Words(ja: "予備コードで", en: "by a recovery code"),
    "password": Words(ja: "パスワードが違う", en: "wrong password"),
    "code": Words(ja: "確認コードが違う", en: "wrong code"),
    "disabled": Words(ja: "停止中", en: "disabled"),
    "not-ready": Words(ja: "設定が済んでいない", en: "not set up"),
  ]
}
