import DeskCore
import DeskStore
import Synchronization

/// The vendor list as a server shows it: from memory, with a look every second at most whether there is a newer one.
///
/// Other servers and the command bring in lists too; the look is one number by the table's key.
public final class HeldVendors: Sendable {
  /// What the public sees.
  public struct Shown: Sendable {
    /// The list that counts.
    public let list: VendorList
    /// The newest versions, newest first.
    public let history: [VendorLists.Version]
  }

  private struct State {
    var shown: Shown?
    var lookedAt: ContinuousClock.Instant?
    var look: Task<Result<Shown, DeskError>, Never>?
  }

  private let lists: VendorLists
  private let interval: Duration
  private let state = Mutex(State())
  private static let historyLength = 50

  /// The list of a database.
  public init(_ lists: VendorLists, lookingEvery interval: Duration = .seconds(1)) {
    self.lists = lists
    self.interval = interval
  }

  /// The list now. Where the storage cannot be read, the one that was read last.
  ///
  /// - Throws: `unavailable` where none was read yet: the pack's invented entries must not stand in for the real ones.
  public func shown() async throws(DeskError) -> Shown {
    let now = ContinuousClock.now
    let (look, known) = state.withLock { state -> (Task<Result<Shown, DeskError>, Never>?, Shown?) in
      if let known = state.shown, let at = state.lookedAt, now - at < interval { return (nil, known) }
      // Whoever comes while a look is under way waits for it.
      if let running = state.look { return (running, state.shown) }
      let before = state.shown
      let begun = Task { await self.look(before) }
      state.look = begun
      return (begun, before)
    }
    guard let look else { return known! }
    switch await look.value {
    case .success(let shown): return shown
    case .failure(let error):
      guard let known else { throw error }
      return known
    }
  }

  private func look(_ before: Shown?) async -> Result<Shown, DeskError> {
    let result: Result<Shown, DeskError>
    do throws(DeskError) { result = .success(try await read(before)) } catch { result = .failure(error) }
    state.withLock { state in
      if case .success(let shown) = result { state.shown = shown }
      // A storage that is away is not asked at every visit.
      state.lookedAt = ContinuousClock.now
      state.look = nil
    }
    return result
  }

  private func read(_ before: Shown?) async throws(DeskError) -> Shown {
    let newest = try await lists.database.reading { (db: any SQLTransaction) throws(DatabaseError) in
      try ListStore(db).newest(VendorLists.name)
    }
    if let before, before.list.version == newest { return before }
    return Shown(
      list: try await lists.current(), history: try await lists.history(limit: Self.historyLength))
  }
}

extension PublicDesk {
  /// The vendor list of this desk, for one server's pages.
  public func heldVendors() -> HeldVendors {
    HeldVendors(VendorLists(database: database, pack: pack, clock: clock))
  }

  /// How many seconds are left of today in the desk's zone.
  public var secondsLeftToday: Int {
    let seconds = clock.milliseconds() / 1000 + pack.rulebook.rules.zoneOffset
    return 86_400 - ((seconds % 86_400) + 86_400) % 86_400
  }
}
