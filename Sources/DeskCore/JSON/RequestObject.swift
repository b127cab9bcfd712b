/// A request's body: read as JSON, with every fault of it named at once.
public enum RequestObject {
  /// Reads one object by a closure that knows its members.
  ///
  /// - Parameters:
  ///   - fallback: the language of faults where the body names none.
  ///   - read: takes the members; what it returns counts only where no fault was noted.
  /// - Throws: every fault.
  public static func object<Value>(
    _ bytes: [UInt8], language fallback: Language, _ read: (inout ObjectReader) -> Value?
  ) throws(RequestFaults) -> Value {
    let text: (value: JSON, duplicates: [String])
    do throws(JSONReader.Fault) {
      text = try JSONReader.read(bytes)
    } catch {
      let fault = RequestFault(pointer: "", message: FaultWords.notJSON(error, bytes, fallback))
      throw RequestFaults(faults: [fault], isJSON: false)
    }
    var language = fallback
    if case .string(let code)? = text.value["language"]?.content, let named = Language(rawValue: code) {
      language = named
    }
    guard var reader = ObjectReader(text.value, language: language) else {
      let fault = RequestFault(pointer: "", message: ObjectWords.notAnObject[language])
      throw RequestFaults(faults: [fault], isJSON: true)
    }
    let twice = text.duplicates.map { RequestFault(pointer: $0, message: FaultWords.duplicate(language)) }
    let value = read(&reader)
    reader.refuseUnknown()
    let faults = twice + reader.faults
    guard faults.isEmpty, let value else { throw RequestFaults(faults: faults, isJSON: true) }
    return value
  }
}
