import DeskCore
import DeskStore
import DeskVault
import Foundation

extension StaffDesk {
  /// A page of the cases that the actor may see, newest first.
  ///
  /// Until the search index is there, a search opens candidates one after the other: right, and slow for many
  /// thousands of cases. A page then holds what the looked-at stretch of cases gave, and `next` goes on from there.
  public func list(_ query: CaseQuery, as actor: Actor) async throws(DeskError) -> CaseList {
    var desks = actor.visible(of: pack.desks.map(\.id))
    if let desk = query.desk { desks = desks.filter { $0 == desk } }
    let words = SearchWords(query.text ?? "")
    let stretch = words.isEmpty ? query.limit + 1 : Self.searchStretch
    let seen = desks
    let rows = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try CaseStore(db).list(query.stored(seen, limit: stretch))
    }
    guard !words.isEmpty else { return try plain(rows, query) }
    return try await searchTurn.run { () async throws(DeskError) in try await searched(rows, words, query) }
  }

  private static let searchStretch = 500
  /// So many bytes of texts are opened for one page of a search; then the page ends, and the next one goes on.
  private static let searchBytes = 4 * 1_048_576

  private func plain(_ rows: [CaseRow], _ query: CaseQuery) throws(DeskError) -> CaseList {
    let page = rows.prefix(query.limit)
    var cases: [CaseSummary] = []
    for row in page { cases.append(try summary(row)) }
    return CaseList(cases: cases, next: rows.count > query.limit ? page.last.map(query.cursor) : nil)
  }

  private func searched(
    _ rows: [CaseRow], _ words: SearchWords, _ query: CaseQuery
  ) async throws(DeskError) -> CaseList {
    var cases: [CaseSummary] = []
    var bytes = 0
    for (index, row) in rows.enumerated() {
      if bytes > Self.searchBytes { return CaseList(cases: cases, next: query.cursor(rows[index - 1])) }
      // One case that does not open must not hide the others.
      guard let key = try? key(of: row) else { continue }
      let events = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
        try EventStore(db).all(of: row.id)
      }
      guard let subject = try? subject(row, key) else { continue }
      var texts = [subject]
      for event in events {
        guard let body = event.body, EventKind(rawValue: event.kind)?.isSearched == true,
          let json = try? key.opening(body, .event(event.id, of: row.id))
        else { continue }
        bytes += body.count
        // Others have their turn between two texts, however large a case is.
        await Task.yield()
        texts += [json["text"]?.text, json["narrative"]?.text].compactMap { $0 }
      }
      guard words.areAll(in: texts) else { continue }
      cases.append(CaseSummary(row: row, subject: subject))
      if cases.count == query.limit { return CaseList(cases: cases, next: query.cursor(row)) }
    }
    return CaseList(cases: cases, next: rows.count == Self.searchStretch ? rows.last.map(query.cursor) : nil)
  }

  /// A case's row with its subject opened.
  func summary(_ row: CaseRow) throws(DeskError) -> CaseSummary {
    do throws(DeskError) {
      guard let key = try key(of: row) else { return CaseSummary(row: row, subject: "") }
      return CaseSummary(row: row, subject: try subject(row, key))
    } catch {
      // It is shown as one that does not open; the others are listed as they are.
      return CaseSummary(row: row, subject: "", doesNotOpen: true)
    }
  }
}

extension CaseQuery {
  /// From where the next page goes on.
  func cursor(_ row: CaseRow) -> String {
    switch order {
    case .newest: row.id
    case .due: "\(row.dueAt ?? "") \(row.id)"
    case .waiting: "\(row.lastAt) \(row.id)"
    }
  }
}

/// How many cases there are of one desk and state.
public struct DeskCount: Sendable {
  /// The desk.
  public let desk: String
  /// The state.
  public let state: CaseState
  /// How many there are.
  public let all: Int
  /// For how many of them the reporter spoke last.
  public let owed: Int
}

extension StaffDesk {
  /// How many cases of each desk and state the actor may see, and for how many of them the desk owes a word.
  public func counts(as actor: Actor) async throws(DeskError) -> [DeskCount] {
    let desks = actor.visible(of: pack.desks.map(\.id))
    return try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try CaseStore(db).counts(desks: desks).map {
        DeskCount(desk: $0.desk, state: CaseState(rawValue: $0.state) ?? .open, all: $0.all, owed: $0.owed)
      }
    }
  }
}

extension EventKind {
  /// Whether a search looks into its text.
  var isSearched: Bool {
    switch self {
    case .received, .message, .reply, .note: true
    default: false
    }
  }
}
