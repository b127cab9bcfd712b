import Foundation

/// A reference that somebody typed into the search box.
enum TypedReference {
  /// The reference as the desk writes it: `C26-7K3F-9QX` of `ｃ２６ 7k3f9qx`; nil where a text is none.
  ///
  /// The vault's own reader stays behind the service; whether there is such a case is asked there.
  static func printed(_ text: String) -> String? {
    guard text.utf8.count <= 64 else { return nil }
    let folded = text.precomposedStringWithCompatibilityMapping.uppercased()
      .filter { !$0.isWhitespace && !"-‐‑‒–—―−ー".contains($0) }
      .map { $0 == "O" ? "0" : $0 == "I" || $0 == "L" ? "1" : $0 }
    let symbols = String(folded)
    guard symbols.wholeMatch(of: #/C[0-9]{2}[0-9A-HJKMNP-TV-Z]{7}/#) != nil else { return nil }
    return "\(symbols.prefix(3))-\(symbols.dropFirst(3).prefix(4))-\(symbols.suffix(3))"
  }
}
