import Foundation

/// The rows of cases.
public struct CaseStore {
  let db: any SQLTransaction

  /// The cases, within a transaction.
  public init(_ db: any SQLTransaction) {
    self.db = db
  }

  static let columns = """
    id, reference, desk, state, assignee, language, urgency, pack, labels, outcome, channel, received_at, \
    changed_at, closed_at, receipt, desk_key, desk_wrap, reporter_wrap, subject, answers, \
    answers_version, events, head, bytes, last_from, last_at, due_at, remind_at, clocked_by
    """

  /// Adds a case.
  ///
  /// - Throws: `DatabaseError.duplicate` where its reference is taken.
  public func add(_ row: CaseRow) throws(DatabaseError) {
    try db.run(
      """
      INSERT INTO cases (\(Self.columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, \
      $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29)
      """,
      [
        .text(row.id), .text(row.reference), .text(row.desk), .text(row.state), SQLValue(row.assignee),
        .text(row.language), .text(row.urgency), .text(row.pack), .text(row.labels), SQLValue(row.outcome),
        .text(row.channel), .text(row.receivedAt), .text(row.changedAt), SQLValue(row.closedAt),
        SQLValue(row.receipt), .text(row.deskKey), SQLValue(row.deskWrap), SQLValue(row.reporterWrap),
        SQLValue(row.subject), SQLValue(row.answers), SQLValue(row.answersVersion),
        SQLValue(row.events), .text(row.head), SQLValue(row.bytes), .text(row.lastFrom), .text(row.lastAt),
        SQLValue(row.dueAt), SQLValue(row.remindAt), .text(row.clockedBy),
      ])
  }

  /// Stores what may change of a case.
  public func update(_ row: CaseRow) throws(DatabaseError) {
    try db.run(
      """
      UPDATE cases SET desk = $1, state = $2, assignee = $3, urgency = $4, pack = $5, labels = $6, outcome = $7, \
      changed_at = $8, closed_at = $9, receipt = $10, desk_key = $11, desk_wrap = $12, reporter_wrap = $13, \
      subject = $14, answers = $15, answers_version = $16, events = $17, head = $18, bytes = $19, \
      last_from = $20, last_at = $21, due_at = $22, remind_at = $23, clocked_by = $24 WHERE id = $25
      """,
      [
        .text(row.desk), .text(row.state), SQLValue(row.assignee), .text(row.urgency), .text(row.pack),
        .text(row.labels), SQLValue(row.outcome), .text(row.changedAt), SQLValue(row.closedAt),
        SQLValue(row.receipt), .text(row.deskKey), SQLValue(row.deskWrap), SQLValue(row.reporterWrap),
        SQLValue(row.subject), SQLValue(row.answers), SQLValue(row.answersVersion),
        SQLValue(row.events), .text(row.head), SQLValue(row.bytes), .text(row.lastFrom), .text(row.lastAt),
        SQLValue(row.dueAt), SQLValue(row.remindAt), .text(row.clockedBy), .text(row.id),
      ])
  }

  /// The case that a receipt opens.
  public func find(receipt: String) throws(DatabaseError) -> CaseRow? {
    try one("receipt = $1", [.text(receipt)])
  }

  /// The case of a reference, if it is one of these desks'.
  ///
  /// There is no way to ask for a case without saying whose eyes it is for.
  public func find(reference: String, desks: [String]) throws(DatabaseError) -> CaseRow? {
    guard !desks.isEmpty else { return nil }
    // The desks stand in the statement: what is not theirs is not even read, so that the time does not tell of it.
    let places = desks.indices.map { "$\($0 + 2)" }.joined(separator: ", ")
    return try one("reference = $1 AND desk IN (\(places))", [.text(reference)] + desks.map { .text($0) })
  }

  /// A case by its id, for jobs and within an act that has found it already.
  ///
  /// The row is held until the transaction ends, so that two acts on one case follow each other.
  public func hold(id: String) throws(DatabaseError) -> CaseRow? {
    try one("id = $1\(db.rowLock)", [.text(id)])
  }

  /// A case by its id, as it is now.
  public func find(id: String) throws(DatabaseError) -> CaseRow? {
    try one("id = $1", [.text(id)])
  }

  private func one(_ condition: String, _ values: [SQLValue]) throws(DatabaseError) -> CaseRow? {
    guard let row = try db.rows("SELECT \(Self.columns) FROM cases WHERE \(condition)", values).first else {
      return nil
    }
    return try CaseRow(row)
  }

  /// Where a case's chain of events ends.
  public struct Chain: Sendable {
    /// Its id.
    public let id: String
    /// How people name the case.
    public let reference: String
    /// How many events there are.
    public let events: Int
    /// The hash of the last event.
    public let head: String
    /// Whether its keys, and with them its texts, were destroyed.
    public let isDestroyed: Bool
  }

  /// The ends of chains, by the ids of their cases.
  public func chains(after id: String, limit: Int) throws(DatabaseError) -> [Chain] {
    var found: [Chain] = []
    for row in try db.rows(
      """
      SELECT id, reference, events, head, CASE WHEN desk_wrap IS NULL THEN 1 ELSE 0 END AS destroyed FROM cases \
      WHERE id > $1 ORDER BY id LIMIT $2
      """,
      [.text(id), SQLValue(limit)])
    {
      found.append(
        Chain(
          id: try row.text("id"), reference: try row.text("reference"),
          events: Int(try row.integer("events")),
          head: try row.text("head"), isDestroyed: try row.integer("destroyed") == 1))
    }
    return found
  }

  /// Cases by their ids, for jobs that go through all of them.
  public func page(after id: String, limit: Int) throws(DatabaseError) -> [CaseRow] {
    var found: [CaseRow] = []
    for row in try db.rows(
      "SELECT \(Self.columns) FROM cases WHERE id > $1 ORDER BY id LIMIT $2", [.text(id), SQLValue(limit)])
    {
      found.append(try CaseRow(row))
    }
    return found
  }

  /// The ids of all keys that a case is wrapped to.
  public func keysInUse() throws(DatabaseError) -> Set<String> {
    var found: Set<String> = []
    for row in try db.rows("SELECT DISTINCT desk_key FROM cases WHERE desk_wrap IS NOT NULL", []) {
      found.insert(try row.text("desk_key"))
    }
    return found
  }

  /// Puts a new wrap in the place of one to an older key, unless the case was destroyed or handed over meanwhile.
  public func setWrap(
    _ wrap: Data, key: String, of id: String, from older: String
  ) throws(DatabaseError) {
    try db.run(
      "UPDATE cases SET desk_wrap = $1, desk_key = $2 WHERE id = $3 AND desk_key = $4 AND desk_wrap IS NOT NULL",
      [.bytes(wrap), .text(key), .text(id), .text(older)])
  }

  /// Ids of cases of which there are events and no row.
  public func orphans() throws(DatabaseError) -> [String] {
    var found: [String] = []
    for row in try db.rows(
      "SELECT DISTINCT case_id FROM events WHERE case_id NOT IN (SELECT id FROM cases)", [])
    {
      found.append(try row.text("case_id"))
    }
    return found
  }
}
