import DeskCore
import Testing

/// Hints over a small vocabulary: what is found, what is doubted, what is quoted.
@Suite struct HintTests {
  static let vocabulary = Vocabulary([
    fact("sign.files", .tri), fact("sign.sent", .tri), fact("data.persons", .number),
    fact("time.found", .when),
    fact("done.told", .multi([value("police"), value("bank")])), fact("wish.help", .tri),
  ])
  static let today = CalendarDate(iso: "2026-11-24")!
  static let tokyo = 9 * 3600

  private static func fact(_ id: String, _ kind: FactKind) -> Fact {
    let label = Words(ja: id, en: id)
    return Fact(id: id, kind: kind, label: label, statement: nil, unit: nil)
  }

  private static func value(_ id: String) -> FactValue { FactValue(id: id, label: Words(ja: id, en: id)) }

  static let doubts = HintDoubts(
    before: ["no", "not", "whether", "if", "もし"], after: ["ない", "ません", "なかった", "かもしれ", "場合", "ほうがい"],
    bridges: ["確認", "様子"], questions: ["でしょうか", "ですか", "?"])

  static let hints = FactHints(
    [
      hint(0, .answer(.yes), "ファイル*(暗号化され|開けな)"), hint(0, .answer(.yes), "files (were|are) encrypted"),
      hint(0, .answer(.no), "no files were encrypted"), hint(1, .answer(.yes), "(お金|代金)を(払|振り込)った"),
      hint(1, .answer(.yes), "paid the (invoice|ransom)"), hint(2, .number, "(約|およそ|){n}( |)(人|名)分"),
      hint(2, .number, "data of {n} people"), hint(3, .date, "{date}(に|、|)*(発覚|気づ)"),
      hint(3, .date, "(found|noticed) it (on |){date}"), hint(4, .answer(.multi(1)), "警察に(連絡|通報)"),
      hint(4, .answer(.multi(2)), "told the bank"),
      FactHint(
        place: 5, evidence: .answer(.yes), pattern: try! HintPattern("どうすれば"), isAsked: true),
    ], doubts: doubts)

  private static func hint(_ place: Int, _ evidence: FactHint.Evidence, _ pattern: String) -> FactHint {
    FactHint(place: place, evidence: evidence, pattern: try! HintPattern(pattern))
  }

  static func proposals(_ text: String) -> [FactProposal] {
    hints.proposals(in: text, today: today, offset: tokyo)
  }

  /// `place answer` of each.
  static func answers(_ text: String) -> [String] { proposals(text).map { "\($0.place) \($0.answer)" } }

  @Test(arguments: [
    ("ファイルが暗号化されました。", "0 yes"), ("ﾌｧｲﾙが全部開けない", "0 yes"), ("フアイルではなくふぁいるが開けなくなった", "0 yes"),
    ("Our FILES  WERE\tencrypted.", "0 yes"), ("No files were encrypted.", "0 no"),
    ("A note was not found and no files were encrypted.", "0 no"), ("代金を払った", "1 yes"),
    ("およそ１，２００人分です", "2 number(1200)"), ("1万2000名分", "2 number(12000)"),
    ("data of 4,800 people", "2 number(4800)"),
    ("警察に連絡", "4 multi(1)"), ("We told the bank.", "4 multi(2)"), ("どうすればいいですか。", "5 yes"),
  ])
  func `words speak for an answer in any width, case and kana`(_ text: String, _ expected: String) {
    #expect(Self.answers(text) == [expected])
  }

  @Test(arguments: [
    "ファイルは暗号化されていない。", "ファイルが暗号化された様子は確認されていません", "もしファイルが暗号化されたら教えてください。",
    "ファイルが暗号化されたかもしれない", "ファイルが暗号化されたのでしょうか。", "ファイルが暗号化された場合は",
    "We do not know whether files were encrypted.",
    "Were files are encrypted?", "If files were encrypted, we would know.", "profiles were encrypted",
    "files were encryptedly",
    "お金を払ったほうがいいですか。", "3人分ではない。", "ファイルを開いた。電源を切った。それから暗号化され", "12345678901234567890人分",
  ])
  func `what is denied, doubted, asked or only similar speaks for nothing`(_ text: String) {
    #expect(Self.answers(text) == [])
  }

