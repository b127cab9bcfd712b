import DeskVault
import Foundation

/// One event of a case, as it is stored.
public struct EventRow: Sendable {
  /// Its id.
  public let id: String
  /// The id of the case.
  public let caseID: String
  /// Its number, from 1.
  public let number: Int
  /// Its kind.
  public let kind: String
  /// When, RFC 3339 in UTC.
  public let at: String
  /// Who did it.
  public let actor: String
  /// Whether the reporter sees it.
  public let isForReporter: Bool
  /// What is sealed of it; nil where there is nothing, or the case was destroyed.
  public let body: Data?
  /// The hash of what is sealed of it.
  public let bodyHash: String
  /// The hash of the one before.
  public let previous: String
  /// Its hash.
  public let hash: String
  /// The block of the chain over all cases that holds it; nil until the job has come by.
  public let block: Int?

  init(_ row: SQLRow) throws(DatabaseError) {
    id = try row.text("id")
    caseID = try row.text("case_id")
    number = Int(try row.integer("number"))
    kind = try row.text("kind")
    at = try row.text("at")
    actor = try row.text("actor")
    isForReporter = try row.integer("to_reporter") == 1
    body = try row.optionalBytes("body")
    bodyHash = try row.text("body_hash")
    previous = try row.text("previous")
    hash = try row.text("hash")
    block = try row.optionalInteger("block").map { Int($0) }
  }

  /// The link as its fields say, to be compared with the hash that was stored.
  public var link: EventLink {
    EventLink(
      caseID: caseID, number: number, id: id, kind: kind, at: at, actor: actor,
      isForReporter: isForReporter, bodyHash: bodyHash,
      previous: previous)
  }
}

/// What is new of an event.
public struct NewEvent: Sendable {
  /// Its id.
  public let id: String
  /// Its kind.
  public let kind: String
  /// When, RFC 3339 in UTC.
  public let at: String
  /// Who did it.
  public let actor: String
  /// Whether the reporter sees it.
  public let isForReporter: Bool
  /// What is sealed of it.
  public let body: Data?

  /// What is new of an event.
  public init(id: String, kind: String, at: String, actor: String, isForReporter: Bool, body: Data?) {
    self.id = id
    self.kind = kind
    self.at = at
    self.actor = actor
    self.isForReporter = isForReporter
    self.body = body
  }
}

/// The rows of events.
public struct EventStore {
  private let db: any SQLTransaction

  /// The events, within a transaction.
  public init(_ db: any SQLTransaction) {
    self.db = db
  }

  private static let columns =
    "id, case_id, number, kind, at, actor, to_reporter, body, body_hash, previous, hash, block"

  /// Adds an event to the end of a case's chain; the case's count and head follow, to be stored by the caller.
  public func add(_ event: NewEvent, to row: inout CaseRow) throws(DatabaseError) {
    let link = EventLink(
      caseID: row.id, number: row.events + 1, id: event.id, kind: event.kind, at: event.at,
      actor: event.actor,
      isForReporter: event.isForReporter, bodyHash: EventLink.bodyHash(event.body), previous: row.head)
    let hash = link.hash
    try db.run(
      "INSERT INTO events (\(Self.columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, NULL)",
      [
        .text(link.id), .text(row.id), SQLValue(link.number), .text(link.kind), .text(link.at),
        .text(link.actor), SQLValue(event.isForReporter), SQLValue(event.body), .text(link.bodyHash),
        .text(link.previous), .text(hash),
      ])
    row.events = link.number
    row.head = hash
    row.bytes += event.body?.count ?? 0
  }

  /// A case's events, in order.
  public func all(of caseID: String) throws(DatabaseError) -> [EventRow] {
    try rows("WHERE case_id = $1 ORDER BY number", [.text(caseID)])
  }

  /// How many events of a case are its reporter's, and the bytes of what is sealed of them.
  public func told(of caseID: String) throws(DatabaseError) -> (events: Int, bytes: Int) {
    let row = try db.rows(
      """
      SELECT COUNT(*) AS n, COALESCE(SUM(LENGTH(body)), 0) AS bytes FROM events \
      WHERE case_id = $1 AND actor = 'reporter'
      """, [.text(caseID)])[0]
    return (Int(try row.integer("n")), Int(try row.integer("bytes")))
  }

  /// A case's first event.
  public func first(of caseID: String) throws(DatabaseError) -> EventRow? {
    try rows("WHERE case_id = $1 AND number = 1", [.text(caseID)]).first
  }

  /// Ids and hashes of events that no block holds yet, in the order of their ids; not what is sealed of them.
  public func unchained(limit: Int) throws(DatabaseError) -> [(id: String, hash: String)] {
    try links("WHERE block IS NULL ORDER BY id LIMIT $1", [SQLValue(limit)])
  }

  /// The hashes of a block's events, in the order of their ids.
  public func hashes(ofBlock block: Int) throws(DatabaseError) -> [String] {
    try links("WHERE block = $1 ORDER BY id", [SQLValue(block)]).map(\.hash)
  }

  private func links(
    _ rest: String, _ values: [SQLValue]
  ) throws(DatabaseError) -> [(id: String, hash: String)] {
    var found: [(String, String)] = []
    for row in try db.rows("SELECT id, hash FROM events \(rest)", values) {
      found.append((try row.text("id"), try row.text("hash")))
    }
    return found
  }

  /// The highest number of a block that an event says it is in.
  public func highestBlock() throws(DatabaseError) -> Int? {
    try db.rows("SELECT MAX(block) AS n FROM events", [])[0].optionalInteger("n").map { Int($0) }
  }

  /// Says which block holds an event.
  public func setBlock(_ block: Int, of id: String) throws(DatabaseError) {
    try db.run("UPDATE events SET block = $1 WHERE id = $2", [SQLValue(block), .text(id)])
  }

  /// Takes away what is sealed of a case's events; their hashes stay.
  public func clearBodies(of caseID: String) throws(DatabaseError) {
    try db.run("UPDATE events SET body = NULL WHERE case_id = $1", [.text(caseID)])
  }

  private func rows(_ rest: String, _ values: [SQLValue]) throws(DatabaseError) -> [EventRow] {
    var found: [EventRow] = []
    for row in try db.rows("SELECT \(Self.columns) FROM events \(rest)", values) {
      found.append(try EventRow(row))
    }
    return found
  }
}
