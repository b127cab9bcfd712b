/// Words that name a day.
enum DateVocabulary {
  typealias Entry = (text: [UInt32], days: Int)

  /// How many days ago, by the first letter.
  static let days = Dictionary(
    grouping: entries([
      ("一昨日", 2), ("おととい", 2), ("昨日", 1), ("きのう", 1), ("昨夜", 1), ("昨晩", 1), ("今日", 0), ("本日", 0), ("きょう", 0),
      ("今朝", 0), ("けさ", 0), ("yesterday", 1), ("last night", 1), ("today", 0), ("this morning", 0),
    ]), by: { $0.text[0] })

  /// How many days each of them is.
  static let ago = entries([
    ("日前", 1), ("日ほど前", 1), ("週間前", 7), ("週間ほど前", 7), (" days ago", 1), (" weeks ago", 7), (" week ago", 7),
    (" day ago", 1),
  ])

  static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ].map(values)

  static let ordinals = ["st", "nd", "rd", "th"].map(values)

  private static func entries(_ words: [(String, Int)]) -> [Entry] { words.map { (values($0.0), $0.1) } }

  private static func values(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
}
