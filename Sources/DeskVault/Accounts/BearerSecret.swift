import Crypto
import Foundation

/// What opens a session or a one-time link: 256 random bits, kept by us only as a hash.
public struct BearerSecret: Sendable {
  /// What it opens: a secret of one kind is none of another.
  public enum Use: String, Sendable {
    case session
    case link
  }

  /// 52 symbols.
  public let text: String

  /// A new secret.
  public init() {
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    text = CrockfordCode.text(CrockfordCode.encode(bytes), groupsOf: 64).lowercased()
  }

  /// What is stored in a secret's place: a plain hash is enough for 256 random bits (ASVS 6.5.2).
  public static func lookup(_ text: String, as use: Use) -> String {
    SHA256.hash(data: Data("madoguchi \(use.rawValue)/1".utf8) + Data(text.utf8)).hex
  }
}
