import ArgumentParser
import DeskCore
import Foundation

/// `madoguchi indicators`: a text on standard input, the indicators of an attack that stand in it on
/// standard output.
struct Indicators: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Finds addresses, names and hashes in a text: reads it on standard input, prints JSON.",
    discussion: """
      Each value of a type is told once, where it stands first; "offset" counts Unicode scalars from 0. "value" is \
      made whole again (hxxp, [.], [at], full-width letters), "defanged" is the same to be shown and sent. Bytes \
      that are no UTF-8 count as U+FFFD.
      """)

  @Flag(help: "Accepted for symmetry: the answer is always JSON.") var json = false

  /// The most bytes of a text.
  static let mostBytes = 32 * 1_048_576

  nonisolated func run() throws {
    let input = try FileHandle.standardInput.read(upToCount: Self.mostBytes + 1) ?? Data()
    guard input.count <= Self.mostBytes else {
      throw Failure(status: .input, line: "the text is longer than \(Self.mostBytes >> 20) MiB")
    }
    let found = Indicator.all(in: String(decoding: input, as: UTF8.self))
    print(JSONText.object([("indicators", .array(found.map(\.json)))]).text)
  }
}
