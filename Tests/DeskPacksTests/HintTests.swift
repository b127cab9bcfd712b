import DeskCore
import DeskPacks
import Foundation
import Testing

/// The hints of the built-in pack, held against the demo cases and against texts that they were not written
/// for.
@Suite struct HintTests {
  static let pack = try! builtInFolder.load()
  static var vocabulary: Vocabulary { pack.rulebook.vocabulary }
  static var offset: Int { pack.rulebook.rules.zoneOffset }

  static func proposals(_ text: String, on day: CalendarDate = CalendarDate(iso: "2026-11-24")!)
    -> [FactProposal]
  {
    pack.hints.proposals(in: text, today: day, offset: offset)
  }

  /// `sign.malware=executed` of each.
  static func lines(_ text: String) -> Set<String> {
    Set(
      proposals(text).map { proposal in
        var sheet = AnswerSheet(count: vocabulary.count)
        sheet[proposal.place] = proposal.answer
        guard case .object(let members) = sheet.json(vocabulary) else { return "" }
        let value = members[0].1.text.replacing(#/["\[\]]/#, with: "")
        return "\(members[0].0)=\(value)"
      })
  }

  @Test func `on the demo cases no proposal stands alone against a given answer`() throws {
    var (given, told, hits, wrong, extra) = (0, 0, 0, 0, 0)
    for demo in try DemoText.all(Self.vocabulary, offset: Self.offset) {
      let proposals = Self.proposals(demo.text, on: demo.day)
      let known = demo.sheet.asked.places.filter { demo.sheet[$0].isKnown }
      given += known.count
      told += known.count { demo.sheet[$0] != .no }
      for place in Set(proposals.map(\.place)) {
        guard demo.sheet[place].isKnown else {
          extra += 1
          continue
        }
        let agreeing = proposals.filter { $0.place == place && demo.agrees($0, offset: Self.offset) }
        hits += agreeing.isEmpty ? 0 : 1
        wrong += proposals.count { $0.place == place } - agreeing.count
        // Where the text says both, both are offered, and a person decides.
        #expect(!agreeing.isEmpty, "\(demo.name): \(Self.vocabulary[place].id): \(proposals.map(\.quote))")
      }
    }
    let precision = Double(hits) / Double(hits + wrong)
    print(
      "hints: of \(given) given answers (\(told) other than no) \(hits) are proposed; \(wrong) proposals differ, "
        + "\(extra) facts besides; precision \(precision), recall \(Double(hits) / Double(given))")
    #expect(precision >= 0.97)
    // A text does not say all that was asked on the telephone: most answers of "no" stand nowhere in it.
    #expect(Double(hits) / Double(given) >= 0.45)
    #expect(extra <= 20)
  }

  @Test func `a hospital's account in Japanese`() {
    let text = """
      11月20日に発覚しました。当院の電子カルテが開けなくなり、画面に「72時間以内に支払わなければ公開する」という英文が出ています。
      患者約8,500名の個人情報が入っていました。外部への流出は確認されていませんが、可能性は否定できません。電源は切っていません。
      LANケーブルを抜いて隔離しました。バックアップも暗号化されて使えません。警察に通報し、厚生労働省にも報告しました。
      身代金は支払っていません。ログは残っています。マイナンバーは含まれていません。
      """
    let lines = Self.lines(text)
    for line in [
      "organisation.sector=medical", "sign.ransom_note=yes", "data.personal=yes", "data.persons=8500",
      "data.exposure=possible", "data.my_number=no", "data.intact_copy=no", "done.isolated=yes",
      "done.powered_off=no",
      "done.paid_ransom=no", "done.told=police", "done.told=ministry", "logs.kept=yes",
      "time.found_at=2026-11-20",
    ] {
      #expect(lines.contains(line), "\(line) of \(lines.sorted())")
    }
    for fact in [
      "sign.theft_traces=yes", "data.exposure=certain", "done.paid_ransom=yes", "done.powered_off=yes",
    ] {
      #expect(!lines.contains(fact), "\(fact)")
    }
  }

  @Test func `an incident report in English`() {
    let text = """
      On 20 November 2026 the attackers logged in with a stolen VPN account. About 40 GB of data was
      uploaded with rclone. Records of 15,000 customers may have been copied. We isolated the hosts and
      kept the logs. We noticed it on 21 November 2026. No ransom note was found and no files were
      encrypted. We have not contacted the attackers. We told the police. Backups are intact. No card
      numbers were involved. It is spreading to other machines. Should we switch off the servers?
      """
    let lines = Self.lines(text)
    for line in [
      "sign.unauthorised_login=yes", "sign.theft_traces=yes", "data.persons=15000", "data.exposure=possible",
      "done.isolated=yes", "logs.kept=yes", "time.found_at=2026-11-21", "sign.ransom_note=no",
      "sign.files_encrypted=no",
      "done.contacted_attacker=no", "done.told=police", "data.intact_copy=yes", "data.card_numbers=no",
      "impact.spreading=yes",
    ] {
      #expect(lines.contains(line), "\(line) of \(lines.sorted())")
    }
    for line in [
      "sign.files_encrypted=yes", "sign.ransom_note=yes", "done.powered_off=yes", "done.paid_ransom=yes",
    ] {
      #expect(!lines.contains(line), "\(line)")
    }
  }

  @Test(arguments: [
    "USBメモリを紛失した可能性はありません。ホームページは改ざんされていません。", "もし情報が流出していたら、どこに届け出ればよいですか。",
    "不正アクセスはされたのでしょうか。", "ランサムウェアに感染したらどうなりますか。", "Was our data stolen? Should we call the police?",
    "We want to avoid that our website is defaced.", "If files were encrypted we would restore from backup.",
  ])
  func `denials, questions and mere thoughts speak for no harm`(_ text: String) {
    let harm = Self.proposals(text).filter {
      Self.vocabulary[$0.place].id.hasPrefix("sign.") && $0.answer != .no
    }
    #expect(harm.isEmpty, "\(harm.map { Self.vocabulary[$0.place].id })")
  }

  @Test func `every sign and most other facts have hints in both languages`() {
    let hinted = Set(Self.pack.hints.hints.map(\.place))
    let missing = Self.vocabulary.facts.indices.filter { !hinted.contains($0) }.map { Self.vocabulary[$0].id }
    #expect(missing.allSatisfy { !$0.hasPrefix("sign.") && !$0.hasPrefix("done.") }, "\(missing)")
    #expect(missing.count <= 12, "\(missing)")
  }
}

/// A demo case as a text and the answers that were given with it.
struct DemoText {
  let name: String
  let text: String
  let day: CalendarDate
  let sheet: AnswerSheet

