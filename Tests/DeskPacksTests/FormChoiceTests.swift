import DeskCore
import DeskPacks
import Foundation
import Testing

/// Fields that come without the name of their form; items that hang on others.
@Suite struct FormChoiceTests {
  private static let pack = try! PackFolder(
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Packs/jp-national")
  ).load()

  private func intake(_ fields: String) throws -> Intake {
    let body = "{\"desk\": \"incident-report\", \"narrative\": \"x\", \"fields\": \(fields)}"
    return try Intake(json: Array(body.utf8), pack: Self.pack, language: .ja)
  }

  @Test func `the one form that has all the fields is meant`() throws {
    let virus = try #require(Self.pack.form("virus-report@1"))
    let attack = try #require(Self.pack.form("unauthorised-access-report@1"))
    func names(_ form: Form) -> Set<String> { Set(form.sections.flatMap(\.items).map(\.id)) }
    let ofVirus = try #require(names(virus).subtracting(names(attack)).sorted().first)
    let ofBoth = try #require(names(virus).intersection(names(attack)).sorted().first)

    #expect(try intake("{}").form == nil)
    #expect(throws: RequestFaults.self) { try intake("{\"\(ofBoth)\": null}") }
    #expect(try intake("{\"\(ofVirus)\": null}").form == "virus-report@1")
    #expect(throws: RequestFaults.self) { try intake("{\"no_such_field\": \"x\"}") }
  }

  @Test func `an item that hangs on one that is not asked is not missing`() throws {
    let form = try #require(Self.pack.form("product-vulnerability@1"))
    var values = FormValues()
    values.add("reported_to", .texts(["nobody"]))
    values.add("coordinator", .text("desk"))
    let missing = form.missing(values).map(\.id)
    values = FormValues()
    values.add("reported_to", .texts(["developer"]))
    values.add("coordinator", .text("desk"))

    #expect(!missing.contains("developer_told"))
    #expect(form.missing(values).map(\.id).contains("developer_told"))
  }
}
