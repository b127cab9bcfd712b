import Foundation

/// Files of cases, in sealed pieces.
public struct AttachmentStore {
  private let db: any SQLTransaction

  /// The files, within a transaction.
  public init(_ db: any SQLTransaction) {
    self.db = db
  }

  /// A file.
  public struct Entry: Sendable {
    /// Its id.
    public let id: String
    /// The id of the case.
    public let caseID: String
    /// When, RFC 3339 in UTC.
    public let at: String
    /// Its size in bytes.
    public let size: Int
    /// How many pieces there are.
    public let pieces: Int
    /// Whether the reporter sees it.
    public let isForReporter: Bool
    /// Name, type and hash, sealed; nil once the case was destroyed.
    public let meta: Data?
  }

  /// Begins a file: it counts only once it is whole.
  public func begin(id: String, caseID: String, at: String) throws(DatabaseError) {
    try db.run(
      """
      INSERT INTO attachments (id, case_id, at, size, pieces, is_whole, to_reporter) \
      VALUES ($1, $2, $3, 0, 0, 0, 0)
      """, [.text(id), .text(caseID), .text(at)])
  }

  /// How many files a case has, and their bytes.
  public func sum(of caseID: String) throws(DatabaseError) -> (count: Int, bytes: Int) {
    let row = try db.rows(
      "SELECT COUNT(*) AS n FROM attachments WHERE case_id = $1", [.text(caseID)])[0]
    let sizes = try db.rows("SELECT size FROM attachments WHERE case_id = $1", [.text(caseID)])
    var bytes = 0
    for size in sizes { bytes += Int(try size.integer("size")) }
    return (Int(try row.integer("n")), bytes)
  }

  /// Says that a file is still coming in.
  public func touch(id: String, at: String) throws(DatabaseError) {
    try db.run("UPDATE attachments SET at = $1 WHERE id = $2", [.text(at), .text(id)])
  }

  /// Adds a piece.
  public func add(_ piece: Data, number: Int, of id: String) throws(DatabaseError) {
    try db.run(
      "INSERT INTO pieces (attachment_id, number, bytes) VALUES ($1, $2, $3)",
      [.text(id), SQLValue(number), .bytes(piece)])
  }

  /// Says that a file is whole.
  public func finish(
    id: String, size: Int, pieces: Int, isForReporter: Bool, meta: Data
  ) throws(DatabaseError) {
    let found = try db.run(
      "UPDATE attachments SET size = $1, pieces = $2, is_whole = 1, to_reporter = $3, meta = $4 WHERE id = $5",
      [SQLValue(size), SQLValue(pieces), SQLValue(isForReporter), .bytes(meta), .text(id)])
    guard found == 1 else { throw .unavailable("a file was given up before it was whole") }
  }

  /// A case's whole files, in the order in which they came.
  public func all(of caseID: String) throws(DatabaseError) -> [Entry] {
    var found: [Entry] = []
    for row in try db.rows(
      """
      SELECT id, case_id, at, size, pieces, to_reporter, meta FROM attachments \
      WHERE case_id = $1 AND is_whole = 1 ORDER BY id
      """, [.text(caseID)])
    {
      found.append(
        Entry(
          id: try row.text("id"), caseID: try row.text("case_id"), at: try row.text("at"),
          size: Int(try row.integer("size")), pieces: Int(try row.integer("pieces")),
          isForReporter: try row.integer("to_reporter") == 1, meta: try row.optionalBytes("meta")))
    }
    return found
  }

  /// A sealed piece of a file.
  public func piece(_ number: Int, of id: String) throws(DatabaseError) -> Data? {
    try db.rows(
      "SELECT bytes FROM pieces WHERE attachment_id = $1 AND number = $2", [.text(id), SQLValue(number)]
    ).first?.bytes("bytes")
  }

  /// Forgets a file that never became whole.
  public func abandon(id: String) throws(DatabaseError) {
    let gone = try db.run("DELETE FROM attachments WHERE id = $1 AND is_whole = 0", [.text(id)])
    if gone > 0 { try db.run("DELETE FROM pieces WHERE attachment_id = $1", [.text(id)]) }
  }

  /// Forgets files that were begun before an instant and never became whole.
  public func removeUnfinished(before: String) throws(DatabaseError) {
    for row in try db.rows(
      "SELECT id FROM attachments WHERE is_whole = 0 AND at < $1", [.text(before)])
    {
      try abandon(id: try row.text("id"))
    }
  }

  /// Files of which there are pieces and nothing else: a case that was destroyed while one came in leaves them.
  public func orphans() throws(DatabaseError) -> [String] {
    var found: [String] = []
    for row in try db.rows(
      "SELECT DISTINCT attachment_id FROM pieces WHERE attachment_id NOT IN (SELECT id FROM attachments)", [])
    {
      found.append(try row.text("attachment_id"))
    }
    return found
  }

  /// Takes away the pieces of files that are not there.
  public func removePieces(of ids: [String]) throws(DatabaseError) {
    for id in ids {
      try db.run(
        "DELETE FROM pieces WHERE attachment_id = $1 AND NOT EXISTS (SELECT 1 FROM attachments WHERE id = $2)",
        [.text(id), .text(id)])
    }
  }

  /// Takes away what a case's files hold.
  public func destroy(caseID: String) throws(DatabaseError) {
    try db.run(
      "DELETE FROM pieces WHERE attachment_id IN (SELECT id FROM attachments WHERE case_id = $1)",
      [.text(caseID)])
    try db.run("DELETE FROM attachments WHERE case_id = $1", [.text(caseID)])
  }
}
