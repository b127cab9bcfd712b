import DeskCore
import DeskStore
import DeskVault
import Foundation
import Synchronization

/// What the staff side may do: everything that opens cases goes through its keyring.
public struct StaffDesk: Sendable {
  /// Where everything is stored.
  public let database: any Database
  /// Desks, questions, rules.
  public let pack: DeskPack
  private let ring: HeldKeyring
  let clock: DeskClock
  /// Public keys, to seal mail to the mailer and a case to another desk.
  let sealing: HeldIntakeKeys?
  private let opened = OpenedKeys()
  let searchTurn = SearchTurn()

  var keyring: Keyring { ring.current }

  /// Now, as RFC 3339 in UTC.
  public var now: String { clock.now }

  /// The staff side's desk.
  public init(
    database: any Database, keyring: HeldKeyring, pack: DeskPack, sealing: HeldIntakeKeys? = nil,
    clock: DeskClock = DeskClock()
  ) {
    self.database = database
    ring = keyring
    self.pack = pack
    self.sealing = sealing
    self.clock = clock
  }

  /// Forgets an opened key.
  func forget(_ caseID: String) { opened.drop(caseID) }

  /// The data key of a case, or nil where it was destroyed.
  func key(of row: CaseRow) throws(DeskError) -> CaseKey? {
    guard let wrap = row.deskWrap else { return nil }
    if let key = opened.key(row) { return key }
    for isSecondTry in [false, true] {
      do throws(VaultError) {
        let key = try keyring.open(wrap, keyID: row.deskKey, desk: row.desk, caseID: row.id)
        opened.keep(key, row)
        return key
      } catch {
        // Another server may have rotated the keys.
        if case .unknownKey = error, !isSecondTry, (try? ring.reload()) != nil { continue }
        throw .internalFault(
          "the key of case \(row.reference) does not open: the key file lacks \(row.deskKey), or the row was altered"
        )
      }
    }
    return nil
  }
}

/// Data keys opened lately: a list opens fifty cases, and one opening costs a millisecond.
///
/// In memory alone, at most some thousands, gone with the process; whoever reads the process' memory has the desk
/// keys too.
private final class OpenedKeys: Sendable {
  private struct Entry {
    let desk: String
    let wrap: Data
    let key: CaseKey
  }

  private let entries = Mutex<[String: Entry]>([:])

  /// The key of a case as it is now: one that was handed over, or moved by another hand, is opened anew.
  func key(_ row: CaseRow) -> CaseKey? {
    entries.withLock { entries in
      guard let entry = entries[row.id], entry.desk == row.desk, entry.wrap == row.deskWrap else {
        return nil
      }
      return entry.key
    }
  }

  func drop(_ id: String) { entries.withLock { $0[id] = nil } }

  func keep(_ key: CaseKey, _ row: CaseRow) {
    guard let wrap = row.deskWrap else { return }
    entries.withLock { entries in
      if entries.count >= 4_096 { entries.removeAll(keepingCapacity: true) }
      entries[row.id] = Entry(desk: row.desk, wrap: wrap, key: key)
    }
  }
}
