import DeskCore
import DeskPacks
import Foundation

/// Everything of an assessment that answers must not change unseen: without texts, reasons and what is missing.
func judgement(_ assessment: Assessment) -> String {
  let rows = assessment.obligations.map {
    "\($0.rule.id)/\($0.stage)/\($0.destination)/\($0.clockStart as Any)/\($0.due as Any)/\($0.isCertain)/\($0.isVerified)/\($0.told)"
  }
  let referrals = assessment.referrals.map { "\($0.rule.id)/\($0.told)" }
  return """
    \(assessment.verdict) \(assessment.urgency) \(assessment.targetedAttack) \(assessment.desk)
    \(assessment.incidentTypes.map(\.id)) \(assessment.guidance.map(\.id)) \(assessment.declined.map(\.wish))
    \(referrals)
    \(rows.joined(separator: "\n"))
    """
}

/// The built-in pack, read once.
let builtIn = try! builtInFolder.load()

/// A sheet of the built-in pack from ids and JSON values.
func sheet(_ facts: String) throws -> AnswerSheet {
  try AssessmentRequest(json: Array("{\"facts\": {\(facts)}}".utf8), vocabulary: builtIn.rulebook.vocabulary)
    .sheet
}
