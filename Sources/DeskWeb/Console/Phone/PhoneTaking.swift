import DeskCore
import DeskService
import Foundation
import Logging

/// Takes a call in: the case, and in it who took the call and whose it is.
struct PhoneTaking: Sendable {
  let desk: StaffDesk
  let intake: PublicDesk
  let page: ConsoleContext
  let logger: Logger
  let log: @Sendable (DeskError, Logger) -> Void

  /// How it went.
  enum Outcome: Sendable {
    /// - isNoted: whether the note and the assignment are in the case.
    case taken(reference: String, receipt: String, isNoted: Bool)
    /// It was taken in before, with other contents.
    case takenOtherwise
    /// Nothing was taken in, or nobody knows.
    case failed
  }

  /// - Parameter body: what tells two sendings of one call apart.
  func take(_ state: PhoneState, body: String) async -> Outcome {
    guard let told = state.report.intake(pack: page.pack, language: state.caller) else { return .failed }
    do throws(DeskError) {
      let received = try await intake.receive(
        told, channel: .phone,
        repeating: PublicDesk.Repeat(key: state.report.repeatKey, body: Data(body.utf8)),
        followUp: page.publicURL + Link.followUp.path(state.caller))
      guard let answer = try? JSONReader.read(Array(received.json.utf8)).value,
        let reference = answer["reference"]?.text, let receipt = answer["receipt"]?.text
      else { throw .internalFault("a kept answer cannot be read") }
      let isNoted = await note(reference, state, isRepeat: received.isRepeat)
      return .taken(reference: reference, receipt: receipt, isNoted: isNoted)
    } catch {
      log(error, logger)
      if case .conflict = error { return .takenOtherwise }
      return .failed
    }
  }

  /// Says in the case who took the call, and whose it is; a button pressed again says only what is not there.
  private func note(_ reference: String, _ state: PhoneState, isRepeat: Bool) async -> Bool {
    let actor = page.actor
    do throws(DeskError) {
      var (isAssigned, isNoted) = (false, false)
      if isRepeat {
        let view = try await desk.read(reference, as: actor)
        isAssigned = view.timeline.contains { $0.kind == .assignment }
        isNoted = view.timeline.contains {
          $0.kind == .note && [PhoneWords.noted.ja, PhoneWords.noted.en].contains($0.text)
        }
      }
      if state.isMine, !isAssigned { _ = try await desk.assign(reference, to: actor.name, as: actor) }
      if !isNoted { _ = try await desk.note(page(PhoneWords.noted), on: reference, as: actor) }
      return true
    } catch {
      log(error, logger)
      return false
    }
  }
}

/// Calls that are being taken in now: a button pressed twice waits for the first press, and gets its answer.
///
/// What has begun goes on to its end, even where the browser has hung up.
actor PhoneTakings {
  private var underWay: [String: Task<PhoneTaking.Outcome, Never>] = [:]

  /// Does it once for equal keys.
  func once(
    _ key: String, _ act: @escaping @Sendable () async -> PhoneTaking.Outcome
  ) async -> PhoneTaking.Outcome {
    if let task = underWay[key] { return await task.value }
    let task = Task { await act() }
    underWay[key] = task
    let outcome = await task.value
    underWay[key] = nil
    return outcome
  }
}
