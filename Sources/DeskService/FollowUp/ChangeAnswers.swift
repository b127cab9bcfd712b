import DeskCore
import DeskStore
import DeskVault

extension PublicDesk {
  /// The reporter's answers as they are now, in the place of the old ones and judged again; the old ones stay in the
  /// event.
  ///
  /// - Parameter version: how often the answers had been stored when the reporter saw them.
  /// - Throws: `conflict` where somebody changed them since.
  public func changeAnswers(
    _ sheet: AnswerSheet, receipt: String, since version: Int? = nil
  ) async throws(DeskError) -> EventReceipt {
    let opened = try await open(receipt: receipt)
    if let version, version != opened.row.answersVersion { throw .conflict(ConflictWords.changedMeanwhile) }
    let change = AnswerChange(
      row: opened.row, key: opened.key, pack: pack, act: .changeAnswers, actor: "reporter"
    ) { document in document.sheet = sheet }
    return try await asReporter { () throws(DeskError) in try await change.perform(database, clock) }
  }
}

/// New answers or a verdict of staff: the document is sealed anew, and the event holds what it was before.
struct AnswerChange {
  let row: CaseRow
  let key: CaseKey
  let pack: DeskPack
  let act: CaseAct
  let actor: String
  var text: String?
  var desks: [String]?
  let change: (inout AnswersDocument) -> Void

  init(
    row: CaseRow, key: CaseKey, pack: DeskPack, act: CaseAct, actor: String, text: String? = nil,
    desks: [String]? = nil, change: @escaping (inout AnswersDocument) -> Void
  ) {
    self.row = row
    self.key = key
    self.pack = pack
    self.act = act
    self.actor = actor
    self.text = text
    self.desks = desks
    self.change = change
  }

  func perform(_ database: any Database, _ clock: DeskClock) async throws(DeskError) -> EventReceipt {
    let vocabulary = pack.rulebook.vocabulary
    let before = try answers(row, key, pack, [])
    var changed = before
    change(&changed)
    var document = AnswersDocument(
      sheet: changed.sheet, pack: pack, language: Language(rawValue: row.language) ?? .ja)
    document.overruled = changed.overruled
    let (id, at, version) = (clock.id(), clock.now, row.answersVersion)
    let urgency = document.urgency
    var members: [(String, JSONText)] = [
      ("before", before.json(vocabulary)), ("facts", changed.sheet.json(vocabulary)),
      ("assessment", .literal(document.assessment)),
    ]
    if let text { members.insert(("text", .string(text)), at: 0) }
    let body = try key.sealing(.object(members), .event(id, of: row.id))
    let sealed = try key.sealing(
      document.json(vocabulary), AnswersDocument.place(row.id, version: version + 1))
    let stamp = pack.stamp
    let dates = document.assessed.map { CaseClock($0, pack, now: clock.seconds) }
    let change = CaseChange(
      act: act, caseID: row.id, actor: actor, eventID: id, body: body, isFindable: text != nil, desks: desks,
      change: { (row, _) throws(DatabaseError) in
        // Somebody else was faster: their answers must not be overwritten unseen.
        guard row.answersVersion == version else { throw .duplicate }
        row.answers = sealed
        row.answersVersion = version + 1
        row.urgency = urgency
        row.pack = stamp
        if let dates { row.set(dates) }
      })
    do throws(DeskError) {
      let done = try await change.perform(database, at: at)
      return EventReceipt(id: id, at: at, state: done.state)
    } catch {
      if case .internalFault(DeskError.isTwice) = error { throw .conflict(ConflictWords.changedMeanwhile) }
      throw error
    }
  }
}
