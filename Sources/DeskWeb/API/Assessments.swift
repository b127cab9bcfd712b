import DeskCore
import HTTPTypes
import Hummingbird
import NIOCore

extension PublicSite {
  /// `POST /api/v1/assessments`: stateless; nothing is stored.
  func assessments(_ request: Request) async throws -> Response {
    let asked = AcceptLanguage.best(request.headers[.acceptLanguage])
    if let type = request.headers[.contentType], !type.lowercased().contains("json") {
      return Problem(status: .unsupportedMediaType, detail: "application/json", errors: []).response(asked)
    }
    let body: ByteBuffer
    do {
      body = try await request.body.collect(upTo: AssessmentRequest.mostBytes)
    } catch is NIOTooManyBytesError {
      return Problem(status: .contentTooLarge, detail: "64 KiB", errors: []).response(asked)
    }
    do throws(RequestFaults) {
      let read = try AssessmentRequest(
        json: Array(body.readableBytesView), vocabulary: pack.rulebook.vocabulary)
      let assessment = pack.rulebook.assess(read.sheet)
      let json = assessment.json(pack: pack, sheet: read.sheet, language: read.language)
      return Response(
        status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: json.text)))
    } catch {
      // assessment.md 8: 400 where it is not JSON, 422 where its content has faults.
      let status: HTTPResponse.Status = error.isJSON ? .unprocessableContent : .badRequest
      return Problem(status: status, detail: ProblemWords.faults[asked], errors: error.faults).response(asked)
    }
  }
}
