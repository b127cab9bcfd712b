/// What one change of a case did to the duties.
public struct DutyChange: Sendable {
  /// The number of the version that it brought about.
  public let number: Int
  /// When, RFC 3339 in UTC.
  public let at: String?
  /// Who did it: `reporter`, and otherwise whom the reader may know of.
  public let by: String?
  /// The answers that changed.
  public let facts: [Fact]
  /// The particulars that changed, by their ids.
  public let particulars: [String]
  /// Duties that hold for certain now and did not before.
  public let appeared: [Duty]
  /// Duties that held for certain before and do not now.
  public let vanished: [Duty]
  /// Duties that are due otherwise now.
  public let moved: [(before: Duty, after: Duty)]
  /// What was noted as done.
  public let done: [DutyDone]
  /// Notes that were taken back.
  public let undone: [DutyDone]

  /// One answer that changed.
  public struct Fact: Sendable, Hashable {
    /// The place of the fact.
    public let place: Int
    /// What the answer was.
    public let before: Answer
    /// What it is.
    public let after: Answer

    /// One answer that changed.
    public init(place: Int, before: Answer, after: Answer) {
      self.place = place
      self.before = before
      self.after = after
    }
  }

  /// What one change of a case did to the duties.
  public init(
    number: Int, at: String?, by: String?, facts: [Fact] = [], particulars: [String] = [],
    appeared: [Duty] = [], vanished: [Duty] = [], moved: [(before: Duty, after: Duty)] = [],
    done: [DutyDone] = [], undone: [DutyDone] = []
  ) {
    self.number = number
    self.at = at
    self.by = by
    self.facts = facts
    self.particulars = particulars
    self.appeared = appeared
    self.vanished = vanished
    self.moved = moved
    self.done = done
    self.undone = undone
  }

  /// Whether nothing changed that anybody would look for.
  var isEmpty: Bool {
    facts.isEmpty && particulars.isEmpty && appeared.isEmpty && vanished.isEmpty && moved.isEmpty
      && done.isEmpty && undone.isEmpty
  }
}

/// How the duties of a case came about.
///
/// Every version is judged by the rules of today: what differs then differs by what was told, and not by a new pack.
public enum DutyHistory {
  /// What changed, the newest change first.
  public static func changes(of dossier: Dossier, pack: DeskPack) -> [DutyChange] {
    let versions = dossier.earlier + [dossier.version]
    var found: [DutyChange] = []
    var before = versions[0].duties(pack)
    for (old, new) in zip(versions, versions.dropFirst()) {
      let after = new.duties(pack)
      let change = change(old, new, before, after, pack)
      if !change.isEmpty { found.append(change) }
      before = after
    }
    return found.reversed()
  }

  private static func change(
    _ old: DossierVersion, _ new: DossierVersion, _ before: [Duty], _ after: [Duty], _ pack: DeskPack
  ) -> DutyChange {
    let done = new.done.filter { note in !old.done.contains { $0.saysTheSame(as: note) } }
    let undone = old.done.filter { !DutyDone.isNoted($0.destination, $0.stage, in: new.done) }
    // That a note also stands in the answers says nothing more.
    let told = done.isEmpty && undone.isEmpty ? nil : pack.rulebook.vocabulary.place(of: DeskPack.toldFact)
    let facts = old.sheet.answers.indices.filter { $0 != told && old.sheet[$0] != new.sheet[$0] }
      .map { DutyChange.Fact(place: $0, before: old.sheet[$0], after: new.sheet[$0]) }
    let (gone, come, moved) = compare(before.filter(\.isCertain), after.filter(\.isCertain))
    return DutyChange(
      number: new.number, at: new.at, by: new.by, facts: facts,
      particulars: old.particulars.changed(to: new.particulars), appeared: come, vanished: gone, moved: moved,
      done: done, undone: undone)
  }

  /// Duties side by side: the same step of the same destination is the same duty, whatever its date.
  static func compare(
    _ before: [Duty], _ after: [Duty]
  ) -> (vanished: [Duty], appeared: [Duty], moved: [(before: Duty, after: Duty)]) {
    var gone = before.filter { old in !after.contains { $0.isLike(old) && $0.due == old.due } }
    let come = after.filter { new in !before.contains { $0.isLike(new) && $0.due == new.due } }
    var appeared: [Duty] = []
    var moved: [(before: Duty, after: Duty)] = []
    for new in come {
      if let place = gone.firstIndex(where: { $0.isLike(new) }) {
        moved.append((gone.remove(at: place), new))
      } else {
        appeared.append(new)
      }
    }
    return (gone, appeared, moved)
  }
}

extension Duty {
  fileprivate func isLike(_ other: Duty) -> Bool {
    destination == other.destination && stage == other.stage && first.rule.force == other.first.rule.force
  }
}

extension DossierVersion {
  /// Who must or may be told, by these answers and notes.
  public func duties(_ pack: DeskPack) -> [Duty] {
    Duty.all(of: pack.rulebook.assess(sheet, withMissing: false).obligations, done: done)
  }
}

extension FormValues {
  /// The names under which something else stands in other values, something new or nothing among it.
  public func changed(to new: FormValues) -> [String] {
    var seen: Set<String> = []
    return (new.entries + entries).map(\.key)
      .filter { seen.insert($0).inserted && self[$0] != new[$0] }
  }
}
