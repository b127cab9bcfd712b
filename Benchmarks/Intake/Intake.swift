import DeskVault
import Foundation

/// The cryptography of one report alone, as intake does it, on one core; prints `seal_microseconds N`.
///
/// A case's key, its wraps to the desk and under the receipt, and what is sealed: the first event (a report with its
/// assessment, some 40 KB), the subject, the answers, what a repeat is answered from, and the event's hash.
@main
struct Intake {
  static func main() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("intake-benchmark-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = KeyFile(path: folder.appendingPathComponent("keys").path)
    try file.makeIfMissing(desks: ["consultation.incident"])
    let keys = try file.intakeKeys()
    let body = Data(repeating: 0x78, count: 41_000)
    let clock = ContinuousClock()
    let begun = clock.now
    var count = 0
    while begun.duration(to: clock.now) < .seconds(3) {
      for _ in 0..<20 {
        try seal(body, keys, number: count)
        count += 1
      }
    }
    let elapsed = begun.duration(to: clock.now).components
    let microseconds = (Double(elapsed.seconds) * 1e6 + Double(elapsed.attoseconds) / 1e12) / Double(count)
    print("seal_microseconds \(Int(microseconds.rounded()))")
  }

  private static func seal(_ body: Data, _ keys: IntakeKeys, number: Int) throws {
    let id = "case \(number)"
    let (key, receipt) = (CaseKey(), Receipt())
    let wrap = try keys.desks["consultation.incident"]!.wrap(key, caseID: id)
    let reporter = try key.wrapped(for: receipt, caseID: id)
    let event = try key.seal(body, at: SealedPlace(caseID: id, record: "e", field: "event"))
    let subject = try key.seal(body.prefix(80), at: SealedPlace(caseID: id, record: "case", field: "subject"))
    let answers = try key.seal(
      body.prefix(200), at: SealedPlace(caseID: id, record: "case", field: "answers"))
    let kept = try keys.repeatKey(channel: "api", key: id, body: body.prefix(900)).seal(body.prefix(160))
    let hash = EventLink.bodyHash(event)
    precondition(
      wrap.count + reporter.count + subject.count + answers.count + kept.count + hash.count > 0
        && !receipt.lookup.isEmpty)
  }
}
