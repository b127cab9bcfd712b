import DeskVault
import Foundation
import Testing

/// The key file's secret of accounts: files of before there were any get one.
@Suite struct AccountKeyFileTests {
  private let desks = ["consultation.incident", "mailer"]

  private func withFile(_ body: (KeyFile) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("keys-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(KeyFile(path: folder.appendingPathComponent("keys").path))
  }

  private func contents(_ path: String) throws -> [String: String] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let object = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    return object.compactMapValues { $0 as? String }
  }

  /// Takes the secret out, as an earlier version wrote the file.
  private func age(_ file: KeyFile) throws {
    let url = URL(fileURLWithPath: file.path)
    var object = try #require(
      JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any])
    object["accountSecret"] = nil
    try JSONSerialization.data(withJSONObject: object).write(to: url)
  }

  @Test func `a new file has one`() throws {
    try withFile { file in
      try file.makeIfMissing(desks: desks)
      let secret = try #require(Data(base64Encoded: contents(file.path)["accountSecret"] ?? ""))
      #expect(secret.count == 32)
      #expect(try file.keyring().accounts != nil)
    }
  }

  @Test func `a file of an earlier version gets one, once, and keeps everything else`() throws {
    try withFile { file in
      try file.makeIfMissing(desks: desks)
      try age(file)
      let (before, ids) = (try contents(file.path), try file.keyIDs())
      #expect(try file.keyring().accounts == nil)

      try file.complete(desks: desks)
      let after = try contents(file.path)
      try file.complete(desks: desks)

      #expect(try file.keyring().accounts != nil)
      #expect(after.filter { $0.key != "accountSecret" } == before)
      #expect(try contents(file.path) == after)
      #expect(try file.keyIDs() == ids)
      #expect(file.fault == nil)
    }
  }

  @Test func `rotating keys leaves it as it is`() throws {
    try withFile { file in
      try file.makeIfMissing(desks: desks)
      let before = try contents(file.path)["accountSecret"]
      try file.rotate(desks: desks)
      #expect(before != nil)
      #expect(try contents(file.path)["accountSecret"] == before)
    }
  }

  @Test func `an export for intake holds none, and gets none`() throws {
    try withFile { file in
      try file.makeIfMissing(desks: desks)
      let export = KeyFile(path: file.path + ".intake")
      try file.exportForIntake(to: export.path)

      #expect(try contents(export.path)["accountSecret"] == nil)
      #expect(try !file.textForIntake().contains("accountSecret"))
      try export.complete(desks: desks)
      #expect(try contents(export.path)["accountSecret"] == nil)
    }
  }
}
