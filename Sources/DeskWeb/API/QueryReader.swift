import DeskCore
import DeskService
import Foundation
import HTTPTypes
import HummingbirdCore

/// Reads what stands behind `?`: each parameter once, every fault kept.
struct QueryReader {
  private var pairs: ArraySlice<(name: String, text: String)>
  private var faults: [RequestFault] = []
  private var seen: Set<String> = []
  private let language: Language

  /// - Throws: a refusal where it cannot be read at all.
  init(_ request: APIRequest) throws {
    language = request.language
    var pairs: [(name: String, text: String)] = []
    for pair in (request.request.uri.query ?? "").split(separator: "&") {
      // The library's parameters leave percent signs as they are.
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map { $0.replacing("+", with: " ").removingPercentEncoding }
      guard let name = parts[0], let text = parts.count == 2 ? parts[1] : "" else {
        throw APIRequest.Refusal(status: .badRequest, detail: BodyWords.query)
      }
      pairs.append((name, text))
    }
    self.pairs = pairs[...]
  }

  /// The next parameter that can be read; nil after the last.
  mutating func next() -> (name: String, text: String)? {
    while let (name, text) = pairs.popFirst() {
      if !seen.insert(name).inserted { fault(name, BodyWords.twice) }
      guard text.unicodeScalars.contains(where: { $0.value < 0x20 }) else { return (name, text) }
      fault(name, BodyWords.control)
    }
    return nil
  }

  /// Notes a fault of a parameter.
  mutating func fault(_ name: String, _ words: Words) {
    faults.append(RequestFault(pointer: "/" + name, message: words[language]))
  }

  /// Notes a parameter that the call does not have.
  mutating func unknown(_ name: String, known: [String]) {
    fault(name, BodyWords.parameter(known))
  }

  /// - Throws: every fault, where there is one.
  func finish() throws {
    if !faults.isEmpty { throw DeskError.invalid(faults) }
  }
}

/// `?language=en`
struct LanguageQuery {
  let language: Language

  init(_ request: APIRequest) throws {
    var language = request.language
    var query = try QueryReader(request)
    while let (name, text) = query.next() {
      if name == "language" {
        language = query.language(text) ?? language
      } else {
        query.unknown(name, known: ["language"])
      }
    }
    try query.finish()
    self.language = language
  }
}

extension QueryReader {
  /// A language of pages; a fault of `language` where it is none.
  mutating func language(_ text: String) -> Language? {
    if let language = Language(rawValue: text), Language.pages.contains(language) { return language }
    fault("language", BodyWords.oneOf(Language.pages.map(\.rawValue)))
    return nil
  }
}
