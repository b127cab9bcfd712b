import DeskCore
import DeskService
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// One call of the API under way: reads what was sent, and answers with JSON or a problem.
struct APIRequest: Sendable {
  let request: Request
  /// The language of problems, by `Accept-Language`.
  let language: Language

  private let bodies: BodyBudget

  init(_ request: Request, _ limits: Limits) {
    self.request = request
    bodies = limits.bodies
    language = AcceptLanguage.best(request.headers[.acceptLanguage])
  }

  /// Why a request is refused before any act: with a status of HTTP.
  struct Refusal: Error {
    let status: HTTPResponse.Status
    var detail: Words?
    var errors: [RequestFault] = []
  }

  /// Runs a call; what it throws becomes a problem.
  func answer(
    _ logger: Logger, _ run: (APIRequest) async throws -> Response
  ) async throws -> Response {
    do {
      return try await run(self)
    } catch let refusal as Refusal {
      var response = Problem(
        status: refusal.status, detail: refusal.detail?[language], errors: refusal.errors
      ).response(language)
      if refusal.status == .serviceUnavailable { response.headers[.retryAfter] = "30" }
      return response
    } catch let faults as RequestFaults {
      // assessment.md 8: 400 where it is not JSON, 422 where its content has faults.
      let status: HTTPResponse.Status = faults.isJSON ? .unprocessableContent : .badRequest
      return Problem(status: status, detail: ProblemWords.faults[language], errors: faults.faults)
        .response(language)
    } catch let error as DeskError {
      return problem(error, logger)
    }
  }

  private func problem(_ error: DeskError, _ logger: Logger) -> Response {
    switch error {
    case .notFound: return Problem(status: .notFound).response(language)
    case .invalid(let faults):
      return Problem(status: .unprocessableContent, detail: ProblemWords.faults[language], errors: faults)
        .response(language)
    case .forbidden:
      return Problem(status: .forbidden, detail: ProblemWords.forbidden[language]).response(language)
    case .conflict(let words): return Problem(status: .conflict, detail: words[language]).response(language)
    case .unavailable(let words):
      logger.error("storage is unavailable", metadata: ["reason": "\(words)"])
      return Self.unavailable(language)
    case .unauthorised:
      var response = Problem(status: .unauthorized, detail: ProblemWords.unauthorised[language])
        .response(language)
      response.headers[.wwwAuthenticate] =
        request.uri.path.hasPrefix("/api/v1/follow-up") ? "Receipt" : "Bearer"
      return response
    case .internalFault(let words):
      logger.error("an act failed", metadata: ["reason": "\(words)"])
      return Problem(status: .internalServerError).response(language)
    }
  }

  /// 503: nothing was acknowledged, the same may be sent again.
  static func unavailable(_ language: Language) -> Response {
    var response = Problem(status: .serviceUnavailable, detail: ProblemWords.unavailable[language])
      .response(language)
    response.headers[.retryAfter] = "5"
    return response
  }

  /// The body, at most so many bytes.
  func body(atMost most: Int) async throws -> [UInt8] {
    if let type = request.headers[.contentType], !type.lowercased().contains("json") {
      throw Refusal(status: .unsupportedMediaType, detail: ProblemWords.mediaType)
    }
    do {
      return Array(try await bodies.collect(request.body, upTo: most).readableBytesView)
    } catch is BodyBudget.Spent {
      throw Refusal(status: .serviceUnavailable, detail: ProblemWords.unavailable)
    } catch is NIOTooManyBytesError {
      throw Refusal(status: .contentTooLarge, detail: ProblemWords.tooLarge(most))
    }
  }

  /// Reads the body as one object.
  func object<Value>(
    _ read: (inout ObjectReader) -> Value?
  ) async throws -> Value {
    try RequestObject.object(try await body(atMost: Intake.mostBytes), language: language, read)
  }

  /// What stands after `Authorization: SCHEME `.
  ///
  /// - Throws: `DeskError.unauthorised` where there is none.
  func credential(_ scheme: String) throws -> String {
    guard let header = request.headers[.authorization] else { throw DeskError.unauthorised }
    let parts = header.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    guard parts.count == 2, parts[0].lowercased() == scheme.lowercased() else { throw DeskError.unauthorised }
    return String(parts[1])
  }

  /// JSON as a response; never kept by a cache.
  static func json(_ text: String, _ status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
