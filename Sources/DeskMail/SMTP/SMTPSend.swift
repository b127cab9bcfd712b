import CCurl
import DeskService
import Dispatch
import Foundation
import Glibc
import Synchronization

extension SMTPServer {
  /// Threads that wait for servers: libcurl blocks, and Swift's own threads must not.
  private static let queue = DispatchQueue(label: "madoguchi.smtp", qos: .utility, attributes: .concurrent)
  private static let isReady: Bool = {
    // A server that hangs up must not end the process: libcurl leaves that to us where it sets no signals.
    signal(SIGPIPE, SIG_IGN)
    return curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
  }()

  /// Hands a mail to the server.
  ///
  /// A task that is cancelled breaks off what has not begun to send its text; from then on it waits five
  /// seconds for the answer, since a text that the server has taken must not be sent again.
  func send(_ message: MailMessage) async -> MailDelivery {
    let stop = SMTPStop()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        Self.queue.async { continuation.resume(returning: transfer(message, stop)) }
      }
    } onCancel: {
      stop.begin()
    }
  }

  private func transfer(_ message: MailMessage, _ stop: SMTPStop) -> MailDelivery {
    guard Self.isReady, let handle = curl_easy_init() else { return .retry("libcurl does not start") }
    let transfer = SMTPTransfer(message.bytes, stop)
    // libcurl calls back until the handle is gone.
    return withExtendedLifetime(transfer) {
      defer { curl_easy_cleanup(handle) }
      return transact(message, handle, transfer)
    }
  }

  private func transact(
    _ message: MailMessage, _ handle: UnsafeMutableRawPointer, _ transfer: SMTPTransfer
  ) -> MailDelivery {
    guard let recipients = curl_slist_append(nil, "<\(message.to.text)>") else { return .retry("no memory") }
    defer { curl_slist_free_all(recipients) }
    var error = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
    return error.withUnsafeMutableBufferPointer { error in
      guard setUp(handle, from: message.from, recipients), transfer.attach(to: handle),
        madoguchi_set_pointer(handle, CURLOPT_ERRORBUFFER, error.baseAddress) == CURLE_OK
      else { return .retry("libcurl lacks what sending mail needs") }
      let result = curl_easy_perform(handle)
      transfer.leave()
      // The buffer is gone before the handle is.
      _ = madoguchi_set_pointer(handle, CURLOPT_ERRORBUFFER, nil)
      if result == CURLE_OK { return .sent }
      if let words = transfer.brokenOff { return .retry(words) }
      let words = error.baseAddress.map { String(cString: $0) } ?? ""
      return transfer.dialogue.failure(words.isEmpty ? String(cString: curl_easy_strerror(result)) : words)
    }
  }

  /// - Returns: false where libcurl knows one of the options not: nothing is sent with less than all of them.
  private func setUp(
    _ handle: UnsafeMutableRawPointer, from: MailAddress, _ recipients: UnsafeMutablePointer<curl_slist>
  ) -> Bool {
    var isWhole = true
    func set(_ option: CURLoption, _ value: Int) {
      isWhole = madoguchi_set_long(handle, option, value) == CURLE_OK && isWhole
    }
    func set(_ option: CURLoption, _ value: String) {
      isWhole = madoguchi_set_text(handle, option, value) == CURLE_OK && isWhole
    }
    set(CURLOPT_URL, address(greeting: from.domain))
    set(CURLOPT_PROTOCOLS_STR, isSecureAtOnce ? "smtps" : "smtp")
    // No proxy of the environment, no signals beside other threads.
    set(CURLOPT_NOPROXY, "*")
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_CONNECTTIMEOUT, 15)
    // `SMTPTransfer` ends everything after 60 seconds; this stands behind it.
    set(CURLOPT_TIMEOUT, 90)
    // A name server that does not answer must not hold up a stop.
    set(CURLOPT_QUICK_EXIT, 1)
    if let user { set(CURLOPT_USERNAME, user) }
    if let password { set(CURLOPT_PASSWORD, password) }
    setUpTLS(set, set)
    set(CURLOPT_MAIL_FROM, "<\(from.text)>")
    isWhole = madoguchi_set_list(handle, CURLOPT_MAIL_RCPT, recipients) == CURLE_OK && isWhole
    set(CURLOPT_UPLOAD, 1)
    set(CURLOPT_VERBOSE, 1)
    set(CURLOPT_NOPROGRESS, 0)
    return isWhole
  }

  private func setUpTLS(_ number: (CURLoption, Int) -> Void, _ text: (CURLoption, String) -> Void) {
    if let authorities { text(CURLOPT_CAINFO, authorities) }
    number(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    guard !isSecureAtOnce else { return }
    // A server on this machine often has a certificate of its own making; what stays here needs none.
    let mayBePlain = isLoopback && authorities == nil
    number(CURLOPT_USE_SSL, Int(mayBePlain ? CURLUSESSL_TRY.rawValue : CURLUSESSL_ALL.rawValue))
    if mayBePlain {
      number(CURLOPT_SSL_VERIFYPEER, 0)
      number(CURLOPT_SSL_VERIFYHOST, 0)
    }
  }
}

/// Says to a transfer that the desk is being stopped.
final class SMTPStop: Sendable {
  private let at = Mutex<ContinuousClock.Instant?>(nil)

  /// When it was said; nil while it was not.
  var begun: ContinuousClock.Instant? { at.withLock { $0 } }

  func begin() { at.withLock { $0 = $0 ?? .now } }
}
