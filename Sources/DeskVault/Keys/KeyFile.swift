import Crypto
import Foundation

/// Reads, makes and exports the key file.
public struct KeyFile: Sendable {
  /// Where it lies.
  public let path: String

  /// The key file at a path.
  public init(path: String) {
    self.path = path
  }

  /// Whether the file is there.
  public var exists: Bool { FileManager.default.fileExists(atPath: path) }

  /// Lets nobody else change the file meanwhile: two rotations at one instant must not lose each other's
  /// keys.
  private func locked<Value>(_ body: () throws -> Value) throws -> Value {
    let handle = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard handle >= 0 else {
      throw VaultError.keyFile("\(path) cannot be written: \(String(cString: strerror(errno)))")
    }
    defer { close(handle) }
    while flock(handle, LOCK_EX) != 0 && errno == EINTR {}
    return try body()
  }

  /// Makes the file with a key for each desk, mode 0600; a file that is there is left alone.
  public func makeIfMissing(desks: [String]) throws {
    guard !exists else { return }
    try locked { try make(desks) }
  }

  private func make(_ desks: [String]) throws {
    guard !FileManager.default.fileExists(atPath: path) else { return }
    let contents = KeyFileContents(
      format: KeyFileContents.format, desks: try desks.map { try Self.generate($0) },
      intakeSecret: Self.secret(), chainSeed: Curve25519.Signing.PrivateKey().rawRepresentation,
      searchSecret: Self.secret())
    try write(contents, to: path)
  }

