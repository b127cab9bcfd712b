/// Why a value cannot be taken.
public enum FormFault: Error, Sendable, Hashable {
  case notText, notWholeNumber, notFlag, notTexts
  /// The value is none of the options.
  case option(String)
  case tooLong(most: Int, count: Int)
  case tooLarge(most: Int)
  case date, url, email

  /// What is wrong, and what would be right.
  public func words(_ item: FormItem) -> Words {
    switch self {
    case .notText: ObjectWords.text
    case .notFlag: ObjectWords.flag
    case .notTexts: ObjectWords.texts
    case .notWholeNumber: Self.wholeNumber
    case .option(let value): Self.options(value, item.options.map(\.id).joined(separator: ", "))
    case .tooLong(let most, let count): Self.characters(most, count)
    case .tooLarge(let most):
      Words(ja: "\(most)までの数にしてください。", en: "This may be at most \(most).")
    case .date: Self.readable
    case .url: Self.address
    case .email: IntakeWords.email
    }
  }

  private static let wholeNumber = Words(
    ja: "0以上の整数にしてください。", en: "This must be a whole number, 0 or more.")
  private static let readable = Words(
    ja: "日付を読み取れませんでした。2026-11-22、2026/11/22 18:30、令和8年11月22日 のように書いてください。",
    en: "We could not read this date. Write 2026-11-22, 22 Nov 2026 or 2026-11-22 18:30, with the year.")
  private static let address = Words(
    ja: "ウェブのアドレスは https://www.example.org/login のような形で、空白を入れずに書いてください。",
    en: "A web address looks like https://www.example.org/login, without blanks.")

  private static func options(_ value: String, _ list: String) -> Words {
    let shown = String(value.prefix(100))
    return Words(ja: "「\(shown)」は選択肢にありません。使える値: \(list)", en: "“\(shown)” is no option. Options: \(list)")
  }

  private static func characters(_ most: Int, _ count: Int) -> Words {
    Words(
      ja: "\(most)文字までにしてください。いまは\(count)文字です。",
      en: "This may have at most \(most) characters; it has \(count).")
  }
}
