import ArgumentParser
import DeskCore
import DeskPacks
import Foundation

/// `madoguchi pack …`
struct Pack: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Works on a desk pack.", subcommands: [Check.self])

  /// `madoguchi pack check [DIR]`
  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Names every fault of a pack as file:line: message, then runs the pack's examples.")

    @Argument(help: "The pack's folder; without it the configured pack.") var directory: String?

    nonisolated func run() async throws {
      let folder =
        if let directory { PackFolder(URL(fileURLWithPath: directory)) } else {
          try Settings.load().packFolder()
        }
      let report = PackCheck(folder).run()
      for line in report.lines { print(line) }
      if !report.isGood { throw ExitCode(1) }
    }
  }
}
