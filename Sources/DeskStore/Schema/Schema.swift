/// The tables, as the steps that made them: each is run once, in order, and never changed afterwards.
///
/// Written in the common subset; `BYTES` is what differs. Clear are ids, the reference, desk, state, assignee,
/// times, language, urgency, labels of staff, the pack's version and the outcome (design §5); the rest is sealed.
public enum Schema {
  struct Step: Sendable {
    let number: Int
    let statements: [String]
  }

  static let steps = [
    Step(number: 1, statements: first), Step(number: 2, statements: second),
    Step(number: 3, statements: third),
  ]

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

  /// The staff side: who signs in, what mail became of, clocks of cases, replies that may still be taken back.
  private static let second = [
    """
    CREATE TABLE accounts (
      email TEXT PRIMARY KEY, roles TEXT NOT NULL, language TEXT NOT NULL, password TEXT, totp BYTES,
      totp_step BIGINT NOT NULL, recovery TEXT NOT NULL, made_at TEXT NOT NULL, signed_in_at TEXT,
      disabled_at TEXT)
    """,
    """
    CREATE TABLE links (
      lookup TEXT PRIMARY KEY, kind TEXT NOT NULL, about TEXT NOT NULL, body BYTES, expires_at TEXT NOT NULL)
    """,
    "CREATE INDEX links_by_end ON links (expires_at)",
    """
    CREATE TABLE sessions (
      lookup TEXT PRIMARY KEY, email TEXT NOT NULL, made_at TEXT NOT NULL, seen_at TEXT NOT NULL,
      ends_at TEXT NOT NULL, agent TEXT NOT NULL)
    """,
    "CREATE INDEX sessions_by_account ON sessions (email)",
    "CREATE TABLE attempts (lookup TEXT PRIMARY KEY, failures BIGINT NOT NULL, last_at TEXT NOT NULL)",
    """
    CREATE TABLE account_events (
      id TEXT PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, email TEXT NOT NULL, kind TEXT NOT NULL,
      text TEXT NOT NULL)
    """,
    "ALTER TABLE outbox ADD COLUMN state TEXT NOT NULL DEFAULT 'waiting'",
    "ALTER TABLE outbox ADD COLUMN answer TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE outbox ADD COLUMN done_at TEXT",
    "CREATE INDEX outbox_by_case ON outbox (case_id, id)",
    "ALTER TABLE cases ADD COLUMN last_from TEXT NOT NULL DEFAULT 'reporter'",
    "ALTER TABLE cases ADD COLUMN last_at TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE cases ADD COLUMN due_at TEXT",
    "ALTER TABLE cases ADD COLUMN remind_at TEXT",
    "ALTER TABLE cases ADD COLUMN clocked_by TEXT NOT NULL DEFAULT ''",
    """
    UPDATE cases SET last_at = COALESCE((SELECT MAX(at) FROM events WHERE case_id = cases.id AND \
    (kind IN ('received', 'message', 'answers') OR (kind = 'attachment' AND to_reporter = 1))), received_at)
    """,
    """
    UPDATE cases SET last_from = 'desk', \
    last_at = (SELECT MAX(at) FROM events WHERE case_id = cases.id AND kind = 'reply') \
    WHERE (SELECT MAX(number) FROM events WHERE case_id = cases.id AND kind = 'reply') > \
    (SELECT MAX(number) FROM events WHERE case_id = cases.id AND \
    (kind IN ('received', 'message', 'answers') OR (kind = 'attachment' AND to_reporter = 1)))
    """,
    "CREATE INDEX cases_by_state ON cases (desk, state, id, last_from)",
    "CREATE INDEX cases_by_due ON cases (desk, due_at, id)",
    "CREATE INDEX cases_by_wait ON cases (last_from, last_at, id) WHERE state <> 'closed'",
    "CREATE INDEX cases_by_reminder ON cases (remind_at, id)",
    "CREATE INDEX cases_by_clock ON cases (id, clocked_by) WHERE state <> 'closed'",
    """
    CREATE TABLE held_replies (
      id TEXT PRIMARY KEY, case_id TEXT NOT NULL, actor TEXT NOT NULL, body BYTES NOT NULL, due_at TEXT NOT NULL)
    """,
    "CREATE INDEX held_replies_by_due ON held_replies (due_at)",
  ]

  /// Lists of the directory that operators bring in, and guides: both are for the public once they are released.
  private static let third = [
    """
    CREATE TABLE lists (
      name TEXT NOT NULL, version BIGINT NOT NULL, as_of TEXT NOT NULL, made_at TEXT NOT NULL,
      actor TEXT NOT NULL, note TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (name, version))
    """,
    """
    CREATE TABLE guides (
      id TEXT PRIMARY KEY, desk TEXT NOT NULL, state TEXT NOT NULL, version BIGINT NOT NULL,
      desk_key TEXT NOT NULL, desk_wrap BYTES, draft BYTES, body TEXT NOT NULL, made_by TEXT NOT NULL,
      made_at TEXT NOT NULL, changed_at TEXT NOT NULL, released_by TEXT, released_at TEXT)
    """,
    "CREATE INDEX guides_by_state ON guides (state, id)",
  ]

  /// Every table with its columns in order, and those that name a row: what a backup copies.
  static let tables: [Table] = [
    Table("cases", key: ["id"]), Table("events", key: ["id"], pageRows: 20), Table("blocks", key: ["number"]),
    Table("attachments", key: ["id"]), Table("pieces", key: ["attachment_id", "number"]),
    Table("repeats", key: ["lookup"]), Table("drafts", key: ["lookup"], pageRows: 10),
    Table("tokens", key: ["name"]),
    Table("outbox", key: ["id"]), Table("search_queue", key: ["event_id"]),
    Table("retired_keys", key: ["id"]), Table("accounts", key: ["email"], since: 2),
    Table("account_events", key: ["id"], since: 2), Table("held_replies", key: ["id"], since: 2),
    Table("lists", key: ["name", "version"], pageRows: 4, since: 3),
    Table("guides", key: ["id"], since: 3),
  ]

  /// The tables of a step.
  static func tables(at step: Int) -> [Table] { tables.filter { $0.since <= step } }

  /// What no backup holds: who is signed in, links that open an account, counts of wrong passwords.
  static let leftOut = ["sessions", "links", "attempts", "probes", "schema_steps"]

  /// A table, and the columns that name a row.
  struct Table: Sendable {
    let name: String
    let key: [String]
    /// How many rows are read at once: those of some tables are large.
    let pageRows: Int

    /// The step that made it: older backups do not hold it.
    let since: Int

    init(_ name: String, key: [String], pageRows: Int = 100, since: Int = 1) {
      self.since = since
      self.name = name
      self.key = key
      self.pageRows = pageRows
    }
  }
}
