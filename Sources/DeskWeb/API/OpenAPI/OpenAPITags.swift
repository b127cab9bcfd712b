extension OpenAPI {
  /// The groups of calls.
  enum Tag: String, CaseIterable {
    case desks = "Desks"
    case followUp = "Follow-up"
    case cases = "Cases"
    case acts = "Acts"

    /// The group in a sentence.
    var explanation: String {
      switch self {
      case .desks: "For everybody: which desks there are, what is likely to apply, and making a report."
      case .followUp: "For the holder of a receipt: reading and continuing the own case."
      case .cases: "For staff: finding and reading the cases of their desks."
      case .acts: "For staff: what is done to a case. Each act leaves one event in its timeline."
      }
    }
  }
}

extension APICall {
  /// The group that the document puts it in.
  var tag: OpenAPI.Tag {
    switch self {
    case .listDesks, .assess, .receive: .desks
    case .followUp, .addMessage, .attachToOwnCase, .ownDuties, .noteOwnDuty, .writeOwnParticulars,
      .ownDocuments, .ownDocument, .ownCalendar:
      .followUp
    case .listCases, .readCase, .readAttachment, .duties, .documents, .document, .calendar: .cases
    case .reply, .note, .refer, .assessCase, .attach, .assign, .close, .reopen, .label, .handOver,
      .replaceReceipt, .noteDuty, .writeParticulars:
      .acts
    }
  }

  /// What it does, in a few words.
  var summary: String {
    switch self {
    case .listDesks: "List the desks"
    case .assess: "Judge answers"
    case .receive: "Report to a desk"
    case .followUp: "Read the own case"
    case .addMessage: "Write to the desk"
    case .attachToOwnCase: "Add a file to the own case"
    case .listCases: "List cases"
    case .readCase: "Read a case"
    case .reply: "Reply to the reporter"
    case .note: "Note something for staff"
    case .refer: "Refer to another body"
    case .assessCase: "Change the answers, or overrule the verdict"
    case .attach: "Add a file to a case"
    case .readAttachment: "Download a file of a case"
    case .assign: "Assign a case"
    case .close: "Close a case"
    case .reopen: "Reopen a case"
    case .label: "Set the labels of a case"
    case .handOver: "Hand a case over to another desk"
    case .replaceReceipt: "Give the reporter a new receipt"
    case .ownDuties: "Whom to tell by when"
    case .noteOwnDuty: "Note that somebody was told"
    case .writeOwnParticulars: "Write down what documents ask"
    case .ownDocuments: "List the documents of the own case"
    case .ownDocument: "Fill a document from the own case"
    case .ownCalendar: "The dates of the own case as a calendar"
    case .duties: "Whom to tell by when, of a case"
    case .noteDuty: "Note of a case that somebody was told"
    case .writeParticulars: "Write down what documents ask of a case"
    case .documents: "List the documents of a case"
    case .document: "Fill a document from a case"
    case .calendar: "The dates of a case as a calendar"
    }
  }

  private var read: String { caller == .staff ? " That the case was read is recorded." : "" }

  /// What it does, in sentences.
  var explanation: String {
    switch self {
    case .listDesks:
      "The directory: every desk with its name, address and forms. Mail to an address reaches the same desk."
    case .assess:
      """
      Verdict, urgency, desk, first aid, referrals and obligations that follow from the answers so far, and what \
      is best asked next. Stateless: nothing is stored. A fact that is left out is unknown.
      """
    case .receive:
      """
      Stores a case and answers with its reference and its receipt. The receipt is shown here alone; with it the \
      reporter reads and continues the case. The chosen desk stands even where the assessment proposes another. \
      When 201 is answered, the report is on stable storage.
      """
    case .followUp: "The case as its reporter sees it: state, own words, messages, files and assessment."
    case .addMessage:
      "The text is kept exactly as it was sent. A message makes a waiting or closed case open again."
    case .attachToOwnCase: "The reporter's file, sealed as it comes in. Staff get it only as a download."
    case .listCases:
      """
      Newest first, only cases that the token may see: without a desk's role the list is empty. A page may hold \
      fewer than `limit` with `next` set; the list ends where `next` is null. A parameter that is not known, or \
      stands twice, is refused.
      """
    case .readCase: "Everything in the case, its timeline oldest first. That it was read is recorded."
    case .reply: "The reporter sees it at once. The case then waits for the reporter, unless it is closed."
    case .note: "The reporter does not see it."
    case .refer: "Names another body to the case. The reporter does not see it; say it in a reply."
    case .assessCase:
      """
      `facts` are laid over the answers of the case, which is judged again. `verdict` with `reason` sets a verdict \
      of staff beside the computed one; both stay visible. Send one or the other.
      """
    case .attach: "The reporter does not see it."
    case .readAttachment: "Always a download, never shown in place. That the case was read is recorded."
    case .assign:
      "Oneself and nobody may be set by every member of the desk, others by a lead; else the answer is 403."
    case .close: "The reporter sees the outcome. A case that is closed already is refused with 409."
    case .reopen: "The outcome is taken back. A case that is not closed is refused with 409."
    case .handOver:
      "With everything in it. From then on the other desk reads it, and this one does not, unless the caller sees both."
    case .replaceReceipt:
      "Only after a check that it is the same person, which the reason tells. The old receipt opens nothing any more."
    case .ownDuties, .duties:
      """
      Every row of whom to tell, with `done` where that was noted, and what changed since the case came: answers, \
      particulars, notes, and the duties that appeared, vanished or moved by it. Every version is judged by the \
      rules of today. Not legal advice.\(read)
      """
    case .noteOwnDuty, .noteDuty:
      """
      A step of a destination that is among the duties now. The rules know from then on that they were told; no \
      reminder is sent for it any more. A second note of the same step takes the place of the first. With `on` null \
      the note is taken back, and with it what it had brought into the answers. Neither opens a closed case.
      """
    case .writeOwnParticulars, .writeParticulars:
      "What no interview asks and documents need, in the place of what was there before. The case's state stays."
    case .ownDocuments, .documents:
      "`offered` says whether a document belongs to the case; the others can be had as well.\(read)"
    case .ownDocument:
      """
      Filled from the case as it is now: nothing is guessed, and a row says where it comes from. It goes nowhere by \
      itself, and no event says that it was taken out.
      """
    case .document:
      """
      Filled from the case as it is now: nothing is guessed, and a row says where it comes from. As JSON it counts \
      as read, as a file it leaves an event with its name and format before it is answered.
      """
    case .ownCalendar, .calendar:
      """
      Every duty that has a date, with alarms; what is due promptly is not in it. It names the case by its reference \
      alone.\(self == .calendar ? " That it was taken out is an event." : "")
      """
    case .label: "In the place of the labels before; an empty array removes all."
    }
  }
}
