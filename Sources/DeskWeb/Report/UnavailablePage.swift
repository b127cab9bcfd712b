import DeskCore

/// It could not be done now: nothing was taken in, everything that was typed is still here, and one press tries again.
struct UnavailablePage: Page {
  let attempt: Attempt

  /// What was tried.
  enum Attempt: Sendable {
    case send(ReportState, Desk, Form)
    case save(Draft)
    case resume(code: String)
    /// With what was typed, and the button that tries it again.
    case followUp(receipt: String, kept: [FormField] = [], go: String = "open")
  }

  var link: Link? { nil }
  var carriesForm: Bool { true }
  var hasEmergencyStrip: Bool {
    if case .send(_, _, let form) = attempt { form.asksInterview } else { true }
  }
  var defaultGo: String { retry.go }
  var formLink: Link {
    switch attempt {
    case .send(let state, _, _), .save(.report(let state, _)): .report(state.form)
    case .save(.interview): .interview
    case .resume: .resume
    case .followUp: .followUp
    }
  }

  private var retry: (go: String, words: Words) {
    switch attempt {
    case .send: ("send", UnavailableWords.sendAgain)
    case .save: ("save", UnavailableWords.saveAgain)
    case .resume: ("open", UnavailableWords.openAgain)
    case .followUp(_, _, let go):
      (go, go == "open" ? UnavailableWords.openAgain : UnavailableWords.sendAgain)
    }
  }

  func title(_ context: PageContext) -> String {
    switch attempt {
    case .send: context(UnavailableWords.notSent)
    case .save: context(UnavailableWords.notSaved)
    case .followUp(_, _, let go) where go != "open": context(UnavailableWords.notSent)
    case .resume, .followUp: context(UnavailableWords.notOpened)
    }
  }

  func body(_ context: PageContext) -> HTML {
    """
    <form id="answers" method="post" action="\(context.link(formLink))">
    \(FormField.hidden(fields(context.pack)))\
    <h1>\(title(context))</h1>
    \(lead(context))\
    <div class="go"><button class="primary" name="go" value="\(retry.go)">\(context(retry.words))</button></div>
    \(hasEmergencyStrip ? firstAid(context) : nil)\
    \(mail(context))\
    </form>
    """
  }

  private func firstAid(_ context: PageContext) -> HTML {
    """
    <p><a href="\(context.link(.firstAidIndex))" target="_blank" rel="noopener">\(context(FirstAidWords.index))\
    <span class="hidden"> (\(context(InterviewWords.opensTab)))</span></a></p>

    """
  }

  private func lead(_ context: PageContext) -> HTML {
    switch attempt {
    case .send:
      "<p class=\"careful\">\(context(UnavailableWords.notTaken))</p>\n<p>\(context(UnavailableWords.kept))</p>\n"
    case .save: "<p>\(context(UnavailableWords.kept))</p>\n"
    case .followUp(_, let kept, _) where !kept.isEmpty: "<p>\(context(UnavailableWords.kept))</p>\n"
    case .resume, .followUp: "<p>\(context(UnavailableWords.later))</p>\n"
    }
  }

  private func fields(_ pack: DeskPack) -> [FormField] {
    switch attempt {
    case .send(let state, _, _):
      state.fields(pack) + [FormField(name: "step", value: ReportStep.check.rawValue)]
    case .save(.report(let state, let step)):
      state.fields(pack) + [FormField(name: "step", value: step.rawValue)]
    case .save(.interview(let state, let view)):
      state.fields(pack) + [FormField(name: "view", value: view == "result" ? view : "saved")]
    case .resume(let code): [FormField(name: "code", value: code)]
    case .followUp(let receipt, let kept, _): [FormField(name: "receipt", value: receipt)] + kept
    }
  }

  private func mail(_ context: PageContext) -> HTML? {
    guard case .send(_, let desk, _) = attempt, let email = desk.email else { return nil }
    return """
      <p>\(context(UnavailableWords.byMail)): <a href="mailto:\(email)">\(email)</a></p>

      """
  }
}

/// The words of these pages.
enum UnavailableWords {
  static let notSent = Words(ja: "いまは受け付けられませんでした", en: "We could not take this in just now")
  static let notTaken = Words(
    ja: "送った内容は、受け付けできたと確かめられていません。受付番号が出るまでは、届いていないものとしてください。",
    en: "We cannot say that it was taken in. Until you see a receipt number, take it as not received.")
  static let kept = Words(
    ja: "書いたものは、この画面に残っています。画面を閉じずに、少し待ってからもう一度押してください。何度押しても、二重にはなりません。",
    en:
      "All you wrote is still in this page. Keep it open, wait a moment and press again. Pressing more than once does not make it arrive twice."
  )
  static let notSaved = Words(ja: "いまは保存できませんでした", en: "We could not save this just now")
  static let notOpened = Words(ja: "いまは開けません", en: "We cannot open this just now")
  static let later = Words(
    ja: "こちらの都合で、いま読み出せません。内容がなくなったわけではありません。少し待ってから、もう一度押してください。",
    en: "The fault is on our side, and nothing is lost. Wait a moment and press again.")
  static let sendAgain = Words(ja: "もう一度送る", en: "Send again")
  static let saveAgain = Words(ja: "もう一度保存する", en: "Save again")
  static let openAgain = Words(ja: "もう一度開く", en: "Open again")
  static let byMail = Words(
    ja: "急ぐときや、何度押してもだめなときは、メールで窓口に送れます", en: "If it is urgent or keeps failing, write to the desk by mail")
}
