import DeskStore

/// Whether the storage takes writes.
public struct StorageProbe: Sendable {
  private let database: any Database
  private let clock: DeskClock

  /// A probe of a database.
  public init(database: any Database, clock: DeskClock = DeskClock()) {
    self.database = database
    self.clock = clock
  }

  /// Makes a write and waits until it is synced.
  public func isWritable() async -> Bool {
    guard database.isWritable else { return false }
    let at = clock.now
    do throws(DatabaseError) {
      try await database.write { (db: any SQLTransaction) throws(DatabaseError) in
        try db.run(
          """
          INSERT INTO probes (name, at) VALUES ('ready', $1) \
          ON CONFLICT (name) DO UPDATE SET at = excluded.at
          """, [.text(at)])
      }
      return true
    } catch {
      return false
    }
  }
}
