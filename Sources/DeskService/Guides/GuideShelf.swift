import DeskCore
import DeskStore

/// The guides that everybody may read: the pack's and those that the desks released, held in memory.
public final class GuideShelf: Sendable {
  private struct Shelf: Sendable {
    let stamp: String
    /// Released ones first, the newest of them first, then the pack's.
    let guides: [Guide]
    /// What is searched of each, folded.
    let folded: [[String]]
  }

  private let held: HeldCopy<Shelf>

  /// The shelf of a public desk.
  public init(_ desk: PublicDesk, lookingEvery interval: Duration = .seconds(1)) {
    let (database, pack) = (desk.database, desk.pack)
    held = HeldCopy(lookingEvery: interval) { before throws(DeskError) in
      let found = try await database.reading {
        (db: any SQLTransaction) throws(DatabaseError) -> (stamp: String, rows: [GuideRow])? in
        let now = try GuideStore(db).stamp()
        return now == before?.stamp ? nil : (now, try GuideStore(db).released())
      }
      if let before, found == nil { return before }
      let offset = pack.rulebook.rules.zoneOffset
      let guides = (found?.rows ?? []).compactMap { Guide($0, offset: offset) } + pack.guides
      return Shelf(stamp: found?.stamp ?? "", guides: guides, folded: guides.map(Self.folded))
    }
  }

  /// All guides: released ones first, the newest of them first, then the pack's.
  public func all() async throws(DeskError) -> [Guide] { try await held.value().guides }

  /// The guide with this id.
  public func find(_ id: String) async throws(DeskError) -> Guide? {
    try await all().first { $0.id == id }
  }

  /// The guides in which every word of the text stands, those first in whose question all of them do.
  public func search(_ text: String) async throws(DeskError) -> [Guide] {
    let shelf = try await held.value()
    let words = SearchWords(text)
    let hits = shelf.guides.indices.filter { words.areAll(inFolded: shelf.folded[$0]) }
    let first = hits.filter { words.areAll(inFolded: Array(shelf.folded[$0].prefix(2))) }
    return (first + hits.filter { !first.contains($0) }).map { shelf.guides[$0] }
  }

  /// The questions first, then everything else that is searched.
  private static func folded(_ guide: Guide) -> [String] {
    let questions = Language.pages.map { guide.texts[$0]?.question ?? "" }
    let answers = Language.pages.map { guide.texts[$0]?.answer ?? "" }
    return (questions + answers + guide.keywords).map(SearchWords.folded)
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
