import DeskCore
import DeskService

/// Public answers as the desks see them: what waits for release, what everybody reads, what was taken back.
struct GuidesConsolePage: ConsolePage {
  let entries: [GuideEntry]
  /// What was just done.
  var flash: Words?

  var area: ConsoleArea { .guides }

  func title(_ context: ConsoleContext) -> String { context(GuideConsoleWords.title) }

  func body(_ context: ConsoleContext) -> HTML {
    """
    \(flash.map { "<p class=\"flash\" role=\"status\">✓ \(context($0))</p>\n" as HTML })\
    <h1>\(context(GuideConsoleWords.title))</h1>
    <p>\(context(GuideConsoleWords.lead))</p>
    <p class="go"><a class="equal" href="\(ConsoleLink.newGuide(from: nil).path)">\
    \(context(GuideConsoleWords.new))</a></p>
    \(entries.isEmpty ? "<p>\(context(GuideConsoleWords.none))</p>" as HTML : table(context))
    """
  }

  private func table(_ context: ConsoleContext) -> HTML {
    let rows = entries.map { entry -> [HTML] in
      let text = entry.newest.texts[.ja] ?? GuideText(question: "", answer: "")
      let languages = Language.pages.filter { entry.newest.texts[$0] != nil }.map {
        CaseStateWords.languages[$0]!
      }
      return [
        """
        <a href="\(ConsoleLink.guide(entry.id).path)" lang="ja">\
        \(text.question.isBlank ? context(GuideConsoleWords.noQuestion) : text.question)</a>
        """, GuideStateView(entry: entry, context: context).html,
        "\(context.pack.desk(entry.desk).map { context($0.name) } ?? entry.desk)",
        "\(Words.list(languages, context.language))",
        ConsoleTime.html(entry.changedAt, context), "\(entry.releasedBy ?? entry.madeBy)",
      ]
    }
    let columns: [Words] = [
      GuideConsoleWords.question, GuideConsoleWords.state, QueueWords.desk, GuideConsoleWords.languages,
      GuideConsoleWords.changed, GuideConsoleWords.by,
    ]
    return ConsoleTable(
      caption: context(GuideConsoleWords.title), columns: columns.map { .init(heading: context($0)) },
      rows: rows
    ).html
  }
}

/// Where a guide stands, in words.
struct GuideStateView {
  let entry: GuideEntry
  let context: ConsoleContext

  var html: HTML {
    let state = context(GuideConsoleWords.states[entry.state]!)
    guard entry.released != nil, entry.draft != nil else { return "\(state)" }
    return "\(state) <span class=\"careful\">\(context(GuideConsoleWords.hasDraft))</span>"
  }
}

/// One guide: written, checked, released, taken back.
struct GuideEditPage: ConsolePage {
  /// Nil for a new one.
  var entry: GuideEntry?
  /// As it is written now, or was typed.
  let content: GuideContent
  /// The desk of a new one.
  var desk = ""
  /// The desks that the reader works for.
  let desks: [String]
  /// Words that could name somebody or something, where they stand.
  var findings: [GuideFinding] = []
  /// Whether the words were looked for: before release they are.
  var isChecked = false
  var problems: [FieldProblem] = []
  /// What was just done.
  var flash: Words?

  var area: ConsoleArea { .guides }

  func title(_ context: ConsoleContext) -> String {
    (problems.isEmpty ? "" : context(InterviewWords.errorTitle))
      + context(entry == nil ? GuideConsoleWords.new : GuideConsoleWords.edit)
  }

  private var action: String {
    entry.map { ConsoleLink.guide($0.id).path } ?? ConsoleLink.newGuide(from: nil).path
  }

  func body(_ context: ConsoleContext) -> HTML {
    """
    \(flash.map { "<p class=\"flash\" role=\"status\">✓ \(context($0))</p>\n" as HTML })\
    \(FaultSummary.html(problems, context.page))\
    <p><a href="\(ConsoleLink.guides.path)">\(context(GuideConsoleWords.title))</a></p>
    <h1>\(context(entry == nil ? GuideConsoleWords.new : GuideConsoleWords.edit))</h1>
    \(standing(context))\
    <form method="post" action="\(action)" novalidate>
    \(context.token)\(hidden)\
    \(entry == nil ? deskField(context) : nil)\
    \(Language.pages.html { texts($0, context) })\
    \(fields(context).line(
      .init(name: "keywords", label: GuideConsoleWords.keywords, hint: GuideConsoleWords.keywordsHint,
        isOptional: true, size: 48),
      content.keywords.joined(separator: "、")))\
    <p class="hint">\(context(GuideConsoleWords.markup))</p>
    <div class="go"><button class="\(mayRelease(context) ? "equal" : "primary")" name="go" value="save">\
    \(context(GuideConsoleWords.save))</button></div>
    \(release(context))\
    </form>
    \(others(context))
    """
  }

  private func fields(_ context: ConsoleContext) -> ConsoleFields {
    ConsoleFields(problems: problems, context: context)
  }

