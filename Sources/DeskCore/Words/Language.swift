/// A language in which Madoguchi speaks to people.
///
/// The raw value is what stands in a URL (`/ja/…`) and in a pack (`ja:`). `easy` is やさしい日本語,
/// Japanese in short sentences with readings, which first-aid texts alone are written in.
public enum Language: String, Sendable, Hashable, CaseIterable {
  case ja
  case en
  case easy = "ja-easy"

  /// The languages that every page is written in.
  public static let pages: [Language] = [.ja, .en]

  /// The value for HTML's `lang` attribute.
  public var htmlCode: String { self == .en ? "en" : "ja" }
}
