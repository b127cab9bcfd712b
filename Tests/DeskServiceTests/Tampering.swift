import DeskStore
import TestSupport
import Testing

/// A change by somebody with the database in hand, and how `audit verify` names its place.
struct Tampering: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// `CASE` is the id of 青葉製作所's case, whose five events are received, reply, note, message, labels.
  let statements: [String]
  /// `REF` is its reference.
  let fault: String

  init(_ name: String, _ statements: [String], _ fault: String) {
    testDescription = name
    self.statements = statements
    self.fault = fault
  }

  func apply(to audited: AuditedDesk) async throws {
    for statement in statements {
      try await audited.desk.run(statement.replacing("CASE", with: audited.aoba.id))
    }
  }

  func expected(_ audited: AuditedDesk) -> String {
    fault.replacing("REF", with: audited.aoba.reference).replacing("CASE", with: audited.aoba.id)
  }

  private static func event(_ number: Int, _ change: String) -> [String] {
    ["UPDATE events SET \(change) WHERE case_id = 'CASE' AND number = \(number)"]
  }

  static let ofEvents = [
    Tampering("time", event(2, "at = '2020-01-01T00:00:00Z'"), "case REF, event 2: was altered"),
    Tampering("actor", event(2, "actor = 'lena@desk.example'"), "case REF, event 2: was altered"),
    Tampering("kind", event(3, "kind = 'reply'"), "case REF, event 3: was altered"),
    Tampering("id", event(3, "id = '00000000000000000000000000'"), "case REF, event 3: was altered"),
    Tampering("hash", event(4, "hash = body_hash"), "case REF, event 4: was altered"),
    Tampering(
      "body of another event",
      [
        """
        UPDATE events SET body = (SELECT body FROM events WHERE case_id = 'CASE' AND number = 3) \
        WHERE case_id = 'CASE' AND number = 2
        """
      ], "case REF, event 2: its sealed text was altered"),
    Tampering("body taken away", event(2, "body = NULL"), "case REF, event 2"),
    Tampering(
      "deleted in the middle", ["DELETE FROM events WHERE case_id = 'CASE' AND number = 3"],
      "case REF, event 4: event 3 is missing before it"),
    Tampering(
      "deleted first", ["DELETE FROM events WHERE case_id = 'CASE' AND number = 1"],
      "case REF, event 2: event 1 is missing before it"),
    Tampering(
      "deleted last", ["DELETE FROM events WHERE case_id = 'CASE' AND number = 5"],
      "case REF: 5 events were stored, the chain ends at 4"),
    Tampering(
      "deleted last, and the case made to fit",
      [
        "DELETE FROM events WHERE case_id = 'CASE' AND number >= 4",
        """
        UPDATE cases SET events = 3, head = (SELECT hash FROM events WHERE case_id = 'CASE' AND number = 3) \
        WHERE id = 'CASE'
        """,
      ], "block 3: it was made of 2 events"),
    Tampering(
      "two numbers swapped",
      event(2, "number = 99") + event(3, "number = 2") + event(99, "number = 3"),
      "case REF, event 2: was altered"),
    Tampering("row deleted", ["DELETE FROM cases WHERE id = 'CASE'"], "case CASE: its row is gone"),
    Tampering(
      "whole case deleted",
      ["DELETE FROM cases WHERE id = 'CASE'", "DELETE FROM events WHERE case_id = 'CASE'"],
      "block 1: it was made of 2 events, which are not the 1 here"),
  ]

  static let ofBlocks = [
    Tampering("cut", ["DELETE FROM blocks WHERE number = 2"], "block 3: block 2 is missing"),
    Tampering("cut first", ["DELETE FROM blocks WHERE number = 1"], "block 2: block 1 is missing"),
    Tampering(
      "time", ["UPDATE blocks SET at = '2020-01-01T00:00:00Z' WHERE number = 2"], "block 2: was altered"),
    Tampering("count", ["UPDATE blocks SET count = 7 WHERE number = 3"], "block 3: was altered"),
    Tampering(
      "digest", ["UPDATE blocks SET digest = hash WHERE number = 1"], "block 1: it was made of 2 events"),
    Tampering(
      "signature of another block",
      ["UPDATE blocks SET signature = (SELECT signature FROM blocks WHERE number = 1) WHERE number = 2"],
      "block 2: is not signed by this desk's key"),
    Tampering(
      "two blocks swapped",
      [2, 3, 99].map { "UPDATE blocks SET number = \($0 == 2 ? 99 : $0 == 3 ? 2 : 3) WHERE number = \($0)" },
      "block 2: does not follow from the block before it"),
    Tampering(
      "event moved to another block",
      ["UPDATE events SET block = 3 WHERE case_id = 'CASE' AND number = 2"],
      "block 2: it was made of 2 events, which are not the 1 here"),
    Tampering(
      "event taken out of its block",
      ["UPDATE events SET block = NULL WHERE case_id = 'CASE' AND number = 1"],
      "block 1: it was made of 2 events, which are not the 1 here"),
  ]
}
