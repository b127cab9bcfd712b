import DeskCore
import DeskStore

/// The vendor list as a server shows it: from memory, with a look every second at most whether there is a newer one.
///
/// Other servers and the command bring in lists too; the look is one number by the table's key.
public final class HeldVendors: Sendable {
  /// What the public sees.
  public struct Shown: Sendable {
    /// The list that counts.
    public let list: VendorList
    /// The newest versions, newest first.
    public let history: [VendorLists.Version]
  }

  private let held: HeldCopy<Shown>
  private static let historyLength = 50

  /// The list of a database.
  public init(_ lists: VendorLists, lookingEvery interval: Duration = .seconds(1)) {
    held = HeldCopy(lookingEvery: interval) { before throws(DeskError) in
      let newest = try await lists.database.reading { (db: any SQLTransaction) throws(DatabaseError) in
        try ListStore(db).newest(VendorLists.name)
      }
      if let before, before.list.version == newest { return before }
      return Shown(
        list: try await lists.current(), history: try await lists.history(limit: Self.historyLength))
    }
  }

  /// The list now. Where the storage cannot be read, the one that was read last.
  ///
  /// - Throws: `unavailable` where none was read yet: the pack's invented entries must not stand in for the real ones.
  public func shown() async throws(DeskError) -> Shown { try await held.value() }
}

extension PublicDesk {
  /// The vendor list of this desk, for one server's pages.
  public func heldVendors() -> HeldVendors {
    HeldVendors(VendorLists(database: database, pack: pack, clock: clock))
  }

  /// How many seconds are left of today in the desk's zone.
  public var secondsLeftToday: Int {
    let seconds = clock.milliseconds() / 1000 + pack.rulebook.rules.zoneOffset
    return 86_400 - ((seconds % 86_400) + 86_400) % 86_400
  }
}
