import DeskCore
import DeskPacks
import Foundation
import Testing

/// Hints with one fault each: `pack check` names file, line and what is wrong.
@Suite struct HintFaultTests {
  static let cases: [(find: String, replace: String, message: String)] = [
    ("  sign.ransom_note:", "  sign.ransom_nite:", "unknown fact “sign.ransom_nite”"),
    ("    blocked:", "    stopped:", "“stopped” is no value of sign.malware"),
    ("    \"no\":\n", "    \"maybe\":\n", "“maybe” is no value of"),
    ("    number:\n", "    \"yes\":\n", "is no value of organisation.employees (known: number)"),
    (
      "      en: [\"we take card payments\"", "      fr: [\"we take card payments\"",
      "the key “fr” is not known here"
    ),
    (
      "      en: [\"we take card payments\"", "      en: []\n      asked: false #",
      "no words in “en” are given here"
    ),
    ("\"we take card payments\"", "\"*\"", "“*” fits anywhere"),
    ("\"we take card payments\"", "\"\"", "“” fits anywhere"),
    ("\"we take card payments\"", "\"(a|)\"", "“(a|)” fits anywhere"),
    ("\"we take card payments\"", "\"we (take\"", "has a bracket without its partner"),
    ("\"we take card payments\"", "\"we take {card}\"", "knows {n} and {date} alone"),
    ("\"we take card payments\"", "\"since {date}\"", "wants {n} for a number"),
    ("\"{n} (employees|staff)\"", "\"employees\"", "wants {n} for a number"),
    ("doubts:", "doubt:", "“doubts” is missing here"),
    ("asked: true", "asked: perhaps", "true or false is expected here"),
  ]

  @Test(arguments: cases.indices)
  func `a fault of the hints is named with its file and line`(_ index: Int) throws {
    let fault = Self.cases[index]
    let folder = try FormFaultTests.copy()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("hints.yaml")
    let text = try String(contentsOf: path, encoding: .utf8)
    let range = try #require(text.range(of: fault.find), "the hints no longer hold “\(fault.find)”")
    try text.replacingCharacters(in: range, with: fault.replace).write(
      to: path, atomically: true, encoding: .utf8)

    let report = PackCheck(PackFolder(folder)).run()

    #expect(!report.isGood)
    let hits = report.lines.filter { $0.hasPrefix("hints.yaml:") && $0.contains(fault.message) }
    #expect(!hits.isEmpty, "\(report.lines.joined(separator: "\n"))")
    #expect(hits.allSatisfy { $0.firstMatch(of: #/^hints\.yaml:[0-9]+: /#) != nil })
  }

  @Test func `a pack may be without hints and then proposes nothing`() throws {
    let folder = try FormFaultTests.copy()
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.removeItem(at: folder.appendingPathComponent("hints.yaml"))
    let pack = try PackFolder(folder).load()
    let today = CalendarDate(iso: "2026-11-24")!
    #expect(pack.hints.proposals(in: "ファイルが暗号化されました。", today: today, offset: 0).isEmpty)
  }
}
