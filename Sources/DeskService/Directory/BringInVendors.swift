import DeskCore
import DeskStore

extension VendorLists {
  /// Makes a list the one that counts.
  ///
  /// - Parameter since: the number of the version that it was compared with; nil to replace whatever counts.
  /// - Returns: the new version's number.
  /// - Throws: `conflict` where another one came meanwhile, `forbidden` for whoever is no administrator.
  @discardableResult
  public func publish(
    _ vendors: [Vendor], asOf: CalendarDate, note: String, since: Int? = nil, as actor: Actor
  ) async throws(DeskError) -> Int {
    try await add(
      body: VendorList(vendors: vendors, asOf: asOf).json.text, asOf: asOf.description, note: note,
      since: since, draft: nil, as: actor)
  }

  /// Keeps a list that was read without a fault until somebody confirms it, for a day.
  ///
  /// - Parameter passedOver: headings that were not known.
  /// - Returns: what names it.
  public func keepDraft(
    _ vendors: [Vendor], passedOver: [String] = [], as actor: Actor
  ) async throws(DeskError) -> Int {
    try Self.check(actor)
    let body = VendorList(vendors: vendors, asOf: today).json.text
    // No number comes twice: a page left open must not confirm another file.
    let number = clock.milliseconds()
    let head = ListStore.Head(
      version: number, asOf: today.description, madeAt: clock.now, actor: actor.name,
      note: passedOver.joined(separator: "\n"))
    let dayAgo = clock.text(in: -86_400)
    do throws(DatabaseError) {
      try await database.write { (db: any SQLTransaction) throws(DatabaseError) in
        try ListStore(db).remove(Self.draftName, before: dayAgo)
        try ListStore(db).add(Self.draftName, head, body: body)
      }
    } catch {
      guard case .duplicate = error else { throw DeskError(error) }
      throw .conflict(VendorListsWords.again)
    }
    return number
  }

  /// A list that waits for a confirmation.
  ///
  /// - Throws: `notFound` where it was confirmed, thrown away or forgotten.
  public func draft(
    _ number: Int
  ) async throws(DeskError) -> (vendors: [Vendor], passedOver: [String]) {
    let found = try await database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try ListStore(db).find(Self.draftName, number)
    }
    guard let found else { throw .notFound }
    return (
      try Self.list(found).vendors, found.head.note.split(separator: "\n").map(String.init)
    )
  }

  /// Throws a waiting list away.
  public func discardDraft(_ number: Int, as actor: Actor) async throws(DeskError) {
    try Self.check(actor)
    try await database.writing { (db: any SQLTransaction) throws(DatabaseError) in
      try ListStore(db).remove(Self.draftName, number)
    }
  }

  /// Makes a waiting list the one that counts.
  @discardableResult
  public func publishDraft(
    _ number: Int, asOf: CalendarDate, note: String, since: Int, as actor: Actor
  ) async throws(DeskError) -> Int {
    let waiting = VendorList(vendors: try await draft(number).vendors, asOf: asOf)
    return try await add(
      body: waiting.json.text, asOf: asOf.description, note: note, since: since, draft: number, as: actor)
  }

  /// Makes an earlier version count again, as a new one with its entries and its day.
  @discardableResult
  public func goBack(
    to number: Int, note: String, since: Int, as actor: Actor
  ) async throws(DeskError) -> Int {
    let (version, list) = try await find(number)
    return try await add(
      body: list.json.text, asOf: version.asOf.description, note: note, since: since, draft: nil, as: actor)
  }

  private func add(
    body: String, asOf: String, note: String, since: Int?, draft: Int?, as actor: Actor
  ) async throws(DeskError) -> Int {
    try Self.check(actor)
    guard note.unicodeScalars.count <= Self.mostNote else {
      throw .invalid([RequestFault(pointer: "/note", message: "a note has at most \(Self.mostNote) letters")])
    }
    let at = clock.now
    let added: Int?
    do throws(DatabaseError) {
      added = try await database.write { (db: any SQLTransaction) throws(DatabaseError) -> Int? in
        let store = ListStore(db)
        let newest = try store.newest(Self.name)
        guard since == nil || since == newest else { return nil }
        if let draft, try !store.remove(Self.draftName, draft) { return nil }
        try store.add(
          Self.name,
          ListStore.Head(version: newest + 1, asOf: asOf, madeAt: at, actor: actor.name, note: note),
          body: body)
        return newest + 1
      }
    } catch {
      // Another server was first with this number.
      guard case .duplicate = error else { throw DeskError(error) }
      throw .conflict(VendorListsWords.meanwhile)
    }
    guard let added else { throw .conflict(VendorListsWords.meanwhile) }
    return added
  }

  private static func check(_ actor: Actor) throws(DeskError) {
    guard actor.roles.contains(.admin) else { throw .forbidden }
  }
}

/// Why a list was not taken, in words.
enum VendorListsWords {
  static let meanwhile = Words(
    ja: "この画面を開いたあとに、業者一覧が更新されました。いまの一覧を確かめてから、やり直してください。",
    en: "The vendor list was changed after this page was opened. Look at it as it is now, then try again.")
  static let again = Words(
    ja: "同時に別のファイルが届きました。もう一度送ってください。",
    en: "Another file arrived at the same instant. Please send it again.")
}
