import DeskCore
import DeskPacks
import Foundation
import Testing

/// The pack of the source tree.
let builtInFolder = PackFolder(
  URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Packs/jp-national"))

@Suite struct BuiltInPackTests {
  @Test func `the built-in pack has no fault and all its examples hold`() {
    let report = PackCheck(builtInFolder).run()
    #expect(report.isGood, "\(report.lines.joined(separator: "\n"))")
  }
}
