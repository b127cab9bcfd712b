import DeskCore
import DeskService

/// A case as the pages of the console show it.
struct ConsoleCase: Sendable {
  /// One thing that happened.
  struct Entry: Sendable {
    let id: String
    let kind: EventKind
    /// RFC 3339
    let at: String
    /// `reporter`, an address, the name of a token or a job.
    let by: String
    let isForReporter: Bool
    let text: String
    var detail = Detail.none
  }

  /// What an event says beside its text.
  enum Detail: Sendable {
    case none
    /// Who works on it from here on.
    case assignee(String?)
    case labels([String])
    /// The id of a destination.
    case referral(String)
    case closure(ClosureOutcome?)
    /// Ids of desks.
    case handover(from: String, to: String)
    /// A file's id and its size in bytes.
    case file(id: String, size: Int)
    /// Answers that are new or other than before, by their places.
    case answers([(place: Int, answer: Answer)])
    /// A verdict of staff; nil where what it was is not known any more.
    case verdict(String?)
    /// A mail that could not be delivered, and the server's words or ours.
    case mail(MailKind?, answer: String)
    /// By when somebody must be told, RFC 3339, and who was reminded: `staff`, `reporter`.
    case reminder(due: String, to: [String])
    /// Items of the particulars that are new or other than before, by their ids.
    case particulars([String])
    /// That a body was told, or that this was taken back.
    case duty(DutyNote)
    /// A document as `ppc-report@1.docx`, or `calendar`.
    case takenOut(String)
  }

  /// A note about a duty, as its event says it; what is not known any more is nil.
  struct DutyNote: Sendable {
    let destination: String
    let stage: ObligationRule.Stage?
    var on: CalendarDate?
    var number = ""
    var isTakenBack = false
  }

  /// A verdict of staff beside the computed one.
  struct Overruled: Sendable {
    let verdict: String
    let reason: String
    let by: String
    /// RFC 3339
    let at: String
  }

  /// One file of the case.
  struct File: Sendable {
    let id: String
    let name: String
    /// In bytes.
    let size: Int
    let sha256: String
    /// RFC 3339
    let at: String
    /// Who added it, as `Entry.by`.
    let by: String
    let isForReporter: Bool
  }

  /// A reply that can still be taken back, or was.
  struct Held: Sendable {
    let id: String
    let by: String
    let text: String
    /// When it goes, RFC 3339; no instant that comes where it was taken back.
    let dueAt: String
  }

  /// A mail about the case.
  struct Mail: Sendable {
    /// Nil for a kind that this version does not know.
    let kind: MailKind?
    let progress: MailState.Progress
    /// RFC 3339
    let madeAt: String
    /// RFC 3339
    var doneAt: String?
    var attempts = 0
    /// RFC 3339
    var nextAt: String?
    /// What the mail server said last; empty where it said nothing.
    var answer = ""
  }

  /// The form that was filled in.
  struct FilledForm: Sendable {
    /// `virus-report@1`
    let stamp: String
    /// Nil where the pack does not hold it any more.
    var name: Words?
    /// What was filled in, in the reader's language.
    var rows: [(label: String, value: String)] = []
    /// What the desk needs before it can accept it, and was left out.
    var missing: [Words] = []
    /// Whether a name or a way to answer is needed, and was left out.
    var lacksContact = false
    /// Whether the interview about incidents belongs to it.
    var asksInterview = true
  }

  let reference: String
  /// The desk's id.
  let desk: String
  let state: CaseState
  var outcome: ClosureOutcome?
  var assignee: String?
  let urgency: String
  /// `web`, `api`, `mail` or `phone`
  let channel: String
  /// The language that the person reads.
  let language: Language
  var labels: [String] = []
  /// RFC 3339, as all times here.
  let receivedAt: String
  var closedAt: String?
  var isDeskLast = false
  let lastAt: String
  var dueAt: String?
  /// The pack that judged it last.
  let pack: String
  var answersVersion = 1
  var hasReceipt = true
  let subject: String
  let narrative: String
  var contact = Contact()
  var consents = Consents()
  var form: FilledForm?
  let sheet: AnswerSheet
  var overruled: Overruled?
  /// Who was told so far.
  var done: [DutyDone] = []
  /// Oldest first.
  var timeline: [Entry] = []
  var files: [File] = []
  /// Replies that go by themselves.
  var held: [Held] = []
  /// Those that the reader took back and has neither sent nor dropped.
  var drafts: [Held] = []
  var mails: [Mail] = []
  var isDestroyed = false

  /// The language for texts that the person reads.
  var reportersLanguage: Language { Language.pages.contains(language) ? language : .ja }

  /// Whether the questions about incidents have anything to do with it.
  var hasInterview: Bool { form?.asksInterview ?? true || !sheet.asked.isEmpty }

  /// The newest word of either side: whoever answers must have seen it.
  var newestWord: String {
    let words = timeline.filter { entry in
      switch entry.kind {
      case .received, .message, .reply: true
      case .attachment, .answers: entry.isForReporter
      default: false
      }
    }
    return (words.map(\.id) + held.map(\.id)).max() ?? ""
  }

  /// Whether whoever sent a form had seen the newest word; a program that does not say so is taken at its word.
  func isSeen(_ form: FormBody) -> Bool { form.one("seen").map { newestWord <= $0 } ?? true }

  /// The newest event of a receipt that took the place of another.
  var newestReceipt: String { timeline.last { $0.kind == .receipt }?.id ?? "" }

  /// What the reader's drafts say.
  var draftText: String { drafts.map(\.text).joined(separator: "\n\n") }

  /// So many seconds something counts as just done.
  private static let justNow = 300

  /// The newest event of a kind, where it is some minutes old at most.
  func justDone(_ kind: EventKind, by name: String? = nil, now: String) -> Entry? {
    let newest = timeline.last { $0.kind == kind && (name == nil || $0.by == name) }
    guard let newest, let age = CaseTime.seconds(from: newest.at, to: now), age <= Self.justNow else {
      return nil
    }
    return newest
  }
}
