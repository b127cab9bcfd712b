import DeskStore
import TestSupport
import Testing

/// How a database is brought to this version.
@Suite(.serialized) struct SchemaTests {
  private func count(_ table: String, _ database: any Database) async throws -> Int64 {
    try await database.read { db throws(DatabaseError) in
      try db.rows("SELECT COUNT(*) AS n FROM \(table)", [])[0].integer("n")
    }
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a new database is filled once, and a second run changes nothing`(_ engine: DatabaseEngine)
    async throws
  {
    let database = try await Engine.empty(engine, in: TestFolder.make())

    let first = try await Schema.migrate(database)
    try await database.write { db throws(DatabaseError) in
      try TokenStore(db).add(name: "feed", lookup: "l", roles: "admin", at: "2026-11-24T10:00:00Z")
    }
    let second = try await Schema.migrate(database)

    #expect(first == Array(1...Schema.newest))
    #expect(second == [])
    #expect(try await count("tokens", database) == 1)
    #expect(try await count("schema_steps", database) == Int64(Schema.newest))
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `servers that start at one instant fill it once`(_ engine: DatabaseEngine) async throws {
    let database = try await Engine.empty(engine, in: TestFolder.make())

    let runs = try await withThrowingTaskGroup(of: [Int].self) { group in
      for _ in 0..<4 { group.addTask { try await Schema.migrate(database) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }

    #expect(runs.filter { !$0.isEmpty } == [Array(1...Schema.newest)])
    #expect(try await count("cases", database) == 0)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a database that a newer version has written is refused in words, and left as it is`(
    _ engine: DatabaseEngine
  ) async throws {
    let database = try await Engine.empty(engine, in: TestFolder.make())
    try await Schema.migrate(database)
    try await database.write { db throws(DatabaseError) in
      try db.run("INSERT INTO schema_steps (number) VALUES (999)", [])
    }

    do throws(DatabaseError) {
      try await Schema.migrate(database)
      Issue.record("step 999 was taken")
    } catch {
      guard case .refused(let words) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(words.contains("999") && words.contains("\(Schema.newest)") && words.contains("newer version"))
    }
    #expect(try await count("schema_steps", database) == Int64(Schema.newest) + 1)
  }
}
