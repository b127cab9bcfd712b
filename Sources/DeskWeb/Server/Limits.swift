/// How much is taken, and what goes first when the storage cannot keep up.
public struct Limits: Sendable {
  /// The most bytes of one file.
  public var attachmentBytes: Int
  /// How many writes wait for the storage now.
  public var waiting: @Sendable () -> Int

  /// How many bytes are free where files go; nil where that is another machine's matter.
  public var freeBytes: @Sendable () -> Int?
  /// What bodies may take of the memory.
  public let bodies = BodyBudget()

  /// How much is taken; without a word files of 20 MiB, and a storage that keeps up.
  public init(
    attachmentBytes: Int = 20 * 1_048_576, freeBytes: @escaping @Sendable () -> Int? = { nil },
    waiting: @escaping @Sendable () -> Int = { 0 }
  ) {
    self.attachmentBytes = attachmentBytes
    self.freeBytes = freeBytes
    self.waiting = waiting
  }

  /// Files stop while there is still room for some ten thousand reports.
  private static let reserveBytes = 64 * 1_048_576

  /// How hard the desk is pressed.
  var crisis: CrisisLevel {
    if let free = freeBytes(), free < Self.reserveBytes { return .textOnly }
    return switch waiting() {
    case ..<500: .normal
    case ..<1_500: .essentials
    default: .textOnly
    }
  }
}

/// What is given up, one after the other, so that a report is never refused (design §6).
///
/// Where nothing can be stored at all, pages keep what was typed, and name first aid and the desk's mail address
/// (`UnavailablePage`).
enum CrisisLevel: Int, Comparable, Sendable {
  case normal
  /// No searching.
  case essentials
  /// Reports and messages as text; files later, with the receipt.
  case textOnly

  static func < (left: CrisisLevel, right: CrisisLevel) -> Bool { left.rawValue < right.rawValue }
}
