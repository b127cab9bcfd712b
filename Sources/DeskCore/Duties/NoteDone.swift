/// Who was told so far: the notes, and the answers that the rules read the same from.
public struct ToldSoFar: Sendable {
  /// The answers; one of them names who knows.
  public var sheet: AnswerSheet
  /// The notes, one for each step of a destination.
  public var done: [DutyDone]

  /// Who was told so far.
  public init(sheet: AnswerSheet, done: [DutyDone]) {
    self.sheet = sheet
    self.done = done
  }

  /// Notes that somebody was told; a note of the same step before it goes.
  public mutating func note(_ new: DutyDone, _ pack: DeskPack) {
    var new = new
    let place = done.firstIndex { $0.isOf(new.destination, new.stage) }
    new.brought = place.flatMap { done[$0].brought }
    if let (fact, bit) = pack.told(new.destination), !isNamed(fact, bit) {
      if case .multi(let named) = sheet[fact] {
        sheet[fact] = .multi(named | bit)
        new.brought = .name
      } else {
        new.brought = sheet.asked.contains(fact) ? .answer : .first
        sheet[fact] = .multi(bit)
      }
    }
    if let place { done[place] = new } else { done.append(new) }
  }

  /// Takes a note back, and with it what the note itself had brought into the answers.
  ///
  /// What the person answered stays; so does a name that another note stands for.
  /// - Returns: false where there is no such note.
  public mutating func takeBack(
    _ destination: String, _ stage: ObligationRule.Stage, _ pack: DeskPack
  ) -> Bool {
    guard let place = done.firstIndex(where: { $0.isOf(destination, stage) }) else { return false }
    let gone = done.remove(at: place)
    guard let brought = gone.brought, let (fact, bit) = pack.told(destination), isNamed(fact, bit),
      case .multi(let named) = sheet[fact]
    else { return true }
    if let other = done.firstIndex(where: { pack.told($0.destination)?.bit == bit }) {
      done[other].brought = done[other].brought ?? brought
      return true
    }
    let rest = named & ~bit
    if rest == 0, brought == .first {
      sheet.clear(fact)
    } else if rest == 0, brought == .answer {
      sheet[fact] = .unknown
    } else {
      sheet[fact] = .multi(rest)
      // The answer itself came with this note; whoever brings the last name of it goes with it.
      if brought != .name, let other = done.firstIndex(where: { $0.brought == .name }) {
        done[other].brought = brought
      }
    }
    return true
  }

  private func isNamed(_ fact: Int, _ bit: UInt64) -> Bool {
    if case .multi(let named) = sheet[fact] { named & bit != 0 } else { false }
  }
}

extension DeskPack {
  /// The answer that names who knows: its fact, and the bit that stands for a destination; nil where nothing does.
  func told(_ destination: String) -> (fact: Int, bit: UInt64)? {
    let vocabulary = rulebook.vocabulary
    guard let value = destinations[destination]?.told, let fact = vocabulary.place(of: Self.toldFact),
      let index = vocabulary[fact].kind.values.firstIndex(where: { $0.id == value })
    else { return nil }
    return (fact, 1 << UInt64(index))
  }

  /// The fact that names who knows.
  static let toldFact = "done.told"
}
