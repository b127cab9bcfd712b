import ArgumentParser
import DeskCore
import DeskPacks
import Foundation

/// `madoguchi assess`: a request object on standard input, the assessment on standard output.
struct Assess: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Judges answers: reads a request object on standard input, prints the assessment as JSON.")

  @Flag(help: "Accepted for symmetry: the answer is always JSON.") var json = false

  nonisolated func run() async throws {
    let settings = try Settings.load()
    let pack = try settings.loadPack(.rules)
    let input = try FileHandle.standardInput.read(upToCount: AssessmentRequest.mostBytes + 1) ?? Data()
    let request: AssessmentRequest
    do throws(RequestFaults) {
      request = try AssessmentRequest(json: [UInt8](input), vocabulary: pack.rulebook.vocabulary)
    } catch {
      throw Failure(status: .input, line: error.line)
    }
    let assessment = pack.rulebook.assess(request.sheet)
    print(assessment.json(pack: pack, sheet: request.sheet, language: request.language).text)
  }
}

extension RequestFaults {
  /// All faults on one line.
  var line: String {
    faults.map { $0.pointer.isEmpty ? $0.message : "\($0.pointer): \($0.message)" }.joined(separator: "; ")
  }
}
