import ArgumentParser
import DeskCore
import DeskVault
import Foundation

/// `madoguchi doctor`
struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Looks over storage, keys and settings; exit 1 where something is wrong.")

  @Flag(help: "Prints JSON.") var json = false

  nonisolated func run() async throws {
    let settings = try Settings.load()
    var findings = Findings.local(settings)
    let answer = try await Operations.run(.object([("verb", .string("doctor"))]), settings)
    if case .array(let items)? = answer["findings"]?.content { findings += items.map { Finding($0) } }
    if json {
      print(JSONText.object([("findings", .array(findings.map(\.json)))]).text)
    } else {
      for finding in findings { print(finding.line) }
    }
    if findings.contains(where: { $0.level == .wrong }) { throw ExitCode(1) }
  }
}

/// One thing that `doctor` says.
struct Finding: Sendable {
  enum Level: String {
    case good, careful, wrong
  }

  let level: Level
  let text: String

  init(_ level: Level, _ text: String) {
    self.level = level
    self.text = text
  }

  init(_ json: JSON) {
    level = Level(rawValue: json["level"]?.text ?? "") ?? .wrong
    text = json["text"]?.text ?? ""
  }

  var json: JSONText { .object([("level", .string(level.rawValue)), ("text", .string(text))]) }
  var line: String { "\(level.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0))\(text)" }
}
