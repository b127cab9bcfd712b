import DeskCore
import DeskService
import DeskStore
import DeskVault
import Foundation
import Logging

/// What commands do with a home: in the server that runs on it, or, where none runs, in the command itself.
struct Operations: Sendable {
  let house: House
  let desk: StaffDesk

  /// Runs a command wherever the home can be reached.
  ///
  /// - Parameter mayBegin: whether it may make a desk where there is none yet.
  /// - Throws: `Failure` as the command ends.
  static func run(
    _ command: JSONText, _ settings: Settings, mayBegin: Bool = false
  ) async throws -> JSON {
    let answer: JSON
    if let told = try ControlClient.ask(command, settings) {
      answer = told
    } else {
      let house = try await House.open(settings, mayBegin: mayBegin)
      let operations = Operations(house: house, desk: try house.staffDesk())
      let text = await operations.answer([UInt8](command.text.utf8)).text
      answer = try JSONReader.read([UInt8](text.utf8)).value
    }
    guard let line = answer["failure"]?.text else { return answer }
    let status: Failure.Status =
      switch answer["status"]?.text {
      case "no": .no
      case "input": .input
      default: .machine
      }
    throw Failure(status: status, line: line)
  }

  /// Runs a command; what goes wrong is told in the answer.
  func answer(_ bytes: [UInt8]) async -> JSONText {
    do {
      return try await perform(try JSONReader.read(bytes).value)
    } catch let failure as Failure {
      let status =
        switch failure.status {
        case .no: "no"
        case .input: "input"
        case .machine: "machine"
        }
      return .object([("failure", .string(failure.line)), ("status", .string(status))])
    } catch {
      return .object([("failure", .string("\(error)")), ("status", .string("machine"))])
    }
  }

  private func perform(_ command: JSON) async throws -> JSONText {
    func text(_ key: String) -> String { command[key]?.text ?? "" }
    switch text("verb") {
    case "token add": return try await addToken(text("name"), command["roles"])
    case "token revoke": return try await revokeToken(text("name"))
    case let verb where verb.hasPrefix("staff "): return try await staff(verb, command)
    case "audit verify": return try await verifyAudit(command["heads"]?.texts ?? [])
    case "import vendors": return try await importVendors(command)
    case "backup": return try await backUp(to: text("path"))
    case "keys rotate": return try await rotateKeys(dropOld: command["dropOld"]?.flag == true)
    case "case destroy": return try await destroy(text("reference"), text("reason"))
    case "doctor":
      return .object([("findings", .array(try await Findings.stored(house, desk).map(\.json)))])
    default: throw Failure(status: .input, line: "the server that runs here does not know this command")
    }
  }

  private func verifyAudit(_ lines: [String]) async throws -> JSONText {
    do throws(DeskError) {
      let report = try await desk.verifyAudit(heads: lines.compactMap { AuditHead(line: $0) })
      return .object([
        ("cases", .number(report.cases)), ("events", .number(report.events)),
        ("blocks", .number(report.blocks)), ("unchained", .number(report.unchained)),
        ("head", JSONText(report.head?.line)), ("faults", .strings(report.faults)),
      ])
    } catch {
      throw Failure(error)
    }
  }

  /// What the desk itself needs: no backup takes one of these names.
  private func isNeeded(_ path: String) -> Bool {
    let settings = house.settings
    var needed = [settings.keyFile, settings.keyFile + ".destroyed", settings.keyFile + ".lock"]
    if case .sqlite(let file) = settings.database {
      needed += ["", "-wal", "-shm", "-journal", ".lock"].map { file + $0 }
    }
    needed += ["control.sock", "control.sock.lock", "audit-head"].map {
      settings.home.appendingPathComponent($0).path
    }
    func resolved(_ path: String) -> String {
      let url = URL(fileURLWithPath: path)
      return url.deletingLastPathComponent().resolvingSymlinksInPath().appendingPathComponent(
        url.lastPathComponent
      ).path
    }
    return needed.map(resolved).contains(resolved(path))
  }

  private func backUp(to path: String) async throws -> JSONText {
    guard !isNeeded(path) else {
      throw Failure(status: .input, line: "\(path) is a file that the desk needs; name another one")
    }
    do throws(DatabaseError) {
      let report = try await Backup.write(house.database, to: path, at: DeskClock().now)
      return .object([("cases", .number(report.rows["cases"] ?? 0)), ("rows", .number(report.total))])
    } catch {
      let isRefused = if case .refused = error { true } else { false }
      throw Failure(
        status: isRefused ? .input : .machine, line: "\(path) was not written: \(error.words)")
    }
  }

