import DeskCore
import DeskStore
import DeskVault
import Foundation

extension StaffDesk {
  /// Binds events that no block holds yet into the next block of the chain over all cases.
  ///
  /// - Returns: the new head, or nil where nothing waited or another server was faster.
  public func appendBlock(limit: Int = 2_000) async throws(DeskError) -> AuditHead? {
    let (at, ring) = (clock.now, keyring)
    do throws(DatabaseError) {
      return try await database.write { (db: any SQLTransaction) throws(DatabaseError) -> AuditHead? in
        // Another server that appends must be seen whole: which events it took, and its block.
        try db.hold(.chain)
        let events = try EventStore(db).unchained(limit: limit)
        guard !events.isEmpty else { return nil }
        let newest = try BlockStore(db).newest()
        let block = ChainBlock(
          number: (newest?.block.number ?? 0) + 1, at: at, events: events.map(\.hash),
          previous: newest?.hash ?? "")
        let signature: Data
        do throws(VaultError) { signature = try block.signature(ring) } catch {
          throw .badStatement("the block cannot be signed: \(error)")
        }
        try BlockStore(db).add(block, signature: signature)
        for event in events { try EventStore(db).setBlock(block.number, of: event.id) }
        return AuditHead(number: block.number, hash: block.hash, at: at)
      }
    } catch {
      if case .duplicate = error { return nil }
      throw DeskError(error)
    }
  }
}

/// The newest block: kept elsewhere, it tells whether the chain was rewritten or cut.
public struct AuditHead: Sendable, Hashable {
  /// The block's number.
  public let number: Int
  /// Its hash.
  public let hash: String
  /// When it was made, RFC 3339 in UTC.
  public let at: String

  /// `12 4f0c… 2026-11-24T10:00:00Z`
  public var line: String { "\(number) \(hash) \(at)" }

  /// A head as its line says; nil for anything else.
  public init?(line: String) {
    let parts = line.split(whereSeparator: \.isWhitespace).map(String.init)
    guard parts.count >= 2, let number = Int(parts[0]), number >= 1, parts[1].utf8.count == 64,
      parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    self.init(number: number, hash: parts[1], at: parts.count > 2 ? parts[2] : "")
  }

  init(number: Int, hash: String, at: String) {
    self.number = number
    self.hash = hash
    self.at = at
  }
}
