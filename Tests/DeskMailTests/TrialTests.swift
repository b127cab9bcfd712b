import DeskMail
import DeskService
import Foundation
import Testing

/// Mail on trial: files in a folder.
@Suite struct TrialTests {
  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("trial-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  private func mode(_ url: URL) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
  }

  @Test func `a mail is a file of its owner's alone, and is not called sent`() async throws {
    let home = try folder()
    defer { try? FileManager.default.removeItem(at: home) }
    let outbox = home.appendingPathComponent("outbox")
    let out = try MailOut(pack: Mail.pack, way: .trial(TrialFolder(path: outbox.path)))

    let first = await out.deliver(Mail.acknowledgement(to: "aoki@aoba.example"))
    let file = outbox.appendingPathComponent("01KARMAIL.eml")
    let bytes = try Data(contentsOf: file)
    let again = await out.deliver(Mail.acknowledgement(to: "aoki@aoba.example"))
    let mail = ParsedMail([UInt8](bytes))

    #expect(first == .written && again == .written)
    #expect(try FileManager.default.contentsOfDirectory(atPath: outbox.path) == ["01KARMAIL.eml"])
    #expect(try Data(contentsOf: file) == bytes)
    #expect(try mode(file) == 0o600 && mode(outbox) == 0o700)
    #expect(mail.value("To") == "aoki@aoba.example" && mail.value("Auto-Submitted") == "auto-replied")
    #expect(mail.value("Message-ID") == "<01KARMAIL@desk.example>")
    #expect(mail.text?.contains("C26-7K3F-9QX") == true)
  }

  @Test func `a folder that cannot be written puts the mail off`() async throws {
    let home = try folder()
    defer { try? FileManager.default.removeItem(at: home) }
    let file = home.appendingPathComponent("outbox")
    try Data().write(to: file)
    let out = try MailOut(pack: Mail.pack, way: .trial(TrialFolder(path: file.path)))

    guard case .retry(let words) = await out.deliver(Mail.acknowledgement(to: "aoki@aoba.example")) else {
      Issue.record("a file is no folder")
      return
    }
    #expect(words.contains("cannot be written"))
  }

  @Test func `an address that cannot be sent to is refused, not tried for days`() async throws {
    let home = try folder()
    defer { try? FileManager.default.removeItem(at: home) }
    let out = try MailOut(pack: Mail.pack, way: .trial(TrialFolder(path: home.path)))

    guard case .refused(let words) = await out.deliver(Mail.acknowledgement(to: "青木@aoba.example")) else {
      Issue.record("SMTPUTF8 is not spoken here")
      return
    }
    #expect(words.contains("SMTPUTF8") && !words.contains("青木"))
  }
}
