import DeskCore
import Testing

/// Notes that somebody was told: what a note brings into the answers goes with it, and nothing else.
@Suite struct DutyNoteTests {
  private let pack = DutyWorld.pack
  private let ppc: UInt64 = 1
  private let ministry: UInt64 = 2

  private func noting(_ told: inout ToldSoFar, _ notes: DutyDone...) {
    for note in notes { told.note(note, pack) }
  }

  @Test func `a note stands in the answers, and taken back it leaves them as they were`() {
    let kinds: [Answer?] = [nil, .unknown, .multi(0), .multi(2)]
    for told in kinds {
      let before = DutyWorld.sheet(told: told)
      var so = ToldSoFar(sheet: before, done: [])

      noting(&so, DutyWorld.done("ppc", .preliminary, number: "123"))
      let noted = so
      let isTakenBack = so.takeBack("ppc", .preliminary, pack)

      #expect(noted.sheet[1] == .multi(told == .multi(2) ? 3 : 1), "\(told as Any)")
      #expect(noted.done.map(\.number) == ["123"])
      #expect(isTakenBack && so.done.isEmpty && so.sheet == before, "\(told as Any)")
    }
  }

  @Test func `what the person answered stays when a note is taken back`() {
    var so = ToldSoFar(sheet: DutyWorld.sheet(told: .multi(ppc)), done: [])

    noting(&so, DutyWorld.done("ppc", .preliminary))
    _ = so.takeBack("ppc", .preliminary, pack)

    #expect(so.sheet[1] == .multi(ppc))
  }

  @Test func `a name that another note stands for stays, and goes with the last of them`() {
    var so = ToldSoFar(sheet: DutyWorld.sheet(), done: [])
    let before = so.sheet

    noting(&so, DutyWorld.done("mic", .notice), DutyWorld.done("fsa", .notice))
    _ = so.takeBack("mic", .notice, pack)
    let one = so.sheet
    _ = so.takeBack("fsa", .notice, pack)

    #expect(one[1] == .multi(ministry))
    #expect(so.sheet == before)
  }

  @Test func `an answer that notes alone made is gone once all of them are, in any order`() {
    let notes = [
      DutyWorld.done("ppc", .preliminary), DutyWorld.done("ppc", .final), DutyWorld.done("mic", .notice),
    ]
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [0, 2, 1], [2, 0, 1], [1, 0, 2]] {
      for told in [nil, Answer.unknown] {
        let before = DutyWorld.sheet(told: told)
        var so = ToldSoFar(sheet: before, done: [])
        for note in notes { so.note(note, pack) }
        for place in order { _ = so.takeBack(notes[place].destination, notes[place].stage, pack) }
        #expect(so.sheet == before && so.done.isEmpty, "\(order) \(told as Any)")
      }
    }
  }

  @Test func `a second note of one step takes the place of the first and what that had brought`() {
    let before = DutyWorld.sheet()
    var so = ToldSoFar(sheet: before, done: [])

    noting(&so, DutyWorld.done("ppc", .final, number: "1"), DutyWorld.done("ppc", .final, number: "2"))
    let noted = so
    _ = so.takeBack("ppc", .final, pack)

    #expect(noted.done.map(\.number) == ["2"])
    #expect(so.sheet == before)
  }

  @Test func `a name that the person takes out of the answer is not brought back, and nothing else goes`() {
    var so = ToldSoFar(sheet: DutyWorld.sheet(), done: [])
    noting(&so, DutyWorld.done("ppc", .preliminary))
    so.sheet[1] = .multi(ministry)

    _ = so.takeBack("ppc", .preliminary, pack)

    #expect(so.sheet[1] == .multi(ministry))
  }

  @Test func `a destination that no answer names is noted all the same`() {
    var so = ToldSoFar(sheet: DutyWorld.sheet(), done: [])

    noting(&so, DutyWorld.done("authority", .report))

    let noted = so
    let first = so.takeBack("authority", .report, pack)
    let second = so.takeBack("authority", .report, pack)

    #expect(noted.done.count == 1 && !noted.sheet[1].isKnown)
    #expect(first && !second)
  }

  @Test func `what is sealed of a note reads back, and the API does not tell what it brought`() throws {
    var so = ToldSoFar(sheet: DutyWorld.sheet(), done: [])
    noting(&so, DutyWorld.done("ppc", .final, number: "第123号"))

    let stored = try JSONReader.read(so.done[0].stored.bytes).value

    #expect(DutyDone(stored: stored) == so.done[0])
    #expect(stored["brought"]?.text == "first")
    #expect(!so.done[0].json.text.contains("brought"))
  }
}
