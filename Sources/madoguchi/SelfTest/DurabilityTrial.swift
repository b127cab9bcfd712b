import DeskCore
import DeskService
import DeskStore
import Foundation
import Synchronization

/// The child under way, for whoever interrupts a trial.
enum RunningChild {
  private static let pid = Mutex<pid_t>(0)

  static func note(_ child: pid_t) { pid.withLock { $0 = child } }

  static func end() {
    pid.withLock { if $0 > 0 { kill($0, SIGKILL) } }
  }
}

/// Runs a child that takes reports, ends it again and again, and counts what was acknowledged and what is there.
struct DurabilityTrial {
  let home: String
  let packPath: String?
  private var acknowledged: [Int: String] = [:]
  private var unanswered: Set<Int> = []
  private var next = 1

  init(home: String, packPath: String?) {
    self.home = home
    self.packPath = packPath
  }

  /// What a trial found.
  struct Account {
    var acknowledged = 0
    var lost = 0
    var doubled = 0
    var auditFaults = 0
    var isGood: Bool { acknowledged > 0 && lost == 0 && doubled == 0 && auditFaults == 0 }
    var line: String {
      "\(acknowledged) acknowledged, \(acknowledged - lost) recovered, \(lost) lost, \(doubled) doubled"
        + (auditFaults > 0 ? ", \(auditFaults) faults in the audit chain" : "")
    }
  }

  /// Starts a child, waits a random time after its first report, and ends it.
  mutating func round(_ end: (pid_t) -> Void) throws {
    let child = try start(isEndless: true)
    var heard = ""
    let lastsUntil = Date().addingTimeInterval(Double.random(in: 0.05...0.7))
    let lines = child.output
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while Date() < lastsUntil || !heard.contains("ok ") {
      // As much as is there now: waiting for more would end every round at the same number of reports.
      let count = read(lines.fileDescriptor, &buffer, buffer.count)
      guard count > 0 else {
        throw Failure(status: .machine, line: "the trial's child ended by itself; try: madoguchi doctor")
      }
      heard += String(decoding: buffer[..<count], as: UTF8.self)
    }
    end(child.process.processIdentifier)
    child.process.waitUntilExit()
    RunningChild.note(0)
    if let rest = try lines.readToEnd() { heard += String(decoding: rest, as: UTF8.self) }
    note(heard)
  }

  /// Tries again what was not answered, as clients do, and ends the child in peace.
  mutating func finish() throws {
    let child = try start(isEndless: false)
    let heard = try child.output.readToEnd() ?? Data()
    child.process.waitUntilExit()
    RunningChild.note(0)
    note(String(decoding: heard, as: UTF8.self))
  }

  private func start(isEndless: Bool) throws -> (process: Process, output: FileHandle) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["selftest", "--child", home]
    var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("MADOGUCHI_") }
    environment["MADOGUCHI_HOME"] = home
    environment["MADOGUCHI_PACK"] = packPath
    process.environment = environment
    process.currentDirectoryURL = URL(fileURLWithPath: "/")
    let (output, input) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardInput = input
    try process.run()
    RunningChild.note(process.processIdentifier)
    let words = [next, isEndless ? 1 : 0] + unanswered.sorted()
    input.fileHandleForWriting.write(Data(words.map(String.init).joined(separator: " ").utf8))
    try input.fileHandleForWriting.close()
    return (process, output.fileHandleForReading)
  }

  private mutating func note(_ heard: String) {
    // The last line may be cut: it does not count.
    for line in heard.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      let parts = line.split(separator: " ").map(String.init)
      guard parts.count >= 2, let number = Int(parts[1]) else { continue }
      next = max(next, number + 1)
      switch parts[0] {
      case "try" where acknowledged[number] == nil: unanswered.insert(number)
      case "ok" where parts.count == 3:
        acknowledged[number] = parts[2]
        unanswered.remove(number)
      default: continue
      }
    }
  }

  /// Opens every acknowledged report by its receipt, and counts all there are.
  func account() async throws -> Account {
    var settings = try Settings.load()
    settings.home = URL(fileURLWithPath: home)
    settings.database = .sqlite(path: home + "/desk.sqlite")
    settings.keyFile = home + "/keys"
    let house = try await House.open(settings)
    let desk = house.publicDesk()
    var account = Account(acknowledged: acknowledged.count)
    for (number, receipt) in acknowledged {
      let found = try? await desk.followUp(receipt: receipt)
      if found?.narrative != "report \(number)" { account.lost += 1 }
    }
    let stored = try await DatabaseFacts.read(house.database).cases
    account.doubled = max(0, stored - (acknowledged.count - account.lost) - unanswered.count)
    account.auditFaults = try await house.staffDesk().verifyAudit().faults.count
    return account
  }
}
