import DeskCore

/// What happened to a case, each event in a sentence.
struct CaseEventWords {
  let context: ConsoleContext

  /// Who did it.
  func who(_ by: String) -> HTML {
    if let words = CaseHistoryWords.actors[by] { return "\(context(words))" }
    return by == context.actor.name ? "\(context(CaseWords.you))" : SaidView.inline(by)
  }

  /// The event with what it says of itself; longer texts stand in the conversation.
  func line(_ entry: ConsoleCase.Entry) -> HTML {
    let what = context(CaseHistoryWords.kinds[entry.kind]!)
    let more: HTML? =
      switch entry.detail {
      case .none: textShown(entry)
      case .assignee(let name):
        name.map { SaidView.inline($0) } ?? "\(context(CaseWords.nobody))"
      case .labels(let labels):
        labels.isEmpty
          ? "\(context(ConsoleWords.none))"
          : SaidView.inline(labels.joined(separator: context.comma))
      case .referral(let id): "\(destination(id))\(reason(entry.text))"
      case .closure(nil) where entry.text.isEmpty: nil
      case .closure(let outcome):
        "\(outcome.map { context(CaseStateWords.outcomes[$0]!) } ?? "")\(reason(entry.text))"
      // Of a destroyed case nothing is left to say.
      case .handover("", ""): nil
      case .handover(let from, let to):
        "\(RoleWords.desk(from, context)) → \(RoleWords.desk(to, context))\(reason(entry.text))"
      case .file(_, let size): "\(SaidView.inline(entry.text))\(context.bracketed("\(ByteWords.text(size))"))"
      case .answers(let answers): answered(answers)
      case .verdict(let verdict):
        "\(verdict.flatMap { ResultWords.verdicts[$0] }.map { context($0) } ?? "")\(reason(entry.text))"
      case .mail(_, let answer): answer.isEmpty ? nil : MailAnswerWords.html(answer, context)
      case .reminder(let due, let to): reminded(due, to)
      case .particulars(let items): items.isEmpty ? nil : particulars(items)
      case .duty(let done): told(done)
      case .takenOut(let what): takenOut(what)
      }
    return "\(who(entry.by)): \(title(entry, what))\(more.map { " — \($0)" as HTML })"
  }

  private func title(_ entry: ConsoleCase.Entry, _ what: String) -> String {
    switch entry.detail {
    case .verdict: context(CaseHistoryWords.overruled)
    case .mail(let kind?, _): context(CaseMailWords.undelivered(kind))
    case .duty(let done) where done.isTakenBack: context(CaseHistoryWords.dutyTakenBack)
    default: what
    }
  }

  /// Only what stands nowhere else on the page.
  private func textShown(_ entry: ConsoleCase.Entry) -> HTML? {
    switch entry.kind {
    case .receipt: entry.text.isEmpty ? nil : "\(context(CaseHistoryWords.checkedBy)) \(short(entry.text))"
    default: nil
    }
  }

  /// By when, and who was told of it.
  private func reminded(_ due: String, _ to: [String]) -> HTML {
    let date =
      Moment(rfc3339: due).map { DateWords.due($0, offset: context.zoneOffset, context.language) } ?? due
    let who = Words.list(to.compactMap { CaseHistoryWords.reminded[$0] }, context.language)
    return "\(date)\(who.isEmpty ? "" : " → \(who)")"
  }

  private func particulars(_ keys: [String]) -> HTML {
    let most = 6
    let names = CaseParticulars.names(Array(keys.prefix(most)), context)
    return "\(names)\(keys.count > most ? " +\(keys.count - most)" : "")"
  }

  /// Whom, at which step, on which day, under which number.
  private func told(_ note: ConsoleCase.DutyNote) -> HTML {
    let stage: HTML? = note.stage.map { context.bracketed("\(context(ResultWords.stages[$0]!))") }
    let day: HTML? = note.on.map { " \(DateWords.full($0, context.language))" }
    let number: HTML? =
      note.number.isEmpty
      ? nil : "\(context.comma)\(context(DutyWords.number)) \(SaidView.inline(note.number))"
    return "\(destination(note.destination))\(stage)\(day)\(number)"
  }

  /// `ppc-report@1.docx` as its name and its format; what the pack does not hold stays as it is.
  private func takenOut(_ what: String) -> HTML {
    if what == "calendar" { return "\(context(CaseDutyWords.takenOut))" }
    let stamp = what.split(separator: ".").first.map(String.init) ?? what
    let id = String(stamp.prefix { $0 != "@" })
    guard let template = context.pack.documents.template(id), stamp.count < what.count else {
      return SaidView.inline(what)
    }
    return "\(context(template.name))\(context.bracketed("\(what)"))"
  }

  private func reason(_ text: String) -> HTML? { text.isEmpty ? nil : context.bracketed(short(text)) }

