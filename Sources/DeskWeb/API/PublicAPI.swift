import DeskCore
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
        try await APIRequest(request, limits).answer(context.logger) { try await respond(to: $0, call) }
      }
    }
  }

  private func respond(to request: APIRequest, _ call: APICall) async throws -> Response {
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
