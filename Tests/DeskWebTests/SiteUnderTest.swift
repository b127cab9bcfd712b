import DeskCore
import DeskService
import DeskWeb
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import TestSupport

/// The public side over the built-in pack, asked without a network; today is Tuesday 2026-11-24.
struct SiteUnderTest {
  private let responder: any HTTPResponder<BasicRequestContext>

  /// A site over a desk.
  init(_ desk: PublicDesk, limits: Limits = Limits()) {
    let site = PublicSite(
      desk: desk, publicURL: "https://desk.example", limits: limits, readiness: Readiness { true }
    ) { CalendarDate(iso: "2026-11-24")! }
    responder = site.router().buildResponder()
  }

  /// The staff side of a world.
  init(staffOf world: PageWorld, limits: Limits = Limits()) {
    let console = ConsoleSite(
      accounts: world.accounts, pack: world.staff.pack, limits: limits, publicURL: "https://desk.example",
      staffURL: "http://localhost", today: { CalendarDate(iso: "2026-11-24")! },
      now: { world.under.clock.desk.now })
    responder = StaffSite(
      desk: world.staff, intake: world.desk, tokens: world.tokens, console: console, limits: limits,
      readiness: Readiness { true }
    ).router().buildResponder()
  }

  /// A site over an empty desk of its own.
  init() async throws {
    self.init(try await PageWorld().desk)
  }

  struct Answer {
    let status: Int
    let headers: HTTPFields
    let body: String
  }

  func send(
    _ method: HTTPRequest.Method, _ path: String, body: String = "", headers: HTTPFields = [:]
  ) async throws -> Answer {
    let head = HTTPRequest(
      method: method, scheme: "http", authority: "localhost", path: path, headerFields: headers)
    let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))
    let context = BasicRequestContext(
      source: ApplicationRequestContextSource(
        channel: NIOAsyncTestingChannel(), logger: Logger(label: "test")))
    let response = try await responder.respond(to: request, context: context)
    let writer = Collector()
    try await response.body.write(writer)
    return Answer(
      status: response.status.code, headers: response.headers, body: String(buffer: writer.box.buffer))
  }

  func get(_ path: String) async throws -> Answer { try await send(.get, path) }

  /// Posts a form.
  func post(_ path: String, _ fields: [(String, String)]) async throws -> Answer {
    let allowed = CharacterSet.alphanumerics
    let body = fields.map {
      "\($0.0.addingPercentEncoding(withAllowedCharacters: allowed)!)=\($0.1.addingPercentEncoding(withAllowedCharacters: allowed)!)"
    }
    return try await send(
      .post, path, body: body.joined(separator: "&"),
      headers: [.contentType: "application/x-www-form-urlencoded"])
  }
}

/// Gathers a response's body.
private struct Collector: ResponseBodyWriter {
  final class Box: @unchecked Sendable {
    var buffer = ByteBuffer()
  }

  let box = Box()

  mutating func write(_ buffer: ByteBuffer) async throws {
    var buffer = buffer
    box.buffer.writeBuffer(&buffer)
  }

  consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
