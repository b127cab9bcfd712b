import DeskCore
import DeskPacks
import Foundation
import Testing

/// Papers with one fault each: `pack check` names file, line and what is wrong.
@Suite struct DocumentFaultTests {
  private static let paper = """
    id: paper
    version: 1
    order: 10
    name: {ja: 書類, en: Paper}
    destination: ppc
    purpose: {ja: 試し, en: A trial}
    layout: form
    variants:
      - {id: first, name: {ja: 一回目, en: First}, stage: preliminary}
      - {id: second, name: {ja: 二回目, en: Second}, stage: final, compares: true}
    offer: {any: [data.personal, wrongful-act]}
    source: [S-PPC]
    asOf: 2026-11-24
    verified: true
    sections:
      - id: outline
        heading: {ja: 概要, en: Outline}
        rows:
          - id: persons
            number: "(3)"
            label: {ja: 人数, en: Persons}
            when: data.personal
            discloses: [data]
            value:
              - {fact: data.persons}
              - {facts: [time.found_at], label: {ja: 時, en: Time}}
              - {statements: ["sign.*"]}
              - {checks: organisation.sector}
              - {particular: outline}
              - {particularChecks: cause}
              - {form: equipment}
              - {case: narrative}
              - {judgement: types}
              - {duties: ppc, show: grounds}
              - told
              - {first: [{particular: outline}, {case: narrative}]}
              - {text: {ja: 文, en: Text}}
          - id: changed
            label: {ja: 変わった点, en: Changes}
            variants: [second]
            value:
              - changes

    """

  private static let particulars = """
    id: particulars
    version: 1
    name: {ja: 記入, en: Particulars}
    sections:
      - id: all
        heading: {ja: 全部, en: All}
        items:
          - id: outline
            kind: text
            label: {ja: 概要, en: Outline}
          - id: cause
            kind: choice
            label: {ja: 原因, en: Cause}
            options:
              mail: {ja: メール, en: Mail}

    """

  private static let file = "documents/paper@1.yaml"

  /// What is replaced in the paper, by what, and what the check then says at which line.
  struct Fault: Sendable {
    let find: String
    let replace: String
    let message: String
    var line: Int?
    var file = DocumentFaultTests.file
  }

