import DeskCore
import DeskService
import Foundation
import Synchronization

/// The child of a trial: takes numbered reports through the one door, sixteen at a time, until it is killed.
///
/// It writes `try N` before and `ok N RECEIPT` after each report; what the parent wants tried again, and from
/// which number to go on, stands on its standard input.
struct ReportTaker {
  let home: String

  nonisolated func run() async throws {
    let house = try await House.open(try Settings.load())
    let desk = house.publicDesk()
    let input = String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
    let words = input.split(separator: " ").compactMap { Int($0) }
    let again = Array(words.dropFirst(2))
    // The third number says whether to go on for ever or to end after what is to be tried again.
    let numbers = Numbers(again: again, from: words.first ?? 1, isEndless: words.dropFirst().first == 1)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<16 {
        group.addTask {
          while let number = numbers.next() { await Self.take(number, desk) }
        }
      }
    }
  }

  private static func take(_ number: Int, _ desk: PublicDesk) async {
    say("try \(number)\n")
    let intake = Intake(
      desk: "consultation.incident", sheet: AnswerSheet(count: desk.pack.rulebook.vocabulary.count),
      narrative: "report \(number)")
    do throws(DeskError) {
      let received = try await desk.receive(
        intake, channel: .api, repeating: PublicDesk.Repeat(key: "\(number)", body: Data()), followUp: "")
      guard let receipt = try? JSONReader.read(Array(received.json.utf8)).value["receipt"]?.text else {
        return
      }
      say("ok \(number) \(receipt)\n")
    } catch {
      say("no \(number)\n")
    }
  }

  private static func say(_ line: String) {
    // One write is one line: lines of several tasks do not mix in a pipe.
    let bytes = Array(line.utf8)
    _ = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
  }
}

/// The numbers of the reports to take.
private final class Numbers: Sendable {
  private let state: Mutex<(again: [Int], next: Int)>
  private let isEndless: Bool

  init(again: [Int], from: Int, isEndless: Bool) {
    state = Mutex((again, from))
    self.isEndless = isEndless
  }

  func next() -> Int? {
    state.withLock { state in
      if let number = state.again.popLast() { return number }
      guard isEndless else { return nil }
      state.next += 1
      return state.next - 1
    }
  }
}
