import DeskStore
import Foundation
import TestSupport
import Testing

/// What both engines must do alike.
@Suite struct DatabaseTests {
  @Test(arguments: DatabaseEngine.allCases)
  func `values come back as they went in`(_ kind: DatabaseEngine) async throws {
    let engine = try Engine(kind)
    let table = try await engine.table("id TEXT PRIMARY KEY, n BIGINT, b BYTES, t TEXT")
    let text = "髙﨑 ① ｱ 😀 '\"\\ \u{301} <script> \u{202E}"
    let bytes = Data((0...255).map { UInt8($0) } + [0, 0])
    try await engine.database.write { db throws(DatabaseError) in
      try db.run(
        "INSERT INTO \(table) (id, n, b, t) VALUES ($1, $2, $3, $4)",
        ["a", 9_007_199_254_740_993, .bytes(bytes), .text(text)])
      try db.run(
        "INSERT INTO \(table) (id, n, b, t) VALUES ($1, $2, $3, $4)", ["b", nil, .bytes(Data()), nil])
    }
    let rows = try await engine.database.read { db throws(DatabaseError) in
      try db.rows("SELECT id, n, b, t FROM \(table) ORDER BY id", [])
    }
    #expect(rows.count == 2)
    #expect(try rows[0].integer("n") == 9_007_199_254_740_993)
    #expect(try rows[0].bytes("b") == bytes)
    #expect(try rows[0].text("t") == text)
    #expect(try rows[1].optionalText("t") == nil)
    #expect(throws: DatabaseError.self) { try rows[0].text("nowhere") }
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a body that fails changes nothing, and takes nothing else along`(_ kind: DatabaseEngine) async throws
  {
    let engine = try Engine(kind)
    let table = try await engine.table("id TEXT PRIMARY KEY")
    let outcomes = await withTaskGroup(of: Bool.self) { group in
      for index in 0..<200 {
        group.addTask {
          do throws(DatabaseError) {
            try await engine.database.write { db throws(DatabaseError) in
              try db.run("INSERT INTO \(table) (id) VALUES ($1)", [.text("row-\(index)")])
              if index % 3 == 0 {
                try db.run("INSERT INTO \(table) (id) VALUES ($1)", [.text("row-\(index)")])
              }
            }
            return true
          } catch {
            #expect(error == .duplicate)
            return false
          }
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    let count = try await engine.database.read { db throws(DatabaseError) in
      try db.rows("SELECT count(*) AS n FROM \(table)", [])[0].integer("n")
    }
    #expect(outcomes == 133)
    #expect(count == 133)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `what was acknowledged is there for every reader at once`(_ kind: DatabaseEngine) async throws {
    let engine = try Engine(kind)
    let table = try await engine.table("id TEXT PRIMARY KEY, n BIGINT")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<300 {
        group.addTask {
          try await engine.database.write { db throws(DatabaseError) in
            try db.run(
              "INSERT INTO \(table) (id, n) VALUES ($1, $2)", [.text("\(index)"), .integer(Int64(index))])
          }
          let found = try await engine.database.read { db throws(DatabaseError) in
            try db.rows("SELECT n FROM \(table) WHERE id = $1", [.text("\(index)")])
          }
          #expect(try found.first?.integer("n") == Int64(index))
        }
      }
      try await group.waitForAll()
    }
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `faults of statements are the program's, and the engine goes on`(_ kind: DatabaseEngine) async throws {
    let engine = try Engine(kind)
    let table = try await engine.table("id TEXT PRIMARY KEY NOT NULL")
    for sql in ["SELECT nonsense FROM nowhere", "INSERT INTO \(table) (nothing) VALUES (1)", "x"] {
      do {
        try await engine.database.write { db throws(DatabaseError) in try db.run(sql, []) }
        Issue.record("\(sql) was accepted")
      } catch {
        guard case .badStatement = error else {
          Issue.record("\(sql): \(error)")
          continue
        }
      }
    }
    try await engine.database.write { db throws(DatabaseError) in
      try db.run("INSERT INTO \(table) (id) VALUES ($1)", ["after"])
    }
    #expect(engine.database.isWritable)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a value may be used twice where it is first used in order`(_ kind: DatabaseEngine) async throws {
    let engine = try Engine(kind)
    let row = try await engine.database.read { db throws(DatabaseError) in
      try db.rows("SELECT CAST($1 AS TEXT) AS a, CAST($2 AS TEXT) AS b, CAST($1 AS TEXT) AS c", ["x", "y"])[0]
    }
    #expect(try [row.text("a"), row.text("b"), row.text("c")] == ["x", "y", "x"])
  }
}

