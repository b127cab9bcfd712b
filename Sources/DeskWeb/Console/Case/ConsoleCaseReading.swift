import DeskCore
import DeskService

extension ConsoleCase {
  /// What the desk has opened, its form in the language of whoever reads.
  init(_ view: CaseView, _ mails: [MailState] = [], _ context: ConsoleContext) {
    let summary = view.summary
    let overruled = Self.overruled(view.answers.overruled)
    self.init(
      reference: summary.reference, desk: summary.desk, state: summary.state, outcome: summary.outcome,
      assignee: summary.assignee, urgency: summary.urgency, channel: summary.channel,
      language: summary.language, labels: summary.labels, receivedAt: summary.receivedAt,
      closedAt: summary.closedAt, isDeskLast: summary.isDeskLast, lastAt: summary.lastAt,
      dueAt: summary.dueAt, pack: summary.pack, answersVersion: summary.answersVersion,
      hasReceipt: summary.hasReceipt, subject: summary.subject, narrative: view.narrative,
      contact: view.contact, consents: view.consents, form: FilledForm(view, context),
      sheet: view.answers.sheet, overruled: overruled,
      timeline: CaseEvents(vocabulary: context.pack.rulebook.vocabulary, verdict: overruled?.verdict)
        .entries(view.timeline),
      isDestroyed: view.isDestroyed)
    var adders: [String: String] = [:]
    for entry in timeline { if case .file(let id, _) = entry.detail { adders[id] = entry.by } }
    files = view.attachments.map { file in
      File(
        id: file.id, name: file.name, size: file.size, sha256: file.sha256, at: file.at,
        by: adders[file.id] ?? "", isForReporter: file.isForReporter)
    }
    done = view.answers.done
    held = view.held.filter { !$0.isDraft }.map(Held.init)
    drafts = view.held.filter { $0.isDraft && $0.by == context.actor.name }.map(Held.init)
    self.mails = mails.map { mail in
      Mail(
        kind: mail.kind, progress: mail.progress, madeAt: mail.madeAt, doneAt: mail.doneAt,
        attempts: mail.attempts, nextAt: mail.nextAt, answer: mail.answer)
    }
  }

  private static func overruled(_ json: String?) -> Overruled? {
    guard let json, let value = try? JSONReader.read(Array(json.utf8)).value,
      let verdict = value["verdict"]?.text
    else { return nil }
    return Overruled(
      verdict: verdict, reason: value["reason"]?.text ?? "", by: value["by"]?.text ?? "",
      at: value["at"]?.text ?? "")
  }
}

extension ConsoleCase.Held {
  init(_ reply: HeldReply) {
    self.init(id: reply.id, by: reply.by, text: reply.text, dueAt: reply.dueAt)
  }
}

extension ConsoleCase.FilledForm {
  /// The form of a case; nil where there is none and nothing was filled in.
  init?(_ view: CaseView, _ context: ConsoleContext) {
    let pack = context.pack
    let rows = pack.rows(of: view.fields, form: view.form, context.language)
    guard view.form != nil || !rows.isEmpty else { return nil }
    let form = view.form.flatMap(pack.form)
    self.init(
      stamp: view.form ?? "", name: form?.name, rows: rows,
      missing: form?.missing(view.fields).map(\.label) ?? [],
      lacksContact: form.map { !$0.isEnough(view.contact) } ?? false,
      asksInterview: form?.asksInterview ?? true)
  }
}

/// What the events of a case say, made typed.
struct CaseEvents {
  let vocabulary: Vocabulary
  /// The verdict of staff that holds now.
  let verdict: String?

  func entries(_ timeline: [TimelineEntry]) -> [ConsoleCase.Entry] {
    // An event keeps what was before it: the verdict that it brought about stands in the next one, or holds
    // now.
    var following = verdict
    var entries: [ConsoleCase.Entry] = []
    for event in timeline.reversed() {
      entries.append(
        ConsoleCase.Entry(
          id: event.id, kind: event.kind, at: event.at, by: event.by, isForReporter: event.isForReporter,
          text: event.text, detail: detail(event, following)))
      if let before = event.value("before") { following = before["overruled"]?["verdict"]?.text }
    }
    return entries.reversed()
  }

  private func detail(_ event: TimelineEntry, _ verdict: String?) -> ConsoleCase.Detail {
    switch event.kind {
    // Of a destroyed case nothing of this is left.
    case .assignment: return event.value("assignee").map { .assignee($0.text) } ?? .none
    case .labels: return event.value("labels").map { .labels(Self.texts($0)) } ?? .none
    case .referral: return event.value("destination")?.text.map { .referral($0) } ?? .none
    case .closure: return .closure(event.value("outcome")?.text.flatMap(ClosureOutcome.init))
    case .handover:
      return .handover(from: event.value("from")?.text ?? "", to: event.value("desk")?.text ?? "")
    case .attachment:
      guard let id = event.value("attachment")?.text else { return .none }
      return .file(id: id, size: event.value("size").flatMap(Self.number) ?? 0)
    case .mail: return Self.mail(event)
    case .particulars: return .particulars(Self.texts(event.value("changed")))
    case .duty: return Self.duty(event)
    case .document: return event.text.isEmpty ? .none : .takenOut(event.text)
    case .reminder:
      guard let due = event.value("due")?.text else { return .none }
      return .reminder(due: due, to: Self.texts(event.value("to")))
    case .answers: return .answers(changed(event))
    case .assessment: return event.text.isEmpty ? .answers(changed(event)) : .verdict(verdict)
    default: return .none
    }
  }

  /// Its text says the kind of mail and then why.
  private static func mail(_ event: TimelineEntry) -> ConsoleCase.Detail {
    let kind = event.value("mail")?.text ?? ""
    let start = kind + ": "
    let answer = event.text.hasPrefix(start) ? String(event.text.dropFirst(start.count)) : event.text
    return .mail(MailKind(rawValue: kind), answer: answer)
  }

  /// A note that was taken back has no day.
  private static func duty(_ event: TimelineEntry) -> ConsoleCase.Detail {
    guard let destination = event.value("destination")?.text else { return .none }
    let on = event.value("on")?.text.flatMap { CalendarDate(iso: $0) }
    return .duty(
      ConsoleCase.DutyNote(
        destination: destination,
        stage: event.value("stage")?.text.flatMap(ObligationRule.Stage.init), on: on,
        number: event.value("number")?.text ?? "", isTakenBack: on == nil))
  }

  private static func texts(_ json: JSON?) -> [String] {
    guard case .array(let items)? = json?.content else { return [] }
    return items.compactMap(\.text)
  }

  private static func number(_ json: JSON) -> Int? {
    if case .number(let digits) = json.content { Int(digits) } else { nil }
  }

  /// The answers that are other than before.
  private func changed(_ event: TimelineEntry) -> [(place: Int, answer: Answer)] {
    guard let facts = event.value("facts"), case .object(let members) = facts.content else { return [] }
    let before = event.value("before")?["facts"]
    let fresh = members.filter { member in
      before?[member.key].map { JSONText($0).text != JSONText(member.value).text } ?? true
    }
    guard !fresh.isEmpty,
      let json = try? JSONReader.read(
        JSONText.object(fresh.map { ($0.key, JSONText($0.value)) }).bytes
      ).value
    else { return [] }
    let sheet = AnswerSheet(stored: json, vocabulary)
    return sheet.asked.places.map { ($0, sheet[$0]) }
  }
}
