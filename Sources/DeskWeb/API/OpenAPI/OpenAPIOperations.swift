import DeskCore
import HTTPTypes

extension OpenAPI {
  /// All calls, by path and method, in the order of `APICall`.
  var paths: JSONText {
    var paths: [(path: String, operations: [(String, JSONText)])] = []
    for call in APICall.allCases {
      let operation = (call.method.rawValue.lowercased(), operation(call))
      if let place = paths.firstIndex(where: { $0.path == call.path }) {
        paths[place].operations.append(operation)
      } else {
        paths.append((call.path, [operation]))
      }
    }
    return .object(paths.map { ($0.path, .object($0.operations)) })
  }

  private func operation(_ call: APICall) -> JSONText {
    var members: [(String, JSONText)] = [
      ("operationId", .string(call.rawValue)),
      ("summary", .string(call.summary)),
      ("description", .string(call.explanation)),
      ("tags", .strings([call.tag.rawValue])),
      ("x-madoguchi-listener", .string(call.listener.rawValue)),
      ("security", .array(security(call))),
      ("parameters", .array(call.parameters.map { reference("parameters", $0.rawValue) })),
    ]
    if let body = body(call) { members.append(("requestBody", body)) }
    var responses = [(String(call.success.code), success(call))]
    responses += call.refusals.map { (String($0.code), reference("responses", $0.rawValue)) }
    members.append(("responses", .object(responses)))
    return .object(members)
  }

  private func reference(_ kind: String, _ name: String) -> JSONText {
    .object([("$ref", .string("#/components/\(kind)/\(name)"))])
  }

  private func security(_ call: APICall) -> [JSONText] {
    switch call.caller {
    case .anyone: []
    case .reporter: [.object([("receipt", .array([]))])]
    case .staff: [.object([("token", .array([]))])]
    }
  }

  private func body(_ call: APICall) -> JSONText? {
    let (type, schema): (String, JSONSchema?) =
      switch call.body {
      case .none: ("", nil)
      case .json: ("application/json", request(call))
      case .file: ("multipart/form-data", file)
      }
    guard let schema else { return nil }
    var media = [("schema", schema.json)]
    if let example = example(call) { media.append(("example", example)) }
    return .object([("required", .bool(true)), ("content", .object([(type, .object(media))]))])
  }

  private func success(_ call: APICall) -> JSONText {
    var members: [(String, JSONText)] = [("description", .string(call.successWords))]
    if call.isDownload {
      let name = JSONSchema.text().said(
        call.isPaper
          ? "`attachment` with the file's name; absent with JSON." : "`attachment` with the file's name.")
      members.append(
        ("headers", .object([("Content-Disposition", .object([("schema", name.json)]))])))
    }
    let content = call.isPaper ? papersAsFiles : answer(call).map { [$0] } ?? []
    if !content.isEmpty {
      let media = content.map { ($0.0, JSONText.object([("schema", $0.1.json)])) }
      members.append(("content", .object(media)))
    }
    return .object(members)
  }

  /// The media type and the schema of success; nil where nothing is answered.
  private func answer(_ call: APICall) -> (String, JSONSchema)? {
    let json = "application/json"
    switch call {
    case .listDesks: return (json, .ref("DeskList"))
    case .assess: return (json, .ref("Assessment"))
    case .receive: return (json, .ref("NewCase"))
    case .followUp: return (json, .ref("FollowUp"))
    case .attach, .attachToOwnCase: return (json, .ref("AttachmentReceipt"))
    case .listCases: return (json, .ref("CaseList"))
    case .readCase: return (json, .ref("Case"))
    case .readAttachment: return ("application/octet-stream", .bytes)
    case .addMessage, .reply, .note, .refer, .assessCase, .assign, .close, .label, .handOver,
      .noteDuty, .noteOwnDuty, .writeParticulars, .writeOwnParticulars:
      return (json, .ref("ActReceipt"))
    case .duties, .ownDuties: return (json, .ref("DutyList"))
    case .documents, .ownDocuments: return (json, .ref("DocumentList"))
    case .document, .ownDocument: return (json, .ref("FilledDocument"))
    case .calendar, .ownCalendar: return ("text/calendar", .text())
    case .replaceReceipt:
      return (
        json, .answer([("receipt", .text().said("Opens the case from now on; the old one does not."))])
      )
    case .reopen: return nil
    }
  }
}

extension APICall {
  /// Whether it answers with a document.
  fileprivate var isPaper: Bool { self == .document || self == .ownDocument }

  /// Whether a file may be answered.
  fileprivate var isDownload: Bool {
    isPaper || self == .readAttachment || self == .calendar || self == .ownCalendar
  }

  /// Success in a sentence.
  fileprivate var successWords: String {
    switch self {
    case .listDesks: "The desks, in the directory's order."
    case .assess: "The assessment."
    case .receive: "The case is stored. The receipt is not shown again."
    case .followUp, .readCase: "The case."
    case .listCases: "One page of the list."
    case .readAttachment: "The file, byte for byte."
    case .attach, .attachToOwnCase: "The file is stored."
    case .addMessage, .reply, .note, .refer, .assessCase, .noteDuty, .noteOwnDuty, .writeParticulars,
      .writeOwnParticulars:
      "It is stored; the event that it left."
    case .replaceReceipt: "The new receipt, which is not shown again."
    case .assign, .close, .label, .handOver: "Done; the event that it left."
    case .reopen: "The case is open again."
    case .duties, .ownDuties: "The duties, what was done, and what changed, the newest change first."
    case .documents, .ownDocuments: "The documents, those that belong to the case first."
    case .document, .ownDocument: "The document, filled from the case."
    case .calendar, .ownCalendar: "The calendar (RFC 5545), with alarms."
    }
  }
}
