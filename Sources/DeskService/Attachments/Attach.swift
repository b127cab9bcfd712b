import DeskCore
import DeskStore
import DeskVault
import Foundation

extension PublicDesk {
  /// A writer for a file that the holder of a receipt adds.
  public func attach(receipt: String) async throws(DeskError) -> AttachmentWriter {
    let opened = try await open(receipt: receipt)
    return AttachmentWriter(
      database, clock, caseID: opened.row.id, key: opened.key, act: .attach, actor: "reporter", desks: nil)
  }
}

extension StaffDesk {
  /// A writer for a file that staff add; the reporter does not see it.
  public func attach(to reference: String, as actor: Actor) async throws(DeskError) -> AttachmentWriter {
    let opened = try await open(reference, as: actor)
    guard let key = opened.key else { throw .conflict(ConflictWords.isDestroyed) }
    return AttachmentWriter(
      database, clock, caseID: opened.row.id, key: key, act: .staffAttach, actor: actor.name,
      desks: opened.desks)
  }

  /// A file of a case: what it is, and a reader of its pieces. That it was opened is an event.
  public func file(
    _ id: String, of reference: String, as actor: Actor
  ) async throws(DeskError) -> AttachmentReader {
    let view = try await read(reference, as: actor)
    guard let info = view.attachments.first(where: { $0.id == id }) else { throw .notFound }
    let row = view.summary.row
    guard let key = try key(of: row) else { throw .notFound }
    let entry = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try AttachmentStore(db).all(of: row.id).first { $0.id == id }
    }
    guard let entry else { throw .notFound }
    return AttachmentReader(
      info: info, pieces: entry.pieces, database: database,
      sealer: FileSealer(key: key, caseID: row.id, file: id))
  }
}

/// Reads a file piece by piece.
public struct AttachmentReader: Sendable {
  /// Name, type, size.
  public let info: AttachmentInfo
  /// How many pieces there are.
  public let pieces: Int
  let database: any Database
  let sealer: FileSealer

  /// A piece, opened.
  public func piece(_ number: Int) async throws(DeskError) -> Data {
    let id = info.id
    let sealed = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try AttachmentStore(db).piece(number, of: id)
    }
    guard let sealed else { throw .internalFault("piece \(number) of \(id) is missing") }
    do throws(VaultError) {
      return try sealer.open(sealed, number: number, isLast: number == pieces - 1)
    } catch {
      throw DeskError(error)
    }
  }
}
