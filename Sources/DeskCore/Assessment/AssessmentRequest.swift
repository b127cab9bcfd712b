/// What somebody asks to have judged: their answers, and the language of the texts.
public struct AssessmentRequest: Sendable {
  /// The answers.
  public let sheet: AnswerSheet
  /// The language of the texts in the answer.
  public let language: Language

  /// A request in our own words.
  public init(sheet: AnswerSheet, language: Language) {
    self.sheet = sheet
    self.language = language
  }
}

/// Every fault of a request at once, in the language that it asks for.
public struct RequestFaults: Error, Sendable {
  /// The faults, in the order of the text.
  public let faults: [RequestFault]
  /// Whether the text was JSON at all, so that its faults have places.
  public let isJSON: Bool
}

extension AssessmentRequest {
  /// The most bytes that a request may have.
  public static let mostBytes = 65_536

  /// Reads a request object: `{"facts": {…}, "language": "ja"}`.
  ///
  /// - Throws: every fault that it has (`assessment.md` 8).
  public init(json bytes: [UInt8], vocabulary: Vocabulary) throws(RequestFaults) {
    guard bytes.count <= Self.mostBytes else {
      throw RequestFaults(
        faults: [RequestFault(pointer: "", message: FaultWords.tooLarge(.ja))], isJSON: false)
    }
    let read: (value: JSON, duplicates: [String])
    do throws(JSONReader.Fault) {
      read = try JSONReader.read(bytes)
    } catch {
      throw RequestFaults(
        faults: [RequestFault(pointer: "", message: FaultWords.notJSON(error, bytes, .ja))], isJSON: false)
    }
    guard case .object(let members) = read.value.content else {
      throw RequestFaults(
        faults: [RequestFault(pointer: "", message: FaultWords.notAnObject(.ja))], isJSON: true)
    }
    var language = Language.ja
    if case .string("en")? = read.value["language"]?.content { language = .en }
    var reader = SheetReader(vocabulary: vocabulary, language: language)
    for pointer in read.duplicates { reader.fault(pointer, FaultWords.duplicate(language)) }
    for member in members {
      let pointer = JSONPointer([member.key]).text
      switch member.key {
      case "facts": reader.read(member.value)
      case "language":
        if case .string(let code) = member.value.content, ["ja", "en"].contains(code) { continue }
        reader.fault(pointer, FaultWords.language(language))
      default: reader.fault(pointer, FaultWords.unknownField(language))
      }
    }
    guard reader.faults.isEmpty else { throw RequestFaults(faults: reader.faults, isJSON: true) }
    self.init(sheet: reader.sheet, language: language)
  }
}

extension AnswerSheet {
  /// Reads the `facts` of a request; faults go to the reader.
  public static func read(_ facts: JSON?, _ vocabulary: Vocabulary, _ object: inout ObjectReader)
    -> AnswerSheet
  {
    var reader = SheetReader(vocabulary: vocabulary, language: object.language)
    if let facts, !facts.isNull { reader.read(facts) }
    object.add(reader.faults)
    return reader.sheet
  }
}

/// Reads the `facts` of a request.
private struct SheetReader {
  let vocabulary: Vocabulary
  let language: Language
  var sheet: AnswerSheet
  var faults: [RequestFault] = []

  init(vocabulary: Vocabulary, language: Language) {
    self.vocabulary = vocabulary
    self.language = language
    sheet = AnswerSheet(count: vocabulary.count)
  }

  mutating func fault(_ pointer: String, _ message: String) {
    guard faults.count < ObjectReader.mostFaults else { return }
    faults.append(RequestFault(pointer: pointer, message: message))
  }

  mutating func read(_ facts: JSON) {
    guard case .object(let members) = facts.content else {
      fault("/facts", FaultWords.factsNotAnObject(language))
      return
    }
    for member in members {
      let pointer = JSONPointer(["facts", member.key]).text
      guard let place = vocabulary.place(of: member.key) else {
        fault(pointer, FaultWords.unknownFact(language))
        continue
      }
      if case .string("unknown") = member.value.content {
        sheet[place] = .unknown
        continue
      }
      switch Self.answer(member.value, vocabulary[place].kind, language) {
      case .success(let answer): sheet[place] = answer
      case .failure(let wrong): fault(pointer, wrong.message)
      }
    }
  }

  struct Wrong: Error {
    let message: String
  }

  static func answer(_ value: JSON, _ kind: FactKind, _ language: Language) -> Result<Answer, Wrong> {
    func wrong(_ message: String) -> Result<Answer, Wrong> { .failure(Wrong(message: message)) }
    switch kind {
    case .tri:
      guard case .string(let word) = value.content, word == "yes" || word == "no" else {
        return wrong(FaultWords.tri(language))
      }
      return .success(word == "yes" ? .yes : .no)
    case .choice(let values):
      guard case .string(let id) = value.content, let index = values.firstIndex(where: { $0.id == id }) else {
        return wrong(FaultWords.choice(values.map(\.id), language))
      }
      return .success(.choice(index))
    case .multi(let values): return multi(value, values, language)
    case .number:
      guard case .number(let digits) = value.content, let number = Int(digits), digits.first != "-",
        number <= 1_000_000_000
      else { return wrong(FaultWords.number(language)) }
      return .success(.number(number))
    case .when:
      guard case .string(let text) = value.content, let moment = Moment(rfc3339: text) else {
        return wrong(FaultWords.when(language))
      }
      return .success(.when(moment))
    case .text(let values):
      guard case .string(let text) = value.content, text.unicodeScalars.count <= 200 else {
        return wrong(FaultWords.text(language))
      }
      guard values.isEmpty || values.contains(where: { $0.id == text }) else {
        return wrong(FaultWords.choice(values.map(\.id), language))
      }
      return .success(.text(text))
    }
  }

  private static func multi(
    _ value: JSON, _ values: [FactValue], _ language: Language
  ) -> Result<Answer, Wrong> {
    let wrong = Wrong(message: FaultWords.multi(values.map(\.id), language))
    guard case .array(let items) = value.content else { return .failure(wrong) }
    var chosen: UInt64 = 0
    for item in items {
      guard case .string(let id) = item.content, let index = values.firstIndex(where: { $0.id == id }),
        chosen & (1 << UInt64(index)) == 0
      else { return .failure(wrong) }
      chosen |= 1 << UInt64(index)
    }
    return .success(.multi(chosen))
  }
}
