import DeskCore
import DeskPacks
import DeskService
import DeskStore
import DeskVault
import DeskWeb
import Foundation

/// A desk with a real SQLite file and keys of its own, in which the time stands still; with one case in it.
struct World: Sendable {
  /// Tuesday 2026-11-24, 10:00 in Tokyo.
  static let clock = DeskClock { 1_795_482_000_000 }
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let pack = try! PackFolder(folder.appendingPathComponent("Packs/jp-national")).load()

  let desk: PublicDesk
  let staff: StaffDesk
  let tokens: Tokens
  private let path: String

  init() async throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("world-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let file = KeyFile(path: path + "/keys")
    try file.makeIfMissing(
      desks: Self.pack.desks.filter { $0.email != nil }.map(\.id) + [IntakeKeys.mailer])
    let database = try SQLiteDatabase(path: path + "/desk.sqlite")
    try await Schema.migrate(database)
    desk = PublicDesk(database: database, keys: try HeldIntakeKeys(file), pack: Self.pack, clock: Self.clock)
    staff = StaffDesk(database: database, keyring: try HeldKeyring(file), pack: Self.pack, clock: Self.clock)
    tokens = Tokens(database: database, pack: Self.pack, clock: Self.clock)
  }

  /// The same desk on a file that cannot be written.
  func broken() throws -> PublicDesk {
    let copy = path + "/read-only.sqlite"
    if !FileManager.default.fileExists(atPath: copy) {
      _ = FileManager.default.createFile(atPath: copy, contents: nil)
    }
    return PublicDesk(
      database: try SQLiteFile(path: copy, toWrite: false),
      keys: try HeldIntakeKeys(KeyFile(path: path + "/keys")),
      pack: Self.pack, clock: Self.clock)
  }

  static let lead = Actor(name: "haruka@desk.example", roles: [.lead("*")])

  /// A case of みなと診療所, answered by the desk; its receipt.
  func aCase(closed: Bool = false) async throws -> String {
    var sheet = AnswerSheet(count: Self.pack.rulebook.vocabulary.count)
    sheet[Self.pack.rulebook.vocabulary.place(of: "sign.files_encrypted")!] = .yes
    let received = try await desk.receive(
      Intake(
        desk: "consultation.incident", sheet: sheet, subject: "Files cannot be opened",
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
