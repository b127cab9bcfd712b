import DeskCore

/// A case as its reporter sees it: where it stands, what was said, and what can be added.
struct FollowUpPage: Page {
  let opened: FollowUpCase
  /// As it is printed, in groups.
  let receipt: String
  /// The most bytes of a file.
  let mostFileBytes: Int
  /// What a message is known by when the page is loaded anew after sending.
  let messageKey: String
  /// What was just done.
  var flash: Flash?
  /// Why something was not done.
  var fault: Fault?
  /// A message that is not sent yet.
  var typed = ""

  /// What was just done.
  enum Flash: Sendable {
    case messageSent, fileAdded, answersChanged
  }

  /// Why something was not done; whatever was typed is kept.
  enum Fault: Sendable {
    case noMessage, longMessage
    /// No more can be added to the case.
    case full
    case noFile, largeFile, unreadableFile
    /// Text alone is taken now.
    case busy
    /// Nothing can be stored now.
    case unavailable
    /// The answers were changed by somebody else meanwhile.
    case answersChangedMeanwhile

    var field: String {
      switch self {
      case .noMessage, .longMessage, .unavailable, .full: "field-text"
      case .noFile, .largeFile, .unreadableFile, .busy: "field-file"
      case .answersChangedMeanwhile: "given"
      }
    }
  }

  var link: Link? { nil }
  var carriesForm: Bool { true }
  var formLink: Link { .followUp }
  var defaultGo: String { "message" }

  func title(_ context: PageContext) -> String {
    (fault == nil ? "" : context(InterviewWords.errorTitle))
      + FollowUpWords.title(opened.reference, context.language)
  }

  func body(_ context: PageContext) -> HTML {
    let desk = context.pack.desk(opened.desk)
    return """
      \(done(context))\
      \(FaultSummary.html(problems(context), context))\
      <h1>\(FollowUpWords.title(opened.reference, context.language))</h1>
      <section class="state \(opened.state.rawValue)">
      <p><b>\(context(FollowUpWords.states[opened.state]!.name))</b> \(outcome(context))</p>
      <p>\(context(FollowUpWords.states[opened.state]!.next))</p>
      </section>
      <dl class="facts"><dt>\(context(FollowUpWords.desk))</dt>\
      <dd>\(desk.map { context($0.name) } ?? opened.desk)</dd>\
      <dt>\(context(FollowUpWords.received))</dt><dd>\(MomentView.html(opened.receivedAt, context))</dd></dl>
      \(dossier(context))\
      <h2>\(context(FollowUpWords.conversation))</h2>
      \(conversation(context))\
      \(messageForm(context))\
      <h2 id="files">\(context(FollowUpWords.files))</h2>
      \(files(context))\
      \(fileForm(context))\
      \(answers(context))\
      <p class="notice-box"><b>\(context(FollowUpWords.close))</b></p>
      """
  }

  /// The way to duties and papers, with what comes next.
  private func dossier(_ context: PageContext) -> HTML? {
    guard let duties = opened.duties else { return nil }
    let open = duties.filter { !$0.isDone }
    let offset = context.pack.rulebook.rules.zoneOffset
    let dated = open.first { $0.lastDay(offset: offset) != nil }
    let prompt = open.first.flatMap { $0.lastDay(offset: offset) == nil ? $0 : nil }
    let view = DutyView(context: context)
    // What is due promptly has no date, and must not hide behind one.
    let line: HTML =
      open.isEmpty
      ? "<p>\(context(duties.isEmpty ? FollowUpWords.noDuties : FollowUpWords.allDone))</p>\n"
      : """
      \(prompt.map { "<p>\(context(FollowUpWords.nextDuty)): \(view.line($0))</p>\n" as HTML })\
      \(dated.map { "<p>\(context(FollowUpWords.nextDate)): \(view.line($0))</p>\n" as HTML })
      """
    return """
      <section class="receipt noprint" aria-labelledby="dossier">
      <h2 id="dossier">\(context(DossierWords.title))</h2>
      \(line)\
      <form method="post" action="\(context.link(.followUpDuties))">
      \(hiddenReceipt)\
      <div class="go"><button class="primary" name="go" value="open">\
      \(FollowUpWords.toDuties(open.count, context.language))</button>\
      <button class="equal" formaction="\(context.link(.followUpDocuments))" name="go" value="open">\
      \(context(PaperWords.list))</button></div>
      </form></section>

      """
  }

