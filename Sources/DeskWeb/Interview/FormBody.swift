import Foundation

/// The fields of a posted form (application/x-www-form-urlencoded), strictly read.
///
/// Hummingbird's decoder wants a fixed type; the names here are facts of a pack.
struct FormBody: Sendable {
  private let fields: [String: [String]]

  /// - Returns: nil where the text is not UTF-8 or a percent sign stands for nothing.
  init?(_ text: String) {
    var fields: [String: [String]] = [:]
    for pair in text.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(parts[0]), let value = parts.count == 2 ? Self.decoded(parts[1]) : ""
      else {
        return nil
      }
      fields[name, default: []].append(value)
    }
    self.fields = fields
  }

  init(fields: [String: [String]] = [:]) {
    self.fields = fields
  }

  private static func decoded(_ text: Substring) -> String? {
    text.replacing("+", with: " ").removingPercentEncoding
  }

  /// All values of a field.
  func all(_ name: String) -> [String] { fields[name] ?? [] }

  /// The one value of a field; nil where it is absent or doubled.
  func one(_ name: String) -> String? {
    guard let values = fields[name], values.count == 1 else { return nil }
    return values[0]
  }

  /// Whether a field that may stand once stands twice.
  func isDoubled(_ name: String) -> Bool { all(name).count > 1 }
}
