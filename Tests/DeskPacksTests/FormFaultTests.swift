import DeskCore
import DeskPacks
import Foundation
import Testing

/// Forms with one fault each: `pack check` names file, line and what is wrong.
@Suite struct FormFaultTests {
  private static let virus = "forms/virus-report@1.yaml"
  private static let product = "forms/product-vulnerability@1.yaml"

  static let cases: [PackFaultTests.Case] = [
    PackFaultTests.Case(
      file: virus, find: "label: {ja: 発見した日, en: When it was found}", replace: "label: {ja: 発見した日}",
      place: virus, message: "the text in “en” is missing here"),
    PackFaultTests.Case(
      file: virus, find: "infected: {ja: 感染, en: Infected}", replace: "infected: {ja: 感染}", place: virus,
      message: "“en” is missing here"),
    PackFaultTests.Case(
      file: virus, find: "- id: symptoms", replace: "- id: virus_name", place: virus,
      message: "the item “virus_name” is there already"),
    PackFaultTests.Case(
      file: virus, find: "- id: place", replace: "- id: finding", place: virus,
      message: "the section “finding” is there already"),
    PackFaultTests.Case(
      file: virus, find: "          infected: {ja", replace: "          found: {ja", place: virus,
      message: "stands here twice"),
    PackFaultTests.Case(
      file: virus, find: "kind: date", replace: "kind: day", place: virus, message: "the kind is one of line"),
    PackFaultTests.Case(
      file: virus, find: "kind: yes-no", replace: "kind: choice", place: virus,
      message: "“harmed” has no options to choose from"),
    PackFaultTests.Case(
      file: virus, find: "when: {item: harmed, is: \"yes\"}", replace: "when: {item: harm, is: \"yes\"}",
      place: virus, message: "“when” names the item “harm”, which this form does not have"),
    PackFaultTests.Case(
      file: virus, find: "when: {item: harmed, is: \"yes\"}", replace: "when: {item: harmed, is: perhaps}",
      place: virus, message: "“perhaps” is no answer to “harmed”"),
    PackFaultTests.Case(
      file: product, find: "when: {item: reported_to, has: developer}",
      replace: "when: {item: reported_to, is: developer}", place: product,
      message: "“has” asks an item of the kind choices"),
    PackFaultTests.Case(
      file: product, find: "source: [S-PG, S-VULFORM, S-VUL2017]", replace: "source: [S-NOWHERE]",
      place: product, message: "the source “S-NOWHERE” is not in sources.yaml"),
    PackFaultTests.Case(
      file: product, find: "desk: vulnerability-report", replace: "desk: individual", place: "desks.yaml:",
      message: "the form “product-vulnerability@1” goes to the desk “individual”"),
    PackFaultTests.Case(
      file: "desks.yaml", find: "forms: [apt-consultation@1]", replace: "forms: [apt-consultation@2]",
      place: "desks.yaml:", message: "there is no forms/apt-consultation@2.yaml"),
    PackFaultTests.Case(
      file: "forms/web-vulnerability@1.yaml", find: "id: web-vulnerability",
      replace: "id: product-vulnerability",
      place: "forms/web-vulnerability@1.yaml:",
      message: "product-vulnerability@1 is there already, in forms/product-vulnerability@1.yaml"),
  ]

  @Test(arguments: cases)
  func `a fault of a form is named with its file and line`(_ fault: PackFaultTests.Case) throws {
    let folder = try Self.copy()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent(fault.file)
    let text = try String(contentsOf: path, encoding: .utf8)
    let range = try #require(text.range(of: fault.find), "the form no longer holds “\(fault.find)”")
    try text.replacingCharacters(in: range, with: fault.replace).write(
      to: path, atomically: true, encoding: .utf8)

    let report = PackCheck(PackFolder(folder)).run()

    #expect(!report.isGood)
    let hits = report.lines.filter { $0.hasPrefix(fault.place) && $0.contains(fault.message) }
    #expect(!hits.isEmpty, "\(report.lines.joined(separator: "\n"))")
    #expect(hits.allSatisfy { $0.firstMatch(of: #/^[^:]+:[0-9]+: /#) != nil })
  }

  /// A copy of the built-in pack, to be changed.
  static func copy() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pack-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: builtInFolder.url, to: folder)
    return folder
  }
}
