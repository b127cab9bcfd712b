/// A set of facts, by their places: 256 bits, so that thousands of sets are joined in a microsecond.
///
/// A `Set<Int>` would do the same a hundred times slower, and every value of the engine carries one.
public struct FactSet: Sendable, Hashable {
  /// The most facts that a vocabulary may hold.
  public static let capacity = 256

  private var words: SIMD4<UInt64> = .zero

  /// The empty set.
  public init() {}

  /// The set of these places.
  public init(_ places: some Sequence<Int>) {
    for place in places { insert(place) }
  }

  /// Adds a place (0 to 255).
  public mutating func insert(_ place: Int) {
    words[place >> 6] |= 1 << UInt64(place & 63)
  }

  /// Takes a place out.
  public mutating func remove(_ place: Int) {
    words[place >> 6] &= ~(1 << UInt64(place & 63))
  }

  /// Adds every place of `other`.
  public mutating func formUnion(_ other: FactSet) {
    words |= other.words
  }

  /// The places in both sets.
  public func intersection(_ other: FactSet) -> FactSet {
    var both = self
    both.words &= other.words
    return both
  }

  /// Whether a place is in the set.
  public func contains(_ place: Int) -> Bool {
    words[place >> 6] & (1 << UInt64(place & 63)) != 0
  }

  /// Whether the set is empty.
  public var isEmpty: Bool { words == .zero }

  /// The places, in rising order.
  public var places: [Int] {
    var found: [Int] = []
    for index in 0..<4 {
      var word = words[index]
      while word != 0 {
        found.append(index * 64 + word.trailingZeroBitCount)
        word &= word - 1
      }
    }
    return found
  }
}
