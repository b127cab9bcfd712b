import Foundation

/// One rotation at a time, on every server that shares a key file.
struct KeyTurn: Sendable {
  private let handle: Int32

  /// Waits for the turn, without holding a thread.
  static func take(_ keyFile: String) async throws -> KeyTurn {
    let path = keyFile + ".rotation"
    let handle = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard handle >= 0 else {
      throw Failure(
        status: .machine,
        line: "MADOGUCHI_KEY_FILE: \(path) cannot be written: \(String(cString: strerror(errno)))")
    }
    while flock(handle, LOCK_EX | LOCK_NB) != 0 { try await Task.sleep(for: .milliseconds(50)) }
    return KeyTurn(handle: handle)
  }

  /// Lets the next one.
  func end() {
    close(handle)
  }
}
