import CQRCode
import DeskCore

/// A QR code as an image in the page: no other request, no script.
///
/// Black on white in the dark as well: many readers do not take it the other way round.
enum QRImage {
  /// The quiet zone that the standard asks for, in modules.
  private static let margin = 4

  /// - Parameter name: what the image is, for those who do not see it.
  /// - Returns: nil where the text is too long for a code.
  static func svg(_ text: String, name: String) -> HTML? {
    guard let code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else { return nil }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    guard let data = code.pointee.data, width > 0 else { return nil }
    let modules = (0..<width * width).map { data[$0] & 1 == 1 }
    let size = width + 2 * margin
    return """
      <svg class="qr" role="img" aria-label="\(name)" viewBox="0 0 \(size) \(size)" \
      shape-rendering="crispEdges">\
      <rect width="\(size)" height="\(size)" fill="#fff"/>\
      <path fill="#000" d="\(path(modules, width))"/></svg>

      """
  }

  /// One rectangle for each run of dark modules in a row.
  private static func path(_ modules: [Bool], _ width: Int) -> String {
    var path = ""
    for row in 0..<width {
      var column = 0
      while column < width {
        guard modules[row * width + column] else {
          column += 1
          continue
        }
        let start = column
        while column < width, modules[row * width + column] { column += 1 }
        path += "M\(start + margin) \(row + margin)h\(column - start)v1H\(start + margin)z"
      }
    }
    return path
  }
}
