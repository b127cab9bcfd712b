import ArgumentParser
import DeskCore
import DeskService
import Foundation

/// `madoguchi audit …`
struct Audit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The chain of everything that was done and read.", subcommands: [Verify.self])

  /// `madoguchi audit verify`
  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Checks every case's chain and the signed chain over all cases; exit 1 where something is wrong.",
      discussion: """
        A chain alone can be cut at its end unseen. Keep the line of HOME/audit-head on another host (the log has \
        it too), and give it back with --head.
        """)

    @Option(help: "A file with heads that were kept elsewhere, a line each. Repeatable.") var head: [String] =
      []
    @Flag(help: "Prints JSON.") var json = false

    nonisolated func run() async throws {
      let settings = try Settings.load()
      var heads: [String] = []
      for path in head {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
          throw Failure(status: .input, line: "--head \(path) cannot be read")
        }
        let lines = text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
        guard !lines.isEmpty else {
          throw Failure(
            status: .input, line: "--head \(path) holds no head; right is a line of HOME/audit-head")
        }
        for line in lines {
          guard AuditHead(line: String(line)) != nil else {
            throw Failure(
              status: .input,
              line: "--head \(path): “\(line.prefix(80))” is no head; right is a line of HOME/audit-head")
          }
          heads.append(String(line))
        }
      }
      let answer = try await Operations.run(
        .object([("verb", .string("audit verify")), ("heads", .strings(heads))]), settings)
      let faults = answer["faults"]?.texts ?? []
      if json {
        print(JSONText(answer).text)
      } else {
        for fault in faults { print(fault) }
        print(
          "\(answer.number("cases")) cases, \(answer.number("events")) events, \(answer.number("blocks")) blocks, "
            + "\(answer.number("unchained")) events not yet in a block: "
            + (faults.isEmpty ? "sound" : "\(faults.count) faults"))
        if let line = answer["head"]?.text { print("head: \(line)") }
      }
      if !faults.isEmpty { throw ExitCode(1) }
    }
  }
}

extension JSON {
  /// The texts of an array.
  var texts: [String] {
    guard case .array(let items) = content else { return [] }
    return items.compactMap(\.text)
  }

  /// A number as it was written; 0 where there is none.
  func number(_ key: String) -> String {
    if case .number(let digits)? = self[key]?.content { digits } else { "0" }
  }
}
