import CZip
import DeskExport
import Foundation
import FoundationXML
import Testing

/// A Word or Excel file, opened again.
struct OpenedFile {
  /// The parts by name, in the order of the archive.
  var parts: [(name: String, text: String)] = []
  /// When the entries say they were written: date and time as zip archives have them.
  var times: Set<[UInt16]> = []

  init(_ bytes: [UInt8]) throws {
    var fault = zip_error_t()
    zip_error_init(&fault)
    // libzip copies nothing: the bytes stay where they are until the archive is closed.
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
    defer { memory.deallocate() }
    memory.copyMemory(from: bytes, byteCount: bytes.count)
    let source = try #require(zip_source_buffer_create(memory, UInt64(bytes.count), 0, &fault))
    let archive = try #require(zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &fault))
    defer { zip_discard(archive) }
    for index in 0..<UInt64(zip_get_num_entries(archive, 0)) {
      var about = zip_stat_t()
      try #require(zip_stat_index(archive, index, 0, &about) == 0)
      let file = try #require(zip_fopen_index(archive, index, 0))
      defer { zip_fclose(file) }
      var content = [UInt8](repeating: 0, count: Int(about.size))
      try #require(zip_fread(file, &content, about.size) == Int64(about.size))
      let text = try #require(String(validating: content, as: UTF8.self))
      parts.append((String(cString: about.name), text))
    }
    // Local headers: signature, then flags; the time stands at 10, the date at 12.
    for start in bytes.indices.dropLast(14) where Array(bytes[start..<start + 4]) == [0x50, 0x4B, 3, 4] {
      times.insert([
        UInt16(bytes[start + 10]) | UInt16(bytes[start + 11]) << 8,
        UInt16(bytes[start + 12]) | UInt16(bytes[start + 13]) << 8,
      ])
    }
  }

  subscript(name: String) -> String { parts.first { $0.name == name }?.text ?? "" }

  /// The elements of a part, read by an XML parser; nil where it is not well-formed.
  func elements(_ name: String) -> [Element]? {
    let reader = ElementReader()
    let parser = XMLParser(data: Data(self[name].utf8))
    parser.delegate = reader
    return parser.parse() ? reader.elements : nil
  }

  /// The text of the elements of this name, in order.
  func texts(_ element: String, in name: String) -> [String] {
    (elements(name) ?? []).filter { $0.name == element }.map(\.text)
  }
}

/// One element.
struct Element {
  let name: String
  let attributes: [String: String]
  var text = ""
  var children: [String] = []
}

private final class ElementReader: NSObject, XMLParserDelegate {
  var elements: [Element] = []
  private var open: [Int] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if let parent = open.last { elements[parent].children.append(name) }
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let current = open.last { elements[current].text += text }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }
}
