import DeskCore
import DeskService
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// Where commands beside a running server reach it: a socket that its owner alone may open.
///
/// One SQLite file takes one process, so that a command never opens a file that a server holds: it asks the server.
struct ControlServer: Service {
  let house: House
  let desk: StaffDesk
  let logger: Logger

  func run() async throws {
    let path = try ControlSocket.path(house.settings)
    // On PostgreSQL several servers may share a home: the first one listens, and takes its socket away at the end.
    let lock = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    defer { close(lock) }
    guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      logger.notice("another server on this home takes commands")
      try? await gracefulShutdown()
      return
    }
    // One that a killed server left behind.
    unlink(path)
    let router = Router(context: BasicRequestContext.self)
    let operations = Operations(house: house, desk: desk)
    router.post("/") { request, _ in
      let body = try await request.body.collect(upTo: 1_048_576)
      let answer = await operations.answer([UInt8](body.readableBytesView))
      return Response(
        status: .ok, headers: [.contentType: "application/json"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: answer.text)))
    }
    let application = Application(
      router: router,
      configuration: ApplicationConfiguration(address: .unixDomainSocket(path: path)),
      onServerRunning: { _ in chmod(path, 0o600) },
      logger: Logger(label: "madoguchi.control") { _ in SwiftLogNoOpLogHandler() })
    do {
      try await application.run()
    } catch {
      logger.error("the control socket cannot be opened", metadata: ["path": "\(path)"])
      throw error
    }
    unlink(path)
  }
}

/// The socket's place.
enum ControlSocket {
  /// In the home; where that path is too long for a socket (104 bytes), in a folder of the user's own under /tmp.
  ///
  /// - Throws: `Failure` where that folder is somebody else's, or open to others.
  static func path(_ settings: Settings) throws -> String {
    let path = settings.home.standardizedFileURL.appendingPathComponent("control.sock").path
    guard path.utf8.count > 104 else { return path }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let folder = "/tmp/madoguchi-\(getuid())"
    mkdir(folder, 0o700)
    var status = stat()
    guard lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == getuid(),
      status.st_mode & 0o077 == 0
    else {
      throw Failure(
        status: .machine,
        line:
          "MADOGUCHI_HOME is too long for a socket, and \(folder) is not this user's alone; use a shorter home"
      )
    }
    return "\(folder)/\(String(hash, radix: 16)).sock"
  }
}