  /// All of them as of a fixed moment: ages such as `{ago:2d3h}` are counted back from it.
  static func all(_ vocabulary: Vocabulary, offset: Int) throws -> [DemoText] {
    let now = Moment(rfc3339: "2026-11-24T10:00:00+09:00")!.instant(offset: offset)
    let folder = builtInFolder.url.appendingPathComponent("demo").path
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { name in
      let raw = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      let filled = raw.replacing(#/\{ago:([0-9dhm]+)\}/#) { match in
        let moment = Moment.instant(now - seconds(match.1))
        return match.1.hasSuffix("d")
          ? moment.day(offset: offset).description : Moment.utc(now - seconds(match.1))
      }
      let json = try JSONReader.read(Array(filled.utf8)).value
      let intake = json["intake"]
      let facts = intake?["facts"].map { JSONText($0).text } ?? "{}"
      let age = seconds(Substring(json["ago"]?.text ?? ""))
      return DemoText(
        name: name,
        text: [intake?["subject"]?.text, intake?["narrative"]?.text].compactMap(\.self)
          .joined(separator: "\n"), day: Moment.instant(now - age).day(offset: offset),
        sheet: try AssessmentRequest(json: Array("{\"facts\": \(facts)}".utf8), vocabulary: vocabulary).sheet)
    }
  }

  private static func seconds(_ age: Substring) -> Int {
    var (seconds, number) = (0, 0)
    for character in age {
      if let digit = character.wholeNumberValue {
        number = number * 10 + digit
      } else {
        seconds += number * (character == "d" ? 86_400 : character == "h" ? 3_600 : 60)
        number = 0
      }
    }
    return seconds
  }

  /// Whether a proposal says what was answered; days count for dates, one of several values for a list.
  func agrees(_ proposal: FactProposal, offset: Int) -> Bool {
    switch (proposal.answer, sheet[proposal.place]) {
    case (.multi(let bits), .multi(let given)): bits & given == bits
    case (.when(let moment), .when(let given)): moment.day(offset: offset) == given.day(offset: offset)
    case (let answer, let given): answer == given
    }
  }
}
