import DeskService
import DeskStore
import DeskWeb
import Foundation
import HTTPTypes
import Testing

/// Forms and files that are small and would be dear, and what is typed while nothing can be stored.
@Suite struct HostileFormTests {
  @Test func `a form of thousands of fields is not read`() async throws {
    let site = try await SiteUnderTest()
    let body = Array(repeating: "a", count: 5_000).joined(separator: "&")

    #expect(try await site.send(.post, "/ja/interview", body: body).status == 400)
  }

  @Test(arguments: [
    "--x" + String(repeating: " ", count: 200_000),
    String(repeating: "preamble ", count: 20_000),
    "--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\n" + String(repeating: "y", count: 200_000),
    "--x\r\n" + String(repeating: "Header: value\r\n", count: 9_000),
  ])
  func `what is no file is not read without end`(_ body: String) async throws {
    let answer = try await SiteUnderTest().send(
      .post, "/ja/follow-up/attachments", body: body,
      headers: [.contentType: "multipart/form-data; boundary=x"])

    #expect(answer.status == 400)
  }

  @Test func `a message that cannot be stored stays on the page, with its key`() async throws {
    let world = try await PageWorld()
    let receipt = try await world.aCase()
    let site = SiteUnderTest(try world.broken())

    let page = try await site.post(
      "/ja/follow-up",
      [("receipt", receipt), ("text", "It is off the net."), ("repeat", "the-key"), ("go", "message")])

    #expect(page.status == 503 && page.headers[.retryAfter] != nil)
    #expect(page.body.contains("value=\"It is off the net.\"") && page.body.contains("value=\"the-key\""))
    #expect(page.body.contains("value=\"message\""))
  }

  @Test func `a message sent again with its key is one message`() async throws {
    let world = try await PageWorld()
    let receipt = try await world.aCase()
    let site = SiteUnderTest(world.desk)
    let form = [("receipt", receipt), ("text", "Once."), ("repeat", "the-key"), ("go", "message")]

    for _ in 0..<3 { #expect(try await site.post("/ja/follow-up", form).status == 200) }

    #expect(try await world.desk.followUp(receipt: receipt).messages.count { $0.text == "Once." } == 1)
  }

  @Test func `answers that staff changed meanwhile are not overwritten unseen`() async throws {
    let world = try await PageWorld()
    let receipt = try await world.aCase()
    let site = SiteUnderTest(world.desk)
    let shown = try await site.post("/ja/follow-up", [("receipt", receipt), ("go", "answers")])
    #expect(shown.body.contains("name=\"version\" value=\"1\""))
    let reference = try await world.desk.followUp(receipt: receipt).reference
    _ = try await world.staff.overrule(
      "suspected", because: "seen the log", on: reference, as: PageWorld.lead)

    let page = try await site.post(
      "/ja/follow-up",
      [("receipt", receipt), ("answers", "sign.files_encrypted=no"), ("version", "1"), ("go", "update")])

    #expect(page.status == 409)
    #expect(try await world.desk.followUp(receipt: receipt).answersVersion == 2)
  }
}
