import Foundation

/// A guide as it is stored: a draft is sealed to its desk, a released one lies in clear.
public struct GuideRow: Sendable {
  /// Its id.
  public let id: String
  /// The desk.
  public var desk: String
  /// `draft`, `released` or `withdrawn`
  public var state: String
  /// Raised with every change.
  public var version: Int
  /// The id of the key that the draft's key is wrapped to; empty without a draft.
  public var deskKey: String
  /// The draft's key, wrapped to the desk.
  public var deskWrap: Data?
  /// What is not released yet, sealed.
  public var draft: Data?
  /// What was released, as JSON; empty where nothing was.
  public var body: String
  /// Who began it.
  public let madeBy: String
  /// RFC 3339 in UTC, as all times here.
  public let madeAt: String
  /// When it was changed last.
  public var changedAt: String
  /// Who released it.
  public var releasedBy: String?
  /// When.
  public var releasedAt: String?

  /// A guide.
  public init(
    id: String, desk: String, state: String, version: Int, deskKey: String = "", deskWrap: Data? = nil,
    draft: Data? = nil, body: String = "", madeBy: String, madeAt: String, changedAt: String,
    releasedBy: String? = nil, releasedAt: String? = nil
  ) {
    self.id = id
    self.desk = desk
    self.state = state
    self.version = version
    self.deskKey = deskKey
    self.deskWrap = deskWrap
    self.draft = draft
    self.body = body
    self.madeBy = madeBy
    self.madeAt = madeAt
    self.changedAt = changedAt
    self.releasedBy = releasedBy
    self.releasedAt = releasedAt
  }
}

/// The rows of guides.
public struct GuideStore {
  private let db: any SQLTransaction

  /// The guides, within a transaction.
  public init(_ db: any SQLTransaction) {
    self.db = db
  }

  private static let columns = """
    id, desk, state, version, desk_key, desk_wrap, draft, body, made_by, made_at, changed_at, released_by, \
    released_at
    """

  /// Adds a guide.
  public func add(_ row: GuideRow) throws(DatabaseError) {
    try db.run(
      """
      INSERT INTO guides (\(Self.columns)) \
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
      """,
      [
        .text(row.id), .text(row.desk), .text(row.state), SQLValue(row.version), .text(row.deskKey),
        SQLValue(row.deskWrap), SQLValue(row.draft), .text(row.body), .text(row.madeBy), .text(row.madeAt),
        .text(row.changedAt), SQLValue(row.releasedBy), SQLValue(row.releasedAt),
      ])
  }

  /// Stores a guide in the place of an older version.
  ///
  /// - Returns: false where somebody else was faster: then nothing changes.
  public func update(_ row: GuideRow, since version: Int) throws(DatabaseError) -> Bool {
    try db.run(
      """
      UPDATE guides SET state = $1, version = $2, desk_key = $3, desk_wrap = $4, draft = $5, body = $6, \
      changed_at = $7, released_by = $8, released_at = $9 WHERE id = $10 AND version = $11
      """,
      [
        .text(row.state), SQLValue(row.version), .text(row.deskKey), SQLValue(row.deskWrap),
        SQLValue(row.draft), .text(row.body), .text(row.changedAt), SQLValue(row.releasedBy),
        SQLValue(row.releasedAt), .text(row.id), SQLValue(version),
      ]) > 0
  }

  /// Takes a guide out that was never released.
  ///
  /// - Returns: false where it is another version now.
  public func remove(_ id: String, since version: Int) throws(DatabaseError) -> Bool {
    try db.run(
      "DELETE FROM guides WHERE id = $1 AND version = $2 AND body = $3",
      [.text(id), SQLValue(version), .text("")]) > 0
  }

  /// The guide with this id.
  public func find(_ id: String) throws(DatabaseError) -> GuideRow? {
    try rows("WHERE id = $1", [.text(id)]).first
  }

  /// All guides, those changed last first.
  public func all() throws(DatabaseError) -> [GuideRow] {
    try rows("ORDER BY changed_at DESC, id DESC", [])
  }

  /// What everybody may read.
  public func released() throws(DatabaseError) -> [GuideRow] {
    try rows("WHERE state = $1 ORDER BY id DESC", [.text("released")])
  }

  /// What tells whether anything that everybody may read has changed.
  public func stamp() throws(DatabaseError) -> String {
    let rows = try db.rows(
      "SELECT COUNT(*) AS number, MAX(changed_at) AS at, CAST(SUM(version) AS BIGINT) AS versions FROM guides",
      [])
    guard let row = rows.first else { return "" }
    let versions = try row.optionalInteger("versions") ?? 0
    return "\(try row.integer("number")) \(try row.optionalText("at") ?? "") \(versions)"
  }

  /// The ids of the keys that drafts are wrapped to.
  public func keysInUse() throws(DatabaseError) -> Set<String> {
    var found: Set<String> = []
    for row in try db.rows("SELECT DISTINCT desk_key FROM guides WHERE desk_wrap IS NOT NULL", []) {
      found.insert(try row.text("desk_key"))
    }
    return found
  }

  /// Puts a new wrap in the place of one to an older key.
  public func setWrap(_ wrap: Data, key: String, of id: String, from older: String) throws(DatabaseError) {
    try db.run(
      "UPDATE guides SET desk_wrap = $1, desk_key = $2 WHERE id = $3 AND desk_key = $4",
      [.bytes(wrap), .text(key), .text(id), .text(older)])
  }

  private func rows(_ rest: String, _ values: [SQLValue]) throws(DatabaseError) -> [GuideRow] {
    var found: [GuideRow] = []
    for row in try db.rows("SELECT \(Self.columns) FROM guides \(rest)", values) {
      found.append(
        GuideRow(
          id: try row.text("id"), desk: try row.text("desk"), state: try row.text("state"),
          version: Int(try row.integer("version")), deskKey: try row.text("desk_key"),
          deskWrap: try row.optionalBytes("desk_wrap"), draft: try row.optionalBytes("draft"),
          body: try row.text("body"), madeBy: try row.text("made_by"), madeAt: try row.text("made_at"),
          changedAt: try row.text("changed_at"), releasedBy: try row.optionalText("released_by"),
          releasedAt: try row.optionalText("released_at")))
    }
    return found
  }
}
