import DeskCore

extension OpenAPI {
  /// What calls take besides a body.
  enum Parameter: String, CaseIterable {
    case reference = "Ref"
    case attachment = "AttachmentID"
    case document = "DocumentID"
    case format = "Format"
    case variant = "Variant"
    case textLanguage = "TextLanguage"
    case desk = "Desk"
    case state = "State"
    case assignee = "Assignee"
    case search = "Search"
    case after = "After"
    case limit = "Limit"
    case repeatKey = "IdempotencyKey"
    case language = "AcceptLanguage"
  }

  /// A parameter as JSON.
  func json(of parameter: Parameter) -> JSONText {
    func made(
      _ name: String, _ place: String, _ schema: JSONSchema, _ description: String, example: String? = nil
    ) -> JSONText {
      var members: [(String, JSONText)] = [
        ("name", .string(name)), ("in", .string(place)), ("required", .bool(place == "path")),
        ("description", .string(description)), ("schema", schema.json),
      ]
      if let example { members.append(("example", .string(example))) }
      return .object(members)
    }
    switch parameter {
    case .reference:
      return made(
        "ref", "path", .text(), "The case's reference; lower case and missing hyphens do no harm.",
        example: "C26-7K3F-9QX")
    case .attachment: return made("id", "path", .text(), "The file's id, as the case lists it.")
    case .document:
      return made(
        "id", "path", .text(), "The document's id, with its version or without.", example: "ppc-report")
    case .format:
      let formats = JSONSchema.one(of: PaperQuery.Format.allCases.map(\.rawValue))
        .with("default", .string(PaperQuery.Format.json.rawValue))
      return made("format", "query", formats, "One of the formats that the list of documents names.")
    case .variant:
      return made(
        "variant", "query", .text(),
        "The step that it is written for, by its id; without a word the usual one.")
    case .textLanguage:
      return made(
        "language", "query", .one(of: languages),
        "The language of the texts; by `Accept-Language` where it is absent.")
    case .desk:
      return made(
        "desk", "query", .ref("DeskID"), "Only cases of this desk; none where the token may not see it.")
    case .state: return made("state", "query", .ref("CaseState"), "Only cases in this state.")
    case .assignee:
      return made("assignee", "query", .text(), "Only cases of this person, by the exact mail address.")
    case .search:
      return made(
        "q", "query", .text(),
        """
        Words parted by blanks, all of which are needed; each may stand anywhere in subject, narrative, messages, \
        replies and notes. Full and half width, upper and lower case, katakana and hiragana count alike.
        """)
    case .after:
      let cursor = JSONSchema.text(most: 26).with("minLength", .number(26))
      return made("after", "query", cursor, "`next` of the page before.")
    case .limit:
      return made(
        "limit", "query", .integer(from: 1, to: 100).with("default", .number(50)), "The most cases of a page."
      )
    case .repeatKey:
      let key = JSONSchema.text(most: 255).with("minLength", .number(1))
      return made(
        "Idempotency-Key", "header", key,
        """
        A text of 1 to 255 bytes that nobody else uses, such as a random UUID. Kept for 24 hours: the same key and \
        bytes give the same answer, the same key and other bytes 409.
        """, example: "2f1c7b52-6a0e-4c39-9d55-0a7f4f1d8e21")
    case .language:
      return made(
        "Accept-Language", "header", .text(),
        "The language of problems, Japanese or English, and of what is written where the body names none.",
        example: "en")
    }
  }
}

extension APICall {
  /// What stands behind `?` where a file is taken out.
  var queryOfPapers: [OpenAPI.Parameter] {
    switch self {
    case .document, .ownDocument: [.format, .variant, .textLanguage]
    case .calendar, .ownCalendar: [.textLanguage]
    default: []
    }
  }

  /// What it takes besides a body.
  var parameters: [OpenAPI.Parameter] {
    var parameters: [OpenAPI.Parameter] = []
    if path.contains("{ref}") { parameters.append(.reference) }
    if self == .readAttachment { parameters.append(.attachment) }
    if self == .document || self == .ownDocument { parameters.append(.document) }
    parameters += queryOfPapers
    if self == .listCases { parameters += [.desk, .state, .assignee, .search, .after, .limit] }
    if self == .receive || self == .addMessage { parameters.append(.repeatKey) }
    return parameters + [.language]
  }
}
