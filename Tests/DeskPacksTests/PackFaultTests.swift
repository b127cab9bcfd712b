import DeskCore
import DeskPacks
import Foundation
import Testing

/// Packs with one fault each: `pack check` names file, line and what is wrong.
@Suite struct PackFaultTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let file: String
    let find: String
    let replace: String
    /// What a line of the report begins with (file and line) and what it says.
    let place: String
    let message: String
    var testDescription: String { message }
  }

  static let cases: [Case] = [
    Case(
      file: "desks.yaml", find: ", en: Incident consultation}", replace: "}", place: "desks.yaml:4:",
      message: "the text in “en” is missing here"),
    Case(
      file: "rules/harm.yaml", find: "    when: sign.ransom_note", replace: "    when: sign.ransom_nite",
      place: "rules/harm.yaml:", message: "“sign.ransom_nite” is neither a fact nor a definition"),
    Case(
      file: "rules/types.yaml", find: "{fact: data.card_numbers, is: no}",
      replace: "{fact: data.cards, is: no}",
      place: "rules/types.yaml:", message: "unknown fact “data.cards”"),
    Case(
      file: "rules/definitions.yaml", find: "{fact: sign.malware, is: executed}",
      replace: "{fact: sign.malware, is: run}", place: "rules/definitions.yaml:",
      message: "“run” is no value of sign.malware"),
    Case(
      file: "rules/types.yaml", find: "    when: sign.site_defaced",
      replace: "    when: {all: [sign.site_defaced, not: sign.site_defaced]}", place: "rules/types.yaml:",
      message: "type defacement can never fire"),
    Case(
      file: "rules/referrals.yaml", find: "    when: sign.impersonating_site",
      replace: "    when: {all: [{fact: data.persons, over: 5}, {fact: data.persons, atMost: 5}]}",
      place: "rules/referrals.yaml:", message: "referral refer.jc3 can never fire"),
    Case(
      file: "questions.yaml", find: "  - id: malware-kind\n", replace: "  - id: malware-kind\n    stray: 1\n",
      place: "questions.yaml:", message: "the key “stray” is not known here"),
    Case(
      file: "questions.yaml", find: "    fact: sign.malware_steals_data",
      replace: "    fact: sign.suspicious_mail",
      place: "questions.yaml:", message: "no question asks for the fact sign.malware_steals_data"),
    Case(
      file: "rules/decisions.yaml", find: "  - is: undetermined\n    why:\n      ja: 被害の有無を",
      replace: "  - is: undetermined\n    when: harm\n    why:\n      ja: 被害の有無を",
      place: "rules/decisions.yaml:",
      message: "dead end: the last entry of “verdict” has no condition"),
    Case(
      file: "rules/guidance.yaml", find: "    when: {verdict: none}",
      replace: "    when: {desk: consultation.general}",
      place: "rules/guidance.yaml:", message: "dead end: with the verdict “none”"),
    Case(
      file: "rules/obligations.yaml", find: "    source: [S-PPC, LAW-APPI]\n    verified: true",
      replace: "    source: []\n    verified: true", place: "rules/obligations.yaml:",
      message: "a rule that counts as verified names its source"),
    Case(
      file: "rules/obligations.yaml", find: "    source: [S-MHLW]", replace: "    source: [S-NOWHERE]",
      place: "rules/obligations.yaml:", message: "the source “S-NOWHERE” is not in sources.yaml"),
    Case(
      file: "rules/obligations.yaml", find: "    destination: mhlw", replace: "    destination: moon",
      place: "rules/obligations.yaml:", message: "there is no destination “moon”"),
    Case(
      file: "rules/definitions.yaml", find: "  harm:\n    any: [harm-confirmed, harm-suspected]",
      replace: "  harm:\n    any: [harm, harm-suspected]", place: "rules/",
      message: "“harm” is defined by itself"),
    Case(
      file: "holidays.yaml", find: "{date: 2026-05-06", replace: "{date: 2026-05-36", place: "holidays.yaml:",
      message: "a date such as 2026-11-22 is expected here"),
    Case(
      file: "pack.yaml", find: "version: 1", replace: "version: 1\nversion: 2", place: "pack.yaml:",
      message: "the key version stands here twice"),
    Case(
      file: "revisions.yaml", find: "revisions:", replace: "revisions: [", place: "revisions.yaml:",
      message: "not YAML"),
    Case(
      file: "examples/09-vulnerability-report.json", find: "\"desk\": \"vulnerability-report\"",
      replace: "\"desk\": \"individual\"", place: "examples/09-vulnerability-report.json:1:",
      message: "desk: expected \"individual\", got \"vulnerability-report\""),
    Case(
      file: "guidance/guide.no-sign.yaml", find: "id: guide.no-sign", replace: "id: guide.nothing",
      place: "guidance/guide.no-sign.yaml:1:", message: "the file of “guide.nothing” is named"),
    Case(
      file: "destinations.yaml", find: "url: https://www.npa.go.jp",
      replace: "url: javascript://www.npa.go.jp",
      place: "destinations.yaml:", message: "a url begins with https:// or http://"),
    Case(
      file: "guidance/first-aid.ransomware.yaml", find: "開《ひら》けなくなった", replace: "開けなくなった",
      place: "guidance/first-aid.ransomware.yaml:", message: "“開” has no reading in “ja-easy”"),
  ]

  @Test(arguments: cases)
  func `a fault is named with its file and line`(_ fault: Case) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pack-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(at: builtInFolder.url, to: folder)
    let path = folder.appendingPathComponent(fault.file)
    let text = try String(contentsOf: path, encoding: .utf8)
    let range = try #require(text.range(of: fault.find), "the pack no longer holds “\(fault.find)”")
    try text.replacingCharacters(in: range, with: fault.replace).write(
      to: path, atomically: true, encoding: .utf8)

    let report = PackCheck(PackFolder(folder)).run()

    #expect(!report.isGood)
    let hits = report.lines.filter { $0.hasPrefix(fault.place) && $0.contains(fault.message) }
    #expect(!hits.isEmpty, "\(report.lines.joined(separator: "\n"))")
    #expect(hits.allSatisfy { $0.firstMatch(of: #/^[^:]+:[0-9]+: /#) != nil })
  }

  @Test func `a folder without a pack is named`() {
    let report = PackCheck(PackFolder(URL(fileURLWithPath: "/nonexistent"))).run()
    #expect(!report.isGood)
    #expect(report.lines.joined().contains("is not there or cannot be read"))
  }

  @Test func `the cache gives the same pack, and a changed file is seen`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pack-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(at: builtInFolder.url, to: folder)
    let pack = PackFolder(folder)
    let first = try pack.loadCached()
    let second = try pack.loadCached()
    #expect(first.stamp == second.stamp)
    #expect(first.guidance.keys.sorted() == second.guidance.keys.sorted())
    let path = folder.appendingPathComponent("pack.yaml")
    let text = try String(contentsOf: path, encoding: .utf8)
    try text.replacing("version: 1", with: "version: 2").write(to: path, atomically: true, encoding: .utf8)
    #expect(try pack.loadCached().stamp == "jp-national@2")
  }
}
