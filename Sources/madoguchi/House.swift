import DeskCore
import DeskService
import DeskStore
import DeskVault
import Foundation

/// What a home holds, opened: the one place that wires storage, keys and pack.
struct House {
  let settings: Settings
  let pack: DeskPack
  let database: any DeskStore.Database
  let keyFile: KeyFile
  let intakeKeys: HeldIntakeKeys
  /// nil for a role that holds public keys alone.
  let keyring: HeldKeyring?

  /// Opens the storage and brings it to this version; makes home and keys on first start.
  ///
  /// - Parameter needsPrivateKeys: false for a role that holds public keys alone.
  /// - Throws: `Failure` with one line.
  static func open(
    _ settings: Settings, needsPrivateKeys: Bool = true, use: PostgresDatabase.Use = .beside
  ) async throws -> House {
    let pack = try settings.loadPack()
    try makeHome(settings)
    let keyFile = KeyFile(path: settings.keyFile)
    do {
      let desks = pack.desks.filter { $0.email != nil }.map(\.id) + [IntakeKeys.mailer]
      if needsPrivateKeys {
        try keyFile.makeIfMissing(desks: desks)
        try keyFile.complete(desks: desks)
      }
    } catch let VaultError.keyFile(words) {
      throw Failure(status: .input, line: "MADOGUCHI_KEY_FILE: \(words)")
    }
    let database = try connect(settings, use)
    do throws(DatabaseError) {
      try await Schema.migrate(database)
    } catch {
      throw Failure(status: .machine, line: "MADOGUCHI_DATABASE: \(error.words)")
    }
    if use == .server { try await destroyAgain(settings, database) }
    do {
      return House(
        settings: settings, pack: pack, database: database, keyFile: keyFile,
        intakeKeys: try HeldIntakeKeys(keyFile), keyring: needsPrivateKeys ? try HeldKeyring(keyFile) : nil)
    } catch let VaultError.keyFile(words) {
      throw Failure(status: .input, line: "MADOGUCHI_KEY_FILE: \(words)")
    }
  }

  /// A database that was put back by other means than `restore` must not bring destroyed cases back.
  private static func destroyAgain(
    _ settings: Settings, _ database: any DeskStore.Database
  ) async throws {
    let list = DestroyedList(keyFile: settings.keyFile)
    guard let ids = try? list.ids() else {
      throw Failure(
        status: .machine, line: "\(list.path) cannot be read: destroyed cases might come back; mend it first")
    }
    do throws(DeskError) { _ = try await DestroyedCase.reapply(ids, to: database) } catch {
      throw Failure(error)
    }
  }

  /// Connects to the database alone.
  static func connect(_ settings: Settings, _ use: PostgresDatabase.Use) throws -> any DeskStore.Database {
    do throws(DatabaseError) {
      switch settings.database {
      case .sqlite(let path): return try SQLiteDatabase(path: path)
      case .postgres(let url): return try PostgresDatabase(url: url, use: use)
      }
    } catch {
      throw Failure(status: .machine, line: "MADOGUCHI_DATABASE: \(error.words)")
    }
  }

  /// Makes the home, its owner's alone.
  static func makeHome(_ settings: Settings) throws {
    let path = settings.home.path
    do {
      try FileManager.default.createDirectory(
        at: settings.home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure(
        status: .machine,
        line: "MADOGUCHI_HOME is “\(path)”, which cannot be made; right is a folder that may be written, "
          + "such as ./var")
    }
    guard access(path, W_OK | X_OK) == 0, !isReadOnly(path) else {
      throw Failure(
        status: .machine,
        line: "MADOGUCHI_HOME is “\(path)”, which cannot be written; right is a folder that may be written, "
          + "such as ./var")
    }
  }

  private static func isReadOnly(_ path: String) -> Bool {
    var status = statvfs()
    return statvfs(path, &status) == 0 && status.f_flag & UInt(ST_RDONLY) != 0
  }

  /// The public side's desk: public keys alone.
  func publicDesk() -> PublicDesk {
    PublicDesk(database: database, keys: intakeKeys, pack: pack)
  }

  /// The staff side's desk, with the keyring.
  func staffDesk() throws -> StaffDesk {
    guard let keyring else {
      throw Failure(
        status: .input, line: "MADOGUCHI_KEY_FILE holds public keys alone: it serves --role intake")
    }
    return StaffDesk(database: database, keyring: keyring, pack: pack)
  }
}

extension DatabaseError {
  /// What happened, for the operator.
  var words: String {
    switch self {
    case .unavailable(let words), .notDurable(let words), .refused(let words), .badStatement(let words),
      .badRow(let words):
      words
    case .duplicate: "a row is there twice"
    }
  }
}
