import HTTPTypes
import Hummingbird

/// The console's two cookies: the session, gone with the browser, and the device, by which throttling knows a
/// browser that has signed in before.
struct ConsoleCookies: Sendable {
  /// Whether the staff reach the console by https.
  let isSecure: Bool

  private static let mostBytes = 256
  private static let deviceSeconds = 400 * 86_400

  private var sessionName: String { isSecure ? "__Host-mdg_session" : "mdg_session" }
  private var deviceName: String { isSecure ? "__Host-mdg_device" : "mdg_device" }

  /// The session's secret that a request carries.
  func session(_ request: Request) -> String? { value(sessionName, request) }

  /// The device's secret that a request carries.
  func device(_ request: Request) -> String? { value(deviceName, request) }

  /// Keeps a session.
  func keep(session: String, in response: inout Response) {
    set("\(sessionName)=\(session); Path=/; HttpOnly; SameSite=Lax", &response)
  }

  /// Forgets the session.
  func dropSession(in response: inout Response) {
    set("\(sessionName)=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0", &response)
  }

  /// Keeps a device.
  func keep(device: String, in response: inout Response) {
    // The prefix __Host- wants the path to be the root.
    let path = isSecure ? "/" : ConsoleLink.signIn.path
    set(
      "\(deviceName)=\(device); Path=\(path); HttpOnly; SameSite=Strict; Max-Age=\(Self.deviceSeconds)",
      &response)
  }

  private func set(_ cookie: String, _ response: inout Response) {
    response.headers.append(HTTPField(name: .setCookie, value: isSecure ? cookie + "; Secure" : cookie))
  }

  private func value(_ name: String, _ request: Request) -> String? {
    guard let value = request.cookies[name]?.value, (1...Self.mostBytes).contains(value.utf8.count) else {
      return nil
    }
    return value
  }
}
