import DeskVault
import Foundation

/// The blocks of the chain over all cases.
public struct BlockStore {
  private let db: any SQLTransaction

  /// The blocks, within a transaction.
  public init(_ db: any SQLTransaction) {
    self.db = db
  }

  /// A block as it was stored.
  public struct Entry: Sendable {
    /// The block as its fields say.
    public let block: ChainBlock
    /// Its hash.
    public let hash: String
    /// The signature over its hash.
    public let signature: Data
  }

  /// Adds a block.
  ///
  /// - Throws: `DatabaseError.duplicate` where another server was faster.
  public func add(_ block: ChainBlock, signature: Data) throws(DatabaseError) {
    try db.run(
      """
      INSERT INTO blocks (number, at, count, digest, previous, hash, signature) \
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """,
      [
        SQLValue(block.number), .text(block.at), SQLValue(block.count), .text(block.digest),
        .text(block.previous), .text(block.hash), .bytes(signature),
      ])
  }

  /// The newest block.
  public func newest() throws(DatabaseError) -> Entry? {
    try rows("ORDER BY number DESC LIMIT 1", []).first
  }

  /// Blocks after a number, in order.
  public func after(_ number: Int, limit: Int) throws(DatabaseError) -> [Entry] {
    try rows("WHERE number > $1 ORDER BY number LIMIT $2", [SQLValue(number), SQLValue(limit)])
  }

  private func rows(_ rest: String, _ values: [SQLValue]) throws(DatabaseError) -> [Entry] {
    var found: [Entry] = []
    for row in try db.rows(
      "SELECT number, at, count, digest, previous, hash, signature FROM blocks \(rest)", values)
    {
      let block = ChainBlock(
        number: Int(try row.integer("number")), at: try row.text("at"),
        count: Int(try row.integer("count")), digest: try row.text("digest"),
        previous: try row.text("previous"))
      found.append(Entry(block: block, hash: try row.text("hash"), signature: try row.bytes("signature")))
    }
    return found
  }
}
