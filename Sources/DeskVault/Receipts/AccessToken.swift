import Crypto
import Foundation

/// A secret by which a program calls the staff part of the API: 256 random bits, kept only as a hash.
public struct AccessToken: Sendable {
  /// `mdg_` and 52 symbols; shown once.
  public let secret: String

  /// A new token.
  public init() {
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    secret = "mdg_" + CrockfordCode.text(CrockfordCode.encode(bytes), groupsOf: 64).lowercased()
  }

  /// What is stored in a secret's place: a plain hash is enough for 256 random bits (ASVS 6.5.2).
  public static func lookup(_ secret: String) -> String {
    SHA256.hash(data: Data("madoguchi token/1".utf8) + Data(secret.utf8)).hex
  }
}
