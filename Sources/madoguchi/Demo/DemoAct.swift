import DeskCore
import DeskService

/// Something that was done on a sample after it came.
struct DemoAct {
  /// What was done.
  enum Kind {
    case message(String)
    case reply(String)
    case note(String)
    case assign(String?)
    case refer(destination: String, reason: String)
    case label([String])
    case close(ClosureOutcome, reason: String)
    case reopen
    case overrule(verdict: String, reason: String)
    case answers(AnswerSheet)
  }

  /// When, in seconds since 1970-01-01T00:00:00Z.
  let at: Int
  /// Who of the staff did it; the reporter's messages need nobody.
  let by: String
  /// What was done.
  let kind: Kind

  /// Reads an act; nil where it has faults, which the reader keeps.
  init?(reading reader: inout ObjectReader, at path: [String], pack: DeskPack, now: Int) {
    let at = DemoWords.instant(&reader, at: path, now)
    let by = reader.text("by", most: 320)
    let act = reader.text("act", most: 20, isNeeded: true)
    let kind = act.flatMap { Self.kind($0, &reader, path, pack) }
    if by == nil, act != "message" { reader.fault(at: path + ["by"], "who of the staff did it") }
    guard let at, let kind else { return nil }
    self.at = at
    self.by = by ?? ""
    self.kind = kind
  }

  private static func kind(
    _ act: String, _ reader: inout ObjectReader, _ path: [String], _ pack: DeskPack
  ) -> Kind? {
    switch act {
    case "message": return text("text", &reader).map { .message($0) }
    case "reply": return text("text", &reader).map { .reply($0) }
    case "note": return text("text", &reader).map { .note($0) }
    case "assign": return .assign(reader.text("assignee", most: 320))
    case "refer":
      guard let destination = text("destination", &reader), let reason = text("reason", &reader) else {
        return nil
      }
      return .refer(destination: destination, reason: reason)
    case "label": return .label(reader.texts("labels", count: 50, most: 100))
    case "close":
      let outcome = text("outcome", &reader).flatMap { ClosureOutcome(rawValue: $0) }
      if outcome == nil { reader.fault(at: path + ["outcome"], "no such outcome") }
      let reason = reader.text("reason", most: Intake.mostText) ?? ""
      return outcome.map { .close($0, reason: reason) }
    case "reopen": return .reopen
    case "overrule":
      guard let verdict = text("verdict", &reader), let reason = text("reason", &reader) else { return nil }
      return .overrule(verdict: verdict, reason: reason)
    case "answers":
      return .answers(AnswerSheet.read(reader.value("facts"), pack.rulebook.vocabulary, &reader))
    default:
      reader.fault(at: path + ["act"], "no such act")
      return nil
    }
  }

  private static func text(_ key: String, _ reader: inout ObjectReader) -> String? {
    reader.text(key, most: Intake.mostText, isNeeded: true)
  }
}
