import DeskCore
import DeskVault
import Foundation

/// Codes as people type and read them, for the channels: they need no type of the vault.
extension PublicDesk {
  /// What makes a repeat of a request the same one.
  public struct Repeat: Sendable {
    let key: String
    let body: Data

    /// - Parameters:
    ///   - key: the client's key.
    ///   - body: the bytes of the request.
    public init(key: String, body: Data) {
      self.key = key
      self.body = body
    }
  }

  /// Takes an intake that may be a repeat.
  public func receive(
    _ intake: Intake, channel: Channel, repeating: Repeat?, followUp: String
  ) async throws(DeskError) -> Received {
    let key = repeating.map { keys.repeatKey(channel: channel.rawValue, key: $0.key, body: $0.body) }
    return try await receive(intake, channel: channel, repeating: key, followUp: followUp)
  }

  /// A key that no request had.
  public static func freshKey() -> String { String(AccessToken().secret.dropFirst(4)) }

  /// A receipt as it is printed, in groups; nil for a text that can be none.
  public static func printedReceipt(_ typed: String) -> String? { Receipt(typed: typed)?.text }

  /// A new resume code, in groups.
  public static func newResumeCode() -> String { ResumeCode().text }

  /// When a draft that is kept now is forgotten, RFC 3339.
  public var draftEnd: String { clock.text(in: Self.draftDays * 86_400) }

  /// Keeps an unfinished interview under a code as it was typed.
  ///
  /// - Throws: `unauthorised` where it can be no code of ours.
  public func saveDraft(_ text: String, underTyped code: String) async throws(DeskError) {
    guard let code = ResumeCode(typed: code) else { throw .unauthorised }
    try await saveDraft(text, under: code)
  }

  /// The interview that a code resumes, and the code as it is printed.
  public func resume(typed: String) async throws(DeskError) -> (code: String, text: String) {
    let found = try await draft(typed: typed)
    return (found.code.text, found.text)
  }

  /// Forgets the draft of a code; one that is none is passed over.
  public func removeDraft(typed code: String) async throws(DeskError) {
    guard let code = ResumeCode(typed: code) else { return }
    try await removeDraft(code)
  }
}
