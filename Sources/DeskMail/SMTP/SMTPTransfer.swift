import CCurl
import Glibc

/// One transfer as libcurl calls back into it, all on one thread.
final class SMTPTransfer {
  private let bytes: [UInt8]
  private var offset = 0
  private let stop: SMTPStop
  private let begun = ContinuousClock.now
  /// Copies of the sockets, to hang up with.
  private var sockets: [Int32] = []
  /// What was said.
  private(set) var dialogue = SMTPDialogue()
  /// Why we hung up; nil where we did not.
  private(set) var brokenOff: String?

  /// How long all of it may take, and how long a stop waits for a text that is under way.
  private static let most = Duration.seconds(60)
  private static let grace = Duration.seconds(5)

  init(_ bytes: [UInt8], _ stop: SMTPStop) {
    self.bytes = bytes
    self.stop = stop
  }

  /// Tells libcurl whom to call; the transfer must outlive the handle.
  func attach(to handle: UnsafeMutableRawPointer) -> Bool {
    let pointer = Unmanaged.passUnretained(self).toOpaque()
    let results = [
      madoguchi_set_pointer(handle, CURLOPT_READDATA, pointer),
      madoguchi_set_read(handle) { buffer, size, count, pointer in
        SMTPTransfer.at(pointer)?.read(buffer, size * count) ?? 0
      },
      madoguchi_set_pointer(handle, CURLOPT_DEBUGDATA, pointer),
      madoguchi_set_debug(handle) { _, kind, data, size, pointer in
        SMTPTransfer.at(pointer)?.note(kind, data, size)
        return 0
      },
      madoguchi_set_pointer(handle, CURLOPT_XFERINFODATA, pointer),
      madoguchi_set_progress(handle) { pointer, _, _, _, _ in
        SMTPTransfer.at(pointer)?.mustStop == true ? 1 : 0
      },
      madoguchi_set_pointer(handle, CURLOPT_SOCKOPTDATA, pointer),
      madoguchi_set_socket(handle) { pointer, socket, _ in
        SMTPTransfer.at(pointer)?.keep(socket)
        return CURL_SOCKOPT_OK
      },
    ]
    return results.allSatisfy { $0 == CURLE_OK }
  }

  private static func at(_ pointer: UnsafeMutableRawPointer?) -> SMTPTransfer? {
    pointer.map { Unmanaged<SMTPTransfer>.fromOpaque($0).takeUnretainedValue() }
  }

  private func read(_ buffer: UnsafeMutablePointer<CChar>?, _ room: Int) -> Int {
    let count = min(room, bytes.count - offset)
    guard let buffer, count > 0 else { return 0 }
    bytes[offset..<offset + count].withUnsafeBytes { piece in
      UnsafeMutableRawPointer(buffer).copyMemory(from: piece.baseAddress!, byteCount: count)
    }
    offset += count
    return count
  }

  /// Whether to end here. libcurl would still say QUIT and wait two minutes for an answer: so we hang up.
  private var mustStop: Bool {
    if brokenOff != nil { return true }
    if let at = stop.begun, dialogue.step != .text || .now - at > Self.grace {
      brokenOff = "the desk was stopped meanwhile"
    } else if .now - begun > Self.most {
      brokenOff = "no answer within 60 seconds"
    } else {
      return false
    }
    for socket in sockets { shutdown(socket, Int32(SHUT_RDWR)) }
    return true
  }

  /// A copy of our own: libcurl closes its sockets when it likes, and their numbers are given to others.
  private func keep(_ socket: curl_socket_t) {
    let copy = fcntl(socket, F_DUPFD_CLOEXEC, 0)
    if copy >= 0 { sockets.append(copy) }
  }

  /// Hears no more: the answer to QUIT, which follows, is not waited for.
  func leave() {
    for socket in sockets {
      shutdown(socket, Int32(SHUT_RD))
      close(socket)
    }
    sockets = []
  }

  private func note(_ kind: curl_infotype, _ data: UnsafeMutablePointer<CChar>?, _ size: Int) {
    guard let data else { return }
    switch kind {
    case CURLINFO_HEADER_OUT: dialogue.sent(Self.text(data, size))
    case CURLINFO_HEADER_IN: dialogue.received(Self.text(data, size))
    case CURLINFO_DATA_OUT: dialogue.sentText()
    default: break
    }
  }

  private static func text(_ data: UnsafeMutablePointer<CChar>, _ size: Int) -> String {
    String(decoding: UnsafeRawBufferPointer(start: data, count: min(size, 1_000)), as: UTF8.self)
  }
}
