/// Reads the members of a JSON object strictly: every fault is kept with its place, none is guessed away.
public struct ObjectReader {
  /// The faults so far, in the order of reading.
  public private(set) var faults: [RequestFault] = []
  /// The language that faults are told in.
  public let language: Language
  /// How many faults are named; a request of faults alone must not make an answer many times its size.
  static let mostFaults = 100
  private let members: [JSON.Member]
  private let path: [String]
  private var known: Set<String> = []

  /// A reader of an object; nil where the value is none.
  public init?(_ json: JSON, path: [String] = [], language: Language) {
    guard case .object(let members) = json.content else { return nil }
    self.members = members
    self.path = path
    self.language = language
  }

  /// The value of a member, which counts as known from now on.
  public mutating func value(_ key: String) -> JSON? {
    known.insert(key)
    return members.first { $0.key == key }?.value
  }

  /// Notes a fault of a member.
  public mutating func fault(_ key: String, _ words: Words) {
    fault(at: path + [key], words[language])
  }

  /// Notes a fault at a place.
  public mutating func fault(at place: [String], _ message: String) {
    guard faults.count < Self.mostFaults else { return }
    faults.append(RequestFault(pointer: String(JSONPointer(place).text.prefix(400)), message: message))
  }

  /// Takes over the faults of a part that was read on its own.
  public mutating func add(_ more: [RequestFault]) {
    faults += more.prefix(Self.mostFaults - faults.count)
  }

  /// The text of a member; nil where it is absent or null.
  ///
  /// - Parameter most: in Unicode scalars.
  public mutating func text(_ key: String, most: Int, isNeeded: Bool = false) -> String? {
    guard let value = value(key), !value.isNull else {
      if isNeeded { fault(key, ObjectWords.needed) }
      return nil
    }
    guard case .string(let text) = value.content else {
      fault(key, ObjectWords.text)
      return nil
    }
    if text.unicodeScalars.count > most { fault(key, ObjectWords.tooLong(most)) }
    if isNeeded, text.allSatisfy(\.isWhitespace) { fault(key, ObjectWords.empty) }
    return text
  }

  /// The truth value of a member; nil where it is absent or null.
  public mutating func flag(_ key: String) -> Bool? {
    guard let value = value(key), !value.isNull else { return nil }
    guard case .bool(let flag) = value.content else {
      fault(key, ObjectWords.flag)
      return nil
    }
    return flag
  }

  /// The texts of an array; empty where it is absent or null.
  public mutating func texts(_ key: String, count: Int, most: Int) -> [String] {
    guard let value = value(key), !value.isNull else { return [] }
    guard case .array(let items) = value.content else {
      fault(key, ObjectWords.texts)
      return []
    }
    if items.count > count { fault(key, ObjectWords.tooMany(count)) }
    var texts: [String] = []
    for (index, item) in items.enumerated() {
      guard case .string(let text) = item.content else {
        fault(at: path + [key, String(index)], ObjectWords.text[language])
        continue
      }
      if text.unicodeScalars.count > most {
        fault(at: path + [key, String(index)], ObjectWords.tooLong(most)[language])
      }
      texts.append(text)
    }
    return texts
  }

  /// An object inside, with a reader of its own.
  public mutating func object(_ key: String) -> ObjectReader? {
    guard let value = value(key), !value.isNull else { return nil }
    guard let reader = ObjectReader(value, path: path + [key], language: language) else {
      fault(key, ObjectWords.object)
      return nil
    }
    return reader
  }

  /// Notes every member that was not asked for.
  public mutating func refuseUnknown() {
    for member in members where !known.contains(member.key) {
      let list = known.sorted().joined(separator: ", ")
      fault(at: path + [member.key], ObjectWords.unknown(list)[language])
    }
  }
}

extension JSON {
  /// Whether this is `null`.
  var isNull: Bool {
    if case .null = content { true } else { false }
  }
}

/// Faults of objects in words.
enum ObjectWords {
  static let needed = Words(ja: "この項目は必要です。", en: "This field is needed.")
  static let empty = Words(ja: "空のままでは受け付けられません。", en: "This must not be empty.")
  static let text = Words(ja: "文字列にしてください。", en: "This must be a string.")
  static let flag = Words(ja: "trueかfalseにしてください。", en: "This must be true or false.")
  static let texts = Words(ja: "文字列の配列にしてください。", en: "This must be an array of strings.")
  static let object = Words(ja: "オブジェクトにしてください。", en: "This must be an object.")
  static let notAnObject = Words(ja: "JSONオブジェクトにしてください。", en: "This must be a JSON object.")

  static func tooLong(_ most: Int) -> Words {
    Words(ja: "\(most)文字までにしてください。", en: "This may have at most \(most) characters.")
  }

  static func tooMany(_ most: Int) -> Words {
    Words(ja: "\(most)個までにしてください。", en: "At most \(most) are taken.")
  }

  static func unknown(_ list: String) -> Words {
    Words(ja: "知らない項目です。使える項目: \(list)", en: "This field is not known. Known fields: \(list)")
  }
}
