import DeskCore
import DeskPacks
import Foundation

/// The settings of `contract.md`: environment, then `madoguchi.yaml`, then the default.
struct Settings {
  var home: URL
  var listen: Address
  var staffListen: Address
  var packPath: String?

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
    let home = values["MADOGUCHI_HOME"] ?? "./var"
    return Settings(
      home: URL(fileURLWithPath: home),
      listen: try address(values, "MADOGUCHI_LISTEN", "127.0.0.1:8080"),
      staffListen: try address(values, "MADOGUCHI_STAFF_LISTEN", "127.0.0.1:8081"),
      packPath: values["MADOGUCHI_PACK"])
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
  /// - Throws: `Failure` with every fault as `file:line: message`.
  func loadPack() throws -> DeskPack {
    let folder = try packFolder()
    do throws(PackFaults) {
      return try folder.loadCached()
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
