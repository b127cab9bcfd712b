import DeskStore
import DeskVault

/// Whether the storage takes writes.
public struct StorageProbe: Sendable {
  private let database: any Database
  private let keys: HeldIntakeKeys?
  private let clock: DeskClock

  /// A probe of a database.
  ///
  /// - Parameter keys: the keys that intake seals to: where one is retired, nothing can be taken in.
  public init(database: any Database, keys: HeldIntakeKeys? = nil, clock: DeskClock = DeskClock()) {
    self.database = database
    self.keys = keys
    self.clock = clock
  }

  /// Makes a write and waits until it is synced.
  public func isWritable() async -> Bool {
    guard database.isWritable, keys?.isFileReadable ?? true else { return false }
    let at = clock.now
    let ids = keys.map { $0.current.desks.values.map(\.id) } ?? []
    do throws(DatabaseError) {
      let retired = try await database.write { (db: any SQLTransaction) throws(DatabaseError) in
        try db.run(
          """
          INSERT INTO probes (name, at) VALUES ('ready', $1) \
          ON CONFLICT (name) DO UPDATE SET at = excluded.at
          """, [.text(at)])
        return try RetiredKeys(db).find(ids)
      }
      return retired.isEmpty
    } catch {
      return false
    }
  }
}
