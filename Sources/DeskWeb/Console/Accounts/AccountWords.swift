import DeskCore
import DeskService

/// The words that the pages about accounts share.
enum AccountWords {
  static let email = Words(ja: "メールアドレス", en: "Mail address")
  static let password = Words(ja: "パスワード", en: "Password")
  static let newPassword = Words(ja: "新しいパスワード", en: "New password")
  static let again = Words(ja: "新しいパスワード（もう一度）", en: "New password, once more")
  static let code = Words(ja: "確認コード", en: "Code")
  static let appHint = Words(ja: "認証アプリに出ている6桁の数字。", en: "The 6 digits in your authenticator app.")
  static let passwordHint = Words(
    ja: "12文字以上。文字の種類に決まりはありません。いくつかの言葉をつなげた長いものや、パスワード管理ソフトで作ったものが安全です。",
    en:
      "At least 12 characters of any kind. Several words in a row, or what a password manager makes, are safest."
  )
  static let differ = Words(ja: "二つのパスワードが同じではありません。", en: "The two passwords are not the same.")
  static let change = Words(ja: "変更する", en: "Change")

  private static let common = Words(
    ja: "よく使われる言葉でできているため、すぐに当てられます。別のパスワードにしてください。",
    en: "It is made of what everybody tries first. Choose another password.")
  private static let ownName = Words(
    ja: "メールアドレスやこの窓口の名前を含まないパスワードにしてください。",
    en: "Choose a password that holds neither your mail address nor the name of this service.")
  private static let wrongCode = Words(
    ja: "確認コードが違います。アプリに出ている数字を確かめてください。一度使った数字は使えないので、次を待ってください。端末の時計がずれていると合いません。",
    en:
      "The code is wrong. Check the digits in the app; digits that were used do not count again. If the clock of your device is wrong, they will not match."
  )
  private static let noFactor = Words(
    ja: "認証アプリの登録を確かめられませんでした。下のQRコードをアプリで読み取り直し、出た数字を入れてください。前に読み取ったものは、アプリから消してください。",
    en:
      "We could not tell which code you scanned. Scan the QR code below with the app again and enter its digits. Remove the entry that you made before."
  )

  /// What is wrong, at its field.
  static func problem(_ fault: EnrolFault, _ context: ConsoleContext) -> FieldProblem {
    let (field, words): (String, Words) =
      switch fault {
      case .tooShort(let least):
        ("password", Words(ja: "\(least)文字以上にしてください。", en: "Use at least \(least) characters."))
      case .tooLong(let most):
        (
          "password",
          Words(ja: "長すぎます。\(most)バイトまでです。", en: "It is too long: at most \(most) bytes are taken.")
        )
      case .common: ("password", common)
      case .ownName: ("password", ownName)
      case .wrongCode: ("code", wrongCode)
      case .noFactor: ("code", noFactor)
      case .wrong: ("old", PasswordWords.wrong)
      case .slowed(let seconds): ("code", SignInWords.slowed(seconds))
      case .busy: ("code", SignInWords.busy)
      }
    return FieldProblem(field: ConsoleFields.id(field), message: context(words))
  }
}
