import DeskVault
import Testing

/// Ids that sort as they were made.
@Suite struct SortableIDTests {
  @Test(arguments: [
    // The example of the ULID specification.
    (1_469_918_176_385, "01ARYZ6S41"), (0, "0000000000"), (281_474_976_710_655, "7ZZZZZZZZZ"),
  ])
  func `ids have the form of ULIDs and their time in front`(_ milliseconds: Int, _ front: String) {
    let id = SortableIDs().make(milliseconds: milliseconds)

    #expect(id.wholeMatch(of: #/[0-7][0-9A-HJKMNP-TV-Z]{25}/#) != nil)
    #expect(id.hasPrefix(front))
  }

  @Test func `a later id sorts after an earlier one`() {
    let maker = SortableIDs()
    let times = [0, 1, 31, 32, 1_023, 1_024, 1_795_514_400_000, 1_795_514_400_001, 1_795_514_401_000]

    let ids = times.map { maker.make(milliseconds: $0) }

    #expect(ids == ids.sorted())
    #expect(Set(ids).count == ids.count)
  }

  @Test func `ids of one instant sort as they were made and do not count`() {
    let maker = SortableIDs()

    let ids = (0..<5_000).map { _ in maker.make(milliseconds: 1_795_514_400_000) }

    #expect(ids == ids.sorted())
    #expect(Set(ids).count == 5_000)
    #expect(Set(ids.map { String($0.prefix(10)) }).count == 1)
    // The step from one to the next is random: every ending occurs.
    #expect(Set(ids.map { $0.suffix(1) }).count == 32)
    #expect(Set(ids.map { $0.suffix(2) }).count > 900)
  }

  @Test func `a clock that goes back a little does not turn the order`() {
    let maker = SortableIDs()

    let ids = [5_000_000, 4_999_000, 5_000_001].map { maker.make(milliseconds: $0) }

    #expect(ids == ids.sorted())
  }

  @Test func `a clock that was set back counts again`() {
    let maker = SortableIDs()
    _ = maker.make(milliseconds: 281_474_976_710_655)

    #expect(maker.make(milliseconds: 1_469_918_176_385).hasPrefix("01ARYZ6S41"))
  }
}
