/// The police of one prefecture.
public struct PoliceHeadquarters: Sendable {
  /// The prefecture's JIS X 0401 code: `13`.
  public let code: String
  /// The prefecture's name: 「東京都」.
  public let prefecture: Words
  /// The name of its police: 「警視庁」.
  public let name: Words
  /// The id of the part of the country that it lies in.
  public let area: String
  /// Its page about reports and advice; nil where none was seen in a source.
  public let url: String?
  /// Its number for that; nil where none was seen in a source.
  public let phone: String?
  /// Keys of the pack's sources.
  public let sources: [String]
  /// As of when the contact was seen; nil where there is none.
  public let asOf: CalendarDate?

  /// The police of one prefecture.
  public init(
    code: String, prefecture: Words, name: Words, area: String, url: String? = nil, phone: String? = nil,
    sources: [String] = [], asOf: CalendarDate? = nil
  ) {
    self.code = code
    self.prefecture = prefecture
    self.name = name
    self.area = area
    self.url = url
    self.phone = phone
    self.sources = sources
    self.asOf = asOf
  }

  /// Whether any contact of its own is known.
  public var hasContact: Bool { url != nil || phone != nil }
}
