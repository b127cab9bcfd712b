/// The order in which vendors are shown: none comes first by merit, name or date of entry.
///
/// Shuffled anew every day and the same all that day, on every server and under every filter, so that nobody stands
/// on top for long and whoever turns the page misses none. SplitMix64 with the day as its seed, because the order must
/// come out the same everywhere; the standard library's generator cannot be seeded.
public enum VendorOrder {
  /// The entries in the order of a day.
  public static func of(_ vendors: [Vendor], on day: CalendarDate) -> [Vendor] {
    var state = UInt64(bitPattern: Int64(day.dayNumber))
    // Where they stood in the list must not show.
    var order = vendors.sorted { $0.key < $1.key }
    var last = order.count - 1
    while last > 0 {
      order.swapAt(last, Int(next(&state) % UInt64(last + 1)))
      last -= 1
    }
    return order
  }

  private static func next(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Which vendors somebody looks for.
public struct VendorFilter: Sendable, Hashable {
  /// A prefecture's code or an area's id; nil for everywhere.
  public var region: String?
  /// The id of a kind of service; nil for all.
  public var kind: String?

  /// A filter.
  public init(region: String? = nil, kind: String? = nil) {
    self.region = region
    self.kind = kind
  }

  /// Whether a vendor is among them.
  public func takes(_ vendor: Vendor, _ lists: DirectoryLists) -> Bool {
    if let kind, !vendor.kinds.contains(kind) { return false }
    guard let region, !vendor.isNationwide else { return true }
    let wanted = lists.prefectures(in: region)
    return vendor.prefectures.contains { wanted.contains($0) }
  }
}