  @Test func `a denial counts for its own clause and verb only`() {
    #expect(Self.answers("ファイルが暗号化され、電源は切っていません。") == ["0 yes"])
    #expect(Self.answers("ファイルが暗号化されて仕事ができない。") == ["0 yes"])
    #expect(Self.answers("No file opens: files were encrypted.") == ["0 yes"])
    #expect(Self.answers("We did not pay, but files were encrypted.") == ["0 yes"])
    #expect(Self.answers("ファイルが暗号化されました。どうすればいいでしょうか。") == ["0 yes", "5 yes"])
  }

  @Test func `a sentence goes on over the lines of a mail, and not over those of a list`() {
    #expect(Self.answers("On Monday our files\r\nwere encrypted.") == ["0 yes"])
    #expect(Self.answers("ファイルが暗号化\nされました。") == ["0 yes"])
    #expect(Self.answers("ファイル\n暗号化され") == [] && Self.answers("Files\nWere encrypted") == [])
  }

  @Test func `contrary evidence yields both answers for a person to choose from`() {
    #expect(Self.answers("Files were encrypted. Later: no files were encrypted.") == ["0 yes", "0 no"])
    #expect(Self.answers("10人分、いや20人分、30人分、40人分、50人分").count == 4)
  }

  @Test(arguments: [
    ("11月20日に発覚した", "2026-11-20"), ("12月1日に発覚", "2025-12-01"), ("令和8年11月20日、発覚", "2026-11-20"),
    ("2026/11/20に気づいた", "2026-11-20"), ("昨日、気づいた", "2026-11-23"), ("5日前に発覚", "2026-11-19"),
    ("2026年11月20日(金)午後3時15分に気づいた", "2026-11-20T06:15:00Z"), ("昨日の18:30に気づいた", "2026-11-23T09:30:00Z"),
    ("2026-11-20T03:12:00Zに発覚", "2026-11-20T03:12:00Z"), ("2026-11-20 03:12に発覚", "2026-11-19T18:12:00Z"),
    ("We found it on 20 November 2026", "2026-11-20"), ("noticed it on Nov. 20th, 2026", "2026-11-20"),
    ("noticed it yesterday", "2026-11-23"), ("noticed it 2 weeks ago", "2026-11-10"),
  ])
  func `a date is read as it stands in a sentence`(_ text: String, _ expected: String) throws {
    let moment = Moment(rfc3339: expected)!
    #expect(Self.proposals(text).map(\.answer) == [.when(moment)])
  }

  @Test(arguments: ["2027-01-01に発覚", "2026-13-01に発覚", "11月31日に発覚", "1/2/3に発覚", "20261120に発覚", "平成30年1月1日に発覚"])
  func `what is no date or has not come yet is none`(_ text: String) {
    #expect(Self.answers(text) == [])
  }

  @Test func `a quote is the exact text around the words, in its line, of eighty characters at most`() throws
  {
    let line = "前の文です。" + String(repeating: "長", count: 60) + "ﾌｧｲﾙが暗号化され" + String(repeating: "文", count: 60)
    let proposal = try #require(Self.proposals("上の行\r\n\(line)\r\n下の行").first)
    #expect(proposal.quote.unicodeScalars.count == 80)
    #expect(line.contains(proposal.quote) && proposal.quote.contains("ﾌｧｲﾙが暗号化され"))
    #expect(proposal.offset == 5 + 6 + 60)
    #expect(Self.proposals("短い。\nファイルが開けない\n終").first?.quote == "ファイルが開けない")
  }

  @Test(arguments: ["", "a", "*", "*ファイル", "(ファイル|)", "(|あ)い", " ", "ー"])
  func `a pattern that fits anywhere is refused`(_ pattern: String) {
    #expect(throws: HintPattern.Fault.self) { try HintPattern(pattern) }
  }

  @Test(arguments: ["(ab", "ab)", "a(b|c", "{x}人", "人{n", "((((((((((ab))))))))))"])
  func `a pattern that is not well formed is refused`(_ pattern: String) {
    #expect(throws: HintPattern.Fault.self) { try HintPattern(pattern) }
  }

  @Test func `no pattern finds anything in an empty text, and hostile ones have an end`() {
    #expect(Self.answers("") == [] && Self.answers("\n。\n") == [])
    let clock = ContinuousClock()
    for part in ["ファイル", "ファイルが暗号化されたかもしれない。", "1人分 2026-11-20 ", "(11月20日に", "no ", "ー", "、"] {
      let text = String(repeating: part, count: 200_000 / part.unicodeScalars.count)
      #expect(clock.measure { _ = Self.proposals(text) } < .seconds(5), "\(part)")
    }
  }
}
