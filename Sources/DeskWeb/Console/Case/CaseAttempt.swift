import DeskCore

/// An act that was not done: what was typed, and what has to be mended.
struct CaseAttempt: Sendable {
  let act: CaseActPage
  let form: FormBody
  let problems: [FieldProblem]

  /// What was typed into a field of an act; nil where another act, or none, was tried.
  static func typed(_ attempt: CaseAttempt?, _ act: CaseActPage, _ name: String) -> String? {
    guard let attempt, attempt.act == act else { return nil }
    return attempt.form.one(name) == nil ? nil : attempt.form.typed(name)
  }

  /// What was ticked; nil where another act, or none, was tried.
  static func ticked(_ attempt: CaseAttempt?, _ act: CaseActPage, _ name: String) -> [String]? {
    guard let attempt, attempt.act == act else { return nil }
    return attempt.form.all(name)
  }

  /// What a page tells of it.
  static func problems(_ attempt: CaseAttempt?, _ act: CaseActPage) -> [FieldProblem] {
    attempt.flatMap { $0.act == act ? $0.problems : nil } ?? []
  }
}

extension FormBody {
  /// A text that somebody began and that another button than its own was pressed for; nil where there is none.
  func begun(_ name: String) -> String? {
    let text = typed(name)
    return text.isBlank ? nil : text
  }
}
