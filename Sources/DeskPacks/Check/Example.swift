import DeskCore
import Foundation

/// A request with the answer, or the part of it, that the pack promises.
struct Example {
  let file: String
  let request: AssessmentRequest
  let expected: JSON

  /// The examples of a pack.
  static func read(in folder: URL, _ pack: DeskPack, _ faults: FaultList) -> [Example] {
    let directory = folder.appendingPathComponent("examples").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().compactMap { name in
      let place = PackNode.Place(file: "examples/\(name)", line: 1)
      guard let data = FileManager.default.contents(atPath: directory + "/" + name) else { return nil }
      return example(name, [UInt8](data), pack, faults, place)
    }
  }

  private static func example(
    _ name: String, _ bytes: [UInt8], _ pack: DeskPack, _ faults: FaultList, _ place: PackNode.Place
  ) -> Example? {
    do throws(JSONReader.Fault) {
      let (root, duplicates) = try JSONReader.read(bytes)
      guard let request = root["request"], let answer = root["answer"], duplicates.isEmpty else {
        faults.add("an example holds “request” and “answer”, each once", at: place)
        return nil
      }
      let text = [UInt8](request.text.utf8)
      do throws(RequestFaults) {
        let request = try AssessmentRequest(json: text, vocabulary: pack.rulebook.vocabulary)
        return Example(file: "examples/\(name)", request: request, expected: answer)
      } catch {
        for fault in error.faults { faults.add("request\(fault.pointer): \(fault.message)", at: place) }
        return nil
      }
    } catch {
      faults.add("not JSON: \(error)", at: place)
      return nil
    }
  }
}

/// Compares an answer with the expected one: what is not promised may be anything; lists compare as sets, a
/// row by the members that name it; `missing` may hold a few facts more.
struct ExampleComparison {
  let expected: JSON
  let actual: JSON
  private static let mostExtraFacts = 8

  /// Readable differences; empty where the promise holds.
  func differences() -> [String] {
    guard case .object(let members) = expected.content else { return ["the answer is not an object"] }
    return members.flatMap { difference($0.key, $0.value) }
  }

  private func difference(_ key: String, _ value: JSON) -> [String] {
    guard let other = actual[key] else { return ["\(key) is absent"] }
    switch key {
    case "missing": return missing(value.strings, other.strings)
    case "next": return next(other["facts"]?.strings ?? [])
    case "obligations": return rows(key, ["rule", "stage", "destination"], value, other)
    case "because": return rows(key, ["rule", "facts"], value, other)
    case "referrals": return rows(key, ["rule"], value, other)
    case "declined": return rows(key, ["wish"], value, other)
    default:
      if case .array = value.content {
        return Set(value.strings) == Set(other.strings)
          ? [] : ["\(key): expected \(value.text), got \(other.text)"]
      }
      return value.text == other.text ? [] : ["\(key): expected \(value.text), got \(other.text)"]
    }
  }

  private func missing(_ expected: [String], _ actual: [String]) -> [String] {
    let lacking = Set(expected).subtracting(actual)
    let extra = Set(actual).subtracting(expected)
    var found = lacking.isEmpty ? [] : ["missing lacks \(lacking.sorted().joined(separator: ", "))"]
    if extra.count > Self.mostExtraFacts {
      found.append("missing holds too much: \(extra.sorted().joined(separator: ", "))")
    }
    return found
  }

  private func next(_ facts: [String]) -> [String] {
    let missing = Set(actual["missing"]?.strings ?? [])
    return !facts.isEmpty && missing.isSuperset(of: facts)
      ? [] : ["next asks \(facts), not all of it missing"]
  }

  private func rows(_ list: String, _ keys: [String], _ expected: JSON, _ actual: JSON) -> [String] {
    func name(_ row: JSON) -> String {
      keys.map { key in
        row[key].map { $0.strings.isEmpty ? $0.text : $0.strings.sorted().joined(separator: "+") } ?? ""
      }.joined(separator: " ")
    }
    let left = Dictionary(expected.items.map { (name($0), $0) }, uniquingKeysWith: { $1 })
    let right = Dictionary(actual.items.map { (name($0), $0) }, uniquingKeysWith: { $1 })
    var found = Set(left.keys).symmetricDifference(right.keys).sorted().map {
      "\(list): \($0) is \(left[$0] == nil ? "not expected" : "absent")"
    }
    for (name, row) in left.sorted(by: { $0.key < $1.key }) {
      guard let other = right[name], case .object(let members) = row.content else { continue }
      for member in members where !keys.contains(member.key) {
        found += field("\(list): \(name): \(member.key)", member.key, member.value, other[member.key])
      }
      for key in ["due", "clockStart"] where row[key] == nil && list == "obligations" {
        if let value = other[key] { found.append("\(list): \(name): \(key) \(value.text) is not expected") }
      }
    }
    return found
  }

  private func field(_ place: String, _ key: String, _ expected: JSON, _ actual: JSON?) -> [String] {
    guard let actual else { return ["\(place) is absent"] }
    if key == "hangsOn" {
      let isShared = expected.strings.isEmpty || !Set(expected.strings).isDisjoint(with: actual.strings)
      return isShared ? [] : ["\(place) shares nothing with \(expected.text)"]
    }
    return expected.text == actual.text ? [] : ["\(place): expected \(expected.text), got \(actual.text)"]
  }
}

extension JSON {
  /// The value as text without blanks, keys in their order.
  var text: String { rewritten.text }

  private var rewritten: JSONText {
    switch content {
    case .null: .null
    case .bool(let value): .bool(value)
    case .number(let digits): Int(digits).map(JSONText.number) ?? .string(digits)
    case .string(let value): .string(value)
    case .array(let items): .array(items.map(\.rewritten))
    case .object(let members): .object(members.map { ($0.key, $0.value.rewritten) })
    }
  }

  var items: [JSON] {
    if case .array(let items) = content { items } else { [] }
  }

  var strings: [String] {
    items.compactMap { if case .string(let text) = $0.content { text } else { nil } }
  }
}
