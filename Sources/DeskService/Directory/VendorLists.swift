import DeskCore
import DeskStore

/// The vendor lists that administrators bring in.
///
/// Whoever writes them decides whom victims turn to: only administrators may, every version stays with its author,
/// and nothing is taken from a file with a fault.
public struct VendorLists: Sendable {
  let database: any Database
  let pack: DeskPack
  let clock: DeskClock

  /// The name under which versions that count are stored.
  static let name = "vendors"
  /// The name under which they wait for a confirmation.
  static let draftName = "vendors.draft"
  /// The most letters of a note.
  public static let mostNote = 500

  /// The vendor lists of a database.
  public init(database: any Database, pack: DeskPack, clock: DeskClock = DeskClock()) {
    self.database = database
    self.pack = pack
    self.clock = clock
  }

  /// A version without its entries.
  public struct Version: Sendable {
    /// Its number, from 1.
    public let number: Int
    /// The day that the list is of.
    public let asOf: CalendarDate
    /// When it was brought in, RFC 3339 in UTC.
    public let madeAt: String
    /// Who brought it in.
    public let actor: String
    /// What was noted.
    public let note: String
    /// How many entries it has.
    public let count: Int

    init(_ head: ListStore.Head) {
      number = head.version
      asOf = CalendarDate(iso: head.asOf) ?? CalendarDate(dayNumber: 0)
      madeAt = head.madeAt
      actor = head.actor
      note = head.note
      count = VendorList.count(of: head.beginning)
    }
  }

  /// What a file holds: a list, or what keeps it from being one.
  public struct Reading: Sendable {
    /// The entries; only where there is no fault.
    public let vendors: [Vendor]
    /// Every fault.
    public let faults: [ListFault]
    /// Headings that were passed over.
    public let unknownColumns: [String]
  }

  /// Reads a file.
  public static func read(_ bytes: [UInt8], _ pack: DeskPack, today: CalendarDate) -> Reading {
    switch DecodeList.text(bytes) {
    case .failure(let fault): return Reading(vendors: [], faults: [fault], unknownColumns: [])
    case .success(let text):
      let read = ReadVendors(text, pack.directory, today: today)
      return Reading(
        vendors: read.faults.isEmpty ? read.vendors : [], faults: read.faults,
        unknownColumns: read.unknownColumns)
    }
  }

  /// Today in the desk's zone.
  public var today: CalendarDate {
    Moment.instant(clock.milliseconds() / 1000).day(offset: pack.rulebook.rules.zoneOffset)
  }

  /// The newest versions, newest first.
  public func history(limit: Int) async throws(DeskError) -> [Version] {
    try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try ListStore(db).history(Self.name, limit: limit).map(Version.init)
    }
  }

  /// The list that counts: the newest version, or the pack's.
  public func current() async throws(DeskError) -> VendorList {
    let found = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      let store = ListStore(db)
      return try store.find(Self.name, try store.newest(Self.name))
    }
    guard let found else { return pack.directory.vendors.list }
    return try Self.list(found)
  }

  /// A version with its entries.
  ///
  /// - Throws: `notFound` where there is none of this number.
  public func find(_ number: Int) async throws(DeskError) -> (version: Version, list: VendorList) {
    let found = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try ListStore(db).find(Self.name, number)
    }
    guard let found else { throw .notFound }
    return (Version(found.head), try Self.list(found))
  }

  static func list(_ found: (head: ListStore.Head, body: String)) throws(DeskError) -> VendorList {
    let read: JSON
    do throws(JSONReader.Fault) { read = try JSONReader.read(Array(found.body.utf8)).value } catch {
      throw .internalFault("the vendor list \(found.head.version) is not JSON")
    }
    guard let vendors = VendorList.vendors(of: read), let asOf = CalendarDate(iso: found.head.asOf) else {
      throw .internalFault("the vendor list \(found.head.version) is not as it was written")
    }
    return VendorList(vendors: vendors, asOf: asOf, version: found.head.version)
  }
}

extension StaffDesk {
  /// The vendor lists of this desk.
  public var vendorLists: VendorLists { VendorLists(database: database, pack: pack, clock: clock) }
}
