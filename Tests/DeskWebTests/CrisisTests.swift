import DeskCore
import DeskService
import DeskWeb
import Foundation
import HTTPTypes
import Testing

/// What is given up under pressure, and what never is.
@Suite struct CrisisTests {
  private func upload(_ receipt: String) -> String {
    "--x\r\nContent-Disposition: form-data; name=\"receipt\"\r\n\r\n\(receipt)\r\n--x\r\n"
      + "Content-Disposition: form-data; name=\"file\"; filename=\"log.txt\"\r\n\r\nlines\r\n--x--\r\n"
  }

  private let multipart: HTTPFields = [.contentType: "multipart/form-data; boundary=x"]

  @Test func `under heavy load files wait, and text is taken`() async throws {
    let world = try await PageWorld()
    let receipt = try await world.aCase()
    let site = SiteUnderTest(world.desk, limits: Limits(waiting: { 1_500 }))

    let page = try await site.send(
      .post, "/ja/follow-up/attachments", body: upload(receipt), headers: multipart)
    let api = try await site.send(
      .post, "/api/v1/follow-up/attachments", body: upload(receipt),
      headers: [.contentType: "multipart/form-data; boundary=x", .authorization: "Receipt \(receipt)"])
    let message = try await site.send(
      .post, "/api/v1/follow-up/messages", body: #"{"text": "still here"}"#,
      headers: [.contentType: "application/json", .authorization: "Receipt \(receipt)"])
    let report = try await site.send(
      .post, "/api/v1/cases", body: #"{"desk": "consultation.incident", "narrative": "x"}"#,
      headers: [.contentType: "application/json"])

    #expect(page.status == 503 && page.body.contains("文章だけを受け付けています"))
    #expect(api.status == 503 && api.headers[.retryAfter] != nil)
    #expect(message.status == 201)
    #expect(report.status == 201)
    #expect(try await world.desk.followUp(receipt: receipt).attachments.isEmpty)
  }

  @Test func `files are taken again when the load is gone`() async throws {
    let world = try await PageWorld()
    let receipt = try await world.aCase()

    let page = try await SiteUnderTest(world.desk, limits: Limits(waiting: { 499 }))
      .send(.post, "/ja/follow-up/attachments", body: upload(receipt), headers: multipart)

    #expect(page.status == 200)
    #expect(try await world.desk.followUp(receipt: receipt).attachments.map(\.name) == ["log.txt"])
  }

  @Test(arguments: [(499, 200), (500, 503)])
  func `searching goes first, and lists stay`(_ waiting: Int, _ status: Int) async throws {
    let world = try await PageWorld()
    _ = try await world.aCase()
    let secret = try await world.tokens.add(name: "console", roles: [.member("*")])
    let site = SiteUnderTest(staffOf: world, limits: Limits(waiting: { waiting }))
    let bearer: HTTPFields = [.authorization: "Bearer \(secret)"]

    #expect(try await site.send(.get, "/api/v1/cases?q=kestrel", headers: bearer).status == status)
    #expect(try await site.send(.get, "/api/v1/cases", headers: bearer).status == 200)
  }

  @Test func `where nothing can be stored, the page keeps what was typed and names the mail address`()
    async throws
  {
    let site = SiteUnderTest(try await PageWorld().broken())

    let page = try await site.post(
      "/ja/report/incident-consultation", Sample.report("check", go: "send", Sample.whole))

    #expect(page.status == 503)
    #expect(page.body.contains("mailto:incident@desk.example") || page.body.contains("mailto:"))
    #expect(page.body.contains("Since 22:40 our charts do not open."))
    #expect(page.body.contains("value=\"sample-key\""))
  }
}
