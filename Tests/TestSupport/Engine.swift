import DeskStore
import Foundation

/// A database of one engine for one test.
public struct Engine: Sendable {
  /// The database: SQLite's is empty, PostgreSQL's is shared with other tests.
  public let database: any DeskStore.Database

  /// A database in which a test makes tables of its own.
  public init(_ engine: DatabaseEngine) throws {
    switch engine {
    case .sqlite: database = try SQLiteDatabase(path: TestFolder.make() + "/desk.sqlite")
    case .postgres: database = try PostgresDatabase(url: PostgresCluster.shared.url)
    }
  }

  /// An empty database that no other test uses; SQLite's lies in a folder.
  public static func empty(_ engine: DatabaseEngine, in folder: String) async throws -> any DeskStore.Database
  {
    switch engine {
    case .sqlite: try SQLiteDatabase(path: folder + "/desk.sqlite")
    case .postgres: try await PostgresCluster.shared.emptyDatabase()
    }
  }

  /// A table that no other test uses.
  public func table(_ columns: String) async throws -> String {
    let name = "t_\(UUID().uuidString.replacing("-", with: "").lowercased())"
    let bytes = database.engine == .sqlite ? "BLOB" : "BYTEA"
    let words = columns.replacing("BYTES", with: bytes)
    try await database.write { (db: any SQLTransaction) throws(DatabaseError) in
      try db.run("CREATE TABLE \(name) (\(words))", [])
    }
    return name
  }
}
