import Crypto
import DeskCore
import DeskStore
import DeskVault
import Foundation

/// Takes a file as it comes in: sealed piece by piece, stored as it goes, and part of the case only once whole.
public struct AttachmentWriter {
  private let database: any Database
  private let clock: DeskClock
  private let caseID: String
  private let key: CaseKey
  private let act: CaseAct
  private let actor: String
  private let desks: [String]?
  /// The file's id.
  public let id: String
  private let sealer: FileSealer
  private var hash = SHA256()
  private var buffer = Data()
  private var waiting: [(number: Int, bytes: Data)] = []
  private var size = 0
  private var pieces = 0
  private var hasBegun = false
  /// Pieces that are stored in one transaction.
  private static let batch = 16
  /// How much a case may hold before its reporter can add no more files.
  private static let mostFiles = 100
  private static let mostBytes = 1 << 30

  init(
    _ database: any Database, _ clock: DeskClock, caseID: String, key: CaseKey, act: CaseAct, actor: String,
    desks: [String]?
  ) {
    self.database = database
    self.clock = clock
    self.caseID = caseID
    self.key = key
    self.act = act
    self.actor = actor
    self.desks = desks
    id = clock.id()
    sealer = FileSealer(key: key, caseID: caseID, file: id)
  }

  /// Takes more of the file.
  public mutating func write(_ bytes: Data) async throws(DeskError) {
    size += bytes.count
    hash.update(data: bytes)
    buffer.append(bytes)
    // The last piece is known as such only at the end: one piece always stays back.
    while buffer.count > FileSealer.pieceBytes {
      try seal(Data(buffer.prefix(FileSealer.pieceBytes)), isLast: false)
      buffer = Data(buffer.dropFirst(FileSealer.pieceBytes))
      if waiting.count >= Self.batch { try await flush() }
    }
  }

  /// Ends the file and makes it part of the case.
  public mutating func finish(name: String, type: String) async throws(DeskError) -> AttachmentReceipt {
    try seal(buffer, isLast: true)
    try await flush()
    let sha256 = hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let (eventID, at, file) = (clock.id(), clock.now, id)
    let meta = JSONText.object([
      ("name", .string(name)), ("type", .string(type)), ("sha256", .string(sha256)),
      ("size", .number(size)), ("forReporter", .bool(act.isVisibleToReporter)),
    ])
    let sealed = try key.sealing(meta, AttachmentInfo.place(id, of: caseID))
    let body = try key.sealing(
      .object([
        ("text", .string(name)), ("attachment", .string(id)), ("size", .number(size)),
        ("sha256", .string(sha256)),
      ]), .event(eventID, of: caseID))
    let (count, bytes, isForReporter) = (pieces, size, act.isVisibleToReporter)
    let change = CaseChange(
      act: act, caseID: caseID, actor: actor, eventID: eventID, body: body, isFindable: false, desks: desks,
      change: { (_, db) throws(DatabaseError) in
        try AttachmentStore(db).finish(
          id: file, size: bytes, pieces: count, isForReporter: isForReporter, meta: sealed)
      })
    do throws(DeskError) { _ = try await change.perform(database, at: at) } catch {
      // A case that was destroyed meanwhile looks to its reporter like one that never was.
      if desks == nil, case .notFound = error { throw .unauthorised }
      throw error
    }
    return AttachmentReceipt(id: id, name: name, size: size, sha256: sha256, at: at)
  }

  /// Forgets what was stored of a file that did not come to its end.
  public func abandon() async {
    let file = id
    try? await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
      try AttachmentStore(db).abandon(id: file)
    }
  }

  private mutating func seal(_ piece: Data, isLast: Bool) throws(DeskError) {
    do throws(VaultError) {
      waiting.append((pieces, try sealer.seal(piece, number: pieces, isLast: isLast)))
    } catch {
      throw DeskError(error)
    }
    pieces += 1
  }

  private mutating func flush() async throws(DeskError) {
    let (batch, file, of, isFirst, at) = (waiting, id, caseID, !hasBegun, clock.now)
    let isLimited = desks == nil
    let isFull = try await database.writing { (db: any SQLTransaction) throws(DatabaseError) -> Bool in
      let files = AttachmentStore(db)
      if isFirst {
        let sum = try files.sum(of: of)
        if isLimited, sum.count >= Self.mostFiles || sum.bytes >= Self.mostBytes { return true }
        try files.begin(id: file, caseID: of, at: at)
      } else {
        try files.touch(id: file, at: at)
      }
      for piece in batch { try files.add(piece.bytes, number: piece.number, of: file) }
      return false
    }
    if isFull { throw .conflict(ConflictWords.isFull) }
    hasBegun = true
    waiting.removeAll(keepingCapacity: true)
  }
}

/// What is said of a file that was taken.
public struct AttachmentReceipt: Sendable {
  /// The file's id.
  public let id: String
  /// Its name.
  public let name: String
  /// Its size in bytes.
  public let size: Int
  /// SHA-256 of its content, lower-case hexadecimal.
  public let sha256: String
  /// When it was taken, RFC 3339 in UTC.
  public let at: String

  /// `{"id","name","size","sha256","at"}`
  public var json: JSONText {
    .object([
      ("id", .string(id)), ("name", .string(name)), ("size", .number(size)), ("sha256", .string(sha256)),
      ("at", .string(at)),
    ])
  }
}