  private func problems(_ context: PageContext) -> [FieldProblem] {
    guard let fault else { return [] }
    let message = FollowUpWords.fault(fault, most: ByteWords.text(mostFileBytes))
    return [FieldProblem(field: fault.field, message: context(message))]
  }

  /// How it ended.
  private func outcome(_ context: PageContext) -> HTML? {
    guard opened.state == .closed, let outcome = opened.outcome else { return nil }
    return "\(context(FollowUpWords.outcomes[outcome]!))"
  }

  private func done(_ context: PageContext) -> HTML? {
    flash.map {
      """
      <p class="flash" role="status" tabindex="-1" autofocus>✓ \(context(FollowUpWords.flashes[$0]!))</p>

      """
    }
  }

  private func conversation(_ context: PageContext) -> HTML {
    let first = FollowUpCase.Message(isFromDesk: false, text: opened.narrative, at: opened.receivedAt)
    let rows = ([first] + opened.messages).enumerated().html { index, message in
      let subject: HTML? =
        index == 0 && !opened.subject.isEmpty ? "<p class=\"subject\">\(opened.subject)</p>\n" : nil
      return """
        <li class="\(message.isFromDesk ? "desk-says" : "you-say")">
        <p class="by"><b>\(context(message.isFromDesk ? FollowUpWords.fromDesk : FollowUpWords.fromYou))</b> \
        <span class="hint">\(MomentView.html(message.at, context))</span></p>
        \(subject)\
        <p class="told">\(message.text)</p></li>

        """
    }
    return """
      <p class="hint">\(context(FollowUpWords.oldestFirst))</p>
      <ol class="talk">\(rows)</ol>

      """
  }

  private func messageForm(_ context: PageContext) -> HTML {
    let fields = FormFields(problems: problems(context), context: context)
    return """
      <form id="answers" method="post" action="\(context.link(.followUp))" class="noprint" novalidate>
      \(hiddenReceipt)\(FormField.hidden([FormField(name: "repeat", value: messageKey)]))\
      \(fields.area(
        .init(
          name: "text", label: FollowUpWords.message, hint: FollowUpWords.messageHint, isOptional: false),
        typed, rows: 5))\
      <div class="go"><button class="primary" name="go" value="message">\(context(FollowUpWords.send))</button>\
      <button class="equal" name="go" value="stay">\(context(FollowUpWords.reload))</button></div>
      </form>

      """
  }

  private var hiddenReceipt: HTML {
    FormField.hidden([FormField(name: "receipt", value: receipt)])
  }

  private func files(_ context: PageContext) -> HTML {
    guard !opened.files.isEmpty else { return "<p>\(context(FollowUpWords.noFiles))</p>\n" }
    let rows = opened.files.html { file in
      """
      <li><b>\(file.name)</b> <span class="hint">\(ByteWords.text(file.size)) · \
      \(MomentView.html(file.at, context))</span></li>

      """
    }
    return "<ul>\(rows)</ul>\n"
  }

  private func fileForm(_ context: PageContext) -> HTML {
    let fields = FormFields(problems: problems(context), context: context)
    let hint = FollowUpWords.fileHint(ByteWords.text(mostFileBytes))
    return """
      <form method="post" action="\(context.link(.followUpAttachments))" enctype="multipart/form-data" \
      class="noprint" novalidate>
      \(hiddenReceipt)\
      \(fields.file(.init(name: "file", label: FollowUpWords.file, hint: hint)))\
      <div class="go"><button class="equal">\(context(FollowUpWords.upload))</button></div>
      </form>

      """
  }

  private func answers(_ context: PageContext) -> HTML {
    """
    <h2 id="given">\(context(ReportWords.answers))</h2>
    \(AnswerList.folded(opened.sheet, context) ?? "<p>\(context(FollowUpWords.noAnswers))</p>\n")\
    <form method="post" action="\(context.link(.followUp))" class="noprint">
    \(hiddenReceipt)\
    <p><button class="link" name="go" value="answers">\(context(ReportWords.changeAnswers))</button></p>
    </form>

    """
  }
}

/// How large a file is, for people.
enum ByteWords {
  static func text(_ bytes: Int) -> String {
    switch bytes {
    case ..<1_024: "\(bytes) B"
    case ..<1_048_576: "\((bytes + 1_023) / 1_024) KB"
    default:
      bytes % 1_048_576 == 0 || bytes >= 104_857_600
        ? "\(bytes / 1_048_576) MB" : "\(bytes / 1_048_576).\(bytes % 1_048_576 * 10 / 1_048_576) MB"
    }
  }
}
