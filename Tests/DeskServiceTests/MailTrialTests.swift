import DeskCore
import DeskService
import DeskStore
import TestSupport
import Testing

/// Mail on trial is not told as sent.
@Suite(.serialized) struct MailTrialTests {
  @Test(arguments: DatabaseEngine.allCases)
  func `a mail that was written into a folder was not sent`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let report = try await desk.receive(World.aoba)
    let folder = Postman { _, _ in .written }

    let done = try await desk.outbox(folder).run()
    let again = try await desk.outbox(folder).run()
    let state = try #require(try await desk.mails(of: report).first)

    #expect(done.sent == 1 && again.sent == 0 && folder.mails.count == 1)
    #expect(state.progress == .written && state.answer.isEmpty && state.doneAt != nil)
    #expect(try await desk.sealedOfMails() == [0])
  }
}

/// Whoever wants to be reminded says where.
@Suite struct ReminderWishTests {
  private func faults(_ contact: String) -> [String] {
    let body = #"{"desk": "consultation.incident", "narrative": "x", "contact": \#(contact)}"#
    do throws(RequestFaults) {
      _ = try Intake(json: Array(body.utf8), pack: World.pack, language: .ja)
      return []
    } catch {
      return error.faults.map(\.pointer)
    }
  }

  @Test func `a reminder needs an address`() {
    #expect(faults(#"{"remind": true}"#) == ["/contact/remind"])
    #expect(faults(#"{"remind": true, "email": "", "phone": "1"}"#) == ["/contact/remind"])
    #expect(faults(#"{"remind": true, "email": "　"}"#) == ["/contact/remind"])
    #expect(faults(#"{"remind": true, "email": 7}"#) == ["/contact/email"])
    #expect(faults(#"{"remind": true, "email": "x"}"#) == ["/contact/email"])
    #expect(faults(#"{"remind": true, "email": "aoki@aoba.example"}"#) == [])
    #expect(faults(#"{"remind": false}"#) == [] && faults(#"{"remind": null}"#) == [])
  }
}
