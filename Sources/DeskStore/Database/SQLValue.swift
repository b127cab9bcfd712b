import Foundation

/// A value of the common subset of both engines: ids and times are text, flags 0 or 1, sealed things bytes.
public enum SQLValue: Sendable, Hashable {
  case null
  case integer(Int64)
  case text(String)
  case bytes(Data)
}

extension SQLValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
  /// A text.
  public init(stringLiteral value: String) { self = .text(value) }
  /// A number.
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// NULL.
  public init(nilLiteral: ()) { self = .null }
  /// A text, or NULL.
  public init(_ text: String?) { self = text.map(SQLValue.text) ?? .null }
  /// Bytes, or NULL.
  public init(_ bytes: Data?) { self = bytes.map(SQLValue.bytes) ?? .null }
  /// A number.
  public init(_ number: Int) { self = .integer(Int64(number)) }
  /// 1 or 0.
  public init(_ flag: Bool) { self = .integer(flag ? 1 : 0) }
}

/// One row of a result; columns are named in the statement's own words.
public struct SQLRow: Sendable {
  let names: [String]
  let values: [SQLValue]

  func value(_ name: String) throws(DatabaseError) -> SQLValue {
    guard let index = names.firstIndex(of: name) else { throw .badRow("no column \(name)") }
    return values[index]
  }

  /// The text in a column.
  public func text(_ name: String) throws(DatabaseError) -> String {
    guard case .text(let text) = try value(name) else { throw .badRow("\(name) is no text") }
    return text
  }

  /// The text in a column, or nil for NULL.
  public func optionalText(_ name: String) throws(DatabaseError) -> String? {
    if case .null = try value(name) { return nil }
    return try text(name)
  }

  /// The number in a column.
  public func integer(_ name: String) throws(DatabaseError) -> Int64 {
    guard case .integer(let number) = try value(name) else { throw .badRow("\(name) is no number") }
    return number
  }

  /// The number in a column, or nil for NULL.
  public func optionalInteger(_ name: String) throws(DatabaseError) -> Int64? {
    if case .null = try value(name) { return nil }
    return try integer(name)
  }

  /// The bytes in a column, or nil for NULL.
  public func optionalBytes(_ name: String) throws(DatabaseError) -> Data? {
    if case .null = try value(name) { return nil }
    return try bytes(name)
  }

  /// The bytes in a column.
  public func bytes(_ name: String) throws(DatabaseError) -> Data {
    guard case .bytes(let data) = try value(name) else { throw .badRow("\(name) is no bytes") }
    return data
  }
}

/// What a database refuses or fails at.
public enum DatabaseError: Error, Sendable, Hashable {
  /// A row with this key is there already.
  case duplicate
  /// The engine cannot take or give anything now: full, unwritable, gone. The words are for the log.
  case unavailable(String)
  /// A write may or may not be on stable storage; the process must not write any more.
  case notDurable(String)
  /// The settings of the database would lose acknowledged rows, or another server holds the file.
  case refused(String)
  /// A statement or a row that is not as the program expects: a fault of the program.
  case badStatement(String)
  case badRow(String)
}
