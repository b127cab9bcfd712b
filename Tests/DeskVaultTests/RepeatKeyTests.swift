import DeskVault
import Foundation
import Testing

/// A key file in a folder of its own, for as long as the body runs.
func withKeyFile<Value>(_ body: (KeyFile) throws -> Value) throws -> Value {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vault-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = KeyFile(path: folder.appendingPathComponent("keys").path)
  try file.makeIfMissing(desks: ["consultation.incident"])
  return try body(file)
}

/// What makes a repeated request the same one.
@Suite struct RepeatKeyTests {
  private let keys: IntakeKeys
  private let body = Data("{\"narrative\": \"みなと診療所です\"}".utf8)
  private let answer = Data("{\"receipt\": \"7K3F9-…\"}".utf8)

  init() throws {
    keys = try withKeyFile { try $0.intakeKeys() }
  }

  @Test func `the same request has the same hashes and opens the answer`() throws {
    let first = keys.repeatKey(channel: "api", key: "minato-1", body: body)
    let second = keys.repeatKey(channel: "api", key: "minato-1", body: body)

    #expect(first.lookup == second.lookup && first.body == second.body)
    #expect(try second.open(try first.seal(answer)) == answer)
  }

  @Test func `another body is found by the key, told apart, and does not open the answer`() throws {
    let first = keys.repeatKey(channel: "api", key: "minato-1", body: body)
    let other = keys.repeatKey(channel: "api", key: "minato-1", body: body + Data(" ".utf8))

    #expect(first.lookup == other.lookup)
    #expect(first.body != other.body)
    #expect(throws: VaultError.altered) { try other.open(try first.seal(answer)) }
  }

  @Test func `another key, channel or server has nothing to do with it`() throws {
    let first = keys.repeatKey(channel: "api", key: "minato-1", body: body)
    let elsewhere = try withKeyFile { try $0.intakeKeys() }

    for other in [
      keys.repeatKey(channel: "api", key: "minato-2", body: body),
      keys.repeatKey(channel: "web", key: "minato-1", body: body),
      keys.repeatKey(channel: "api", key: "", body: body),
      elsewhere.repeatKey(channel: "api", key: "minato-1", body: body),
    ] {
      #expect(first.lookup != other.lookup)
      #expect(first.body != other.body)
      #expect(throws: VaultError.altered) { try other.open(try first.seal(answer)) }
    }
  }

  @Test func `where the body is in the key, another body is another request`() throws {
    let first = keys.repeatKey(channel: "message", key: "page-1", body: body, isBodyInKey: true)
    let same = keys.repeatKey(channel: "message", key: "page-1", body: body, isBodyInKey: true)
    let other = keys.repeatKey(channel: "message", key: "page-1", body: answer, isBodyInKey: true)

    #expect(first.lookup == same.lookup && first.body == same.body)
    #expect(first.lookup != other.lookup)
    #expect(try same.open(try first.seal(answer)) == answer)
  }

  @Test func `neither the key nor the body nor the answer stands in what is kept`() throws {
    let key = keys.repeatKey(channel: "api", key: "minato-1", body: body)
    let sealed = try key.seal(answer)

    #expect(key.lookup.count == 64 && key.body.count == 64)
    #expect(!key.lookup.contains("minato") && sealed.range(of: Data("7K3F9".utf8)) == nil)
    #expect(try key.seal(answer) != sealed)
  }

  @Test func `a host that only takes intake makes the same keys`() throws {
    try withKeyFile { file in
      let export = KeyFile(path: file.path + ".intake")
      try file.exportForIntake(to: export.path)

      let here = try file.intakeKeys().repeatKey(channel: "api", key: "minato-1", body: body)
      let there = try export.intakeKeys().repeatKey(channel: "api", key: "minato-1", body: body)

      #expect(here.lookup == there.lookup && here.body == there.body)
      #expect(try there.open(try here.seal(answer)) == answer)
    }
  }
}
