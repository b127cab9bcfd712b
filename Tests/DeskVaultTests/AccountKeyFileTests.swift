import DeskVault
import Foundation
import Testing

/// The keys of accounts follow from the key file, older ones too, and need nothing in it that was not there.
@Suite struct AccountKeyFileTests {
  private let desks = ["consultation.incident", "mailer"]

  private func withFile(_ body: (KeyFile) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("keys-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(KeyFile(path: folder.appendingPathComponent("keys").path))
  }

  private func token(_ file: KeyFile) throws -> String { try file.keyring().accounts.formToken(session: "s") }

  @Test func `two hosts with a copy of one file have the same keys, before and after a rotation`() throws {
    try withFile { file in
      try file.makeIfMissing(desks: desks)
      let copy = KeyFile(path: file.path + ".copy")
      try FileManager.default.copyItem(atPath: file.path, toPath: copy.path)
      let before = try token(file)
      try file.rotate(desks: desks)
      try file.complete(desks: desks + ["consultation.apt"])

      #expect(try token(copy) == before)
      #expect(try token(file) == before)
    }
  }

  @Test func `another file has other keys, and an export for intake has none`() throws {
    try withFile { file in
      try file.makeIfMissing(desks: desks)
      let other = KeyFile(path: file.path + ".other")
      try other.makeIfMissing(desks: desks)
      let export = KeyFile(path: file.path + ".intake")
      try file.exportForIntake(to: export.path)

      #expect(try token(file) != token(other))
      #expect(throws: VaultError.self) { try export.keyring() }
    }
  }
}