  private static func secret() -> Data {
    var random = SystemRandomNumberGenerator()
    return Data((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) })
  }

  /// A new key for each desk that is named; older ones stay for what they sealed.
  public func rotate(desks: [String]) throws {
    try locked {
      var contents = try read()
      for desk in desks { contents.desks.append(try Self.generate(desk)) }
      try write(contents, to: path)
    }
  }

  /// A key for each named desk that the file has none for: a pack may bring new desks.
  public func complete(desks: [String]) throws {
    guard !(try missing(desks)).isEmpty else { return }
    try locked {
      var contents = try read()
      for desk in try missing(desks) { contents.desks.append(try Self.generate(desk)) }
      try write(contents, to: path)
    }
  }

  private func missing(_ desks: [String]) throws -> [String] {
    let known = Set(try read().desks.map(\.desk))
    return desks.filter { !known.contains($0) }
  }

  /// The ids of keys that an earlier rotation replaced: of each desk all but the two newest.
  ///
  /// The last but one stays: a host that takes intake may hold an export of it.
  public func replacedKeyIDs() throws -> Set<String> {
    var byDesk: [String: [String]] = [:]
    for desk in try read().desks { byDesk[desk.desk, default: []].append(desk.id) }
    return Set(byDesk.values.flatMap { $0.dropLast(2) })
  }

  /// Takes keys out: what they alone open opens no more, in backups too.
  ///
  /// - Returns: how many were taken out.
  public func drop(_ ids: Set<String>) throws -> Int {
    try locked {
      var contents = try read()
      let kept = contents.desks.filter { !ids.contains($0.id) }
      let dropped = contents.desks.count - kept.count
      contents.desks = kept
      if dropped > 0 { try write(contents, to: path) }
      return dropped
    }
  }

  private static func generate(_ desk: String) throws -> KeyFileContents.Desk {
    let key = try XWingMLKEM768X25519.PrivateKey.generate()
    var random = SystemRandomNumberGenerator()
    let id = CrockfordCode.text((0..<8).map { _ in UInt8.random(in: 0..<32, using: &random) }, groupsOf: 8)
    return KeyFileContents.Desk(
      desk: desk, id: id, seed: key.seedRepresentation, publicKey: key.publicKey.rawRepresentation)
  }

  private func write(_ contents: KeyFileContents, to path: String) throws {
    let data = try Self.encoded(contents)
    // Made with its mode, written whole, synced, then moved into place: no instant with others' access.
    let temporary = "\(path).new-\(UUID().uuidString.prefix(8))"
    let handle = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard handle >= 0 else {
      throw VaultError.keyFile("\(path) cannot be written: \(String(cString: strerror(errno)))")
    }
    defer {
      close(handle)
      unlink(temporary)
    }
    let written = data.withUnsafeBytes { Glibc.write(handle, $0.baseAddress, $0.count) }
    guard written == data.count, fsync(handle) == 0, rename(temporary, path) == 0,
      Self.syncFolder(of: path)
    else {
      throw VaultError.keyFile("\(path) cannot be written: \(String(cString: strerror(errno)))")
    }
  }

  /// The file's name lies in its folder: without this a power cut could leave sealed cases and no key.
  private static func syncFolder(of path: String) -> Bool {
    let folder = open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY)
    guard folder >= 0 else { return false }
    defer { close(folder) }
    return fsync(folder) == 0
  }

  private func read() throws -> KeyFileContents {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw VaultError.keyFile("\(path) is not there")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw VaultError.keyFile("\(path) is open to others; right is: chmod 600 \(path)")
    }
    guard let data = FileManager.default.contents(atPath: path),
      let contents = try? JSONDecoder().decode(KeyFileContents.self, from: data),
      contents.format == KeyFileContents.format
    else { throw VaultError.keyFile("\(path) is not a key file of this program") }
    return contents
  }

  /// Why the file cannot be used as it lies there; nil where it can.
  public var fault: String? {
    do {
      _ = try read()
      return nil
    } catch VaultError.keyFile(let words) {
      return words
    } catch {
      return "\(path) cannot be read"
    }
  }

  /// When the file was last written; nil where it is not there.
  public var changedAt: Date? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.modificationDate] as? Date
  }

  /// What intake needs.
  public func intakeKeys() throws -> IntakeKeys {
    let contents = try read()
    var desks: [String: DeskPublicKey] = [:]
    for entry in contents.desks {
      let key = try XWingMLKEM768X25519.PublicKey(rawRepresentation: entry.publicKey)
      desks[entry.desk] = DeskPublicKey(desk: entry.desk, id: entry.id, key: key)
    }
    return IntakeKeys(desks: desks, secret: SymmetricKey(data: contents.intakeSecret))
  }

  /// The private keys.
  ///
  /// - Throws: `VaultError.keyFile` for a file that was exported for intake.
  public func keyring() throws -> Keyring {
    let contents = try read()
    guard let chain = contents.chainSeed else {
      throw VaultError.keyFile("\(path) holds public keys alone: it serves --role intake and nothing else")
    }
    let keys = try contents.desks.map { entry in
      guard let seed = entry.seed else {
        throw VaultError.keyFile("\(path) lacks the private key \(entry.id)")
      }
      return DeskPrivateKey(
        desk: entry.desk, id: entry.id,
        key: try XWingMLKEM768X25519.PrivateKey(seedRepresentation: seed, publicKey: nil))
    }
    // Derived, not kept: every host with a copy of the file has the same, and older files need no change.
    let accounts = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: chain), info: Data("madoguchi accounts/1".utf8),
      outputByteCount: 32)
    return Keyring(
      keys: keys, chain: try Curve25519.Signing.PrivateKey(rawRepresentation: chain),
      accounts: AccountKeys(accounts))
  }

  /// Writes the public part for a host that only takes intake.
  ///
  /// - Throws: `VaultError.keyFile` where something is there that is not such an export.
  public func exportForIntake(to target: String) throws {
    let contents = try publicPart()
    var status = stat()
    if lstat(target, &status) == 0, status.st_size > 0 || status.st_mode & S_IFMT != S_IFREG {
      guard status.st_mode & S_IFMT == S_IFREG, let there = FileManager.default.contents(atPath: target),
        let old = try? JSONDecoder().decode(KeyFileContents.self, from: there), old.chainSeed == nil
      else {
        throw VaultError.exportTarget("\(target): something is there that is no export; name a new file")
      }
    }
    do {
      try write(contents, to: target)
    } catch VaultError.keyFile(let words) {
      throw VaultError.exportTarget(words)
    }
  }

  /// The ids of the keys in the file.
  public func keyIDs() throws -> Set<String> {
    Set(try read().desks.map(\.id))
  }

  /// The public part as text.
  public func textForIntake() throws -> String {
    String(decoding: try Self.encoded(try publicPart()), as: UTF8.self)
  }

  private func publicPart() throws -> KeyFileContents {
    var contents = try read()
    contents.chainSeed = nil
    contents.searchSecret = nil
    contents.desks = contents.desks.map {
      KeyFileContents.Desk(desk: $0.desk, id: $0.id, seed: nil, publicKey: $0.publicKey)
    }
    return contents
  }

  private static func encoded(_ contents: KeyFileContents) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return try encoder.encode(contents)
  }
}
