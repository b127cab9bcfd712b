import DeskCore
import Testing

@Suite struct MomentTests {
  private let tokyo = 9 * 3600

  @Test func `instants near midnight in other zones fall on their day in Tokyo`() {
    func day(_ text: String) -> String? { Moment(rfc3339: text)?.day(offset: tokyo).description }
    #expect(day("2026-03-01T23:59:59+09:00") == "2026-03-01")
    #expect(day("2026-03-02T00:00:00+09:00") == "2026-03-02")
    #expect(day("2026-03-01T15:00:00Z") == "2026-03-02")
    #expect(day("2026-03-01T14:59:59Z") == "2026-03-01")
    #expect(day("2026-03-01T10:00:00-05:00") == "2026-03-02")
    #expect(day("2026-12-31T15:00:00.999Z") == "2027-01-01")
    #expect(day("2000-01-01T00:00:00+23:59") == "1999-12-31")
  }

  @Test func `RFC 3339 is read as it is written`() {
    for text in [
      "2026-03-02", "2026-03-02T00:00:00Z", "2026-03-02t00:00:00z", "2026-03-02T00:00:00.123456789+09:00",
      "2026-03-02T23:59:59-23:59", "2099-12-31",
    ] {
      #expect(Moment(rfc3339: text) != nil, "\(text)")
    }
    for text in [
      "2026-03-02 00:00:00Z", "2026-03-02T00:00:60Z", "2026-03-02T24:00:00Z", "2026-03-02T00:00Z",
      "1999-12-31",
      "2100-01-01", "2026-3-2", "2026-03-02T00:00:00", "2026-03-02T00:00:00+24:00",
      "2026-03-02T00:00:00+0900",
      "2026-03-02T00:00:00.Z", "2026-02-30", "", "2026-03-02T00:00:00Zx", "２０２６-03-02",
    ] {
      #expect(Moment(rfc3339: text) == nil, "\(text)")
    }
    #expect(Moment.utc(0) == "1970-01-01T00:00:00Z")
  }
}
