import DeskCore
import Foundation

/// How much of a pack is read.
public enum PackExtent: String, Sendable {
  /// All of it, and what its parts say of each other is checked.
  case whole
  /// What judging answers needs: facts, questions, rules and those whom they name. The texts for pages, forms,
  /// mails and papers, most of the pack, are left out. Nobody who asks for a verdict alone waits for them.
  case rules

  private static let leftOut = [
    "demo/", "directory/", "documents/", "forms/", "guidance/", "guides/", "hints.yaml", "mail/",
  ]

  func has(_ file: String) -> Bool {
    self == .whole || !Self.leftOut.contains { file.hasPrefix($0) }
  }
}

/// A pack on disk: a folder of YAML.
public struct PackFolder: Sendable {
  /// The folder.
  public let url: URL

  /// The pack in a folder.
  public init(_ url: URL) {
    self.url = url
  }

  /// Reads and compiles the pack.
  ///
  /// - Throws: `PackFaults` with every fault found, as `file:line: message`.
  public func load() throws(PackFaults) -> DeskPack {
    try loadWithPlaces().pack
  }

  /// The pack, and where each of its rules stands.
  func loadWithPlaces() throws(PackFaults) -> (pack: DeskPack, places: [String: PackNode.Place]) {
    let (texts, faults) = (try read(), FaultList())
    var made = try make(parse(texts, faults), faults)
    made.pack.digest = PackCache.digest(texts)
    return made
  }

  /// Makes the pack of parsed files.
  func make(
    _ files: [String: PackNode], _ faults: FaultList, _ extent: PackExtent = .whole
  ) throws(PackFaults) -> (pack: DeskPack, places: [String: PackNode.Place]) {
    var loader = PackLoader(files: files, faults: faults, extent: extent)
    let pack = loader.pack()
    if let pack, extent == .whole {
      References(pack: pack, files: loader.files, faults: faults, places: loader.places).check()
    }
    guard faults.faults.isEmpty, let pack else { throw PackFaults(faults: faults.sorted) }
    return (pack, loader.places)
  }

  /// The texts of all YAML files but the examples, by their path from the folder on.
  func read(_ extent: PackExtent = .whole) throws(PackFaults) -> [String: String] {
    let root = url.standardizedFileURL.path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: root, isDirectory: &isFolder), isFolder.boolValue,
      let names = FileManager.default.enumerator(atPath: root)
    else {
      throw PackFaults(faults: [fault("the folder \(root) is not there or cannot be read")])
    }
    var texts: [String: String] = [:]
    for case let name as String in names where name.hasSuffix(".yaml") && extent.has(name) {
      guard let data = FileManager.default.contents(atPath: root + "/" + name),
        let text = String(data: data, encoding: .utf8)
      else { throw PackFaults(faults: [fault("not readable as UTF-8", file: name)]) }
      texts[name] = text
    }
    if texts["pack.yaml"] == nil {
      throw PackFaults(faults: [fault("there is no pack in \(root): this file is missing")])
    }
    return texts
  }

  func parse(_ texts: [String: String], _ faults: FaultList) -> [String: PackNode] {
    var files: [String: PackNode] = [:]
    for (name, text) in texts {
      do throws(PackFault) {
        files[name] = try YAMLSource.parse(text, file: name)
      } catch {
        faults.add(error)
        files[name] = PackNode(content: .map([]), place: error.place)
      }
    }
    return files
  }

  private func fault(_ message: String, file: String = "pack.yaml") -> PackFault {
    PackFault(place: PackNode.Place(file: file, line: 1), message: message)
  }
}

extension FaultList {
  /// The faults by file and line.
  var sorted: [PackFault] {
    faults.sorted { ($0.place.file, $0.place.line) < ($1.place.file, $1.place.line) }
  }
}
