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
  /// - Parameters:
  ///   - needsPrivateKeys: false for a role that holds public keys alone.
  ///   - mayBegin: false where there must be a desk already: a nightly job in the wrong folder must learn of it.
  /// - Throws: `Failure` with one line.
  static func open(
    _ settings: Settings, needsPrivateKeys: Bool = true, use: PostgresDatabase.Use = .beside,
    mayBegin: Bool = true
  ) async throws -> House {
    let pack = try settings.loadPack()
    let keyFile = KeyFile(path: settings.keyFile)
    if !mayBegin, case .sqlite(let path) = settings.database, !FileManager.default.fileExists(atPath: path) {
      throw missing(settings)
    }
    if mayBegin { try makeHome(settings) }
    let database = try connect(settings, use)
    if !mayBegin, !keyFile.exists, case .postgres = settings.database { throw missing(settings) }
    let used: [String]
    do throws(DatabaseError) {
      try await Schema.migrate(database)
      used = try await DatabaseFacts.newestKeys(database)
    } catch {
      throw Failure(status: .machine, line: "MADOGUCHI_DATABASE: \(error.words)")
    }
    do {
      let desks = pack.desks.filter { $0.email != nil }.map(\.id) + [IntakeKeys.mailer]
      if needsPrivateKeys, keyFile.exists { _ = try keyFile.keyring() }
      if !needsPrivateKeys, !keyFile.exists {
        throw VaultError.keyFile(
          "\(keyFile.path) is not there; make it where the keys are: madoguchi keys export --role intake FILE"
        )
      }
      try refuseOtherKeys(keyFile, used)
      if needsPrivateKeys {
        try keyFile.makeIfMissing(desks: desks)
        try keyFile.complete(desks: desks)
      }
    } catch let VaultError.keyFile(words) {
      throw Failure(status: .input, line: "MADOGUCHI_KEY_FILE: \(words)")
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

  /// Keys must never be made anew beside cases that are sealed to others: a key file that was not mounted would be
  /// replaced in silence, and what is taken meanwhile lost when it comes back.
  private static func refuseOtherKeys(_ keyFile: KeyFile, _ used: [String]) throws {
    guard !used.isEmpty else { return }
    guard keyFile.exists else {
      throw VaultError.keyFile(
        "\(keyFile.path) is not there, and the database holds cases that are sealed to its keys; put it back")
    }
    guard !(try keyFile.keyIDs()).isDisjoint(with: used) else {
      throw VaultError.keyFile(
        "\(keyFile.path) holds none of the keys that the newest cases are sealed to; put the right file back")
    }
  }

  private static func missing(_ settings: Settings) -> Failure {
    Failure(
      status: .input,
      line:
        "MADOGUCHI_HOME is “\(settings.home.path)”, where no desk was started yet; right is the folder that the "
        + "server runs on, such as ./var")
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
    return StaffDesk(database: database, keyring: keyring, pack: pack, sealing: intakeKeys)
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
