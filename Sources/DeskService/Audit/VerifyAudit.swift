import DeskCore
import DeskStore
import DeskVault
import Foundation

/// What `audit verify` found.
public struct AuditReport: Sendable {
  /// How many cases were read.
  public var cases = 0
  /// How many events.
  public var events = 0
  /// How many blocks.
  public var blocks = 0
  /// Events that no block holds yet: some seconds' worth is as it should be.
  public var unchained = 0
  /// What is wrong, each with its place.
  public var faults: [String] = []
  /// The newest block.
  public var head: AuditHead?
}

extension StaffDesk {
  /// Reads every case's chain and the chain over all cases, and compares them with the heads that were kept.
  ///
  /// - Parameter heads: heads that were copied elsewhere: a chain that lacks one of them was cut or rewritten.
  public func verifyAudit(heads: [AuditHead] = []) async throws(DeskError) -> AuditReport {
    let ring = keyring
    return try await database.reading { (db: any SQLTransaction) throws(DatabaseError) -> AuditReport in
      var report = AuditReport()
      try Self.verifyCases(db, &report)
      try Self.verifyBlocks(db, ring, heads, &report)
      return report
    }
  }

  private static func verifyCases(_ db: any SQLTransaction, _ report: inout AuditReport) throws(DatabaseError)
  {
    var after = ""
    while true {
      let page = try CaseStore(db).chains(after: after, limit: 500)
      guard let last = page.last else { break }
      for chain in page { try verify(chain, db, &report) }
      after = last.id
    }
    for id in try CaseStore(db).orphans() {
      report.faults.append("case \(id): its row is gone, its events are there")
    }
  }

  private static func verify(
    _ chain: CaseStore.Chain, _ db: any SQLTransaction, _ report: inout AuditReport
  ) throws(DatabaseError) {
    report.cases += 1
    var previous = ""
    var expected = 1
    for event in try EventStore(db).all(of: chain.id) {
      report.events += 1
      if event.block == nil { report.unchained += 1 }
      let place = "case \(chain.reference), event \(event.number)"
      if event.number != expected {
        report.faults.append("\(place): event \(expected) is missing before it")
      } else if event.previous != previous {
        report.faults.append("\(place): does not follow from the event before it")
      }
      if event.link.hash != event.hash { report.faults.append("\(place): was altered") }
      let isTaken = event.body == nil && chain.isDestroyed
      if !isTaken, EventLink.bodyHash(event.body) != event.bodyHash {
        report.faults.append("\(place): its sealed text was altered or taken away")
      }
      previous = event.hash
      expected = event.number + 1
    }
    if expected - 1 != chain.events || previous != chain.head {
      report.faults.append(
        "case \(chain.reference): \(chain.events) events were stored, the chain ends at \(expected - 1)")
    }
  }

  private static func verifyBlocks(
    _ db: any SQLTransaction, _ ring: Keyring, _ heads: [AuditHead], _ report: inout AuditReport
  ) throws(DatabaseError) {
    var previous = ""
    var reached = 0
    while true {
      let page = try BlockStore(db).after(reached, limit: 200)
      guard !page.isEmpty else { break }
      for entry in page {
        let (block, place) = (entry.block, "block \(entry.block.number)")
        report.blocks += 1
        if block.number != reached + 1 { report.faults.append("\(place): block \(reached + 1) is missing") }
        if block.number == reached + 1, block.previous != previous {
          report.faults.append("\(place): does not follow from the block before it")
        }
        if block.hash != entry.hash { report.faults.append("\(place): was altered") }
        if !block.isSigned(entry.signature, by: ring) {
          report.faults.append("\(place): is not signed by this desk's key")
        }
        let events = try EventStore(db).hashes(ofBlock: block.number)
        if events.count != block.count || ChainBlock.digest(events) != block.digest {
          report.faults.append(
            "\(place): it was made of \(block.count) events, which are not the \(events.count) here")
        }
        if heads.contains(where: { $0.number == block.number && $0.hash != entry.hash }) {
          report.faults.append("\(place): is not the block that was copied elsewhere")
        }
        previous = entry.hash
        reached = block.number
        report.head = AuditHead(number: block.number, hash: entry.hash, at: block.at)
      }
    }
    if let last = try EventStore(db).highestBlock(), last > reached {
      report.faults.append("block \(last): events belong to it, and it is not here: the chain was cut")
    }
    for head in heads where head.number > reached {
      report.faults.append("block \(head.number): was copied elsewhere and is not here: the chain was cut")
    }
  }
}