  static let faults: [Fault] = [
    Fault(find: "{fact: data.persons}", replace: "{fact: data.people}", message: "unknown fact", line: 25),
    Fault(find: "[time.found_at]", replace: "[time.lost_at]", message: "unknown fact", line: 26),
    Fault(find: "sign.*", replace: "sings.*", message: "no fact of “sings.*” can stand here", line: 27),
    Fault(find: "\"sign.*\"", replace: "data.persons", message: "is not a yes-or-no fact", line: 27),
    Fault(
      find: "{checks: organisation.sector}", replace: "{checks: data.persons}", message: "nothing to mark"),
    Fault(find: "{particular: outline}\n", replace: "{particular: other}\n", message: "do not ask “other”"),
    Fault(
      find: "{particularChecks: cause}", replace: "{particularChecks: outline}", message: "nothing to mark"),
    Fault(
      find: "{form: equipment}", replace: "{form: equipage}", message: "no form asks “equipage”", line: 31),
    Fault(find: "{case: narrative}\n", replace: "{case: story}\n", message: "“story” is none of reference"),
    Fault(find: "{judgement: types}", replace: "{judgement: all}", message: "“all” is none of verdict"),
    Fault(find: "duties: ppc", replace: "duties: nobody", message: "no destination “nobody”", line: 34),
    Fault(find: ", show: grounds", replace: "", message: "“show” is missing here", line: 34),
    Fault(find: "- told", replace: "- tell", message: "“tell” fills no row", line: 35),
    Fault(
      find: "{text: {ja: 文, en: Text}}", replace: "{text: {ja: 文}}", message: "the text in “en” is missing"),
    Fault(
      find: "{text: {ja", replace: "{fact: data.personal, text: {ja", message: "one of these fills a row"),
    Fault(
      find: "destination: ppc", replace: "destination: nobody", message: "no destination “nobody”", line: 5),
    Fault(
      find: "layout: form", replace: "layout: table", message: "the layout is one of form, letter", line: 7),
    Fault(find: "stage: final", replace: "stage: last", message: "the stage is one of preliminary"),
    Fault(find: "variants: [second]", replace: "variants: [third]", message: "no variant “third”", line: 40),
    Fault(find: ", compares: true", replace: "", message: "“changes” needs a variant", line: 42),
    Fault(find: "discloses: [data]", replace: "discloses: [all]", message: "nothing that a row gives away"),
    Fault(
      find: "when: data.personal", replace: "when: data.private", message: "neither a fact nor a definition"),
    Fault(
      find: "[data.personal, wrongful-act]", replace: "[data.personal, w]", message: "neither a fact nor"),
    Fault(
      find: "source: [S-PPC]", replace: "source: [S-NOWHERE]", message: "S-NOWHERE” is not in sources.yaml"),
    Fault(
      find: "asOf: 2026-11-24\n", replace: "", message: "verified names its “source” and “asOf”", line: 13),
    Fault(find: "verified: true\n", replace: "", message: "“verified” is missing here"),
    Fault(find: "order: 10\n", replace: "", message: "“order” is missing here"),
    Fault(find: "order: 10", replace: "order: 10\ntabel: true", message: "the key “tabel” is not known here"),
    Fault(
      find: "name: {ja: 書類, en: Paper}", replace: "name: {ja: 書類}", message: "“en” is missing here", line: 4),
    Fault(find: "version: 1", replace: "version: 2", message: "is named documents/paper@2.yaml", line: 1),
    Fault(
      find: "id: changed", replace: "id: persons", message: "the row “persons” is there already", line: 38),
    Fault(
      find: "        value:\n          - changes\n", replace: "", message: "the row has no “value”", line: 38),
    Fault(
      find: "{particularChecks: cause}", replace: "told", message: "no document uses “cause”", line: 11,
      file: "documents/particulars@1.yaml"),
  ]

  /// A copy of the built-in pack whose only papers are these.
  private static func folder(_ paper: String) throws -> PackFolder {
    let folder = try FormFaultTests.copy()
    let documents = folder.appendingPathComponent("documents")
    try? FileManager.default.removeItem(at: documents)
    try FileManager.default.createDirectory(at: documents, withIntermediateDirectories: true)
    let base = folder.path + "/"
    try paper.write(toFile: base + file, atomically: true, encoding: .utf8)
    try particulars.write(
      toFile: base + "documents/particulars@1.yaml", atomically: true, encoding: .utf8)
    return PackFolder(folder)
  }

  @Test func `a paper is read with everything that may fill it`() throws {
    let folder = try Self.folder(Self.paper)
    defer { try? FileManager.default.removeItem(at: folder.url) }
    let pack = try folder.load()

    let paper = try #require(pack.documents.template("paper"))
    #expect(paper.stamp == "paper@1")
    #expect(paper.variants.map(\.id) == ["first", "second"])
    #expect(paper.sections[0].rows[0].parts.count == 13)
    #expect(pack.documents.particulars?.items.map(\.id) == ["outline", "cause"])
    #expect(!pack.forms.contains { $0.id == "particulars" })
  }

  @Test(arguments: faults)
  func `a fault of a paper is named with its file and line`(_ fault: Fault) throws {
    let range = try #require(Self.paper.range(of: fault.find), "“\(fault.find)” is not there")
    let folder = try Self.folder(Self.paper.replacingCharacters(in: range, with: fault.replace))
    defer { try? FileManager.default.removeItem(at: folder.url) }

    let lines = PackCheck(folder).run().lines

    let start = fault.line.map { "\(fault.file):\($0): " } ?? "\(fault.file):"
    #expect(
      lines.contains { $0.hasPrefix(start) && $0.contains(fault.message) },
      "\(lines.joined(separator: "\n"))")
  }
}
