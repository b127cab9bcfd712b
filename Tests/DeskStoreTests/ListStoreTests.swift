import DeskStore
import TestSupport
import Testing

/// Versions of lists, on both engines.
@Suite(.serialized) struct ListStoreTests {
  private func head(_ version: Int, at: String = "2026-11-24T10:00:00Z") -> ListStore.Head {
    ListStore.Head(version: version, asOf: "2026-11-24", madeAt: at, actor: "operator", note: "業者①")
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `versions are added, found, listed and removed, each name for itself`(
    _ engine: DatabaseEngine
  ) async throws {
    let database = try await Engine.empty(engine, in: TestFolder.make())
    try await Schema.migrate(database)
    let body = "{\"count\":312,\"vendors\":[\"髙\"]}"
    let (one, two, other) = (head(1), head(2), head(1, at: "2026-11-23T10:00:00Z"))

    try await database.write { (db: any SQLTransaction) throws(DatabaseError) in
      let store = ListStore(db)
      try store.add("vendors", one, body: "{\"count\":1}")
      try store.add("vendors", two, body: body)
      try store.add("vendors.draft", other, body: body)
    }
    let found = try await database.read { (db: any SQLTransaction) throws(DatabaseError) in
      let store = ListStore(db)
      return (
        try store.newest("vendors"), try store.newest("nothing"), try store.find("vendors", 2),
        try store.history("vendors", limit: 5), try store.find("vendors", 3)?.body
      )
    }
    #expect(found.0 == 2 && found.1 == 0)
    #expect(found.2?.body == body && found.2?.head.note == "業者①")
    #expect(
      found.3.map(\.version) == [2, 1] && found.3.first?.beginning.hasPrefix("{\"count\":312,") == true)
    #expect(found.4 == nil)

    let removed = try await database.write { (db: any SQLTransaction) throws(DatabaseError) in
      let store = ListStore(db)
      try store.remove("vendors.draft", before: "2026-11-24T00:00:00Z")
      return (
        try store.newest("vendors.draft"), try store.remove("vendors", 1), try store.remove("vendors", 1)
      )
    }
    #expect(removed == (0, true, false))
    await #expect(throws: DatabaseError.duplicate) {
      try await database.write { (db: any SQLTransaction) throws(DatabaseError) in
        try ListStore(db).add("vendors", two, body: "")
      }
    }
  }

  @Test func `a backup holds the lists`() async throws {
    let folder = try TestFolder.make()
    let database = try await Engine.empty(.sqlite, in: folder)
    try await Schema.migrate(database)
    let one = head(1)
    try await database.write { (db: any SQLTransaction) throws(DatabaseError) in
      try ListStore(db).add("vendors", one, body: "{}")
    }

    let report = try await Backup.write(database, to: folder + "/backup", at: "2026-11-24T10:00:00Z")

    #expect(report.rows["lists"] == 1)
    #expect(try Backup.check(folder + "/backup").rows["lists"] == 1)
  }
}
