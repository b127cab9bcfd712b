import DeskCore
import DeskMail
import DeskPacks
import DeskStore
import Foundation

/// The settings of `contract.md`: environment, then `madoguchi.yaml`, then the default.
struct Settings {
  var home: URL
  var listen: Address
  var staffListen: Address
  var packPath: String?
  /// The address of the public side as its readers know it, without a slash at its end.
  var publicURL: String
  /// The same of the staff side.
  var staffURL: String
  var database: DatabaseChoice
  var keyFile: String
  var attachmentBytes: Int
  /// The server that takes mail from us; nil for trial mode.
  var mailServer: SMTPServer?
  /// Settings that were given and do nothing in this version.
  var withoutEffect: [String]

  /// Where the rows lie.
  enum DatabaseChoice: Equatable {
    case sqlite(path: String)
    case postgres(url: String)
  }

  /// A host and a port to listen on.
  struct Address: Equatable {
    let host: String
    let port: Int
  }

  /// Reads all settings.
  ///
  /// - Throws: `Failure` with one line that names the key, the value's fault and a right example.
  static func load() throws -> Settings {
    let values = try SettingValues.read()
    let home = URL(fileURLWithPath: values["MADOGUCHI_HOME"] ?? "./var")
    let listen = try address(values, "MADOGUCHI_LISTEN", "127.0.0.1:8080")
    let staffListen = try address(values, "MADOGUCHI_STAFF_LISTEN", "127.0.0.1:8081")
    return Settings(
      home: home, listen: listen,
      staffListen: staffListen, packPath: values["MADOGUCHI_PACK"],
      publicURL: try webAddress(values, "MADOGUCHI_PUBLIC_URL", listen, "https://desk.example.org"),
      staffURL: try webAddress(values, "MADOGUCHI_STAFF_URL", staffListen, "https://staff.example.org"),
      database: try database(values, home),
      keyFile: values["MADOGUCHI_KEY_FILE"] ?? home.appendingPathComponent("keys").path,
      attachmentBytes: try attachmentBytes(values), mailServer: try mailServer(values),
      withoutEffect: values.keys.filter(SettingValues.withoutEffect.contains).sorted())
  }

  private static func webAddress(
    _ values: [String: String], _ key: String, _ listen: Address, _ example: String
  ) throws -> String {
    guard let text = values[key] else { return "http://\(listen.text)" }
    guard let url = URL(string: text), let host = url.host, !host.isEmpty,
      ["https", "http"].contains(url.scheme?.lowercased()), url.query == nil, url.fragment == nil
    else {
      throw Failure(
        status: .input,
        line: "\(key) is “\(text)”, which is no web address; right is \(example)")
    }
    guard url.user == nil, url.password == nil else {
      throw Failure(
        status: .input,
        line: "\(key) holds a user name, which every link would carry; right is \(example)")
    }
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }

  private static func database(_ values: [String: String], _ home: URL) throws -> DatabaseChoice {
    let key = "MADOGUCHI_DATABASE"
    guard let text = values[key] else {
      return .sqlite(path: home.appendingPathComponent("desk.sqlite").path)
    }
    if text.hasPrefix("sqlite:"), text.utf8.count > 7 { return .sqlite(path: String(text.dropFirst(7))) }
    if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://"), PostgresURL.isReadable(text) {
      return .postgres(url: text)
    }
    // The value may hold a password: it is not repeated.
    throw Failure(
      status: .input,
      line:
        "\(key) begins neither with sqlite: nor with postgres://; right is sqlite:/var/lib/madoguchi/desk.sqlite "
        + "or postgres://madoguchi@db.example.org/madoguchi")
  }

  private static func mailServer(_ values: [String: String]) throws -> SMTPServer? {
    let key = "MADOGUCHI_SMTP_URL"
    guard let text = values[key] else { return nil }
    do throws(SMTPServer.Fault) { return try SMTPServer(url: text) } catch {
      // The value may hold a password: it is not repeated.
      throw Failure(
        status: .input,
        line:
          "\(key) \(error.words); right is smtp://desk:password@mail.example.org:587 or smtps://mail.example.org"
      )
    }
  }

  private static func attachmentBytes(_ values: [String: String]) throws -> Int {
    let key = "MADOGUCHI_ATTACHMENT_BYTES"
    guard let text = values[key] else { return 20 * 1_048_576 }
    guard let bytes = Int(text), (1_024...1_073_741_824).contains(bytes) else {
      throw Failure(
        status: .input,
        line: "\(key) is “\(text)”, which is not a number of bytes from 1024 to 1073741824; right is 20971520"
      )
    }
    return bytes
  }

  private static func address(
    _ values: [String: String], _ key: String, _ example: String
  ) throws -> Address {
    let text = values[key] ?? example
    guard let address = Address(text) else {
      throw Failure(
        status: .input,
        line: "\(key) is “\(text)”, which is not HOST:PORT with a port from 0 to 65535; right is \(example)")
    }
    return address
  }

  /// The folder of the pack: the setting, or the built-in one.
  func packFolder() throws -> PackFolder {
    if let packPath { return PackFolder(URL(fileURLWithPath: packPath)) }
    guard let builtIn = BuiltInPack.folder() else {
      throw Failure(
        status: .machine,
        line: "the built-in pack jp-national is not beside the program; name a folder, "
          + "such as MADOGUCHI_PACK=/usr/share/madoguchi/Packs/jp-national")
    }
    return PackFolder(builtIn)
  }

  /// The pack, ready for use.
  ///
  /// - Parameter extent: how much of it is needed.
  /// - Throws: `Failure` with every fault as `file:line: message`.
  func loadPack(_ extent: PackExtent = .whole) throws -> DeskPack {
    let folder = try packFolder()
    do throws(PackFaults) {
      return try folder.loadCached(extent)
    } catch {
      let lines = error.faults.map { "\(folder.url.path)/\($0)" }
      throw Failure(
        status: packPath == nil ? .machine : .input,
        line: "the pack has faults\(packPath == nil ? "" : " (MADOGUCHI_PACK)"):\n"
          + lines.joined(separator: "\n"))
    }
  }
}

extension Settings.Address {
  init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (0...65_535).contains(port)
    else { return nil }
    var host = String(text[..<colon])
    if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
    guard !host.isEmpty, !host.contains(where: \.isWhitespace) else { return nil }
    self.init(host: host, port: port)
  }
}
