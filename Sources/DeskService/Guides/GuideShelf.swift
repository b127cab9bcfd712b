import DeskCore
import DeskStore
import Synchronization

/// The guides that everybody may read: the pack's and those that the desks released, held in memory.
///
/// What is stored is read anew when it changed; that it did is one small question, asked at most every second.
public final class GuideShelf: Sendable {
  private struct Held {
    var stamp = ""
    var askedAt = 0
    var guides: [Guide]
    var folded: [[String]]
  }

  private let desk: PublicDesk
  private let held: Mutex<Held>

  /// The shelf of a public desk.
  public init(_ desk: PublicDesk) {
    self.desk = desk
    held = Mutex(Held(guides: desk.pack.guides, folded: desk.pack.guides.map(Self.folded)))
  }

  /// All guides: released ones first, the newest of them first, then the pack's.
  public func all() async throws(DeskError) -> [Guide] {
    try await refresh()
    return held.withLock { $0.guides }
  }

  /// The guide with this id.
  public func find(_ id: String) async throws(DeskError) -> Guide? {
    try await all().first { $0.id == id }
  }

  /// The guides in which every word of the text stands, those first in whose question all of them do.
  public func search(_ text: String) async throws(DeskError) -> [Guide] {
    try await refresh()
    let words = SearchWords(text)
    return held.withLock { held in
      let hits = held.guides.indices.filter { words.areAll(inFolded: held.folded[$0]) }
      let first = hits.filter { words.areAll(inFolded: Array(held.folded[$0].prefix(2))) }
      return (first + hits.filter { !first.contains($0) }).map { held.guides[$0] }
    }
  }

  /// The questions first, then everything else that is searched.
  private static func folded(_ guide: Guide) -> [String] {
    let questions = Language.pages.map { guide.texts[$0]?.question ?? "" }
    let answers = Language.pages.map { guide.texts[$0]?.answer ?? "" }
    return (questions + answers + guide.keywords).map(SearchWords.folded)
  }

  private func refresh() async throws(DeskError) {
    let second = desk.clock.milliseconds() / 1000
    let stamp = held.withLock { held in
      if held.askedAt == second, !held.stamp.isEmpty { return nil as String? }
      held.askedAt = second
      return held.stamp
    }
    guard let stamp else { return }
    let found = try await desk.database.reading {
      (db: any SQLTransaction) throws(DatabaseError) -> (String, [GuideRow])? in
      let now = try GuideStore(db).stamp()
      return now == stamp ? nil : (now, try GuideStore(db).released())
    }
    guard let found else { return }
    let offset = desk.pack.rulebook.rules.zoneOffset
    let released = found.1.compactMap { Guide($0, offset: offset) }
    let guides = released + desk.pack.guides
    let folded = guides.map(Self.folded)
    held.withLock {
      $0.stamp = found.0
      $0.guides = guides
      $0.folded = folded
    }
  }
}

extension Guide {
  /// A released guide; nil where its text cannot be read.
  init?(_ row: GuideRow, offset: Int) {
    guard let content = GuideContent(storedText: row.body), content.texts[.ja] != nil,
      let at = row.releasedAt.flatMap({ Moment(rfc3339: $0) })
    else { return nil }
    self.init(
      id: row.id, texts: content.texts, keywords: content.keywords, desk: row.desk,
      asOf: at.day(offset: offset))
  }
}
