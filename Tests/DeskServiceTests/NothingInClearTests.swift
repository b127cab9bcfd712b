import DeskCore
import DeskService
import DeskStore
import DeskVault
import Foundation
import TestSupport
import Testing

/// Whatever a person told us, and every secret, is nowhere on the disk as it was told.
@Suite(.serialized) struct NothingInClearTests {
  /// What is stored, every column of every table, by `table.column`.
  private func dump(_ desk: DeskUnderTest) async throws -> [(place: String, bytes: Data)] {
    let columns =
      desk.database.engine == .sqlite
      ? "SELECT m.name AS t, p.name AS c FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table'"
      : "SELECT table_name AS t, column_name AS c FROM information_schema.columns WHERE table_schema = 'public'"
    var found: [(String, Data)] = []
    for column in try await desk.rows(columns) {
      let (table, name) = (try column.text("t"), try column.text("c"))
      for row in try await desk.rows("SELECT \(name) AS v FROM \(table)") {
        let text = (try? row.text("v")) ?? (try? row.integer("v")).map { String($0) } ?? ""
        found.append(("\(table).\(name)", (try? row.bytes("v")) ?? Data(text.utf8)))
      }
    }
    return found
  }

  /// Everything that lies in the desk's folder.
  private func files(_ desk: DeskUnderTest) throws -> [(place: String, bytes: Data)] {
    let names = try FileManager.default.contentsOfDirectory(atPath: desk.folder)
    return names.map { ($0, FileManager.default.contents(atPath: desk.folder + "/" + $0) ?? Data()) }
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `no word and no secret stands in a table or a file`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    var markers: [String] = []
    func marker(_ field: String) -> String {
      let text = "標識-\(field)-\(markers.count)-\(UUID().uuidString.prefix(8))"
      markers.append(text)
      return text
    }

    var told = World.aoba
    told.subject = marker("subject")
    told.narrative = marker("narrative")
    told.contact = Contact(
      name: marker("name"), email: "\(UUID().uuidString)@aoba.example", phone: marker("phone"),
      organisation: marker("organisation"))
    told.fields = .object([("equipment", .string(marker("fields")))])
    told.sheet = try World.sheet(
      "\"sign.files_encrypted\": \"yes\", \"organisation.prefecture\": \"47\", \"data.persons\": 918273645")
    let key = marker("key")
    let report = try await desk.receive(
      told, repeating: desk.front.keys.repeatKey(channel: "api", key: key, body: Data(marker("body").utf8)))
    _ = try await desk.front.addMessage(marker("message"), receipt: report.receipt)
    _ = try await desk.staff.reply(marker("reply"), to: report.reference, as: World.kenji)
    _ = try await desk.staff.note(marker("note"), on: report.reference, as: World.kenji)
    _ = try await desk.staff.refer(
      report.reference, to: "police", because: marker("referral"), as: World.kenji, language: .ja)
    _ = try await desk.staff.overrule(
      "none", because: marker("verdict"), on: report.reference, as: World.kenji)
    var particulars = FormValues()
    particulars.add("cause", .text(marker("particular")))
    _ = try await desk.front.write(particulars, receipt: report.receipt)
    _ = try await desk.staff.note(
      done: DutyDone(
        destination: "ppc", stage: .preliminary, on: CalendarDate(iso: "2026-11-24")!,
        number: marker("number")),
      on: report.reference, as: World.kenji)
    var writer = try await desk.front.attach(receipt: report.receipt)
    try await writer.write(Data(marker("content").utf8))
    let file = try await writer.finish(name: marker("file"), type: marker("type"))
    _ = try await desk.staff.close(report.reference, .answered, because: marker("closure"), as: World.kenji)
    let code = ResumeCode()
    try await desk.front.saveDraft(marker("draft"), under: code)
    let secret = try await desk.tokens.add(name: "feed", roles: [.admin])
    markers += [
      try #require(told.contact.email), "918273645", report.receipt, report.receipt.replacing("-", with: ""),
      code.text, code.text.replacing("-", with: ""), secret, file.sha256, "files_encrypted", "ransomware",
    ]
    let places = try await dump(desk) + files(desk)

    #expect(Set(places.map(\.place)).count > 60)
    #expect(places.contains { $0.bytes.range(of: Data(report.reference.utf8)) != nil })
    for marker in markers {
      let found = places.filter { $0.bytes.range(of: Data(marker.utf8)) != nil }.map(\.place)
      #expect(found == [], "\(marker)")
    }
    let read = try await desk.read(report)
    #expect(read["narrative"]?.text == told.narrative)
  }
}
