import DeskCore
import DeskService
import DeskStore
import DeskVault
import DeskWeb
import Foundation
import TestSupport

/// A desk behind the pages, on a real SQLite file; it is Tuesday 2026-11-24, 10:00 in Tokyo.
struct PageWorld: Sendable {
  let under: DeskUnderTest
  let accounts: Accounts
  var desk: PublicDesk { under.front }
  var staff: StaffDesk { under.staff }
  var tokens: Tokens { under.tokens }

  init() async throws {
    under = try await DeskUnderTest(.sqlite, at: "2026-11-24T01:00:00Z")
    accounts = Accounts(
      database: under.database, keyring: try HeldKeyring(under.keyFile), pack: World.pack,
      clock: under.clock.desk, cost: 4)
  }

  /// The same desk on a file that cannot be written.
  func broken() throws -> PublicDesk {
    let copy = under.folder + "/read-only.sqlite"
    if !FileManager.default.fileExists(atPath: copy) {
      _ = FileManager.default.createFile(atPath: copy, contents: nil)
    }
    return PublicDesk(
      database: try SQLiteFile(path: copy, toWrite: false), keys: try HeldIntakeKeys(under.keyFile),
      pack: World.pack, clock: under.clock.desk)
  }

  static let lead = Actor(name: "haruka@desk.example", roles: [.lead("*")])

  /// A case of Kestrel Labs, answered by the desk; its receipt.
  func aCase(closed: Bool = false) async throws -> String {
    let received = try await desk.receive(
      Intake(
        desk: "consultation.incident", sheet: try World.sheet("\"sign.files_encrypted\": \"yes\""),
        subject: "Files cannot be opened",
        narrative: "Since this morning no file opens.\n<b>Kestrel Labs</b>",
        contact: Contact(name: "Kestrel Labs"), language: .en),
      channel: .web, followUp: "")
    let answer = try JSONReader.read(Array(received.json.utf8)).value
    let reference = answer["reference"]!.text!
    _ = try await staff.reply(
      "Please unplug the network cable.\n  Do not switch it off.", to: reference, as: Self.lead)
    if closed { _ = try await staff.close(reference, .answered, because: "", as: Self.lead) }
    return answer["receipt"]!.text!
  }
}