  private func rotateKeys(dropOld: Bool) async throws -> JSONText {
    // One rotation at a time, on all servers that share the file: which keys are the newest must stay so meanwhile.
    let turn = try await KeyTurn.take(house.keyFile.path)
    defer { turn.end() }
    do {
      try house.keyFile.rotate(desks: house.pack.desks.filter { $0.email != nil }.map(\.id))
      try house.intakeKeys.reload()
      try house.keyring?.reload()
    } catch let VaultError.keyFile(words) {
      throw Failure(status: .machine, line: "MADOGUCHI_KEY_FILE: \(words)")
    }
    do throws(DeskError) {
      let keys = house.intakeKeys.current
      var (count, left) = try await desk.rewrapCases(to: keys)
      var dropped = 0
      if dropOld {
        let keyFile = house.keyFile
        guard let replaced = try? keyFile.replacedKeyIDs() else {
          throw .internalFault("MADOGUCHI_KEY_FILE: \(keyFile.path) cannot be read")
        }
        // Nothing is sealed to these from here on, by no server; then what came in meanwhile is wrapped too.
        try await desk.retireKeys(replaced)
        let again = try await desk.rewrapCases(to: keys)
        count += again.count
        left = again.left
        // A key that something is still wrapped to stays: a case that does not open now may open again.
        let wanted = try await desk.keysInUse()
        do {
          dropped = try keyFile.drop(replaced.subtracting(wanted))
          try house.keyring?.reload()
        } catch {
          throw .internalFault("MADOGUCHI_KEY_FILE: \(keyFile.path) cannot be written")
        }
      }
      return .object([
        ("cases", .number(count)), ("dropped", .number(dropped)), ("left", .strings(left)),
      ])
    } catch {
      throw Failure(error)
    }
  }

  private func destroy(_ reference: String, _ reason: String) async throws -> JSONText {
    do throws(DeskError) {
      let done = try await desk.destroy(
        reference, by: "operator", list: DestroyedList(keyFile: house.settings.keyFile))
      Logger(label: "madoguchi").notice(
        "a case was destroyed", metadata: ["reference": "\(done)", "reason": "\(reason)"])
      return .object([("reference", .string(done))])
    } catch {
      if case .notFound = error {
        throw Failure(status: .no, line: "there is no case \(reference) to destroy")
      }
      throw Failure(error)
    }
  }

  private var tokens: Tokens { Tokens(database: house.database, pack: house.pack) }

  private func addToken(_ name: String, _ roles: JSON?) async throws -> JSONText {
    guard (1...100).contains(name.unicodeScalars.count),
      !name.unicodeScalars.contains(where: { $0.value < 0x20 })
    else {
      throw Failure(
        status: .input, line: "the name has 1 to 100 characters; right is: madoguchi token add feed")
    }
    let found = try readRoles(roles)
    do throws(DeskError) {
      return .object([("secret", .string(try await tokens.add(name: name, roles: found)))])
    } catch {
      if case .conflict = error {
        throw Failure(status: .no, line: "there is a token “\(name)”; revoke it first, or take another name")
      }
      throw Failure(error)
    }
  }

  /// The roles that a command names; at least one.
  ///
  /// - Throws: `Failure` for one that is none.
  func readRoles(_ roles: JSON?) throws -> [Role] {
    let desks = house.pack.desks.filter { $0.email != nil }.map(\.id)
    var found: [Role] = []
    if case .array(let items)? = roles?.content {
      for item in items {
        guard let role = Role(item.text ?? "", desks: desks) else {
          throw Failure(
            status: .input,
            line:
              "--role \(item.text ?? "") is no role; roles are member:DESK, lead:DESK, admin and auditor, and "
              + "DESK is * or one of \(desks.joined(separator: ", "))")
        }
        found.append(role)
      }
    }
    guard !found.isEmpty else {
      throw Failure(status: .input, line: "a role is needed; right is: --role member:consultation.incident")
    }
    return found
  }

  private func revokeToken(_ name: String) async throws -> JSONText {
    do throws(DeskError) {
      try await tokens.revoke(name: name)
      return .object([])
    } catch {
      if case .notFound = error { throw Failure(status: .no, line: "there is no token “\(name)”") }
      throw Failure(error)
    }
  }
}

extension Failure {
  /// An act that was not done, as a command ends.
  init(_ error: DeskError) {
    switch error {
    case .unavailable(let words): self.init(status: .machine, line: "the storage is not to be had: \(words)")
    case .internalFault(let words): self.init(status: .machine, line: words)
    case .conflict(let words): self.init(status: .no, line: words.en)
    case .notFound: self.init(status: .no, line: "there is no such thing")
    case .invalid(let faults):
      self.init(status: .input, line: faults.map(\.message).joined(separator: "; "))
    case .forbidden, .unauthorised: self.init(status: .no, line: "this is not allowed")
    }
  }
}
