import ArgumentParser
import DeskCore
import Foundation

/// `madoguchi case …`
struct CaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case", abstract: "Acts on one case that no desk does alone.", subcommands: [Destroy.self])

  /// `madoguchi case destroy REF --yes`
  struct Destroy: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Destroys a case's keys and everything sealed with them; nothing brings it back.",
      discussion:
        "That it was there, and when what was done, stays in the audit chain. A restore destroys it again.")

    @Argument(help: "The reference, such as C26-7K3F-9QX.") var reference: String
    @Option(help: "Why; goes into the log, not into the case.") var reason: String
    @Flag(help: "Says that you mean it.") var yes = false

    nonisolated func run() async throws {
      guard yes else {
        throw Failure(
          status: .input, line: "nothing brings \(reference) back; add --yes to destroy it")
      }
      let answer = try await Operations.run(
        .object([
          ("verb", .string("case destroy")), ("reference", .string(reference)), ("reason", .string(reason)),
        ]), try Settings.load())
      print("\(answer["reference"]?.text ?? reference) is destroyed")
    }
  }
}
