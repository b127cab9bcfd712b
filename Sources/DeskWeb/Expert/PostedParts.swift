/// The fields of a form that came as `multipart/form-data` and lies in memory whole, and one file among them.
///
/// `MultipartReader` takes large files as they come in and few fields beside them; here are many fields and
/// one small file. Total: any bytes end in fields or in nil.
struct PostedParts {
  private(set) var fields: [String: [String]] = [:]
  /// The part `file`.
  private(set) var file: (name: String, bytes: ArraySlice<UInt8>)?

  private static let mostParts = 2_000

  /// - Returns: nil where the body is no such form, or a field is not UTF-8.
  init?(contentType: String?, _ body: [UInt8]) {
    guard let contentType, contentType.lowercased().hasPrefix("multipart/form-data"),
      let boundary = HeaderParameters(contentType)["boundary"], (1...200).contains(boundary.utf8.count)
    else { return nil }
    // The first boundary has no line break before it where nothing stands before it.
    let bytes = [0x0D, 0x0A] + body
    let places = Self.places(of: Array("\r\n--\(boundary)".utf8), in: bytes)
    let length = boundary.utf8.count + 4
    guard places.count >= 2, places.count <= Self.mostParts else { return nil }
    guard let last = places.last, bytes[(last + length)...].starts(with: [0x2D, 0x2D]) else { return nil }
    for (start, end) in zip(places, places.dropFirst()) {
      guard take(bytes[(start + length)..<end]) else { return nil }
    }
  }

  /// Where a boundary stands, up to the one that ends the body.
  private static func places(of pattern: [UInt8], in bytes: [UInt8]) -> [Int] {
    var places: [Int] = []
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index + pattern.count <= bytes.count {
        if bytes[index] == 0x0D, (0..<pattern.count).allSatisfy({ bytes[index + $0] == pattern[$0] }) {
          places.append(index)
          index += pattern.count
          if index + 1 < bytes.count, bytes[index] == 0x2D, bytes[index + 1] == 0x2D { return }
        } else {
          index += 1
        }
      }
    }
    return places
  }

  private mutating func take(_ part: ArraySlice<UInt8>) -> Bool {
    var end = part.startIndex
    while end + 4 <= part.endIndex, !part[end..<end + 4].elementsEqual([0x0D, 0x0A, 0x0D, 0x0A]) {
      end += 1
      if end - part.startIndex > 16_384 { return false }
    }
    guard end + 4 <= part.endIndex, let head = String(validating: part[part.startIndex..<end], as: UTF8.self)
    else {
      return false
    }
    let content = part[(end + 4)...]
    for line in head.split(separator: "\r\n") where line.lowercased().hasPrefix("content-disposition:") {
      let parameters = HeaderParameters(String(line))
      guard let name = parameters["name"] else { return false }
      if let fileName = parameters["filename*"].flatMap(HeaderParameters.extended) ?? parameters["filename"] {
        if name == "file", file == nil { file = (fileName, content) }
      } else {
        guard let text = String(validating: content, as: UTF8.self) else { return false }
        fields[name, default: []].append(text)
      }
      return true
    }
    return false
  }
}
