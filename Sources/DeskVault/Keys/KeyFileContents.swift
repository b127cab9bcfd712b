import Foundation

/// What the key file holds, as JSON; with private parts (`keys`) or without (`keys export --role intake`).
struct KeyFileContents: Codable {
  struct Desk: Codable {
    let desk: String
    let id: String
    /// The 32-byte seed of the private key; absent in an export for intake.
    var seed: Data?
    let publicKey: Data
  }

  let format: String
  /// Newest last; a case is sealed to the newest key of its desk.
  var desks: [Desk]
  /// Under which answers are kept for repeats, and resume codes hashed: not private to the desks.
  let intakeSecret: Data
  /// Signs the global chain; absent in an export for intake.
  var chainSeed: Data?
  /// Makes search tokens; absent in an export for intake.
  var searchSecret: Data?
  /// Under which accounts of the staff are kept; absent in an export for intake, and in files of before there
  /// were any.
  var accountSecret: Data?

  static let format = "madoguchi-keys-1"
}

extension KeyFileContents {
  /// Those of the desks that it has no key for.
  func missing(_ desks: [String]) -> [String] {
    let known = Set(self.desks.map(\.desk))
    return desks.filter { !known.contains($0) }
  }

  /// Whether it holds private keys and no secret of accounts: an export for intake must not get one.
  var lacksAccountSecret: Bool { chainSeed != nil && accountSecret == nil }

  /// Whether something is missing for these desks.
  func lacks(_ desks: [String]) -> Bool { lacksAccountSecret || !missing(desks).isEmpty }
}
