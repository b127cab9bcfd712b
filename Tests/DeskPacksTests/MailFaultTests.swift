import DeskCore
import DeskPacks
import Foundation
import Testing

/// Templates of mails with one fault each: `pack check` names file, line and what is wrong.
@Suite struct MailFaultTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let file: String
    let find: String
    /// nil takes the file away.
    let replace: String?
    let message: String
    var testDescription: String { message }

    init(_ file: String, _ find: String, _ replace: String?, _ message: String) {
      self.file = file
      self.find = find
      self.replace = replace
      self.message = message
    }
  }

  static let cases: [Case] = [
    Case("closed", "", nil, "the file is missing"),
    Case("closed", "{{followUpURL}}", "{{followUpUrl}}", "“{{followUpUrl}}” is not among the variables"),
    Case(
      "closed", "variables: [serviceName, ", "variables: [", "“{{serviceName}}” is not among the variables"),
    Case("closed", "[serviceName,", "[serviceName, receipt,", "“receipt” is no variable of this mail"),
    Case("closed", "[serviceName,", "[serviceName, text,", "message-with-text alone carries what was said"),
    Case("message", "{{followUpURL}}", "{{followUpURL}} {{text}}", "“{{text}}” is not among the variables"),
    Case("acknowledgement", "[serviceName,", "[serviceName, duties,", "“duties” is no variable of this mail"),
    Case("closed", "  en: Your case is closed", "  eng: Your case is closed", "the text in “en” is missing"),
    Case("closed", "{{followUpURL}}", "{{followUpURL", "“{{” has no “}}” behind it"),
    Case("closed", "{{/notice}}", "", "“{{#notice}}” has no “{{/notice}}” behind it"),
    Case("closed", "{{#notice}}", "", "“{{/notice}}” does not end what stands open"),
    Case("closed", "{{deskName}}", "{{{deskName}}}", "“{{{deskName}}” may not stand in a mail"),
    Case("closed", "{{deskName}}", "{{&deskName}}", "“{{&deskName}}” may not stand in a mail"),
    Case("closed", "{{deskName}}", "{{>other}}{{deskName}}", "“{{>other}}” may not stand in a mail"),
    Case("closed", "{{deskName}}", "{{=<% %>=}}{{deskName}}", "may not stand in a mail"),
    Case("closed", "{{deskName}}", "{{deskName.upper}}", "“{{deskName.upper}}” may not stand in a mail"),
    Case(
      "closed", "  en: Your case is closed", "  en: |\n    Your case\n    is closed", "a subject is one line"),
    Case(
      "message-with-text", "({{reference}})", "({{reference}}) {{text}}", "“text” may not stand in a subject"),
    Case("message-with-text", "    {{text}}\n", "", "this mail shows “{{text}}”"),
    Case(
      "reminder-reporter", "・{{to}}", "・{{to}}{{/duties}}{{due}}{{#duties}}",
      "stands within “{{#duties}}” alone"),
  ]

  /// What is wrong with a copy of the pack, a line each.
  private func faults(_ change: (URL) throws -> Void) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pack-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(at: builtInFolder.url, to: folder)
    try change(folder.appendingPathComponent("mail"))
    do throws(PackFaults) {
      _ = try PackFolder(folder).load()
      return []
    } catch {
      return error.faults.map(\.description)
    }
  }

  @Test(arguments: cases)
  func `a fault is named with its file and line`(_ fault: Case) throws {
    let lines = try faults { mail in
      let path = mail.appendingPathComponent("\(fault.file).yaml")
      guard let replace = fault.replace else { return try FileManager.default.removeItem(at: path) }
      let text = try String(contentsOf: path, encoding: .utf8)
      let range = try #require(text.range(of: fault.find), "the pack no longer holds “\(fault.find)”")
      try text.replacingCharacters(in: range, with: replace).write(
        to: path, atomically: true, encoding: .utf8)
    }

    let hits = lines.filter { $0.hasPrefix("mail/\(fault.file).yaml:") && $0.contains(fault.message) }
    #expect(!hits.isEmpty, "\(lines.joined(separator: "\n"))")
  }

  @Test(arguments: ["deskName", "notice"])
  func `every mail says whose it is, and that a sample is one`(_ name: String) throws {
    for template in MailTemplate.Name.allCases {
      let lines = try faults { mail in
        let path = mail.appendingPathComponent("\(template.rawValue).yaml")
        let text = try String(contentsOf: path, encoding: .utf8)
        try text.replacing("{{\(name)}}", with: "").replacing("{{#\(name)}}", with: "").replacing(
          "{{/\(name)}}", with: ""
        ).write(to: path, atomically: true, encoding: .utf8)
      }

      #expect(lines.count { $0.contains("every mail shows “{{\(name)}}”") } == 2, "\(template): \(lines)")
    }
  }

  @Test func `a file of no mail's name is named`() throws {
    let lines = try faults { mail in
      try "subject: x\n".write(
        to: mail.appendingPathComponent("welcome.yaml"), atomically: true, encoding: .utf8)
    }

    #expect(lines.contains { $0.hasPrefix("mail/welcome.yaml:1: there is no mail of this name") })
  }

  @Test func `the built-in pack has every mail`() throws {
    let mail = try builtInFolder.load().mail

    #expect(Set(mail.keys) == Set(MailTemplate.Name.allCases.map(\.rawValue)))
    #expect(mail.values.allSatisfy { $0.variables.isSubset(of: $0.name.variables) })
  }
}
