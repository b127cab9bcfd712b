import DeskCore

/// Something unfinished as it is kept under a resume code: the fields of its form, and the page it stood on.
enum Draft: Sendable {
  case interview(InterviewState, view: String)
  case report(ReportState, ReportStep)

  /// The code that it is kept under; empty where nobody asked for one.
  var code: String {
    switch self {
    case .interview(let state, _): state.draft
    case .report(let state, _): state.interview.draft
    }
  }

  /// The same under another code.
  func under(_ code: String) -> Draft {
    switch self {
    case .interview(var state, let view):
      state.draft = code
      return .interview(state, view: view)
    case .report(var state, let step):
      state.interview.draft = code
      return .report(state, step)
    }
  }

  /// The text that is kept. The code is not in it, and no receipt: a draft opens no case.
  func text(_ pack: DeskPack) -> String {
    let fields: [FormField] =
      switch self {
      case .interview(let state, let view): state.fields(pack) + [FormField(name: "view", value: view)]
      case .report(let state, let step):
        state.fields(pack) + [FormField(name: "step", value: step.rawValue)]
      }
    return FormBody.text(fields.filter { $0.name != "draft" && $0.name != "receipt" })
  }

  /// - Returns: nil where the text is not one that this pack can read.
  init?(text: String, _ pack: DeskPack) {
    guard let body = FormBody(text) else { return nil }
    if let step = body.one("step").flatMap(ReportStep.init(rawValue:)) {
      guard let form = body.one("form"), ReportForm.find(form, pack) != nil,
        let state = ReportState(body, form: form, pack)
      else { return nil }
      self = .report(state, step)
    } else {
      guard let state = InterviewState(body, pack) else { return nil }
      self = .interview(state, view: body.one("view") ?? "")
    }
  }
}
