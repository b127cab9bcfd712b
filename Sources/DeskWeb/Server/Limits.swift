/// How much is taken, and how long is waited for it.
public struct Limits: Sendable {
  /// The most bytes of one file.
  public var attachmentBytes: Int

  /// How much is taken; without a word files of 20 MiB.
  public init(attachmentBytes: Int = 20 * 1_048_576) {
    self.attachmentBytes = attachmentBytes
  }
}
