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

/// A change of what is sealed beside the case: answers, a verdict of staff, particulars, notes. The document is sealed
/// anew, and the event holds what it was before.
struct AnswerChange {
  let row: CaseRow
  let key: CaseKey
  let pack: DeskPack
  let act: CaseAct
  let actor: String
  var text: String?
  /// What else the event says.
  var more: [(String, JSONText)] = []
  var desks: [String]?
  let change: (inout AnswersDocument) -> Void

  init(
    row: CaseRow, key: CaseKey, pack: DeskPack, act: CaseAct, actor: String, text: String? = nil,
    more: [(String, JSONText)] = [], desks: [String]? = nil,
    change: @escaping (inout AnswersDocument) -> Void
  ) {
    self.row = row
    self.key = key
    self.pack = pack
    self.act = act
    self.actor = actor
    self.text = text
    self.more = more
    self.desks = desks
    self.change = change
  }

  func perform(_ database: any Database, _ clock: DeskClock) async throws(DeskError) -> EventReceipt {
    let vocabulary = pack.rulebook.vocabulary
    let before = try answers(row, key, pack, [])
    var document = before
    change(&document)
    // An assessment is large: where nothing changed that the rules look at, the one before still holds.
    let isJudged = act.alwaysJudges || document.sheet != before.sheet
    if isJudged { document.judge(pack, Language(rawValue: row.language) ?? .ja) }
    let (id, at, version) = (clock.id(), clock.now, row.answersVersion)
    var members = (text.map { [("text", .string($0))] } ?? []) + more
    members.append(("before", before.json(vocabulary)))
    if isJudged {
      members += [
        ("facts", document.sheet.json(vocabulary)), ("assessment", .literal(document.assessment)),
      ]
    }
    let body = try key.sealing(.object(members), .event(id, of: row.id))
    let sealed = try key.sealing(
      document.json(vocabulary), AnswersDocument.place(row.id, version: version + 1))
    let judged = isJudged ? (urgency: document.urgency, pack: pack.stamp) : nil
    let dates = document.clock(pack, now: clock.seconds)
    let change = CaseChange(
      act: act, caseID: row.id, actor: actor, eventID: id, body: body,
      isFindable: act.alwaysJudges && text != nil, desks: desks,
      change: { (row, _) throws(DatabaseError) in
        // Somebody else was faster: what they wrote must not be overwritten unseen.
        guard row.answersVersion == version else { throw .duplicate }
        row.answers = sealed
        row.answersVersion = version + 1
        if let judged {
          row.urgency = judged.urgency
          row.pack = judged.pack
        }
        row.set(dates)
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

extension CaseAct {
  /// Whether the rules are applied anew, whatever came of it.
  fileprivate var alwaysJudges: Bool { kind == .answers || kind == .assessment }
}
