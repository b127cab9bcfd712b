import DeskService
import Foundation
import Glibc

/// Where mails lie in trial mode: each a file that any mail program opens, its owner's alone.
///
/// The one place under the home with a recipient in clear.
public struct TrialFolder: Sendable {
  /// The folder.
  public let path: String

  /// The folder at a path; it is made with the first mail.
  public init(path: String) {
    self.path = path
  }

  /// Writes `ID.eml`, whole or not at all; one that is there already is replaced by the same bytes.
  func write(_ bytes: [UInt8], id: String) -> MailDelivery {
    let name = id.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    let (target, temporary) = ("\(path)/\(name).eml", "\(path)/.\(name).new")
    guard mkdir(path, 0o700) == 0 || errno == EEXIST, chmod(path, 0o700) == 0 else { return fault() }
    unlink(temporary)
    let handle = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard handle >= 0 else { return fault() }
    defer { close(handle) }
    guard written(bytes, to: handle), fsync(handle) == 0, rename(temporary, target) == 0, syncFolder() else {
      let answer = fault()
      unlink(temporary)
      return answer
    }
    return .written
  }

  private func written(_ bytes: [UInt8], to handle: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(handle, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// The file's name lies in its folder.
  private func syncFolder() -> Bool {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return false }
    defer { close(folder) }
    return fsync(folder) == 0
  }

  private func fault() -> MailDelivery {
    .retry("\(path) cannot be written: \(String(cString: strerror(errno)))")
  }
}
