import DeskVault
import Foundation
import Synchronization

/// The keys of intake as a running server holds them: read anew when the key file changes.
public final class HeldIntakeKeys: Sendable {
  private let file: KeyFile
  private let held: Mutex<(keys: IntakeKeys, changedAt: Date?)>

  /// Reads the keys from a file.
  public init(_ file: KeyFile) throws {
    self.file = file
    held = Mutex((try file.intakeKeys(), file.changedAt))
  }

  /// Whether the file can still be read: keys that live in the process alone are gone with it.
  public var isFileReadable: Bool { file.fault == nil }

  /// The keys now.
  public var current: IntakeKeys { held.withLock { $0.keys } }

  /// Reads the file again if it has changed; a file that cannot be read leaves the keys as they are.
  public func reloadIfChanged() throws {
    let changedAt = file.changedAt
    guard held.withLock({ $0.changedAt != changedAt }) else { return }
    try reload()
  }

  /// Reads the file again.
  public func reload() throws {
    let changedAt = file.changedAt
    let keys = try file.intakeKeys()
    held.withLock { $0 = (keys, changedAt) }
  }
}

/// The keyring as a running server holds it; the public side does not get one.
public final class HeldKeyring: Sendable {
  private let file: KeyFile
  private let held: Mutex<Keyring>

  /// Reads the keyring from a file.
  public init(_ file: KeyFile) throws {
    self.file = file
    held = Mutex(try file.keyring())
  }

  /// The keyring now.
  public var current: Keyring { held.withLock { $0 } }

  /// Reads the file again: keys may have been rotated by another server.
  public func reload() throws {
    let ring = try file.keyring()
    held.withLock { $0 = ring }
  }
}
