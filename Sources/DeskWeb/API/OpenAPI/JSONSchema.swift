import DeskCore

/// A JSON Schema (2020-12, as OpenAPI 3.1 takes it), its members in the order in which they are written.
struct JSONSchema: Sendable {
  private var members: [(String, JSONText)]

  /// The schema as JSON.
  var json: JSONText { .object(members) }

  private init(_ members: [(String, JSONText)]) {
    self.members = members
  }

  /// A schema of the document's components.
  static func ref(_ name: String) -> JSONSchema {
    JSONSchema([("$ref", .string("#/components/schemas/\(name)"))])
  }

  /// A text of so many characters (Unicode scalars) at most.
  static func text(most: Int? = nil) -> JSONSchema {
    var members: [(String, JSONText)] = [("type", .string("string"))]
    if let most { members.append(("maxLength", .number(most))) }
    return JSONSchema(members)
  }

  /// A text that is not blank.
  static func neededText(most: Int) -> JSONSchema {
    text(most: most).with("minLength", .number(1)).with("pattern", .string(#"\S"#))
  }

  /// A text in a format of JSON Schema: `date-time`.
  static func text(format: String) -> JSONSchema {
    text().with("format", .string(format))
  }

  /// A text of this pattern.
  static func text(pattern: String, format: String? = nil) -> JSONSchema {
    (format.map { text(format: $0) } ?? text()).with("pattern", .string(pattern))
  }

  /// One of these texts.
  static func one(of values: [String]) -> JSONSchema {
    JSONSchema([("type", .string("string")), ("enum", .strings(values))])
  }

  /// This very text.
  static func exactly(_ value: String) -> JSONSchema {
    JSONSchema([("const", .string(value))])
  }

  /// Whatever fits at least one of these.
  static func any(of schemas: [JSONSchema]) -> JSONSchema {
    JSONSchema([("anyOf", .array(schemas.map(\.json)))])
  }

  /// Whatever fits exactly one of these.
  static func one(of schemas: [JSONSchema]) -> JSONSchema {
    JSONSchema([("oneOf", .array(schemas.map(\.json)))])
  }

  /// Whatever fits all of these.
  static func all(of schemas: [JSONSchema]) -> JSONSchema {
    JSONSchema([("allOf", .array(schemas.map(\.json)))])
  }

  /// A whole number.
  static func integer(from least: Int, to most: Int? = nil) -> JSONSchema {
    var members: [(String, JSONText)] = [("type", .string("integer")), ("minimum", .number(least))]
    if let most { members.append(("maximum", .number(most))) }
    return JSONSchema(members)
  }

  /// A value of a plain type: `boolean`, `number`, `null`.
  static func plain(_ type: String) -> JSONSchema {
    JSONSchema([("type", .string(type))])
  }

  /// Bytes of any kind.
  static let bytes = JSONSchema([("contentMediaType", .string("application/octet-stream"))])

  /// An array of at most so many of these.
  static func array(of items: JSONSchema, most: Int? = nil) -> JSONSchema {
    var members: [(String, JSONText)] = [("type", .string("array")), ("items", items.json)]
    if let most { members.append(("maxItems", .number(most))) }
    return JSONSchema(members)
  }

  /// An object that is sent: a member that is not listed is refused.
  static func request(_ properties: [(String, JSONSchema)], needed: [String] = []) -> JSONSchema {
    object(properties, needed: needed).with("additionalProperties", .bool(false))
  }

  /// An object that is answered: later versions may say more.
  static func answer(_ properties: [(String, JSONSchema)], optional: [String] = []) -> JSONSchema {
    object(properties, needed: properties.map(\.0).filter { !optional.contains($0) })
  }

  /// An object with these members, open for others.
  static func object(_ properties: [(String, JSONSchema)], needed: [String]) -> JSONSchema {
    var members: [(String, JSONText)] = [
      ("type", .string("object")), ("properties", .object(properties.map { ($0, $1.json) })),
    ]
    if !needed.isEmpty { members.append(("required", .strings(needed))) }
    return JSONSchema(members)
  }

  /// An object whose members have any names.
  static func map(to values: JSONSchema, most: Int) -> JSONSchema {
    JSONSchema([
      ("type", .string("object")), ("additionalProperties", values.json), ("maxProperties", .number(most)),
    ])
  }

  /// The same, or null.
  var orNull: JSONSchema {
    guard let place = members.firstIndex(where: { $0.0 == "type" }), case .string = members[place].1 else {
      return .any(of: [self, .plain("null")])
    }
    var nullable = self
    nullable.members[place].1 = .array([members[place].1, .string("null")])
    if let place = members.firstIndex(where: { $0.0 == "enum" }), case .array(let values) = members[place].1 {
      nullable.members[place].1 = .array(values + [.null])
    }
    return nullable
  }

  /// The same with its meaning in words.
  func said(_ description: String) -> JSONSchema {
    with("description", .string(description))
  }

  /// The same with one more keyword.
  func with(_ keyword: String, _ value: JSONText) -> JSONSchema {
    JSONSchema(members + [(keyword, value)])
  }
}
