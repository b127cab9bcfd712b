import ArgumentParser

/// `madoguchi import …`: what is brought in as files, each kind a verb of its own.
struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Brings in what is there as files.", subcommands: [ImportVendors.self])
}
