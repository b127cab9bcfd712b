import DeskVault
import Foundation
import Testing

@Suite struct SealingTests {
  private let plain = Data("顧客名簿が外に出ました".utf8)
  private let place = SealedPlace(caseID: "c1", record: "r1", field: "narrative")

  private func keys(_ body: (KeyFile) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("keys-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = KeyFile(path: folder.appendingPathComponent("keys").path)
    try file.makeIfMissing(desks: ["consultation.incident", "vulnerability-report"])
    try body(file)
  }

  @Test func `what is sealed opens at its place and nowhere else`() throws {
    let key = CaseKey()
    let sealed = try key.seal(plain, at: place)
    #expect(try key.open(sealed, at: place) == plain)
    #expect(sealed.range(of: plain) == nil)
    for other in [
      SealedPlace(caseID: "c2", record: "r1", field: "narrative"),
      SealedPlace(caseID: "c1", record: "r2", field: "narrative"),
      SealedPlace(caseID: "c1", record: "r1", field: "subject"),
      SealedPlace(caseID: "c1", record: "r1", field: "narrative", version: 2),
      SealedPlace(caseID: "c1r", record: "1", field: "narrative"),
    ] {
      #expect(throws: VaultError.altered) { try key.open(sealed, at: other) }
    }
    #expect(throws: VaultError.altered) { try CaseKey().open(sealed, at: place) }
  }

  @Test func `any changed bit and any cut is noticed`() throws {
    let key = CaseKey()
    let sealed = try key.seal(plain, at: place)
    for index in sealed.indices {
      var wrong = sealed
      wrong[index] ^= 1
      #expect(throws: VaultError.altered) { try key.open(wrong, at: place) }
    }
    for count in 0..<sealed.count {
      #expect(throws: VaultError.altered) { try key.open(sealed.prefix(count), at: place) }
    }
  }

  @Test func `a desk opens its own cases alone`() throws {
    try keys { file in
      let intake = try file.intakeKeys()
      let keyring = try file.keyring()
      let desk = try #require(intake.desks["consultation.incident"])
      let key = CaseKey()
      let wrapped = try desk.wrap(key, caseID: "c1")
      let opened = try keyring.open(wrapped, keyID: desk.id, desk: desk.desk, caseID: "c1")
      #expect(try opened.open(key.seal(plain, at: place), at: place) == plain)
      let other = try #require(intake.desks["vulnerability-report"])
      #expect(throws: VaultError.altered) {
        try keyring.open(wrapped, keyID: other.id, desk: other.desk, caseID: "c1")
      }
      #expect(throws: VaultError.altered) {
        try keyring.open(wrapped, keyID: desk.id, desk: desk.desk, caseID: "c2")
      }
      #expect(throws: VaultError.unknownKey("NOPE")) {
        try keyring.open(wrapped, keyID: "NOPE", desk: desk.desk, caseID: "c1")
      }
      #expect(throws: VaultError.altered) {
        try keyring.open(wrapped.prefix(40), keyID: desk.id, desk: desk.desk, caseID: "c1")
      }
    }
  }

  @Test func `the reporter's receipt opens the case, another one does not`() throws {
    let key = CaseKey()
    let receipt = Receipt()
    let wrapped = try key.wrapped(for: receipt, caseID: "c1")
    let opened = try CaseKey.unwrap(
      wrapped, receipt: try #require(Receipt(typed: receipt.text)), caseID: "c1")
    #expect(try opened.open(key.seal(plain, at: place), at: place) == plain)
    #expect(throws: VaultError.altered) { try CaseKey.unwrap(wrapped, receipt: Receipt(), caseID: "c1") }
    #expect(throws: VaultError.altered) { try CaseKey.unwrap(wrapped, receipt: receipt, caseID: "c2") }
  }

  @Test func `after a rotation old cases still open and new ones use the new key`() throws {
    try keys { file in
      let before = try #require(try file.intakeKeys().desks["consultation.incident"])
      let wrapped = try before.wrap(CaseKey(), caseID: "c1")
      try file.rotate(desks: ["consultation.incident"])
      let after = try #require(try file.intakeKeys().desks["consultation.incident"])
      #expect(after.id != before.id)
      _ = try file.keyring().open(wrapped, keyID: before.id, desk: before.desk, caseID: "c1")
      _ = try file.keyring().open(
        try after.wrap(CaseKey(), caseID: "c2"), keyID: after.id, desk: after.desk, caseID: "c2")
    }
  }

  @Test func `the key file is closed to others, and the export for intake opens nothing`() throws {
    try keys { file in
      let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
      let export = KeyFile(path: file.path + ".intake")
      try file.exportForIntake(to: export.path)
      #expect(
        try export.intakeKeys().desks.keys.sorted() == ["consultation.incident", "vulnerability-report"])
      #expect(throws: VaultError.self) { try export.keyring() }
      let text = try String(contentsOfFile: export.path, encoding: .utf8)
      #expect(!text.contains("seed") && !text.contains("chainSeed") && !text.contains("searchSecret"))
      chmod(file.path, 0o640)
      #expect(throws: VaultError.self) { try file.keyring() }
    }
  }
}
