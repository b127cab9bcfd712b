import DeskCore
import DeskStore
import DeskVault
import Foundation

/// A guide as its desk sees it.
public struct GuideEntry: Sendable {
  /// Its id.
  public let id: String
  /// The desk's id.
  public let desk: String
  /// Where it stands.
  public let state: GuideState
  /// Raised with every change.
  public let version: Int
  /// What is not released yet; nil where there is nothing.
  public let draft: GuideContent?
  /// What was released; nil where nothing was.
  public let released: GuideContent?
  /// Who began it.
  public let madeBy: String
  /// When it was changed last, RFC 3339 in UTC.
  public let changedAt: String
  /// Who released it.
  public let releasedBy: String?
  /// When, RFC 3339 in UTC.
  public let releasedAt: String?

  /// What is to be worked on.
  public var newest: GuideContent { draft ?? released ?? GuideContent(texts: [:]) }
}

extension StaffDesk {
  /// The guides of the desks that the actor works for, those changed last first.
  public func guides(as actor: Actor) async throws(DeskError) -> [GuideEntry] {
    let rows = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try GuideStore(db).all()
    }
    var entries: [GuideEntry] = []
    for row in rows where actor.maySee(row.desk) { entries.append(try entry(row)) }
    return entries
  }

  /// A guide of a desk that the actor works for.
  public func guide(_ id: String, as actor: Actor) async throws(DeskError) -> GuideEntry {
    try entry(try await guideRow(id, as: actor))
  }

  /// Keeps a new draft, sealed to the desk.
  ///
  /// - Returns: the guide's id.
  public func draftGuide(
    _ content: GuideContent, for desk: String, as actor: Actor
  ) async throws(DeskError) -> String {
    guard actor.maySee(desk) else { throw .notFound }
    let (id, at) = (clock.id(), clock.now)
    var row = GuideRow(
      id: id, desk: desk, state: GuideState.draft.rawValue, version: 1, madeBy: actor.name, madeAt: at,
      changedAt: at)
    try seal(content, into: &row)
    let made = row
    try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
      try RetiredKeys(db).refuse(made.deskKey)
      try GuideStore(db).add(made)
    }
    return id
  }

  /// Keeps a draft in the place of the one before; what is released stays as it is.
  ///
  /// - Throws: `conflict` where somebody else changed it since.
  public func changeGuide(
    _ id: String, to content: GuideContent, since version: Int, as actor: Actor
  ) async throws(DeskError) {
    var row = try await guideRow(id, as: actor)
    try seal(content, into: &row)
    try await store(row, since: version)
  }

  /// Gives a draft to everybody; its key is destroyed, since it protects nothing any more.
  ///
  /// - Throws: `forbidden` for whoever does not lead the desk.
  public func releaseGuide(
    _ id: String, _ content: GuideContent, since version: Int, as actor: Actor
  ) async throws(DeskError) {
    var row = try await guideRow(id, as: actor)
    guard actor.mayRelease(row.desk) else { throw .forbidden }
    row.state = GuideState.released.rawValue
    row.body = content.publicJSON.text
    row.draft = nil
    row.deskWrap = nil
    row.deskKey = ""
    row.releasedBy = actor.name
    row.releasedAt = clock.now
    try await store(row, since: version)
  }

  /// Takes a released guide back, or gives it to everybody again as it was.
  public func showGuide(
    _ id: String, _ isShown: Bool, since version: Int, as actor: Actor
  ) async throws(DeskError) {
    var row = try await guideRow(id, as: actor)
    guard actor.mayRelease(row.desk) else { throw .forbidden }
    guard !row.body.isEmpty else { throw .conflict(GuideConflict.neverReleased) }
    row.state = (isShown ? GuideState.released : .withdrawn).rawValue
    try await store(row, since: version)
  }

  /// Drops what is not released.
  public func dropGuideDraft(_ id: String, since version: Int, as actor: Actor) async throws(DeskError) {
    var row = try await guideRow(id, as: actor)
    guard row.body.isEmpty else {
      row.draft = nil
      row.deskWrap = nil
      row.deskKey = ""
      return try await store(row, since: version)
    }
    let isGone = try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
      try GuideStore(db).remove(id, since: version)
    }
    if !isGone { throw .conflict(GuideConflict.changedMeanwhile) }
  }

  private func guideRow(_ id: String, as actor: Actor) async throws(DeskError) -> GuideRow {
    let row = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try GuideStore(db).find(id)
    }
    guard let row, actor.maySee(row.desk) else { throw .notFound }
    return row
  }

  private func store(_ changed: GuideRow, since version: Int) async throws(DeskError) {
    var row = changed
    row.version = version + 1
    row.changedAt = clock.now
    let new = row
    let isStored = try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
      if new.deskWrap != nil { try RetiredKeys(db).refuse(new.deskKey) }
      return try GuideStore(db).update(new, since: version)
    }
    if !isStored { throw .conflict(GuideConflict.changedMeanwhile) }
  }

  private static func place(_ id: String, _ version: Int) -> SealedPlace {
    SealedPlace(caseID: id, record: "guide", field: "draft", version: version)
  }

  /// Seals a draft under a key of its own, which the desk alone can open.
  private func seal(_ content: GuideContent, into row: inout GuideRow) throws(DeskError) {
    guard let newest = sealing?.current.desks[row.desk] else {
      throw .internalFault("no key for the desk \(row.desk)")
    }
    let key = CaseKey()
    do throws(VaultError) {
      row.deskWrap = try newest.wrap(key, caseID: row.id)
    } catch {
      throw DeskError(error)
    }
    row.deskKey = newest.id
    row.draft = try key.sealing(content.json, Self.place(row.id, 1))
  }

  private func entry(_ row: GuideRow) throws(DeskError) -> GuideEntry {
    var draft: GuideContent?
    if let sealed = row.draft, let wrap = row.deskWrap {
      let key: CaseKey
      do throws(VaultError) {
        key = try keyring.open(wrap, keyID: row.deskKey, desk: row.desk, caseID: row.id)
      } catch {
        throw DeskError(error)
      }
      draft = GuideContent(stored: try key.opening(sealed, Self.place(row.id, 1)))
    }
    return GuideEntry(
      id: row.id, desk: row.desk, state: GuideState(rawValue: row.state) ?? .withdrawn,
      version: row.version, draft: draft, released: GuideContent(storedText: row.body), madeBy: row.madeBy,
      changedAt: row.changedAt, releasedBy: row.releasedBy, releasedAt: row.releasedAt)
  }

  /// Wraps the keys of drafts to the newest key of their desk.
  func rewrapGuides(to keys: IntakeKeys) async throws(DeskError) -> Int {
    let rows = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try GuideStore(db).all()
    }
    var wraps: [(id: String, from: String, key: String, wrap: Data)] = []
    for row in rows {
      guard let wrap = row.deskWrap, let newest = keys.desks[row.desk], newest.id != row.deskKey else {
        continue
      }
      do throws(VaultError) {
        let key = try keyring.open(wrap, keyID: row.deskKey, desk: row.desk, caseID: row.id)
        wraps.append((row.id, row.deskKey, newest.id, try newest.wrap(key, caseID: row.id)))
      } catch {
        continue
      }
    }
    let new = wraps
    try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
      for wrap in new {
        try GuideStore(db).setWrap(wrap.wrap, key: wrap.key, of: wrap.id, from: wrap.from)
      }
    }
    return new.count
  }
}

extension GuideContent {
  /// What was released, as it lies in clear; nil where nothing was.
  init?(storedText text: String) {
    guard !text.isEmpty, let json = try? JSONReader.read(Array(text.utf8)).value else { return nil }
    self.init(stored: json)
  }
}

/// Why an act on a guide does not fit.
enum GuideConflict {
  static let changedMeanwhile = Words(
    ja: "ほかの人が、いまこの手引きを変えました。新しい内容を確かめてから、もう一度押してください。",
    en: "Somebody else changed this guide just now. Please look at it and press again.")
  static let neverReleased = Words(
    ja: "この手引きは、まだ公開したことがありません。", en: "This guide was never released.")
}
