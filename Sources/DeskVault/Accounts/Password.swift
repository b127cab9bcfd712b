import Foundation

/// A password as it is hashed: NFKC, so that it is the same from every keyboard.
///
/// Its rules are those of NIST SP 800-63B-4 for one of two factors: a length, a list of what is too common,
/// no classes of characters, no change without a reason.
public struct Password: Sendable {
  /// The fewest characters (Unicode scalars).
  public static let fewest = 12
  /// The most bytes, as they were typed.
  public static let mostBytes = 1_024

  let text: String

  /// A password as it was typed; nil for one that is too long to be looked at.
  public init?(typed: String) {
    guard typed.utf8.count <= Self.mostBytes else { return nil }
    text = typed.compatible
  }

  /// What is wrong with a new password.
  public enum Fault: Error, Sendable, Hashable {
    case tooShort
    /// Made of what everybody tries first.
    case common
    /// It holds the account's own name, or this service's.
    case ownName
  }

  /// What is wrong with it as an account's new password; nil where nothing is.
  public func fault(email: String) -> Fault? {
    if text.unicodeScalars.count < Self.fewest { return .tooShort }
    let forms = PasswordForms(text)
    if forms.holdsName(email: email) { return .ownName }
    return forms.areCommon ? .common : nil
  }
}

extension String {
  /// NFKC. Foundation leaves the voicing mark of half-width kana (ｶﾞ) apart; the second mapping joins it.
  var compatible: String { precomposedStringWithCompatibilityMapping.precomposedStringWithCanonicalMapping }
}
