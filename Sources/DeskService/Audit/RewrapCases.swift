import DeskCore
import DeskStore
import DeskVault
import Foundation

extension StaffDesk {
  /// Says of every key but these that nothing may be sealed to it any more.
  public func retireKeys(_ ids: Set<String>) async throws(DeskError) {
    let at = clock.now
    try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
      try RetiredKeys(db).add(ids, at: at)
    }
  }

  /// The ids of all keys that a case, a guide's draft, or a mail that waits, is wrapped to.
  public func keysInUse() async throws(DeskError) -> Set<String> {
    try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try CaseStore(db).keysInUse().union(OutboxStore(db).keysInUse()).union(GuideStore(db).keysInUse())
    }
  }

  /// Wraps every case to the newest key of its desk; what is sealed stays as it is.
  ///
  /// - Returns: how many cases were wrapped anew, and the references of those that do not open.
  public func rewrapCases(to keys: IntakeKeys) async throws(DeskError) -> (count: Int, left: [String]) {
    _ = try await rewrapGuides(to: keys)
    var after = ""
    var count = 0
    var left: [String] = []
    while true {
      let from = after
      let rows = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
        try CaseStore(db).page(after: from, limit: 100)
      }
      guard let last = rows.last else { return (count, left) }
      var wraps: [(id: String, from: String, key: String, wrap: Data)] = []
      for row in rows {
        guard let newest = keys.desks[row.desk], newest.id != row.deskKey, row.deskWrap != nil else {
          continue
        }
        guard let key = try? key(of: row) else {
          left.append(row.reference)
          continue
        }
        do throws(VaultError) {
          wraps.append((row.id, row.deskKey, newest.id, try newest.wrap(key, caseID: row.id)))
        } catch {
          throw DeskError(error)
        }
      }
      let new = wraps
      try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
        for wrap in new {
          try CaseStore(db).setWrap(wrap.wrap, key: wrap.key, of: wrap.id, from: wrap.from)
        }
      }
      count += new.count
      after = last.id
    }
  }
}
