import Foundation

/// Answers that are kept for repeats of a request.
public struct RepeatStore {
  private let db: any SQLTransaction

  /// The kept answers, within a transaction.
  public init(_ db: any SQLTransaction) {
    self.db = db
  }

  /// The answer kept for a key, and what tells the body.
  public func find(_ lookup: String, now: String) throws(DatabaseError) -> (body: String, answer: Data)? {
    guard
      let row = try db.rows(
        "SELECT body, answer FROM repeats WHERE lookup = $1 AND expires_at > $2", [.text(lookup), .text(now)]
      ).first
    else { return nil }
    return (try row.text("body"), try row.bytes("answer"))
  }

  /// Keeps an answer.
  ///
  /// - Throws: `DatabaseError.duplicate` where another request with this key was faster.
  public func add(
    _ lookup: String, body: String, answer: Data, caseID: String? = nil, now: String, expiresAt: String
  ) throws(DatabaseError) {
    try db.run("DELETE FROM repeats WHERE lookup = $1 AND expires_at <= $2", [.text(lookup), .text(now)])
    try db.run(
      "INSERT INTO repeats (lookup, body, case_id, answer, expires_at) VALUES ($1, $2, $3, $4, $5)",
      [.text(lookup), .text(body), SQLValue(caseID), .bytes(answer), .text(expiresAt)])
  }

  /// Empties the answers that belong to a case; that there was one stays, so that a repeat makes no second case.
  public func clear(caseID: String) throws(DatabaseError) {
    try db.run("UPDATE repeats SET answer = $1 WHERE case_id = $2", [.bytes(Data()), .text(caseID)])
  }

  /// Forgets what has expired.
  public func removeExpired(now: String) throws(DatabaseError) {
    try db.run("DELETE FROM repeats WHERE expires_at <= $1", [.text(now)])
  }
}
