import Crypto
import Foundation

/// One link of a case's chain of events: the hash of everything the event says and of the link before it.
public struct EventLink: Sendable {
  /// The id of the case.
  public let caseID: String
  /// The event's number in its case, from 1.
  public let number: Int
  /// The event's id.
  public let id: String
  /// Its kind.
  public let kind: String
  /// When, RFC 3339 in UTC.
  public let at: String
  /// Who.
  public let actor: String
  /// Whether the reporter sees it.
  public let isForReporter: Bool
  /// The hash of what is sealed of it; empty where there is nothing.
  public let bodyHash: String
  /// The hash of the event before it; empty for the first.
  public let previous: String

  /// One link of a chain.
  public init(
    caseID: String, number: Int, id: String, kind: String, at: String, actor: String, isForReporter: Bool,
    bodyHash: String, previous: String
  ) {
    self.caseID = caseID
    self.number = number
    self.id = id
    self.kind = kind
    self.at = at
    self.actor = actor
    self.isForReporter = isForReporter
    self.bodyHash = bodyHash
    self.previous = previous
  }

  /// The link's hash, lower-case hexadecimal.
  public var hash: String {
    ChainHash.of([
      "event/1", caseID, String(number), id, kind, at, actor, isForReporter ? "reporter" : "staff", bodyHash,
      previous,
    ])
  }

  /// The hash of sealed bytes, as an event keeps it: it outlives the bytes when a case is destroyed.
  public static func bodyHash(_ sealed: Data?) -> String {
    sealed.map { SHA256.hash(data: $0).hex } ?? ""
  }
}

/// Hashes of lists of texts, each with its length before it.
enum ChainHash {
  static func of(_ parts: [String]) -> String {
    var data = Data()
    for part in parts {
      withUnsafeBytes(of: UInt32(part.utf8.count).bigEndian) { data.append(contentsOf: $0) }
      data.append(contentsOf: part.utf8)
    }
    return SHA256.hash(data: data).hex
  }
}
