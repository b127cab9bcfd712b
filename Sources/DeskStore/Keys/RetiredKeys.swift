/// Keys that nothing may be sealed to any more: a host that takes intake may hold an old export.
public struct RetiredKeys {
  private let db: any SQLTransaction

  /// The retired keys, within a transaction.
  public init(_ db: any SQLTransaction) {
    self.db = db
  }

  /// Retires keys; who seals meanwhile is waited for.
  public func add(_ ids: Set<String>, at: String) throws(DatabaseError) {
    try db.hold(.keys)
    for id in ids.sorted() {
      try db.run(
        "INSERT INTO retired_keys (id, at) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING",
        [.text(id), .text(at)])
    }
  }

  /// All retired keys, and since when.
  func all() throws(DatabaseError) -> [(id: String, at: String)] {
    var found: [(String, String)] = []
    for row in try db.rows("SELECT id, at FROM retired_keys", []) {
      found.append((try row.text("id"), try row.text("at")))
    }
    return found
  }

  /// Which of these keys are retired.
  public func find(_ ids: some Sequence<String>) throws(DatabaseError) -> Set<String> {
    var found: Set<String> = []
    for id in ids where try !db.rows("SELECT id FROM retired_keys WHERE id = $1", [.text(id)]).isEmpty {
      found.insert(id)
    }
    return found
  }

  /// Refuses to seal to a retired key, and keeps it from being retired until the transaction ends.
  ///
  /// - Throws: `DatabaseError.unavailable` for a retired key.
  public func refuse(_ id: String) throws(DatabaseError) {
    try db.hold(.keys, isShared: true)
    guard try find([id]).isEmpty else {
      throw .unavailable("the key \(id) was retired: put a new `keys export --role intake` in its place")
    }
  }
}
