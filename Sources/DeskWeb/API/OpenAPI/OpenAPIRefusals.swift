import DeskCore
import HTTPTypes

extension OpenAPI {
  /// The ways in which a call is refused, each a response of the document.
  enum Refusal: String, CaseIterable {
    case unreadable = "Unreadable"
    case receipt = "ReceiptRefused"
    case token = "TokenRefused"
    case forbidden = "Forbidden"
    case notFound = "NotFound"
    case otherBody = "KeyWithOtherBody"
    case state = "StateConflict"
    case tooLarge = "TooLarge"
    case mediaType = "UnsupportedMediaType"
    case faults = "Faults"
    case ours = "InternalFault"
    case unavailable = "Unavailable"

    /// The status of HTTP.
    var code: Int {
      switch self {
      case .unreadable: 400
      case .receipt, .token: 401
      case .forbidden: 403
      case .notFound: 404
      case .otherBody, .state: 409
      case .tooLarge: 413
      case .mediaType: 415
      case .faults: 422
      case .ours: 500
      case .unavailable: 503
      }
    }

    private var explanation: String {
      switch self {
      case .unreadable: "The body is not JSON or not multipart as it should be, or a header is faulty."
      case .receipt: "One and the same answer for a receipt that is wrong, unknown, malformed or revoked."
      case .token: "There is no token, or it is unknown or revoked."
      case .forbidden: "The token sees the case and may not do this to it."
      case .notFound:
        "No such case, or one of another desk: the answer is the same. Likewise where the file is not there."
      case .otherBody: "The key came with another body before. Nothing was stored; use a new key."
      case .state:
        """
        The case's state does not allow it: closed or open already, full, or its contents were destroyed; or somebody \
        else changed it meanwhile.
        """
      case .tooLarge: "The body is larger than what is taken."
      case .mediaType: "The Content-Type is not the one of this call."
      case .faults: "The request can be read and has faults; `errors` names every one."
      case .ours: "A fault on our side."
      case .unavailable:
        "Not available at the moment; nothing was stored. The same may be sent again after `Retry-After`."
      }
    }

    private var header: (name: String, schema: JSONSchema)? {
      switch self {
      case .receipt: ("WWW-Authenticate", .exactly("Receipt"))
      case .token: ("WWW-Authenticate", .exactly("Bearer"))
      case .unavailable: ("Retry-After", .integer(from: 0).said("Seconds to wait."))
      default: nil
      }
    }

    /// The response as JSON.
    var json: JSONText {
      var members: [(String, JSONText)] = [("description", .string(explanation))]
      if let header {
        let object = JSONText.object([("required", .bool(true)), ("schema", header.schema.json)])
        members.append(("headers", .object([(header.name, object)])))
      }
      let problem = JSONText.object([("schema", JSONSchema.ref("Problem").json)])
      members.append(("content", .object([("application/problem+json", problem)])))
      return .object(members)
    }
  }

  /// An error, as RFC 9457 has it.
  static let problem = JSONSchema.answer(
    [
      ("type", .text(format: "uri-reference").said("`about:blank`: the status says what it is.")),
      ("title", .text().said("What kind of error, for people.")),
      ("status", .integer(from: 400, to: 599)),
      ("detail", .text().said("What to do.")),
      (
        "errors",
        .array(
          of: .answer([
            ("pointer", .text().said("A JSON pointer into the body, or `/` and the parameter's name.")),
            ("detail", .text().said("What is wrong there, and what would be right.")),
          ]))
      ),
    ], optional: ["detail", "errors"])
}

extension APICall {
  /// How it may be refused, by rising status.
  var refusals: [OpenAPI.Refusal] {
    OpenAPI.Refusal.allCases.filter { refusal in
      switch refusal {
      case .unreadable: takesBody || hasQuery
      case .tooLarge, .mediaType: takesBody
      case .faults: takesBody || hasQuery
      case .receipt: caller == .reporter
      case .token: caller == .staff
      case .forbidden: self == .assign
      case .notFound: path.contains("{")
      case .otherBody: self == .receive
      case .state: path.contains("{ref}") && method != .get || changesPapers || isOfPapers
      case .ours, .unavailable: true
      }
    }
  }

  private var hasQuery: Bool { self == .listCases || !queryOfPapers.isEmpty }

  /// What was noted or written meanwhile is not overwritten unseen.
  private var changesPapers: Bool { self == .noteOwnDuty || self == .writeOwnParticulars }

  /// Nothing is filled from a case that was destroyed; its receipt opens nothing in the first place.
  private var isOfPapers: Bool {
    switch self {
    case .duties, .documents, .document, .calendar: true
    default: false
    }
  }

  private var takesBody: Bool {
    if case .none = body { false } else { true }
  }
}
