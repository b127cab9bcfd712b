import DeskCore

/// The head of a case: which one, about what, how it stands, by when, who works on it.
struct CaseHead {
  let page: CasePage
  let context: ConsoleContext

  private var opened: ConsoleCase { page.opened }
  private var place: CasePlace { page.place }

  var html: HTML {
    """
    <div class="case-head">
    \(ways)\
    <p class="case-ref"><b class="id" data-copy="\(opened.reference)">\(opened.reference)</b> \
    <span class="mark state \(opened.state.rawValue)">\(context(CaseStateWords.states[opened.state]!))\
    \(outcome)</span>\
    \(urgency) <span class="desk-name">\(deskName(opened.desk))</span></p>
    \(subject)\
    <dl class="clocks">
    \(lastWord)\(opened.state == .closed ? closed : due)\(received)\
    \(opened.isDestroyed ? nil : assignment)\
    \(opened.isDestroyed ? nil : labels)\
    </dl>
    </div>

    """
  }

  private var ways: HTML {
    let list: HTML = """
      <li><a href="\(place.from ?? ConsoleLink.home.path)" data-key="back">← \(context(CaseWords.back))</a>\
      </li>
      """
    let more: HTML? =
      opened.isDestroyed
      ? nil
      : """
      <li><a href="\(place.path(.reporterView))">\(context(CaseWords.reporterView))</a></li>\
      <li><a href="\(place.path(.print))">\(context(CaseWords.print))</a></li>\
      <li>\(KeysButton.html(context))</li>
      """
    return "<ul class=\"ways noprint\">\(list)\(more)</ul>\n"
  }

  private var outcome: HTML? {
    guard opened.state == .closed, let outcome = opened.outcome else { return nil }
    return ": \(context(CaseStateWords.outcomes[outcome]!))"
  }

  private var urgency: HTML? {
    guard let words = ResultWords.urgencies[opened.urgency], opened.state != .closed else { return nil }
    return " <span class=\"mark urgency \(opened.urgency)\">\(context(words))</span>"
  }

  private func deskName(_ id: String) -> String { RoleWords.desk(id, context) }

  private static let mostSubject = 160

  /// Up to 4,000 characters: the beginning is the heading, the rest is there when asked for.
  private var subject: HTML {
    guard !opened.subject.isEmpty else {
      return
        "<h1 class=\"none\">\(context(opened.isDestroyed ? CaseWords.destroyedTitle : CaseWords.noSubject))</h1>\n"
    }
    let (shown, rest) = SaidView.cut(opened.subject, most: Self.mostSubject)
    guard let rest else { return "<h1>\(SaidView.inline(shown))</h1>\n" }
    return """
      <h1>\(SaidView.inline(shown + "…"))</h1>
      <details class="subject-rest"><summary>\(CaseWords.rest(rest.count, context.language))</summary>\
      \(SaidView.block("…" + rest))</details>

      """
  }

  private var lastWord: HTML {
    let seconds = max(0, CaseTime.seconds(from: opened.lastAt, to: context.now) ?? 0)
    let words = opened.isDeskLast ? CaseWords.deskSpokeLast : CaseWords.reporterSpokeLast
    let most = QueueClock.patience[opened.urgency] ?? QueueClock.patienceWhereUnknown
    let isLate = !opened.isDeskLast && opened.state != .closed && seconds > most
    let late: HTML? =
      isLate
      ? " <b class=\"at-risk\">\(context(QueueWords.over(QueueTime.span(most, context.language))))</b>" : nil
    return """
      <div><dt>\(context(CaseWords.lastWord))</dt>\
      <dd>\(context(words)) · <b>\(QueueTime.ago(seconds, context.language))</b>\(late) \
      <span class="hint">\(ConsoleTime.html(opened.lastAt, context))</span></dd></div>

      """
  }

  private var due: HTML? {
    guard let dueAt = opened.dueAt, let (date, left) = CaseTime.due(dueAt, context) else { return nil }
    return """
      <div><dt>\(context(CaseWords.nextDue))</dt><dd><a href="#duties">\(date)</a> \(left)</dd></div>

      """
  }