  private var hidden: HTML {
    var fields = content.names.map { FormField(name: "name", value: $0) }
    if let madeOf = content.madeOf { fields.append(FormField(name: "made-of", value: madeOf)) }
    if let entry { fields.append(FormField(name: "version", value: String(entry.version))) }
    return FormField.hidden(fields)
  }

  /// Where it stands, and what it was made of.
  private func standing(_ context: ConsoleContext) -> HTML {
    let state: HTML? = entry.map {
      "<dt>\(context(GuideConsoleWords.state))</dt><dd>\(GuideStateView(entry: $0, context: context).html)</dd>"
    }
    let source: HTML? = content.madeOf.map {
      """
      <dt>\(context(GuideConsoleWords.madeOf))</dt><dd><a class="id" href="\(ConsoleLink.case_($0).path)">\($0)</a> \
      <span class="hint">\(context(GuideConsoleWords.madeOfHint))</span></dd>
      """
    }
    let address: HTML? =
      entry?.state == .released
      ? """
      <dt>\(context(GuideConsoleWords.address))</dt><dd><a href="\(context.publicURL)\(Link.guide(entry!.id).path(.ja))" \
      rel="noreferrer">\(context.publicURL)\(Link.guide(entry!.id).path(.ja))</a></dd>
      """ : nil
    guard state != nil || source != nil else { return "" }
    return "<dl class=\"facts\">\(state)\(source)\(address)</dl>\n"
  }

  private func deskField(_ context: ConsoleContext) -> HTML {
    fields(context).select(
      .init(name: "desk", label: QueueWords.desk, hint: GuideConsoleWords.deskHint),
      desks.map { id in (id, context.pack.desk(id).map { context($0.name) } ?? id) }, chosen: desk)
  }

  private func texts(_ language: Language, _ context: ConsoleContext) -> HTML {
    let text = content.texts[language]
    let name = language.rawValue
    return """
      <fieldset><legend>\(context(CaseStateWords.languages[language]!))</legend>
      \(fields(context).line(
        .init(name: "question-\(name)", label: GuideConsoleWords.question,
          hint: language == .ja ? GuideConsoleWords.questionHint : GuideConsoleWords.otherHint,
          isOptional: language != .ja, size: 64),
        text?.question ?? ""))\
      \(fields(context).area(
        .init(name: "answer-\(name)", label: GuideConsoleWords.answer, isOptional: language != .ja),
        text?.answer ?? "", rows: 10))\
      </fieldset>

      """
  }

  private func mayRelease(_ context: ConsoleContext) -> Bool {
    entry.map { context.actor.mayRelease($0.desk) } ?? false
  }

  private func release(_ context: ConsoleContext) -> HTML? {
    guard let entry else { return nil }
    guard mayRelease(context) else {
      return "<p class=\"hint\">\(context(GuideConsoleWords.leadReleases))</p>\n"
    }
    let found: HTML? =
      findings.isEmpty
      ? isChecked ? "<p>\(context(GuideConsoleWords.nothingFound))</p>\n" as HTML : nil
      : """
      <p class="careful">\(context(GuideConsoleWords.found))</p>
      <ul>\(findings.html { "<li><b>\($0.text)</b> — \(context($0.why))</li>" })</ul>

      """
    return """
      <section class="box" aria-labelledby="release"><h2 id="release">\(context(GuideConsoleWords.release))</h2>
      <p>\(context(entry.released == nil ? GuideConsoleWords.releaseLead : GuideConsoleWords.replaceLead))</p>
      \(found)\
      <ul>\(GuideConsoleWords.checks.html { "<li>\(context($0))</li>" })</ul>
      \(fields(context).problem("checked"))\
      <div id="\(ConsoleFields.id("checked"))">\(fields(context).check(
        "checked", "yes", context(GuideConsoleWords.checked), isOn: false))</div>\
      <div class="go"><button class="primary" name="go" value="release">\
      \(context(GuideConsoleWords.releaseNow))</button></div>
      </section>

      """
  }

  /// Taking back, and dropping what is not released.
  private func others(_ context: ConsoleContext) -> HTML? {
    guard let entry else { return nil }
    func form(_ go: String, _ words: Words, _ hint: Words) -> HTML {
      """
      <form method="post" action="\(ConsoleLink.guide(entry.id).path)">\(context.token)\
      \(FormField.hidden([FormField(name: "version", value: String(entry.version))]))\
      <p>\(context(hint)) <button class="equal" name="go" value="\(go)">\(context(words))</button></p></form>

      """
    }
    var forms: [HTML] = []
    if entry.draft != nil {
      forms.append(form("drop", GuideConsoleWords.drop, GuideConsoleWords.dropHint))
    }
    if mayRelease(context), entry.released != nil {
      forms.append(
        entry.state == .released
          ? form("withdraw", GuideConsoleWords.withdraw, GuideConsoleWords.withdrawHint)
          : form("show", GuideConsoleWords.show, GuideConsoleWords.showHint))
    }
    return "\(forms)"
  }
}

/// A word that could name somebody or something.
struct GuideFinding: Sendable, Hashable {
  let text: String
  let why: Words
}
