import ArgumentParser
import Dispatch
import Foundation

/// `madoguchi selftest --durability`
struct SelfTest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "selftest",
    abstract: "Tries on this machine's own disk whether an acknowledged report survives.",
    discussion: """
      Takes reports as the server does, in a folder of its own under the home, and ends the process with kill -9 \
      again and again; as root also with simulated power cuts, on a file system in a file. Then counts. Your own \
      database is not touched.
      """)

  @Flag(help: "Kills and power cuts, with the count of acknowledged and recovered reports.") var durability =
    false
  @Option(help: "How often the process is killed.") var rounds = 20
  @Option(help: "How many power cuts; 0 for none.") var cuts = 5
  @Option(help: ArgumentHelp("Takes reports until it is killed.", visibility: .hidden)) var child: String?

  nonisolated func run() async throws {
    if let child {
      try await ReportTaker(home: child).run()
      return
    }
    guard durability else {
      throw Failure(status: .input, line: "say what to test; right is: madoguchi selftest --durability")
    }
    guard (1...10_000).contains(rounds), (0...10_000).contains(cuts) else {
      throw Failure(status: .input, line: "--rounds is 1 to 10000, --cuts 0 to 10000")
    }
    let settings = try Settings.load()
    try House.makeHome(settings)
    let folder = settings.home.standardizedFileURL.appendingPathComponent("selftest-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let disk = folder.appendingPathComponent("disk").path
    let tidy: @Sendable () -> Void = {
      RunningChild.end()
      LoopDisk.unmount(disk)
      // What the child was writing may still appear while the folder goes.
      for _ in 0..<40 where FileManager.default.fileExists(atPath: folder.path) {
        try? FileManager.default.removeItem(at: folder)
        usleep(25_000)
      }
    }
    defer { tidy() }
    // Interrupted, it leaves nothing mounted and nothing behind either.
    let signals = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        tidy()
        Foundation.exit(128 + number)
      }
      source.resume()
      return source
    }
    defer { for source in signals { source.cancel() } }
    var isGood = try await kills(folder, settings)
    if cuts > 0 { isGood = try await powerCuts(folder, settings) && isGood }
    if !isGood { throw ExitCode(1) }
  }

  private func kills(_ folder: URL, _ settings: Settings) async throws -> Bool {
    var trial = DurabilityTrial(home: folder.appendingPathComponent("home").path, packPath: settings.packPath)
    for _ in 0..<rounds { try trial.round { kill($0, SIGKILL) } }
    try trial.finish()
    let account = try await trial.account()
    print("kill -9: \(rounds) rounds, \(account.line)")
    return account.isGood
  }

  private func powerCuts(_ folder: URL, _ settings: Settings) async throws -> Bool {
    let disk: LoopDisk
    switch LoopDisk.make(in: folder) {
    case .success(let made): disk = made
    case .failure(let reason):
      print("power cuts: not simulated: \(reason.words)")
      return true
    }
    defer { LoopDisk.unmount(disk.mountPoint) }
    var trial = DurabilityTrial(home: disk.mountPoint + "/home", packPath: settings.packPath)
    for _ in 0..<cuts {
      try trial.round { pid in
        // Stopped first: a sync that runs while the file system goes away would be reported wrongly.
        kill(pid, SIGSTOP)
        usleep(20_000)
        disk.cutPower()
        kill(pid, SIGKILL)
      }
      guard disk.mountAgain() else {
        throw Failure(status: .machine, line: "the file system in \(folder.path) could not be mounted again")
      }
    }
    try trial.finish()
    let account = try await trial.account()
    print(
      "power cuts: \(cuts) on ext4 in a file under \(folder.deletingLastPathComponent().path), \(account.line)"
    )
    return account.isGood
  }
}