  /// Nobody is late in what is over: it says how it ended.
  private var closed: HTML? {
    guard let at = opened.closedAt else { return nil }
    let outcome = opened.outcome.flatMap { CaseStateWords.outcomes[$0] }.map { " · \(context($0))" } ?? ""
    return """
      <div><dt>\(context(CaseWords.closed))</dt><dd>\(ConsoleTime.html(at, context))\(outcome)</dd></div>

      """
  }

  private var received: HTML {
    let channel = CaseStateWords.channels[opened.channel].map { context($0) } ?? opened.channel
    return """
      <div><dt>\(context(CaseWords.received))</dt>\
      <dd>\(ConsoleTime.html(opened.receivedAt, context)) · \(channel) · \
      \(context(CaseStateWords.languages[opened.language] ?? CaseStateWords.japanese))</dd></div>

      """
  }

  private var assignment: HTML {
    let me = context.actor.name
    let who: HTML =
      opened.assignee.map {
        $0 == me ? "<b>\(context(CaseWords.you))</b>\(context.bracketed("\(me)"))" : "<b>\($0)</b>"
      }
      ?? "<span class=\"none\">\(context(CaseWords.nobody))</span>"
    let take: HTML? =
      opened.assignee == me
      ? nil
      : "<button class=\"equal\" name=\"go\" value=\"me\">\(context(CaseWords.takeIt))</button>"
    let drop: HTML? =
      opened.assignee == nil
      ? nil : "<button class=\"link\" name=\"go\" value=\"nobody\">\(context(CaseWords.dropIt))</button>"
    return """
      <div><dt>\(context(CaseWords.assignee))</dt><dd>\(who)
      <form method="post" action="\(place.target(.assignment))" class="in-line noprint">
      \(place.hidden(context, [before]))\(take)\(drop)</form>\
      \(others)</dd></div>

      """
  }

  /// Whom the page shows: somebody else's decision meanwhile must not be overwritten unseen.
  private var before: FormField { FormField(name: "before", value: opened.assignee ?? "") }

  /// Giving it to somebody else is a lead's decision.
  private var others: HTML? {
    guard context.actor.mayAssign(opened.desk, to: " ") else { return nil }
    let problems = CaseAttempt.problems(page.attempt, .assignment)
    let typed = CaseAttempt.typed(page.attempt, .assignment, "assignee")
    let fields = ConsoleFields(problems: problems, context: context)
    return """
      <details class="noprint"\(problems.isEmpty ? nil : " open" as HTML)><summary>\
      \(context(CaseWords.giveIt))</summary>
      <form method="post" action="\(place.target(.assignment))" novalidate>
      \(place.hidden(context, [before]))\
      \(fields.line(
        .init(
          name: "assignee", label: CaseWords.address, hint: CaseWords.addressHint, type: "email", most: 320,
          isLiteral: true), typed ?? ""))\
      <div class="go"><button class="equal" name="go" value="other">\(context(CaseWords.assign))</button>\
      </div>
      </form></details>
      """
  }

  private var labels: HTML {
    let problems = CaseAttempt.problems(page.attempt, .labels)
    let typed = CaseAttempt.typed(page.attempt, .labels, "labels")
    let joined = opened.labels.joined(separator: ", ")
    let fields = ConsoleFields(problems: problems, context: context)
    let shown: HTML =
      opened.labels.isEmpty
      ? "<span class=\"none\">\(context(ConsoleWords.none))</span>"
      : "\(opened.labels.html { "<span class=\"label\">\(SaidView.inline($0))</span> " })"
    return """
      <div><dt>\(context(CaseWords.labels))</dt><dd>\(shown)
      <details class="noprint"\(problems.isEmpty ? nil : " open" as HTML)><summary>\
      \(context(CaseWords.changeLabels))</summary>
      <form method="post" action="\(place.target(.labels))" novalidate>
      \(place.hidden(context, [FormField(name: "before", value: joined)]))\
      \(fields.line(
        .init(name: "labels", label: CaseWords.labels, hint: CaseWords.labelsHint, isOptional: true, size: 40),
        typed ?? joined))\
      <div class="go"><button class="equal">\(context(CaseWords.setLabels))</button></div>
      </form></details></dd></div>

      """
  }
}
