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

  static let format = "madoguchi-keys-1"
}
