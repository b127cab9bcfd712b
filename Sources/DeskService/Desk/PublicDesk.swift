import DeskCore
import DeskStore
import DeskVault

/// What the public side may do: take in, and open what a receipt or a resume code opens. It holds no private key.
public struct PublicDesk: Sendable {
  /// Where everything is stored.
  public let database: any Database
  private let held: HeldIntakeKeys
  /// Desks, questions, rules.
  public let pack: DeskPack
  let clock: DeskClock

  /// Public keys, and the server's secret for repeats.
  public var keys: IntakeKeys { held.current }

  /// Now, as RFC 3339 in UTC.
  public var now: String { clock.now }

  /// The public side's desk.
  public init(database: any Database, keys: HeldIntakeKeys, pack: DeskPack, clock: DeskClock = DeskClock()) {
    self.database = database
    held = keys
    self.pack = pack
    self.clock = clock
  }
}
