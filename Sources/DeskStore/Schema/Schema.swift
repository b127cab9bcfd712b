/// The tables, as the steps that made them: each is run once, in order, and never changed afterwards.
///
/// Written in the common subset; `BYTES` is what differs. Clear are ids, the reference, desk, state, assignee,
/// times, language, urgency, labels of staff, the pack's version and the outcome (design §5); the rest is sealed.
public enum Schema {
  struct Step: Sendable {
    let number: Int
    let statements: [String]
  }

  static let steps = [Step(number: 1, statements: first)]

  /// The number of the newest step.
  public static var newest: Int { steps.last?.number ?? 0 }

  private static let first = [
    """
    CREATE TABLE cases (
      id TEXT PRIMARY KEY, reference TEXT NOT NULL UNIQUE, desk TEXT NOT NULL, state TEXT NOT NULL,
      assignee TEXT, language TEXT NOT NULL, urgency TEXT NOT NULL, pack TEXT NOT NULL, labels TEXT NOT NULL,
      outcome TEXT, channel TEXT NOT NULL, received_at TEXT NOT NULL, changed_at TEXT NOT NULL, closed_at TEXT,
      receipt TEXT UNIQUE, desk_key TEXT NOT NULL, desk_wrap BYTES, reporter_wrap BYTES,
      subject BYTES, answers BYTES, answers_version BIGINT NOT NULL,
      events BIGINT NOT NULL, head TEXT NOT NULL, bytes BIGINT NOT NULL)
    """,
    "CREATE INDEX cases_by_desk ON cases (desk, id)",
    """
    CREATE TABLE events (
      id TEXT PRIMARY KEY, case_id TEXT NOT NULL, number BIGINT NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL,
      actor TEXT NOT NULL, to_reporter SMALLINT NOT NULL, body BYTES, body_hash TEXT NOT NULL,
      previous TEXT NOT NULL, hash TEXT NOT NULL, block BIGINT, UNIQUE (case_id, number))
    """,
    "CREATE INDEX events_by_block ON events (block, id)",
    """
    CREATE TABLE blocks (
      number BIGINT PRIMARY KEY, at TEXT NOT NULL, count BIGINT NOT NULL, digest TEXT NOT NULL,
      previous TEXT NOT NULL, hash TEXT NOT NULL, signature BYTES NOT NULL)
    """,
    """
    CREATE TABLE attachments (
      id TEXT PRIMARY KEY, case_id TEXT NOT NULL, at TEXT NOT NULL, size BIGINT NOT NULL, pieces BIGINT NOT NULL,
      is_whole SMALLINT NOT NULL, to_reporter SMALLINT NOT NULL, meta BYTES)
    """,
    "CREATE INDEX attachments_by_case ON attachments (case_id, id)",
    """
    CREATE TABLE pieces (
      attachment_id TEXT NOT NULL, number BIGINT NOT NULL, bytes BYTES NOT NULL,
      PRIMARY KEY (attachment_id, number))
    """,
    """
    CREATE TABLE repeats (
      lookup TEXT PRIMARY KEY, body TEXT NOT NULL, case_id TEXT, answer BYTES NOT NULL, expires_at TEXT NOT NULL)
    """,
    "CREATE INDEX repeats_by_end ON repeats (expires_at)",
    "CREATE INDEX repeats_by_case ON repeats (case_id)",
    """
    CREATE TABLE drafts (
      lookup TEXT PRIMARY KEY, body BYTES NOT NULL, version BIGINT NOT NULL, expires_at TEXT NOT NULL)
    """,
    "CREATE INDEX drafts_by_end ON drafts (expires_at)",
    """
    CREATE TABLE tokens (
      name TEXT PRIMARY KEY, lookup TEXT NOT NULL UNIQUE, roles TEXT NOT NULL, made_at TEXT NOT NULL,
      revoked_at TEXT)
    """,
    """
    CREATE TABLE outbox (
      id TEXT PRIMARY KEY, case_id TEXT NOT NULL, kind TEXT NOT NULL, made_at TEXT NOT NULL,
      mailer_key TEXT NOT NULL, wrap BYTES NOT NULL, body BYTES NOT NULL, attempts BIGINT NOT NULL,
      due_at TEXT NOT NULL)
    """,
    "CREATE INDEX outbox_by_due ON outbox (due_at)",
    "CREATE TABLE search_queue (event_id TEXT PRIMARY KEY, case_id TEXT NOT NULL)",
    "CREATE TABLE retired_keys (id TEXT PRIMARY KEY, at TEXT NOT NULL)",
    "CREATE TABLE probes (name TEXT PRIMARY KEY, at TEXT NOT NULL)",
  ]

  /// Every table with its columns in order, and those that name a row: what a backup copies.
  static let tables: [Table] = [
    Table("cases", key: ["id"]), Table("events", key: ["id"], pageRows: 20), Table("blocks", key: ["number"]),
    Table("attachments", key: ["id"]), Table("pieces", key: ["attachment_id", "number"]),
    Table("repeats", key: ["lookup"]), Table("drafts", key: ["lookup"], pageRows: 10),
    Table("tokens", key: ["name"]),
    Table("outbox", key: ["id"]), Table("search_queue", key: ["event_id"]),
    Table("retired_keys", key: ["id"]),
  ]

  /// A table, and the columns that name a row.
  struct Table: Sendable {
    let name: String
    let key: [String]
    /// How many rows are read at once: those of some tables are large.
    let pageRows: Int

    init(_ name: String, key: [String], pageRows: Int = 100) {
      self.name = name
      self.key = key
      self.pageRows = pageRows
    }
  }
}
