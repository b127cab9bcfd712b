import ArgumentParser
import DeskCore
import DeskService
import Foundation

/// `madoguchi token …`
struct TokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Secrets by which programs call the staff part of the API.",
    subcommands: [Add.self, Revoke.self])

  /// `madoguchi token add NAME --role R…`
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes a token and prints its secret, once and alone.")

    @Argument(help: "A name for it; events carry it.") var name: String
    @Option(help: "member:DESK, lead:DESK, admin or auditor; DESK is a desk id or *. Repeatable.")
    var role: [String]

    nonisolated func run() async throws {
      let settings = try Settings.load()
      let done = try await Operations.run(
        .object([("verb", .string("token add")), ("name", .string(name)), ("roles", .strings(role))]),
        settings,
        mayBegin: true)
      print(done["secret"]?.text ?? "")
    }
  }

  /// `madoguchi token revoke NAME`
  struct Revoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Takes a token's rights away, at once.")

    @Argument(help: "The token's name.") var name: String

    nonisolated func run() async throws {
      let settings = try Settings.load()
      _ = try await Operations.run(
        .object([("verb", .string("token revoke")), ("name", .string(name))]), settings)
    }
  }
}
