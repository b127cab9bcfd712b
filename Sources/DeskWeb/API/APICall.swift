import HTTPTypes

/// Every call of the JSON API, as data: the router, the OpenAPI document and the tests are made from it.
public enum APICall: String, Sendable, CaseIterable {
  case listDesks, assess, receive
  case followUp, addMessage, attachToOwnCase
  case ownDuties, noteOwnDuty, writeOwnParticulars, ownDocuments, ownDocument, ownCalendar
  case listCases, readCase, reply, note, refer, assessCase, attach, readAttachment, assign, close, reopen,
    label, handOver, replaceReceipt
  case duties, noteDuty, writeParticulars, documents, document, calendar

  /// Where it is to be had.
  public enum Listener: String, Sendable {
    case `public`, staff
  }

  /// Who may call it.
  public enum Caller: String, Sendable {
    case anyone
    /// `Authorization: Receipt CODE`
    case reporter
    /// `Authorization: Bearer SECRET`
    case staff
  }

  /// What its body is.
  public enum Body: Sendable {
    case none, json, file
  }

  /// Its method.
  public var method: HTTPRequest.Method {
    switch self {
    case .listDesks, .followUp, .listCases, .readCase, .readAttachment, .ownDuties, .ownDocuments,
      .ownDocument, .ownCalendar, .duties, .documents, .document, .calendar:
      .get
    case .assign, .close, .label, .handOver, .writeOwnParticulars, .writeParticulars: .put
    case .reopen: .delete
    default: .post
    }
  }

  /// Its path below `/api/v1`, with `{names}`.
  public var path: String {
    switch self {
    case .listDesks: "/desks"
    case .assess: "/assessments"
    case .receive, .listCases: "/cases"
    case .followUp: "/follow-up"
    case .addMessage: "/follow-up/messages"
    case .attachToOwnCase: "/follow-up/attachments"
    case .readCase: "/cases/{ref}"
    case .reply: "/cases/{ref}/replies"
    case .note: "/cases/{ref}/notes"
    case .refer: "/cases/{ref}/referrals"
    case .assessCase: "/cases/{ref}/assessments"
    case .attach: "/cases/{ref}/attachments"
    case .readAttachment: "/cases/{ref}/attachments/{id}"
    case .assign: "/cases/{ref}/assignment"
    case .close, .reopen: "/cases/{ref}/closure"
    case .label: "/cases/{ref}/labels"
    case .handOver: "/cases/{ref}/desk"
    case .replaceReceipt: "/cases/{ref}/receipt"
    case .ownDuties, .noteOwnDuty: "/follow-up/duties"
    case .writeOwnParticulars: "/follow-up/particulars"
    case .ownDocuments: "/follow-up/documents"
    case .ownDocument: "/follow-up/documents/{id}"
    case .ownCalendar: "/follow-up/calendar"
    case .duties, .noteDuty: "/cases/{ref}/duties"
    case .writeParticulars: "/cases/{ref}/particulars"
    case .documents: "/cases/{ref}/documents"
    case .document: "/cases/{ref}/documents/{id}"
    case .calendar: "/cases/{ref}/calendar"
    }
  }

  /// Who may call it.
  public var caller: Caller {
    switch self {
    case .listDesks, .assess, .receive: .anyone
    case .followUp, .addMessage, .attachToOwnCase, .ownDuties, .noteOwnDuty, .writeOwnParticulars,
      .ownDocuments, .ownDocument, .ownCalendar:
      .reporter
    default: .staff
    }
  }

  /// Where it is to be had: staff calls on the staff listener alone, all others on the public one alone.
  public var listener: Listener { caller == .staff ? .staff : .public }

  /// What its body is.
  public var body: Body {
    switch self {
    case .attach, .attachToOwnCase: .file
    default: method == .get || method == .delete ? .none : .json
    }
  }

  /// The status of success.
  public var success: HTTPResponse.Status {
    switch self {
    case .receive, .addMessage, .attachToOwnCase, .reply, .note, .refer, .assessCase, .attach,
      .replaceReceipt, .noteOwnDuty, .noteDuty:
      .created
    case .reopen: .noContent
    default: .ok
    }
  }
}
