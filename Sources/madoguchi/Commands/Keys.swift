import ArgumentParser
import DeskCore
import DeskVault
import Foundation

/// `madoguchi keys …`
struct Keys: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The key file.", subcommands: [Rotate.self, Export.self])

  /// `madoguchi keys rotate`
  struct Rotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes a new key for every desk and wraps every case to it.",
      discussion: """
        Older keys stay in the file: backups made before need them. --drop-old takes out those that an earlier \
        rotation had replaced; what backups of that age hold then opens no more, destroyed cases among it. A host \
        that takes intake with an export older than that is refused until it has a new one.
        """)

    @Flag(help: "Takes out keys that an earlier rotation had replaced.") var dropOld =
      false

    nonisolated func run() async throws {
      let answer = try await Operations.run(
        .object([("verb", .string("keys rotate")), ("dropOld", .bool(dropOld))]), try Settings.load())
      print(
        "\(answer.number("cases")) cases wrapped to new keys, \(answer.number("dropped")) older keys taken out"
      )
      let left = answer["left"]?.texts ?? []
      guard left.isEmpty else {
        throw Failure(
          status: .no, line: "these cases do not open and keep their keys: \(left.joined(separator: ", "))")
      }
    }
  }

  /// `madoguchi keys export --role intake FILE`
  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes what a host that only takes intake needs: public keys, no private one.")

    @Option(help: "intake") var role: String
    @Argument(help: "The file; without it standard output.") var file: String?

    nonisolated func run() async throws {
      guard role == "intake" else {
        throw Failure(status: .input, line: "--role \(role) cannot be exported; right is --role intake")
      }
      let settings = try Settings.load()
      do {
        let keys = KeyFile(path: settings.keyFile)
        if let file {
          try keys.exportForIntake(to: file)
        } else {
          print(try keys.textForIntake())
        }
      } catch let VaultError.exportTarget(words) {
        throw Failure(status: .input, line: words)
      } catch let VaultError.keyFile(words) {
        throw Failure(status: .input, line: "MADOGUCHI_KEY_FILE: \(words)")
      }
    }
  }
}
