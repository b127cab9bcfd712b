import DeskCore
import Testing

/// Texts that are made to be slow or to break: every one has an answer, soon.
@Suite struct IndicatorHostileTests {
  /// Parts whose repetition would make a search that goes back slow.
  static let parts = [
    ".", "a.", "1.", "1:", "::", "[.", "[.]", "(at)", "h**p", "http://", "http://a@", "C:\\", "C:\\a b", "\\",
    "\\\\a\\", "/etc",
    "a@", "%a", "%aa", "A B", "あ.a", "é.", "-a", "x_", "HKLM\\a ", "1.1.1.1.",
    "1BoatSLRHtKNngkdXEeobR76b53LETtpyT ", "<msgid=<",
    "a.com/", "(((", "。", "\u{0}", "AS1", "CVE-", "user@a.b ",
  ]

  @Test(arguments: parts)
  func `a part of a text a hundred thousand times over takes no time to speak of`(_ part: String) {
    let text = String(repeating: part, count: 200_000 / part.unicodeScalars.count)
    let clock = ContinuousClock()
    let took = clock.measure { _ = Indicator.all(in: text) }
    // A search that goes back over such a text takes minutes; tests of a debug build share the machine.
    #expect(took < .seconds(5), "\(part): \(took)")
  }

  @Test func `any text has an answer, whose places lie in it`() {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let pieces =
      Self.parts + [
        "192.0.2.1", "evil.example", "2001:db8::1", "[at]", "＠", "．", "/", ":", "\\", "\"", "「", " ", "\n",
        "é", "漢字", "カナ",
        "bc1q", "AS64500", "HKCU\\", "~/", "%TEMP%\\", "xn--", "zip", "a1b2c3d4e5f60718293a4b5c6d7e8f90",
      ]
    for _ in 0..<2_000 {
      let text = (0..<next(12) + 1).map { _ in pieces[next(pieces.count)] }.joined()
      let count = text.unicodeScalars.count
      let found = Indicator.all(in: text)
      #expect(Set(found.map { "\($0.type) \($0.value)" }).count == found.count)
      #expect(found.allSatisfy { (0..<count).contains($0.offset) && !$0.value.isEmpty })
      #expect(found.map(\.offset) == found.map(\.offset).sorted())
    }
  }
}
