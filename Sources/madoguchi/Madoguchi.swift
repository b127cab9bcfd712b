import ArgumentParser
import Foundation

/// The command line: `madoguchi VERB`.
@main
struct Madoguchi: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "madoguchi",
    abstract: "The security help desk: consultation, reports, vulnerabilities.",
    subcommands: [
      Serve.self, Assess.self, Pack.self, Staff.self, TokenCommand.self, Audit.self, BackupCommand.self,
      Restore.self, Migrate.self, Keys.self, CaseCommand.self, Import.self, Doctor.self, SelfTest.self,
      Indicators.self,
    ])

  nonisolated static func main() async {
    // Whatever is written is its owner's alone.
    umask(0o077)
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let failure as Failure {
      FileHandle.standardError.write(Data("madoguchi: \(failure.line)\n".utf8))
      Foundation.exit(failure.status.rawValue)
    } catch {
      // Usage faults end with 2, as every other bad input; help and version with 0.
      let status = exitCode(for: error)
      guard status != .success else { exit(withError: error) }
      let words = fullMessage(for: error)
      if !words.isEmpty { FileHandle.standardError.write(Data((words + "\n").utf8)) }
      Foundation.exit(status == .validationFailure ? 2 : status.rawValue)
    }
  }
}

/// A command that ends with one readable line and its exit status.
struct Failure: Error {
  enum Status: Int32 {
    /// The answer is "no": a check failed.
    case no = 1
    /// Bad input or usage.
    case input = 2
    /// A fault of the machine.
    case machine = 3
  }

  let status: Status
  let line: String
}
