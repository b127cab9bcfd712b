import DeskCore
import DeskStore
import DeskVault
import Foundation

/// The answers of a case, what the rules make of them, and what staff hold against it.
///
/// Answers and the verdict of staff are sealed in one piece that changes. The assessment is large (some 40 KB) and
/// stands once, in the event that brought it about; so every one that ever held stays to be read.
public struct AnswersDocument: Sendable {
  /// The answers.
  public var sheet: AnswerSheet
  /// The assessment as JSON, as it was computed by the pack of the case.
  public var assessment: String
  /// What the rules make of them, where it was just computed.
  let assessed: Assessment?
  var urgency: String { assessed?.urgency ?? "" }
  /// A verdict of staff beside the computed one, with its reason, as JSON.
  public var overruled: String?

  init(sheet: AnswerSheet, pack: DeskPack, language: Language) {
    self.sheet = sheet
    let assessed = pack.rulebook.assess(sheet)
    self.assessed = assessed
    assessment = assessed.json(pack: pack, sheet: sheet, language: language).text
  }

  init(_ json: JSON, _ vocabulary: Vocabulary, assessment: String) {
    assessed = nil
    sheet = AnswerSheet(count: vocabulary.count)
    if let facts = json["facts"] { sheet = AnswerSheet(stored: facts, vocabulary) }
    self.assessment = assessment
    overruled = json["overruled"].map { JSONText($0).text }
  }

  func json(_ vocabulary: Vocabulary) -> JSONText {
    var members: [(String, JSONText)] = [("facts", sheet.json(vocabulary))]
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
