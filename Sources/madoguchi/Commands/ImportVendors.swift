import ArgumentParser
import DeskCore
import DeskService
import Foundation

/// `madoguchi import vendors FILE.csv`
struct ImportVendors: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vendors",
    abstract: "Makes a CSV file the public list of incident response vendors.",
    discussion: """
      UTF-8 or CP932, commas or tabs, headings in Japanese or English in any order; company, service, kinds and \
      regions are needed. A file with a fault is not taken: every fault is named by line and column. A running \
      server shows the list within seconds.
      """)

  @Argument(help: "The file.") var file: String
  @Option(help: "The day that the list is of, such as 2026-11-24; without it today.") var asOf: String?
  @Option(help: "A note, for staff alone.") var note: String?
  @Flag(help: "Only names the faults, and stores nothing.") var check = false

  nonisolated func run() async throws {
    let settings = try Settings.load()
    let path = URL(fileURLWithPath: file).standardizedFileURL.path
    if let asOf, CalendarDate(iso: asOf) == nil {
      throw Failure(status: .input, line: "--as-of “\(asOf)” is no day; right is 2026-11-24")
    }
    // Read here too: a server tells one line, a file may have many faults.
    let pack = try settings.loadPack()
    let reading = VendorLists.read(
      try VendorFile.bytes(path), pack,
      today: Moment.instant(Int(Date().timeIntervalSince1970)).day(offset: pack.rulebook.rules.zoneOffset))
    for column in reading.unknownColumns { tell("the column “\(column)” is not known and is passed over") }
    guard reading.faults.isEmpty else {
      for fault in reading.faults { tell("\(fault.text(.en)) / \(fault.text(.ja))") }
      let count =
        reading.faults.count >= ListFault.most ? "\(reading.faults.count) or more" : "\(reading.faults.count)"
      throw Failure(status: .no, line: "\(path) has \(count) faults; nothing was stored")
    }
    if check {
      print("\(path): \(reading.vendors.count) entries, no fault; nothing was stored")
      return
    }
    var members: [(String, JSONText)] = [("verb", .string("import vendors")), ("path", .string(path))]
    if let asOf { members.append(("asOf", .string(asOf))) }
    if let note { members.append(("note", .string(note))) }
    let answer = try await Operations.run(.object(members), settings, mayBegin: true)
    print(
      "\(path): \(answer.number("count")) entries as of \(answer["asOf"]?.text ?? ""), "
        + "version \(answer.number("version"))")
  }

  private func tell(_ line: String) {
    FileHandle.standardError.write(Data("\(line)\n".utf8))
  }
}

/// A file of vendors, read whole.
private enum VendorFile {
  /// - Throws: `Failure` where it is not there, or larger than what is taken.
  static func bytes(_ path: String) throws -> [UInt8] {
    guard let file = FileHandle(forReadingAtPath: path),
      // One byte more than the most, so that the reader tells that it is too large.
      let data = try? file.read(upToCount: DecodeList.mostBytes + 1)
    else { throw Failure(status: .input, line: "\(path) is not there or cannot be read") }
    return [UInt8](data)
  }
}

extension Operations {
  /// What `madoguchi import vendors` does with a home.
  func importVendors(_ command: JSON) async throws -> JSONText {
    let path = command["path"]?.text ?? ""
    let lists = desk.vendorLists
    let reading = VendorLists.read(try VendorFile.bytes(path), house.pack, today: lists.today)
    if let fault = reading.faults.first {
      throw Failure(status: .no, line: "\(path): \(fault.text(.en)); nothing was stored")
    }
    let asOf = command["asOf"]?.text.flatMap { CalendarDate(iso: $0) } ?? lists.today
    do throws(DeskError) {
      let version = try await lists.publish(
        reading.vendors, asOf: asOf, note: command["note"]?.text ?? "",
        as: Actor(name: "operator", roles: [.admin]))
      return .object([
        ("version", .number(version)), ("count", .number(reading.vendors.count)),
        ("asOf", .string(asOf.description)),
      ])
    } catch {
      throw Failure(error)
    }
  }
}
