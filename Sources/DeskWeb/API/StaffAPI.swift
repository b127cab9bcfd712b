import DeskCore
import DeskExport
import DeskService
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The calls of the staff listener: every one names its actor, and the desk's acts decide what the actor may.
struct StaffAPI: Sendable {
  let desk: StaffDesk
  let tokens: Tokens
  let limits: Limits

  func addRoutes(to router: Router<BasicRequestContext>) {
    OpenAPI(pack: desk.pack, attachmentBytes: limits.attachmentBytes).addRoute(to: router)
    for call in APICall.allCases where call.listener == .staff {
      router.on(RouterPath("/api/v1" + call.path), method: call.method) { request, context in
        try await APIRequest(request, limits).answer(context.logger) { api in
          let actor = try await tokens.actor(secret: try api.credential("Bearer"))
          let reference = context.parameters.get("ref") ?? ""
          let id = context.parameters.get("id") ?? ""
          return try await respond(to: api, call, reference.removingPercentEncoding ?? "", id, actor)
        }
      }
    }
  }

  private func respond(
    to request: APIRequest, _ call: APICall, _ reference: String, _ id: String, _ actor: Actor
  ) async throws -> Response {
    switch call {
    case .listCases:
      let query = try CaseQuery(request)
      if query.text?.isEmpty == false, limits.crisis >= .essentials {
        throw APIRequest.Refusal(status: .serviceUnavailable, detail: ProblemWords.noSearch)
      }
      return APIRequest.json(try await desk.list(query, as: actor).json.text)
    case .readCase: return APIRequest.json(try await desk.read(reference, as: actor).json.text)
    case .attach:
      var writer = try await desk.attach(to: reference, as: actor)
      let file = try await FileUpload(request: request.request, limits: limits).take(into: &writer)
      return APIRequest.json(file.json.text, .created)
    case .readAttachment:
      return FileDownload.response(try await desk.file(id, of: reference, as: actor))
    case .replaceReceipt:
      try await desk.find(reference, as: actor)
      let reason = try await request.object { $0.text("reason", most: Intake.mostText, isNeeded: true) }
      let receipt = try await desk.replaceReceipt(reference, because: reason, as: actor)
      return APIRequest.json(JSONText.object([("receipt", .string(receipt))]).text, .created)
    case .duties, .documents, .document, .calendar:
      return try await papers(request, call, reference, id, actor)
    case .reopen:
      _ = try await desk.reopen(reference, as: actor)
      return Response(status: .noContent, headers: [.cacheControl: "no-store"])
    default:
      // Whether the case is the actor's to see comes before whether what was sent has faults.
      try await desk.find(reference, as: actor)
      let done = try await act(request, call, reference, actor)
      return APIRequest.json(done.json.text, call.success)
    }
  }

  /// Duties and documents of a case; a file is taken out of it, which is an event before anything is told.
  private func papers(
    _ request: APIRequest, _ call: APICall, _ reference: String, _ id: String, _ actor: Actor
  ) async throws -> Response {
    let dossier = try await desk.dossier(of: reference, as: actor)
    let papers = CasePapers(pack: desk.pack, request: request)
    switch call {
    case .duties: return papers.duties(dossier)
    case .documents: return papers.list(dossier)
    case .calendar:
      let language = try LanguageQuery(request).language
      let file = ExportFile(
        calendarOf: dossier, pack: desk.pack, language: language, url: nil, now: desk.now)
      try await desk.noteTakenOut("calendar", of: reference, as: actor)
      return FileDownload.response(file)
    default:
      switch try papers.paper(id, dossier) {
      case .read(let document): return papers.answer(document)
      case .taken(let file, let what):
        try await desk.noteTakenOut(what, of: reference, as: actor)
        return FileDownload.response(file)
      }
    }
  }

  private func act(
    _ request: APIRequest, _ call: APICall, _ reference: String, _ actor: Actor
  ) async throws -> EventReceipt {
    switch call {
    case .reply: return try await desk.reply(try await text(request), to: reference, as: actor)
    case .note: return try await desk.note(try await text(request), on: reference, as: actor)
    case .refer:
      let (destination, reason) = try await request.object { reader -> (String, String)? in
        let destination = reader.text("destination", most: 200, isNeeded: true)
        let reason = reader.text("reason", most: Intake.mostText) ?? ""
        return destination.map { ($0, reason) }
      }
      return try await desk.refer(
        reference, to: destination, because: reason, as: actor, language: request.language)
    case .handOver:
      let (target, reason) = try await request.object { reader -> (String, String)? in
        let target = reader.text("desk", most: 100, isNeeded: true)
        let reason = reader.text("reason", most: Intake.mostText) ?? ""
        return target.map { ($0, reason) }
      }
      return try await desk.handOver(
        reference, to: target, because: reason, as: actor, language: request.language)
    case .assessCase: return try await assess(request, reference, actor)
    case .assign:
      let assignee = try await request.object { AssignmentBody(reading: &$0) }
      return try await desk.assign(reference, to: assignee.assignee, as: actor)
    case .close:
      let body = try await request.object { ClosureBody(reading: &$0) }
      return try await desk.close(reference, body.outcome, because: body.reason, as: actor)
    case .label:
      let labels = try await request.object { LabelsBody(reading: &$0) }
      return try await desk.label(reference, labels.labels, as: actor)
    case .writeParticulars:
      let body = try await request.object { ParticularsBody(reading: &$0, desk.pack) }
      return try await desk.write(body.values, on: reference, since: body.since, as: actor)
    case .noteDuty:
      switch try await request.object({ DutyNoteBody(reading: &$0) }) {
      case .note(let note):
        return try await desk.note(done: note, on: reference, as: actor, language: request.language)
      case .takeBack(let destination, let stage):
        return try await desk.takeBack(
          doneAt: destination, stage: stage, on: reference, as: actor, language: request.language)
      }
    default: throw DeskError.notFound
    }
  }

  private func text(_ request: APIRequest) async throws -> String {
    try await request.object { $0.text("text", most: Intake.mostText, isNeeded: true) }
  }

  private func assess(
    _ request: APIRequest, _ reference: String, _ actor: Actor
  ) async throws -> EventReceipt {
    let vocabulary = desk.pack.rulebook.vocabulary
    let body = try await request.object { AssessmentBody(reading: &$0, vocabulary) }
    switch body {
    case .facts(let sheet): return try await desk.merge(sheet, into: reference, as: actor)
    case .verdict(let verdict, let reason):
      return try await desk.overrule(verdict, because: reason, on: reference, as: actor)
    }
  }
}
