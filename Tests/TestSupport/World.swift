import DeskCore
import DeskPacks
import Foundation

/// The small invented world of the tests: who tells us something, and who works here.
public enum World {
  /// The pack of the source tree.
  public static let pack = try! PackFolder(
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Packs/jp-national")
  ).load()

  /// The desks that take cases.
  public static let desks = pack.desks.filter { $0.email != nil }.map(\.id)

  /// A sheet from ids and JSON values: `"data.personal": "yes"`.
  public static func sheet(_ facts: String) throws -> AnswerSheet {
    try AssessmentRequest(json: Array("{\"facts\": {\(facts)}}".utf8), vocabulary: pack.rulebook.vocabulary)
      .sheet
  }

  /// 青葉製作所, whose files were encrypted, tells the incident desk.
  public static let aoba = Intake(
    desk: "consultation.incident",
    sheet: try! sheet("\"organisation.kind\": \"private\", \"sign.files_encrypted\": \"yes\""),
    subject: "ファイルが開けません",
    narrative: "今朝からサーバーのファイルが開けません。身代金の要求文があります。",
    contact: Contact(
      name: "青木 葉子", email: "aoki@aoba.example", phone: "03-0000-0001", organisation: "青葉製作所",
      isSafe: true),
    consents: Consents(publishCase: true), form: "incident-consultation@1",
    fields: .object([("equipment", .string("ファイルサーバー 2台"))]))

  /// みなと診療所, which asks the general desk and names nobody.
  public static let minato = Intake(
    desk: "consultation.general", sheet: try! sheet(""), subject: "不審なメール",
    narrative: "みなと診療所です。不審なメールが届きました。開いてはいません。")

  /// Kestrel Labs, who found a hole in a product, in English.
  public static let kestrel = Intake(
    desk: "vulnerability-report", sheet: try! sheet(""), subject: "Overflow in a router",
    narrative: "Kestrel Labs found an overflow in the login page of a router.",
    contact: Contact(email: "finder@kestrel.example"), language: .en)

  /// Works on the incident desk's cases.
  public static let haruka = Actor(name: "haruka@desk.example", roles: [.member("consultation.incident")])
  /// Leads the incident desk.
  public static let kenji = Actor(name: "kenji@desk.example", roles: [.lead("consultation.incident")])
  /// Works on vulnerability reports.
  public static let lena = Actor(name: "lena@desk.example", roles: [.member("vulnerability-report")])
  /// Works on all desks' cases.
  public static let all = Actor(name: "all@desk.example", roles: [.member("*")])
  /// Leads all desks.
  public static let everywhere = Actor(name: "everywhere@desk.example", roles: [.lead("*")])
  /// Keeps accounts and settings.
  public static let admin = Actor(name: "admin@desk.example", roles: [.admin])
  /// Reads the audit chain.
  public static let auditor = Actor(name: "auditor@desk.example", roles: [.auditor])
}
