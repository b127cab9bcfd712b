import DeskCore
import DeskStore
import DeskVault

extension PublicDesk {
  /// The reporter's note that somebody was told; the rules know it from then on.
  ///
  /// - Throws: `invalid` with every fault of the note.
  public func note(
    _ done: DutyDone, receipt: String, language: Language = .ja
  ) async throws(DeskError) -> EventReceipt {
    let opened = try await open(receipt: receipt)
    let change = try NotedDuty(
      row: opened.row, key: opened.key, pack: pack, act: .tell, actor: "reporter", desks: nil,
      language: language
    ).noting(done, today: clock.today(offset: pack.rulebook.rules.zoneOffset))
    return try await asReporter { () throws(DeskError) in try await change.perform(database, clock) }
  }

  /// Takes such a note back, and with it what the note itself had brought into the answers.
  ///
  /// - Throws: `invalid` where there is none.
  public func takeBack(
    doneAt destination: String, stage: ObligationRule.Stage, receipt: String, language: Language = .ja
  ) async throws(DeskError) -> EventReceipt {
    let opened = try await open(receipt: receipt)
    let change = try NotedDuty(
      row: opened.row, key: opened.key, pack: pack, act: .tell, actor: "reporter", desks: nil,
      language: language
    ).takingBack(destination, stage)
    return try await asReporter { () throws(DeskError) in try await change.perform(database, clock) }
  }
}

extension StaffDesk {
  /// A note of staff that somebody was told; the rules know it from then on.
  ///
  /// - Throws: `invalid` with every fault of the note.
  public func note(
    done: DutyDone, on reference: String, as actor: Actor, language: Language = .ja
  ) async throws(DeskError) -> EventReceipt {
    try await noted(reference, actor, language)
      .noting(done, today: clock.today(offset: pack.rulebook.rules.zoneOffset)).perform(database, clock)
  }

  /// Takes such a note back, and with it what the note itself had brought into the answers.
  ///
  /// - Throws: `invalid` where there is none.
  public func takeBack(
    doneAt destination: String, stage: ObligationRule.Stage, on reference: String, as actor: Actor,
    language: Language = .ja
  ) async throws(DeskError) -> EventReceipt {
    try await noted(reference, actor, language).takingBack(destination, stage).perform(database, clock)
  }

  private func noted(
    _ reference: String, _ actor: Actor, _ language: Language
  ) async throws(DeskError) -> NotedDuty {
    let opened = try await open(reference, as: actor)
    guard let key = opened.key else { throw .conflict(ConflictWords.isDestroyed) }
    return NotedDuty(
      row: opened.row, key: key, pack: pack, act: .staffTell, actor: actor.name, desks: opened.desks,
      language: language)
  }
}

/// A note about a case that was opened: checked, and made a change of it.
private struct NotedDuty {
  let row: CaseRow
  let key: CaseKey
  let pack: DeskPack
  let act: CaseAct
  let actor: String
  let desks: [String]?
  let language: Language

  func noting(_ done: DutyDone, today: CalendarDate) throws(DeskError) -> AnswerChange {
    let sheet = try answers(row, key, pack, []).sheet
    let faults = faults(done, sheet, today)
    guard faults.isEmpty else {
      throw .invalid(faults.map { RequestFault(pointer: $0.pointer, message: $0.words[language]) })
    }
    let number = done.number.isEmpty ? "" : " No. \(done.number)"
    return change(
      done.destination, done.stage, text: " \(done.on)\(number)", on: .string(done.on.description),
      number: done.number
    ) { told in told.note(done, pack) }
  }

  func takingBack(_ destination: String, _ stage: ObligationRule.Stage) throws(DeskError) -> AnswerChange {
    guard DutyDone.isNoted(destination, stage, in: try answers(row, key, pack, []).done) else {
      throw .invalid([RequestFault(pointer: "/destination", message: DutyFaultWords.notNoted[language])])
    }
    return change(destination, stage, text: "", on: .null, number: "") { told in
      _ = told.takeBack(destination, stage, pack)
    }
  }

  private func change(
    _ destination: String, _ stage: ObligationRule.Stage, text: String, on: JSONText, number: String,
    _ change: @escaping (inout ToldSoFar) -> Void
  ) -> AnswerChange {
    AnswerChange(
      row: row, key: key, pack: pack, act: act, actor: actor,
      text: "\(destination) \(stage.rawValue)\(text)",
      more: [
        ("destination", .string(destination)), ("stage", .string(stage.rawValue)), ("on", on),
        ("number", .string(number)),
      ], desks: desks
    ) { document in
      var told = ToldSoFar(sheet: document.sheet, done: document.done)
      change(&told)
      document.sheet = told.sheet
      document.done = told.done
    }
  }

  private func faults(
    _ done: DutyDone, _ sheet: AnswerSheet, _ today: CalendarDate
  ) -> [(pointer: String, words: Words)] {
    var faults: [(pointer: String, words: Words)] = []
    let rows = pack.rulebook.assess(sheet, withMissing: false).obligations
    let stages = rows.filter { $0.destination == done.destination }.map(\.stage.rawValue)
    if stages.isEmpty {
      faults.append(("/destination", DutyFaultWords.destination(listed(rows.map(\.destination)))))
    } else if !stages.contains(done.stage.rawValue) {
      faults.append(("/stage", DutyFaultWords.stage(listed(stages))))
    }
    if done.on > today || done.on.parts.year < 2000 { faults.append(("/on", DutyFaultWords.day)) }
    if done.number.unicodeScalars.count > DutyDone.mostNumber {
      faults.append(("/number", DutyFaultWords.number))
    }
    return faults
  }

  private func listed(_ ids: [String]) -> String { Set(ids).sorted().joined(separator: ", ") }
}

/// Faults of notes in words.
enum DutyFaultWords {
  static let day = Words(
    ja: "知らせた日は、今日までの日付にしてください（2000年より後）。",
    en: "The day on which they were told lies not in the future, and not before 2000.")
  static let number = Words(
    ja: "番号は\(DutyDone.mostNumber)文字までにしてください。",
    en: "The number may have at most \(DutyDone.mostNumber) characters.")
  static let notNoted = Words(
    ja: "この知らせ先は、済みになっていません。", en: "This was not noted as done.")

  static func destination(_ ids: String) -> Words {
    Words(
      ja: ids.isEmpty
        ? "この件に、いま知らせる先はありません。" : "この件の知らせ先ではありません。いまの知らせ先: \(ids)",
      en: ids.isEmpty
        ? "This case has nobody to tell at present."
        : "Nobody to be told about this case. At present there are: \(ids)")
  }

  static func stage(_ ids: String) -> Words {
    Words(
      ja: "この知らせ先に、その段階はありません。あるもの: \(ids)", en: "There is no such step here. There are: \(ids)")
  }
}
