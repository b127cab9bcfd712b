import DeskCore
import DeskPacks
import Foundation

/// How many sheets the engine judges a second on one core: the answer alone, and with what is missing.
///
/// The sheets are drawn from a fixed seed; prints one JSON line.
@main
struct Engine {
  static func main() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Packs/jp-national")
    let rulebook = try PackFolder(folder).load().rulebook
    var draws = RandomSheets(rulebook, seed: 42)
    let sheets = (0..<2_000).map { _ in draws.next() }
    let answers = rate { rulebook.assess(sheets[$0 % sheets.count], withMissing: false).obligations.count }
    let whole = rate { rulebook.assess(sheets[$0 % sheets.count]).missing.count }
    print("{\"answers\": \(answers), \"withMissing\": \(whole)}")
  }

  /// CPU-bound calls a second, over at least three seconds.
  static func rate(_ work: (Int) -> Int) -> Int {
    var count = 0
    var sum = 0
    let clock = ContinuousClock()
    let begun = clock.now
    while begun.duration(to: clock.now) < .seconds(3) {
      for _ in 0..<200 {
        sum &+= work(count)
        count += 1
      }
    }
    let elapsed = begun.duration(to: clock.now)
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    precondition(sum >= 0)
    return Int(Double(count) / seconds)
  }
}
