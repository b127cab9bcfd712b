import DeskCore
import DeskStore
import DeskVault

extension PublicDesk {
  /// What documents, duties and the calendar of a case are made from, for the holder of its receipt.
  ///
  /// Whoever of the desk changed something is named `desk`; what staff hold against the verdict is not in it.
  public func dossier(receipt: String) async throws(DeskError) -> Dossier {
    let opened = try await open(receipt: receipt)
    let id = opened.row.id
    let stored = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try StoredCase(id, db)
    }
    guard let stored, stored.row.reporterWrap != nil else { throw .unauthorised }
    return try DossierReader(stored: stored, key: opened.key, pack: pack, clock: clock, isForReporter: true)
      .dossier()
  }
}

extension StaffDesk {
  /// What documents, duties and the calendar of a case are made from. That it was read is an event.
  ///
  /// - Parameter isRead: whether this is a reading of its own; false where the case was just read for the same page.
  /// - Throws: `conflict` where the case was destroyed.
  public func dossier(
    of reference: String, as actor: Actor, isRead: Bool = true
  ) async throws(DeskError) -> Dossier {
    let opened = try await open(reference, as: actor)
    let id = opened.row.id
    if isRead { try await leaveRead(of: id, by: actor) }
    let stored = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try StoredCase(id, db)
    }
    guard let stored else { throw .notFound }
    guard let key = try key(of: stored.row) else { throw .conflict(ConflictWords.isDestroyed) }
    return try DossierReader(stored: stored, key: key, pack: pack, clock: clock, isForReporter: false)
      .dossier()
  }
}

/// A case as it is stored, read at one time.
private struct StoredCase: Sendable {
  let row: CaseRow
  let events: [EventRow]
  let files: [AttachmentStore.Entry]

  /// - Returns: nil where there is none.
  init?(_ id: String, _ db: any SQLTransaction) throws(DatabaseError) {
    guard let row = try CaseStore(db).find(id: id) else { return nil }
    self.row = row
    // What comes in between two statements belongs to a later look.
    events = try EventStore(db).all(of: id).filter { $0.number <= row.events }
    files = try AttachmentStore(db).all(of: id)
  }
}

/// Opens what belongs into a dossier, and nothing else: events of other kinds stay sealed.
private struct DossierReader {
  let stored: StoredCase
  let key: CaseKey
  let pack: DeskPack
  let clock: DeskClock
  let isForReporter: Bool

  private var row: CaseRow { stored.row }
  /// Each holds an assessment of 40 KB: whoever changes answers a thousand times must not make every look dear.
  private static let mostChanges = 200

  func dossier() throws(DeskError) -> Dossier {
    let first = stored.events.first
    let content = try first.flatMap { (event) throws(DeskError) in try opened(event) }
    var files: [String] = []
    for file in stored.files where file.isForReporter {
      let info = try AttachmentInfo(file, key)
      if info.isForReporter { files.append(info.name) }
    }
    var versions = try versions()
    let present = versions.removeLast()
    return Dossier(
      reference: row.reference, receivedAt: row.receivedAt, desk: row.desk,
      subject: try subject(row, key), narrative: content?["narrative"]?.text ?? "",
      contact: Contact(stored: content?["contact"]), form: content?["form"]?.text,
      fields: FormValues(stored: content?["fields"]), version: present, earlier: versions, files: files,
      today: clock.today(offset: pack.rulebook.rules.zoneOffset))
  }

  private func opened(_ event: EventRow) throws(DeskError) -> JSON? {
    guard let body = event.body else { return nil }
    return try key.opening(body, .event(event.id, of: row.id))
  }

  /// How the case came to be as it is, the oldest version first; one that changed nothing of it is passed over.
  private func versions() throws(DeskError) -> [DossierVersion] {
    let vocabulary = pack.rulebook.vocabulary
    let changes = stored.events.filter { EventKind(rawValue: $0.kind)?.changesDossier == true }
    let shown = changes.suffix(Self.mostChanges)
    var documents: [AnswersDocument] = []
    var causes = [changes.dropLast(shown.count).last ?? stored.events.first].compactMap(\.self)
    for event in shown {
      guard let before = try opened(event)?["before"] else { continue }
      documents.append(AnswersDocument(before, vocabulary))
      causes.append(event)
    }
    documents.append(try answers(row, key, pack, []))
    var versions: [DossierVersion] = []
    for (place, document) in documents.enumerated() {
      let isPresent = place == documents.count - 1
      let number = row.answersVersion - (documents.count - 1 - place)
      if let last = versions.last, last.isLike(document) {
        // Whoever changes it names the number that is stored now.
        if isPresent { versions[versions.count - 1].number = number }
        continue
      }
      let cause = causes.indices.contains(place) ? causes[place] : nil
      versions.append(
        DossierVersion(
          number: number, at: cause?.at ?? row.receivedAt, by: cause.map { name($0.actor) },
          sheet: document.sheet, particulars: document.particulars, done: document.done))
    }
    return versions
  }

  private func name(_ actor: String) -> String {
    isForReporter && actor != "reporter" ? "desk" : actor
  }
}

extension DossierVersion {
  fileprivate func isLike(_ document: AnswersDocument) -> Bool {
    sheet == document.sheet && done == document.done
      && particulars.changed(to: document.particulars).isEmpty
  }
}

extension EventKind {
  /// Whether its event holds what the answers, the particulars and the notes were before it.
  fileprivate var changesDossier: Bool {
    switch self {
    case .answers, .assessment, .particulars, .duty: true
    default: false
    }
  }
}
