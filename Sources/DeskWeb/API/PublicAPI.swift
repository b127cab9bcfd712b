import DeskCore
import DeskExport
import DeskService
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The calls of the public listener.
struct PublicAPI: Sendable {
  let desk: PublicDesk
  let limits: Limits
  /// The address of the public side as its readers know it, without a slash at its end.
  let publicURL: String

  func addRoutes(to router: Router<BasicRequestContext>) {
    OpenAPI(pack: desk.pack, attachmentBytes: limits.attachmentBytes).addRoute(to: router)
    for call in APICall.allCases where call.listener == .public {
      router.on(RouterPath("/api/v1" + call.path), method: call.method) { request, context in
        try await APIRequest(request, limits).answer(context.logger) {
          try await respond(to: $0, call, context.parameters.get("id") ?? "")
        }
      }
    }
  }

  private func respond(to request: APIRequest, _ call: APICall, _ id: String) async throws -> Response {
    switch call {
    case .listDesks: return APIRequest.json(DeskList(pack: desk.pack).json.text)
    case .assess: return try await assess(request)
    case .receive: return try await receive(request)
    case .followUp:
      let followUp = try await desk.followUp(receipt: try request.credential("Receipt"))
      return APIRequest.json(followUp.json(desk.pack.rulebook.vocabulary).text)
    case .addMessage:
      let receipt = try request.credential("Receipt")
      let text = try await request.object { $0.text("text", most: Intake.mostText, isNeeded: true) }
      let key = try repeatKey(request)
      return APIRequest.json(try await desk.addMessage(text, receipt: receipt, key: key).json.text, .created)
    case .attachToOwnCase:
      var writer = try await desk.attach(receipt: try request.credential("Receipt"))
      let file = try await FileUpload(request: request.request, limits: limits).take(into: &writer)
      return APIRequest.json(file.json.text, .created)
    case .noteOwnDuty:
      let receipt = try request.credential("Receipt")
      let body = try await request.object { DutyNoteBody(reading: &$0) }
      let done = try await note(body, receipt, request.language)
      return APIRequest.json(done.json.text, call.success)
    case .writeOwnParticulars:
      let receipt = try request.credential("Receipt")
      let body = try await request.object { ParticularsBody(reading: &$0, desk.pack) }
      let done = try await desk.write(body.values, receipt: receipt, since: body.since)
      return APIRequest.json(done.json.text, call.success)
    default: return try await ownPapers(request, call, id)
    }
  }

  private func note(
    _ body: DutyNoteBody, _ receipt: String, _ language: Language
  ) async throws -> EventReceipt {
    switch body {
    case .note(let note): try await desk.note(note, receipt: receipt, language: language)
    case .takeBack(let destination, let stage):
      try await desk.takeBack(doneAt: destination, stage: stage, receipt: receipt, language: language)
    }
  }

  /// Duties and documents of the own case. Whoever holds the receipt takes out what is theirs: no event says so.
  private func ownPapers(_ request: APIRequest, _ call: APICall, _ id: String) async throws -> Response {
    let dossier = try await desk.dossier(receipt: try request.credential("Receipt"))
    let papers = CasePapers(pack: desk.pack, request: request)
    switch call {
    case .ownDuties: return papers.duties(dossier)
    case .ownDocuments: return papers.list(dossier)
    case .ownDocument:
      switch try papers.paper(id, dossier) {
      case .read(let document): return papers.answer(document)
      case .taken(let file, _): return FileDownload.response(file)
      }
    case .ownCalendar:
      let language = try LanguageQuery(request).language
      let file = ExportFile(
        calendarOf: dossier, pack: desk.pack, language: language,
        url: publicURL + Link.followUp.path(language), now: desk.now)
      return FileDownload.response(file)
    default: throw DeskError.notFound
    }
  }

  private func assess(_ request: APIRequest) async throws -> Response {
    let body = try await request.body(atMost: AssessmentRequest.mostBytes)
    let read = try AssessmentRequest(json: body, vocabulary: desk.pack.rulebook.vocabulary)
    let assessment = desk.pack.rulebook.assess(read.sheet)
    return APIRequest.json(
      assessment.json(pack: desk.pack, sheet: read.sheet, language: read.language).text)
  }

  private func repeatKey(_ request: APIRequest) throws -> String? {
    let key = request.request.headers[HTTPField.Name("Idempotency-Key")!]
    if let key, key.isEmpty || key.utf8.count > 255 {
      throw APIRequest.Refusal(status: .badRequest, detail: ProblemWords.repeatKey)
    }
    return key
  }

  private func receive(_ request: APIRequest) async throws -> Response {
    let body = try await request.body(atMost: Intake.mostBytes)
    let key = try repeatKey(request)
    let intake = try Intake(json: body, pack: desk.pack, language: request.language)
    let repeating = key.map { PublicDesk.Repeat(key: $0, body: Data(body)) }
    let received = try await desk.receive(
      intake, channel: .api, repeating: repeating,
      followUp: publicURL + Link.followUp.path(intake.language))
    return APIRequest.json(received.json, .created)
  }
}

/// The directory as JSON.
struct DeskList {
  let pack: DeskPack

  var json: JSONText {
    .object([("desks", .array(pack.desks.map(entry)))])
  }

  private func entry(_ desk: Desk) -> JSONText {
    func words(_ words: Words) -> JSONText {
      .object([("ja", .string(words.ja)), ("en", .string(words.en))])
    }
    var members: [(String, JSONText)] = [
      ("id", .string(desk.id)), ("name", words(desk.name)), ("summary", words(desk.summary)),
      ("email", JSONText(desk.email)), ("forms", .strings(desk.forms)),
    ]
    if let destination = desk.refersTo { members.append(("refersTo", .string(destination))) }
    return .object(members)
  }
}
