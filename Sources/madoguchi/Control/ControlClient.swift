import DeskCore
import Foundation

/// Asks a running server by its socket; one request, one answer.
///
/// A client of the HTTP library would bring a second TLS library into the build.
enum ControlClient {
  /// - Returns: the server's answer; nil where no server runs on this home.
  static func ask(_ command: JSONText, _ settings: Settings) throws -> JSON? {
    let handle = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    guard handle >= 0 else { return nil }
    defer { close(handle) }
    guard connect(handle, to: try ControlSocket.path(settings)) else { return nil }
    guard isOurs(handle) else {
      throw Failure(
        status: .machine, line: "the server on this home runs as another user; run this as that user")
    }
    let body = command.text
    let head =
      "POST / HTTP/1.1\r\nHost: control\r\nContent-Type: application/json\r\n"
      + "Content-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n"
    guard send(Data((head + body).utf8), handle) else { return nil }
    let answer = receive(handle)
    guard let blank = answer.range(of: Data("\r\n\r\n".utf8)) else {
      throw Failure(status: .machine, line: "the server on this home gave no answer; look at its log")
    }
    do throws(JSONReader.Fault) {
      return try JSONReader.read([UInt8](answer[blank.upperBound...])).value
    } catch {
      throw Failure(status: .machine, line: "the server on this home gave no answer; look at its log")
    }
  }

  private static func connect(_ handle: Int32, to path: String) -> Bool {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8) + [0]
    let room = MemoryLayout.size(ofValue: address.sun_path)
    guard bytes.count <= room else { return false }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(handle, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
  }

  /// Whether the server at the other end is this user's, or root's.
  private static func isOurs(_ handle: Int32) -> Bool {
    var peer = (pid: pid_t(0), uid: uid_t(0), gid: gid_t(0))
    var size = socklen_t(MemoryLayout.size(ofValue: peer))
    guard getsockopt(handle, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 else { return false }
    return peer.uid == getuid() || peer.uid == 0 || getuid() == 0
  }

  private static func send(_ data: Data, _ handle: Int32) -> Bool {
    var rest = data
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { Glibc.send(handle, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  private static func receive(_ handle: Int32) -> Data {
    var answer = Data()
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(handle, &buffer, buffer.count)
      guard count > 0 else { return answer }
      answer.append(contentsOf: buffer[..<count])
    }
  }
}
