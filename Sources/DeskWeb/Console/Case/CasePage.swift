import DeskCore

/// A case: what was said, what the rules make of it, and what the desk does about it.
struct CasePage: ConsolePage {
  let opened: ConsoleCase
  /// What the present rules make of the answers.
  let assessment: Assessment
  let place: CasePlace
  /// The most bytes of a file.
  let mostFileBytes: Int
  /// What was just done.
  var flash: CaseFlash?
  /// An act that was not done.
  var attempt: CaseAttempt?
  /// A reply that is not sent yet: questions that were asked for, or one that was taken back.
  var draft: String?
  /// What is said about that reply.
  var draftWords: Words?
  /// A note that was begun and not kept.
  var note: String?
  /// Whether long lists are shown whole.
  var showsAll = false

  var area: ConsoleArea { .queue }
  var isWide: Bool { true }
  var script: Bool { true }

  /// The reference alone: a browser's history is kept in clear.
  func title(_ context: ConsoleContext) -> String {
    (attempt == nil ? "" : context(InterviewWords.errorTitle)) + opened.reference
  }

  func body(_ context: ConsoleContext) -> HTML {
    """
    <div class="case" data-page="case">
    \(flash?.html(context))\
    \(FaultSummary.html(attempt?.problems ?? [], context.page))\
    \(CaseHead(page: self, context: context).html)\
    \(opened.isDestroyed ? destroyed(context) : panes(context))\
    </div>
    """
  }

  private func destroyed(_ context: ConsoleContext) -> HTML {
    """
    <p class="notice-box"><b>\(context(CaseWords.destroyed))</b></p>
    \(CaseHistory(opened: opened, place: place, showsAll: true, isOpen: true, context: context).html)
    """
  }

  private func panes(_ context: ConsoleContext) -> HTML {
    """
    \(jumps(context))\
    <div class="panes">
    <div class="pane talk-pane">
    \(CaseConversation(opened: opened, place: place, showsAll: showsAll, context: context).html)\
    \(CaseReply(page: self, context: context).html)\
    </div>
    <div class="pane judgement-pane">
    \(judgement(context))\
    </div>
    <div class="pane desk-pane">
    \(CaseNote(page: self, context: context).html)\
    \(CaseActs(opened: opened, place: place, context: context).html)\
    \(CaseReporter(opened: opened, context: context).html)\
    \(CaseFiles(page: self, context: context).html)\
    \(CaseMails(mails: opened.mails, context: context).html)\
    \(CaseHistory(opened: opened, place: place, showsAll: showsAll, context: context).html)\
    </div>
    </div>

    """
  }

  private func judgement(_ context: ConsoleContext) -> HTML {
    guard opened.hasInterview else {
      return """
        \(CaseForm(opened: opened, context: context).html)\
        <section aria-labelledby="facts"><h2 id="facts">\(context(CaseWords.facts))</h2>
        <p>\(context(CaseWords.noInterview)) <a href="\(place.path(.assessments))">\
        \(context(CaseWords.answerQuestions))</a></p>
        </section>

        """
    }
    return """
      \(CaseVerdict(page: self, context: context).html)\
      \(CaseDuties(opened: opened, assessment: assessment, place: place, context: context).html)\
      \(CaseProposals(page: self, context: context).html)\
      \(CaseFacts(page: self, context: context).html)\
      \(CaseForm(opened: opened, context: context).html)\

      """
  }

  /// The parts of the page, for a narrow screen where they stand below each other.
  private func jumps(_ context: ConsoleContext) -> HTML {
    var parts: [(id: String, words: Words)] = [("talk", CaseWords.talk), ("reply-heading", CaseWords.reply)]
    if opened.hasInterview {
      parts += [("verdict", CaseWords.verdict), ("duties", CaseWords.duties)]
    }
    parts += [
      ("facts", CaseWords.facts), ("note-heading", CaseWords.note), ("acts", CaseWords.acts),
      ("reporter", CaseWords.reporterPart), ("files", CaseWords.files), ("history", CaseWords.history),
    ]
    return """
      <nav class="jumps" aria-label="\(context(CaseWords.parts))"><ul>\
      \(parts.html { "<li><a href=\"#\($0.id)\">\(context($0.words))</a></li>" })</ul></nav>

      """
  }
}