/// What SQLite alone must do.
@Suite struct SQLiteTests {
  @Test func `every commit is synced, in WAL, and only the writer checkpoints`() async throws {
    let engine = try Engine(.sqlite)
    for (pragma, expected) in [
      ("synchronous", "2"), ("journal_mode", "wal"), ("secure_delete", "1"), ("trusted_schema", "0"),
      ("foreign_keys", "1"),
      ("mmap_size", "0"), ("wal_autocheckpoint", "1000"),
    ] {
      let row = try await engine.database.write { db throws(DatabaseError) in
        try db.rows("PRAGMA \(pragma)", [])[0]
      }
      #expect("\(row)".contains(expected), "\(pragma): \(row)")
    }
    let reader = try await engine.database.read { db throws(DatabaseError) in
      try db.rows("PRAGMA wal_autocheckpoint", [])[0].integer("wal_autocheckpoint")
    }
    #expect(reader == 0)
  }

  @Test func `a second server on one file is refused, in words, until the first ends`() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).sqlite")
      .path
    var first: SQLiteDatabase? = try SQLiteDatabase(path: path)
    #expect(first?.isWritable == true)
    do throws(DatabaseError) {
      _ = try SQLiteDatabase(path: path)
      Issue.record("a second server was let in")
    } catch {
      guard case .refused(let words) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(words.contains("another server"))
    }
    first = nil
    _ = try SQLiteDatabase(path: path)
  }

  @Test func `a file that is no database and a folder that is not there are said in words`() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).sqlite")
      .path
    try Data(
      "this is not a database, it is a text of more than a hundred bytes, as a page header would be. Really."
        .utf8
    )
    .write(to: URL(fileURLWithPath: path))
    #expect(throws: DatabaseError.self) { try SQLiteDatabase(path: path) }
    #expect(throws: DatabaseError.self) { try SQLiteDatabase(path: "/nonexistent/desk.sqlite") }
  }
}

/// What PostgreSQL alone must do.
@Suite struct PostgresTests {
  @Test func `settings that would lose acknowledged rows are refused`() {
    for setting in ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] {
      let cluster = PostgresCluster(settings: [setting])
      do throws(DatabaseError) {
        _ = try PostgresDatabase(url: cluster.url, connections: 1)
        Issue.record("\(setting) was accepted")
      } catch {
        guard case .refused(let words) = error else {
          Issue.record("\(error)")
          return
        }
        #expect(words.contains(setting.split(separator: "=")[0]))
      }
    }
  }

  @Test func `a connection that the server ended is made anew`() async throws {
    let database = try PostgresDatabase(url: PostgresCluster.shared.url, connections: 1)
    let own = try await database.read { db throws(DatabaseError) in
      try db.rows("SELECT pg_backend_pid() AS pid", [])[0].integer("pid")
    }
    let other = try PostgresDatabase(url: PostgresCluster.shared.url, connections: 1)
    try await other.write { db throws(DatabaseError) in
      _ = try db.rows("SELECT pg_terminate_backend(CAST($1 AS INTEGER)) AS done", [.integer(own)])
    }
    try await Task.sleep(for: .milliseconds(300))
    let now = try await database.read { db throws(DatabaseError) in
      try db.rows("SELECT pg_backend_pid() AS pid", [])[0].integer("pid")
    }
    #expect(now != own)
  }

  @Test func `a text with NUL is refused instead of cut`() async throws {
    let database = try PostgresDatabase(url: PostgresCluster.shared.url, connections: 1)
    await #expect(throws: DatabaseError.self) {
      try await database.read { db throws(DatabaseError) in
        try db.rows("SELECT $1::text AS t", [.text("a\u{0}b")])
      }
    }
  }

  @Test func `no server is said in words`() {
    #expect(throws: DatabaseError.self) {
      try PostgresDatabase(url: "host=/nonexistent user=x", connections: 1)
    }
  }
}
