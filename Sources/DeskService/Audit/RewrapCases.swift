import DeskCore
import DeskStore
import DeskVault
import Foundation

extension StaffDesk {
  /// Wraps every case to the newest key of its desk; what is sealed stays as it is.
  ///
  /// - Returns: how many cases were wrapped anew.
  public func rewrapCases(to keys: IntakeKeys) async throws(DeskError) -> Int {
    var after = ""
    var count = 0
    while true {
      let from = after
      let rows = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
        try CaseStore(db).page(after: from, limit: 100)
      }
      guard let last = rows.last else { return count }
      var wraps: [(id: String, from: String, key: String, wrap: Data)] = []
      for row in rows {
        guard let newest = keys.desks[row.desk], newest.id != row.deskKey, let key = try key(of: row) else {
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
