import Hummingbird
import NIOCore
import Synchronization

/// How many bytes of bodies lie in memory while they come in, over all connections together.
///
/// Thousands of slow senders with some megabytes each would otherwise eat the machine.
public final class BodyBudget: Sendable {
  private let used = Atomic<Int>(0)
  private let most: Int

  /// A budget; without a word 256 MiB.
  public init(most: Int = 256 * 1_048_576) {
    self.most = most
  }

  /// The budget is spent: the same may be sent again a little later.
  struct Spent: Error {}

  /// Collects a body of at most so many bytes.
  func collect(_ body: RequestBody, upTo limit: Int) async throws -> ByteBuffer {
    var whole = ByteBuffer()
    defer { used.subtract(whole.readableBytes, ordering: .relaxed) }
    for try await var part in body {
      guard whole.readableBytes + part.readableBytes <= limit else {
        throw NIOTooManyBytesError(maxBytes: limit)
      }
      used.add(part.readableBytes, ordering: .relaxed)
      whole.writeBuffer(&part)
      if used.load(ordering: .relaxed) > most { throw Spent() }
    }
    return whole
  }
}
