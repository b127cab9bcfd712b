import DeskCore
import DeskPacks
import Foundation
import Testing

/// What the built-in forms take, keep, miss and show.
@Suite struct FormTests {
  private let pack = builtIn
  private let offset = 9 * 3_600

  private func members(_ json: String) throws -> [JSON.Member] {
    guard case .object(let members) = try JSONReader.read(Array(json.utf8)).value.content else { return [] }
    return members
  }

  private func intake(_ json: String, language: Language = .en) throws(RequestFaults) -> Intake {
    try Intake(json: Array(json.utf8), pack: pack, language: language)
  }

  private func faults(_ json: String, language: Language = .en) -> [RequestFault] {
    do throws(RequestFaults) {
      _ = try intake(json, language: language)
      return []
    } catch {
      return error.faults
    }
  }

  @Test func `every desk that takes reports has its forms`() {
    #expect(
      Set(pack.forms.map(\.stamp)) == [
        "incident-consultation@1", "apt-consultation@1", "general-consultation@1", "threat-information@1",
        "virus-report@1", "unauthorised-access-report@1", "product-vulnerability@1", "web-vulnerability@1",
        "vulnerability-enquiry@1",
      ])
    for desk in pack.desks where desk.email != nil {
      #expect(pack.forms(of: desk).map(\.stamp) == desk.forms)
      #expect(pack.forms(of: desk).allSatisfy { $0.desk == desk.id && !$0.items.isEmpty })
    }
  }

  @Test func `values are kept by their kinds, dates in one form`() throws {
    let form = try #require(pack.form("virus-report@1"))
    let sent = try members(
      """
      {"virus_name": "EICAR", "found_on": "令和8年11月22日", "detection_count": 12, "harmed": true,
       "equipment": ["computer", "other", "computer"], "equipment.other": "POS", "report_type": "found",
       "symptoms": null}
      """)

    let (values, faults) = form.read(sent, offset: offset)

    #expect(faults.isEmpty)
    #expect(
      values.json.text == """
        {"report_type":"found","virus_name":"EICAR","found_on":"2026-11-22","detection_count":12,\
        "equipment":["computer","other"],"equipment.other":"POS","harmed":true}
        """)
    #expect(
      form.read(try members(#"{"found_on": "2026/11/22 18:30"}"#), offset: offset).values["found_on"]
        == .text("2026-11-22T09:30:00Z"))
  }

  @Test(arguments: [
    (#"{"detection_count": 1.5}"#, "whole number"), (#"{"detection_count": -1}"#, "whole number"),
    (#"{"detection_count": 1000000001}"#, "at most 1000000000"),
    (#"{"detection_count": "3"}"#, "whole number"),
    (#"{"harmed": "yes"}"#, "true or false"), (#"{"report_type": "seen"}"#, "“seen” is no option"),
    (#"{"equipment": "computer"}"#, "array of strings"),
    (#"{"equipment": ["radio"]}"#, "“radio” is no option"),
    (#"{"found_on": "今日"}"#, "could not read this date"),
    (#"{"found_on": "11/22"}"#, "could not read this date"),
    (#"{"virus_name": 7}"#, "must be a string"), (#"{"virus_name": ["x"]}"#, "must be a string"),
    (#"{"colour": "red"}"#, "not known"), (#"{"equipment.computer": "x"}"#, "not known"),
  ])
  func `what a form does not take is refused by name`(_ fields: String, _ words: String) throws {
    let key = try members(fields)[0].key
    let body = """
      {"desk": "incident-report", "narrative": "x", "form": "virus-report@1", "fields": \(fields)}
      """

    let english = faults(body)
    let japanese = faults(body, language: .ja)

    #expect(english.map(\.pointer) == ["/fields/\(key)"])
    #expect(english[0].message.contains(words), "\(english[0].message)")
    #expect(japanese.map(\.pointer) == ["/fields/\(key)"])
    #expect(japanese[0].message.contains(#/[ぁ-ん]/#), "\(japanese[0].message)")
  }

  @Test func `a line may be as long as it may be, and no longer`() throws {
    let form = try #require(pack.form("virus-report@1"))
    func read(_ count: Int) throws -> Int {
      let text = String(repeating: "𠮷", count: count)
      return form.read(try members("{\"virus_name\": \"\(text)\"}"), offset: offset).faults.count
    }
    #expect(try read(1_000) == 0)
    #expect(try read(1_001) == 1)
  }

  @Test func `fields without a form are those of a desk's only form`() throws {
    let only = try intake(
      #"{"desk": "consultation.incident", "narrative": "x", "fields": {"told": "police"}}"#)
    #expect(only.form == "incident-consultation@1")
    #expect(only.fields.text == #"{"told":"police"}"#)
    let none = try intake(#"{"desk": "incident-report", "narrative": "x", "fields": {}}"#)
    #expect(none.form == nil)
    let several = faults(#"{"desk": "incident-report", "narrative": "x", "fields": {"no_such": "x"}}"#)
    #expect(several.map(\.pointer) == ["/form"])
    #expect(several[0].message.contains("virus-report@1"))
  }

  @Test func `what a vulnerability report lacks before it can be accepted is told, and it is taken`() throws {
    let form = try #require(pack.form("product-vulnerability@1"))
    #expect(
      form.missing(FormValues()).map(\.id) == [
        "product", "environment", "procedure", "result", "pass_identity", "direct_contact", "credit",
        "reported_to",
      ])
    let sent = try members(
      #"{"product": "x", "environment": " ", "reported_to": ["developer"], "coordinator": "desk", "credit": false}"#
    )
    #expect(
      form.missing(form.read(sent, offset: offset).values).map(\.id) == [
        "environment", "procedure", "result", "pass_identity", "direct_contact", "developer_told",
      ])
    #expect(!form.isEnough(Contact(name: "Kestrel Labs")))
    #expect(form.isEnough(Contact(name: "Kestrel Labs", phone: "1")))
    #expect(
      faults(#"{"desk": "vulnerability-report", "narrative": "x", "form": "product-vulnerability@1"}"#)
        .isEmpty)
  }

  @Test func `a case's fields are read by the words of its own form`() throws {
    let fields = try JSONReader.read(
      Array(
        """
        {"found_on": "2026-11-22", "detection_count": 1200, "equipment": ["computer", "other"],
         "equipment.other": "POS", "harmed": false, "route": ["mail"], "stray": [1, "x"]}
        """.utf8)
    ).value
    func lines(_ stamp: String?, _ language: Language) -> [String] {
      pack.rows(of: fields, form: stamp, language).map { "\($0.label): \($0.value)" }
    }
    #expect(
      lines("virus-report@1", .ja) == [
        "発見した日: 2026年11月22日(日) 令和8年", "検出した数: 1,200個", "発見した機器: パソコン、その他（POS）",
        "推定される感染の経路: 電子メール", "実際に被害がありましたか: いいえ", "stray: x",
      ])
    #expect(lines("virus-report@1", .en).contains("Number of detections: 1,200 detections"))
    #expect(
      lines("virus-report@7", .ja).prefix(3) == [
        "found_on: 2026-11-22", "detection_count: 1200", "equipment: computer, other",
      ])
    #expect(pack.rows(of: nil, form: nil, .ja).isEmpty)
  }

  @Test func `an old version is taken and read while the pack holds it`() throws {
    let folder = try FormFaultTests.copy()
    defer { try? FileManager.default.removeItem(at: folder) }
    func file(_ name: String) -> URL { folder.appendingPathComponent(name) }
    let old = try String(contentsOf: file("forms/virus-report@1.yaml"), encoding: .utf8)
    try old.replacing("version: 1", with: "version: 2").replacing("id: virus_name", with: "id: malware_name")
      .write(to: file("forms/virus-report@2.yaml"), atomically: true, encoding: .utf8)
    let desks = try String(contentsOf: file("desks.yaml"), encoding: .utf8)
    try desks.replacing("virus-report@1", with: "virus-report@2")
      .write(to: file("desks.yaml"), atomically: true, encoding: .utf8)

    let changed = try PackFolder(folder).load()

    let desk = try #require(changed.desk("incident-report"))
    #expect(desk.forms == ["virus-report@2", "unauthorised-access-report@1"])
    #expect(changed.forms(takenBy: desk).map(\.stamp).last == "virus-report@1")
    func body(_ stamp: String) -> [UInt8] {
      Array(
        """
        {"desk": "incident-report", "narrative": "x", "form": "\(stamp)", "fields": {"virus_name": "EICAR"}}
        """.utf8)
    }
    #expect(try Intake(json: body("virus-report@1"), pack: changed, language: .ja).form == "virus-report@1")
    #expect(throws: RequestFaults.self) {
      try Intake(json: body("virus-report@2"), pack: changed, language: .ja)
    }
  }

  @Test(arguments: [
    ("ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｏｒｇ", "hanako@example.org"), (" 花子＠example。org　", "花子@example.org"),
    ("hanako@example.org", "hanako@example.org"),
  ])
  func `a mail address may be typed full width`(_ typed: String, _ kept: String) throws {
    let told = try intake(
      #"{"desk": "consultation.general", "narrative": "x", "contact": {"email": "\#(typed)", "remind": true}}"#
    )

    #expect(told.contact.email == kept)
    #expect(told.contact.isReminded == true)
    #expect(told.content.text.contains(#""remind":true"#))
  }
}
