import DeskCore
import DeskStore
import DeskVault

extension PublicDesk {
  /// What only documents ask, in the place of what the reporter or the desk had written before.
  ///
  /// - Parameters:
  ///   - particulars: as `Form.read` gave them.
  ///   - version: how often the case's answers had been stored when the reporter saw them.
  /// - Throws: `conflict` where somebody changed them since.
  public func write(
    _ particulars: FormValues, receipt: String, since version: Int? = nil
  ) async throws(DeskError) -> EventReceipt {
    let opened = try await open(receipt: receipt)
    try opened.row.refuse(unlessSince: version)
    let change = try AnswerChange(
      writing: particulars, row: opened.row, key: opened.key, pack: pack, act: .fill, actor: "reporter")
    return try await asReporter { () throws(DeskError) in try await change.perform(database, clock) }
  }
}

extension StaffDesk {
  /// What only documents ask, in the place of what was written before.
  ///
  /// - Parameter version: how often the case's answers had been stored when it was seen.
  /// - Throws: `conflict` where somebody changed them since.
  public func write(
    _ particulars: FormValues, on reference: String, since version: Int? = nil, as actor: Actor
  ) async throws(DeskError) -> EventReceipt {
    let opened = try await open(reference, as: actor)
    guard let key = opened.key else { throw .conflict(ConflictWords.isDestroyed) }
    try opened.row.refuse(unlessSince: version)
    return try await AnswerChange(
      writing: particulars, row: opened.row, key: key, pack: pack, act: .staffFill, actor: actor.name,
      desks: opened.desks
    ).perform(database, clock)
  }
}

extension CaseRow {
  /// - Throws: `conflict` where what was seen is not what is there now.
  func refuse(unlessSince version: Int?) throws(DeskError) {
    if let version, version != answersVersion { throw .conflict(ConflictWords.changedMeanwhile) }
  }
}

extension AnswerChange {
  /// Particulars in the place of those before; the event names what changed, and what it was stands in `before`.
  fileprivate init(
    writing particulars: FormValues, row: CaseRow, key: CaseKey, pack: DeskPack, act: CaseAct, actor: String,
    desks: [String]? = nil
  ) throws(DeskError) {
    let changed = try answers(row, key, pack, []).particulars.changed(to: particulars)
    self.init(
      row: row, key: key, pack: pack, act: act, actor: actor, text: changed.joined(separator: ", "),
      more: [("changed", .strings(changed))], desks: desks
    ) { $0.particulars = particulars }
  }
}
