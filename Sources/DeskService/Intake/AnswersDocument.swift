import DeskCore
import DeskStore
import DeskVault
import Foundation

/// The answers of a case, what the rules make of them, and what staff hold against it.
///
/// Answers, what papers ask beside them, who was told, and the verdict of staff are sealed in one piece that changes.
/// The assessment is large (some 40 KB) and stands once, in the event that brought it about; so every one that ever
/// held stays to be read.
public struct AnswersDocument: Sendable {
  /// The answers.
  public var sheet: AnswerSheet
  /// What only documents ask, by the items of the pack's particulars.
  public var particulars = FormValues()
  /// Who was told so far, as it was noted.
  public var done: [DutyDone] = []
  /// The assessment as JSON, as it was computed by the pack of the case.
  public private(set) var assessment = ""
  /// What the rules make of them, where it was just computed.
  private(set) var assessed: Assessment?
  var urgency: String { assessed?.urgency ?? "" }
  /// A verdict of staff beside the computed one, with its reason, as JSON.
  public var overruled: String?

  init(sheet: AnswerSheet, pack: DeskPack, language: Language) {
    self.sheet = sheet
    judge(pack, language)
  }

  /// As it was sealed. What an earlier version sealed has neither particulars nor notes: they are empty then.
  init(_ json: JSON, _ vocabulary: Vocabulary, assessment: String = "") {
    sheet = AnswerSheet(count: vocabulary.count)
    if let facts = json["facts"] { sheet = AnswerSheet(stored: facts, vocabulary) }
    particulars = FormValues(stored: json["particulars"])
    if case .array(let notes)? = json["done"]?.content { done = notes.compactMap(DutyDone.init(stored:)) }
    self.assessment = assessment
    overruled = json["overruled"].map { JSONText($0).text }
  }

  /// Applies the rules to the answers as they are now.
  mutating func judge(_ pack: DeskPack, _ language: Language) {
    let found = pack.rulebook.assess(sheet)
    assessed = found
    assessment = found.json(pack: pack, sheet: sheet, language: language).text
  }

  func json(_ vocabulary: Vocabulary) -> JSONText {
    var members: [(String, JSONText)] = [("facts", sheet.json(vocabulary))]
    if !particulars.entries.isEmpty { members.append(("particulars", particulars.json)) }
    if !done.isEmpty { members.append(("done", .array(done.map(\.stored)))) }
    if let overruled { members.append(("overruled", .literal(overruled))) }
    return .object(members)
  }

  static func place(_ caseID: String, version: Int) -> SealedPlace {
    SealedPlace(caseID: caseID, record: "case", field: "answers", version: version)
  }
}

extension SealedPlace {
  /// The body of an event.
  static func event(_ id: String, of caseID: String) -> SealedPlace {
    SealedPlace(caseID: caseID, record: id, field: "event")
  }

  /// The subject of a case.
  static func subject(of caseID: String) -> SealedPlace {
    SealedPlace(caseID: caseID, record: "case", field: "subject")
  }
}