  private func short(_ text: String) -> HTML {
    let (shown, rest) = SaidView.cut(text, most: 120)
    return SaidView.inline(rest == nil ? shown : shown + "…")
  }

  private func destination(_ id: String) -> String {
    context.pack.destinations[id].map { context($0.name) } ?? id
  }

  private func answered(_ answers: [(place: Int, answer: Answer)]) -> HTML? {
    guard !answers.isEmpty else { return nil }
    let vocabulary = context.pack.rulebook.vocabulary
    let shown = answers.prefix(6).enumerated().html { index, change -> HTML in
      let fact = vocabulary[change.place]
      let value = AnswerWords.text(change.answer, of: fact, context.page)
      return "\(index == 0 ? "" : "; ")\(context(fact.label)): \(SaidView.inline(value))"
    }
    return "\(shown)\(answers.count > 6 ? " +\(answers.count - 6)" : "")"
  }
}

/// Everything that happened to a case, behind a line that says how much it is.
struct CaseHistory {
  let opened: ConsoleCase
  let place: CasePlace
  let showsAll: Bool
  var isOpen = false
  let context: ConsoleContext

  private static let mostShown = 100

  var html: HTML {
    let skipped = showsAll ? 0 : max(0, opened.timeline.count - Self.mostShown)
    let words = CaseEventWords(context: context)
    let rows = opened.timeline.dropFirst(skipped).html {
      "<li>\(ConsoleTime.html($0.at, context)) \(words.line($0))</li>\n"
    }
    let more: HTML? =
      skipped == 0
      ? nil
      : """
      <p><a href="\(place.path(nil, [("all", "1")], at: "history"))">\
      \(CaseWords.earlier(skipped, context.language))</a></p>

      """
    return """
      <section aria-labelledby="history"><h2 id="history">\(context(CaseWords.history))</h2>
      <details\(isOpen || showsAll ? " open" as HTML : nil)><summary>\
      \(CaseHistoryWords.count(opened.timeline.count, context.language))</summary>
      \(more)<ol class="history">
      \(rows)</ol></details></section>

      """
  }
}

/// The words of what happened.
enum CaseHistoryWords {
  static let kinds: [EventKind: Words] = [
    .received: Words(ja: "送った", en: "sent the report"),
    .message: Words(ja: "書き足した", en: "wrote"),
    .answers: Words(ja: "答えを変えた", en: "changed the answers"),
    .reply: Words(ja: "返信を送った", en: "replied"),
    .note: Words(ja: "内部メモを残した", en: "kept a note"),
    .referral: Words(ja: "案内先を記録した", en: "recorded a referral"),
    .assessment: Words(ja: "答えを記録した", en: "recorded answers"),
    .attachment: Words(ja: "ファイルを加えた", en: "added a file"),
    .assignment: Words(ja: "担当を変えた", en: "assigned it"),
    .labels: Words(ja: "ラベルを変えた", en: "set the labels"),
    .closure: Words(ja: "終了した", en: "closed it"),
    .reopening: Words(ja: "もう一度開いた", en: "opened it again"),
    .handover: Words(ja: "窓口を引き継いだ", en: "handed it over"),
    .receipt: Words(ja: "受付番号を作り直した", en: "made a new receipt"),
    .mail: Words(ja: "メールを届けられなかった", en: "a mail could not be delivered"),
    .reminder: Words(ja: "期限を知らせた", en: "reminded of a date"),
    .particulars: Words(ja: "書類に書くことを記録した", en: "wrote down what the documents ask"),
    .duty: Words(ja: "連絡したことを記録した", en: "noted that somebody was told"),
    .document: Words(ja: "取り出した", en: "took out"),
    .read: Words(ja: "開いた", en: "opened it"),
    .destruction: Words(ja: "内容を消去した", en: "destroyed the contents"),
  ]
  static let checkedBy = Words(ja: "本人の確かめ方:", en: "checked by")
  static let dutyTakenBack = Words(ja: "連絡の記録を取り消した", en: "took a note about a duty back")
  static let overruled = Words(ja: "判定を変えた", en: "overruled the verdict")

  /// Who does something without an account.
  static let actors: [String: Words] = [
    "reporter": CaseWords.reporter,
    "mailer": Words(ja: "メールの送信", en: "Mail"),
    "reminder": Words(ja: "自動のお知らせ", en: "Reminders"),
    "system": Words(ja: "システム", en: "System"),
    "operator": Words(ja: "運用の担当者（コマンド）", en: "operator (command)"),
    "": Words(ja: "不明", en: "unknown"),
  ]

  /// Who was reminded of a date.
  static let reminded: [String: Words] = [
    "staff": Words(ja: "担当者", en: "staff"), "reporter": Words(ja: "報告者", en: "the reporter"),
  ]

  static func count(_ count: Int, _ language: Language) -> String {
    language == .en ? count == 1 ? "1 event" : "\(count) events" : "\(count)件のできごと"
  }
}
