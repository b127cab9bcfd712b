import DeskCore
import DeskService
import Foundation
import Hummingbird
import HummingbirdCore

/// `{"assignee": "haruka@example.org"}` or null.
struct AssignmentBody {
  let assignee: String?

  init?(reading reader: inout ObjectReader) {
    guard let value = reader.value("assignee") else {
      reader.fault("assignee", BodyWords.assignee)
      return nil
    }
    if case .null = value.content {
      assignee = nil
      return
    }
    guard let text = reader.text("assignee", most: 320) else { return nil }
    guard EmailAddress.isPlausible(text) else {
      reader.fault("assignee", BodyWords.assignee)
      return nil
    }
    assignee = text
  }
}

/// `{"outcome": "answered", "reason": "…"}`
struct ClosureBody {
  let outcome: ClosureOutcome
  let reason: String

  init?(reading reader: inout ObjectReader) {
    let text = reader.text("outcome", most: 100, isNeeded: true)
    reason = reader.text("reason", most: Intake.mostText) ?? ""
    guard let text else { return nil }
    guard let outcome = ClosureOutcome(rawValue: text) else {
      reader.fault("outcome", BodyWords.oneOf(ClosureOutcome.allCases.map(\.rawValue)))
      return nil
    }
    self.outcome = outcome
  }
}

/// `{"labels": ["…"]}`: what staff sort by; stored in clear, so no control characters and not long.
struct LabelsBody {
  let labels: [String]

  init?(reading reader: inout ObjectReader) {
    guard case .array? = reader.value("labels")?.content else {
      reader.fault("labels", BodyWords.labels)
      return nil
    }
    var seen: Set<String> = []
    labels = reader.texts("labels", count: 50, most: 100).filter { seen.insert($0).inserted }
    for (index, label) in labels.enumerated()
    where label.allSatisfy(\.isWhitespace) || label.unicodeScalars.contains(where: { $0.value < 0x20 }) {
      reader.fault(at: ["labels", String(index)], BodyWords.labels[reader.language])
    }
  }
}

/// `{"facts": {…}}` or `{"verdict": "…", "reason": "…"}`
enum AssessmentBody {
  case facts(AnswerSheet)
  case verdict(String, reason: String)

  init?(reading reader: inout ObjectReader, _ vocabulary: Vocabulary) {
    let facts = reader.value("facts")
    let verdict = reader.text("verdict", most: 100)
    let reason = reader.text("reason", most: Intake.mostText)
    switch (facts, verdict) {
    case (let facts?, nil):
      if reason != nil { reader.fault("reason", BodyWords.factsOrVerdict) }
      self = .facts(AnswerSheet.read(facts, vocabulary, &reader))
    case (nil, let verdict?):
      let verdicts = ["confirmed", "suspected", "none", "undetermined"]
      if !verdicts.contains(verdict) { reader.fault("verdict", BodyWords.oneOf(verdicts)) }
      guard let reason, !reason.allSatisfy(\.isWhitespace) else {
        reader.fault("reason", BodyWords.reason)
        return nil
      }
      self = .verdict(verdict, reason: reason)
    default:
      reader.fault("facts", BodyWords.factsOrVerdict)
      return nil
    }
  }
}

extension CaseQuery {
  /// The query of `GET /cases`.
  ///
  /// - Throws: every fault that it has.
  init(_ request: APIRequest) throws {
    self.init()
    var query = try QueryReader(request)
    while let (name, text) = query.next() {
      switch name {
      case "desk": desk = text
      case "state":
        state = CaseState(rawValue: text)
        if state == nil { query.fault(name, BodyWords.oneOf(CaseState.allCases.map(\.rawValue))) }
      case "assignee": assignee = text
      case "q": self.text = text
      case "after":
        after = text
        if text.wholeMatch(of: #/[0-9A-HJKMNP-TV-Z]{26}/#) == nil { query.fault(name, BodyWords.cursor) }
      case "limit":
        limit = Int(text) ?? 0
        if !(1...100).contains(limit) { query.fault(name, BodyWords.limit) }
      default: query.unknown(name, known: ["desk", "state", "assignee", "q", "after", "limit"])
      }
    }
    try query.finish()
  }
}

/// Faults of bodies and queries in words.
enum BodyWords {
  static let assignee = Words(
    ja: "担当者のメールアドレスか、nullにしてください。", en: "This is a mail address, or null for nobody.")
  static let labels = Words(
    ja: "100文字までの文字列の配列にしてください（50個まで、改行なし）。",
    en: "This is an array of at most 50 strings of up to 100 characters, without line breaks.")
  static let reason = Words(ja: "理由が必要です。", en: "A reason is needed.")
  static let factsOrVerdict = Words(
    ja: "factsか、verdictとreasonの、どちらか一方を送ってください。",
    en: "Send either facts, or verdict and reason.")
  static let twice = Words(ja: "同じパラメーターが2回あります。", en: "This parameter stands here twice.")
  static let query = Words(
    ja: "URLの「?」の後を読み取れません。", en: "What stands after “?” in the address cannot be read.")
  static let control = Words(ja: "制御文字は使えません。", en: "Control characters are not taken.")
  static let cursor = Words(
    ja: "前のページのnextの値にしてください。", en: "This is the value of next of the page before.")
  static let limit = Words(ja: "1から100までの数にしてください。", en: "This is a number from 1 to 100.")
  static let day = Words(
    ja: "知らせた日を 2026-03-06 のように書いてください。取り消すときはnullにします。",
    en: "This is the day on which they were told, such as 2026-03-06, or null to take a note back.")
  static let since = Words(
    ja: "前に受け取ったversionの値にしてください。", en: "This is the value of version that was answered before.")
  static let particulars = Words(
    ja: "項目とその値のオブジェクトにしてください。", en: "This is an object of items and their values.")

  static func parameter(_ known: [String]) -> Words {
    let list = known.joined(separator: ", ")
    return Words(
      ja: "知らないパラメーターです。使えるもの: \(list)", en: "This parameter is not known. Known are \(list).")
  }

  static func oneOf(_ values: [String]) -> Words {
    let list = values.joined(separator: ", ")
    return Words(ja: "次のどれかにしてください: \(list)", en: "This is one of: \(list)")
  }
}
