import DeskCore

/// What of a list's address could not be taken, in words.
enum QueueFaultWords {
  static let title = Words(ja: "一部の条件を使えませんでした", en: "Part of the filters could not be used")
  private static let unreadable = Words(
    ja: "アドレスの「?」の後を読み取れません。条件なしで表示しています。",
    en: "What stands after “?” in the address cannot be read. The list is not filtered.")
  private static let place = Words(
    ja: "続きの場所を読み取れません。最初のページを表示しています。",
    en: "The place to go on from cannot be read. This is the first page.")
  private static let noSearch = Words(
    ja: "たいへん混み合っているため、検索を止めています。言葉では絞り込まずに表示しています。案件番号なら、いまも探せます。",
    en:
      "Searching is switched off under heavy load, so the list is not filtered by words. References can still be looked up."
  )

  /// What is wrong, and what the list does instead.
  static func message(_ fault: QueueFault) -> Words {
    switch fault {
    case .unreadable: unreadable
    case .place: place
    case .noSearch: noSearch
    case .longText:
      Words(
        ja: "探す言葉は\(QueueFilter.mostText)文字までにしてください。言葉では絞り込まずに表示しています。",
        en: "Search for at most \(QueueFilter.mostText) characters. The list is not filtered by words.")
    case .unknown(let name): ignored("「\(short(name))」という条件はありません。", "There is no filter “\(short(name))”.")
    case .twice(let name): ignored("条件「\(name)」が2回あります。", "The filter “\(name)” stands there twice.")
    case .control(let name):
      ignored("条件「\(name)」を読み取れません。", "The filter “\(name)” cannot be read.")
    case .desk(let id): ignored("窓口「\(short(id))」はありません。", "There is no desk “\(short(id))”.")
    case .state(let text): ignored("状態「\(short(text))」はありません。", "There is no state “\(short(text))”.")
    case .assignee(let text):
      ignored("担当「\(short(text))」を読み取れません。", "The assignee “\(short(text))” cannot be read.")
    case .order(let text):
      ignored("並べ方「\(short(text))」はありません。", "There is no order “\(short(text))”.")
    }
  }

  private static func ignored(_ ja: String, _ en: String) -> Words {
    Words(ja: ja + "この条件は使わずに表示しています。", en: en + " The list is shown without it.")
  }

  private static func short(_ text: String) -> String {
    text.unicodeScalars.count > 40 ? String(text.unicodeScalars.prefix(40)) + "…" : text
  }
}
