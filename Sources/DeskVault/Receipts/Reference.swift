/// How people and mail name a case: `C26-7K3F-9QX`. It opens nothing and does not tell how many cases there are.
public struct Reference: Sendable, Hashable {
  /// `C26-7K3F-9QX`
  public let text: String

  /// A new reference for a case of a year: 35 random bits, to be refused by the store if it is taken.
  public init(year: Int) {
    var generator = SystemRandomNumberGenerator()
    let values = (0..<7).map { _ in UInt8.random(in: 0..<32, using: &generator) }
    let letters = CrockfordCode.text(values, groupsOf: 4)
    let short = year % 100
    text = "C\(short < 10 ? "0" : "")\(short)-\(letters)"
  }

  /// The reference that somebody typed, in any case, with or without hyphens.
  public init?(typed text: String) {
    guard text.utf8.count <= 64, let first = text.unicodeScalars.first(where: { $0 != " " }),
      ["C", "c", "Ｃ", "ｃ"].contains(first), let values = CrockfordCode.values(typed: text),
      values.count == 10,
      values[1] < 10, values[2] < 10
    else { return nil }
    self.text = "C\(values[1])\(values[2])-\(CrockfordCode.text(Array(values[3...]), groupsOf: 4))"
  }
}
