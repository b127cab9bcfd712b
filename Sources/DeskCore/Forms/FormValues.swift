/// The value of one item of a form.
public enum FormValue: Sendable, Hashable {
  case text(String)
  case number(Int)
  case flag(Bool)
  case texts([String])

  /// As it is sent and kept.
  public var json: JSONText {
    switch self {
    case .text(let text): .string(text)
    case .number(let number): .number(number)
    case .flag(let flag): .bool(flag)
    case .texts(let texts): .strings(texts)
    }
  }

  /// - Returns: nil for anything that no form keeps.
  init?(_ json: JSON) {
    switch json.content {
    case .string(let text): self = .text(text)
    case .number(let digits):
      guard let number = Int(digits) else { return nil }
      self = .number(number)
    case .bool(let flag): self = .flag(flag)
    case .array(let items): self = .texts(items.compactMap(\.text))
    case .null, .object: return nil
    }
  }

  /// Whether nothing is in it.
  var isEmpty: Bool {
    switch self {
    case .text(let text): text.allSatisfy(\.isWhitespace)
    case .texts(let texts): texts.isEmpty
    case .number, .flag: false
    }
  }
}

/// What was filled into a form, by the names under which it is kept.
public struct FormValues: Sendable {
  /// The values, in the form's order.
  public private(set) var entries: [(key: String, value: FormValue)] = []

  /// Nothing filled in.
  public init() {}

  /// The fields of a stored case; what no form keeps is passed over.
  public init(stored fields: JSON?) {
    guard case .object(let members)? = fields?.content else { return }
    entries = members.compactMap { member in FormValue(member.value).map { (member.key, $0) } }
  }

  /// The value under a name; nil where there is none.
  public subscript(key: String) -> FormValue? {
    entries.first { $0.key == key }?.value
  }

  /// Adds a value at the end.
  public mutating func add(_ key: String, _ value: FormValue) {
    entries.append((key, value))
  }

  /// As it is sent and kept.
  public var json: JSONText {
    .object(entries.map { ($0.key, $0.value.json) })
  }

  /// Whether a condition holds.
  public func holds(_ condition: FormItem.Condition) -> Bool {
    switch self[condition.item] {
    case .text(let text): text == condition.value
    case .flag(let flag): (flag ? "yes" : "no") == condition.value
    case .texts(let texts): texts.contains(condition.value)
    case .number, nil: false
    }
  }
}
