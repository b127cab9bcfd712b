import DeskCore
import DeskExport
import DeskService
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Takes the part `file` of a `multipart/form-data` request into a case, without ever holding it whole.
struct FileUpload {
  let request: Request
  let limits: Limits

  /// Takes the file; whatever goes wrong leaves nothing of it behind.
  func take(into writer: inout AttachmentWriter) async throws -> AttachmentReceipt {
    guard limits.crisis < .textOnly else {
      throw APIRequest.Refusal(status: .serviceUnavailable, detail: ProblemWords.noFiles)
    }
    guard var reader = MultipartReader(contentType: request.headers[.contentType]) else {
      throw APIRequest.Refusal(status: .unsupportedMediaType, detail: ProblemWords.multipart)
    }
    do {
      return try await take(&reader, into: &writer)
    } catch {
      await writer.abandon()
      throw error is MultipartReader.Fault ? Self.unreadable : error
    }
  }

  private static let unreadable = APIRequest.Refusal(status: .badRequest, detail: ProblemWords.multipart)

  private func take(
    _ reader: inout MultipartReader, into writer: inout AttachmentWriter
  ) async throws -> AttachmentReceipt {
    var file: (name: String, type: String)?
    var isFile = false
    var size = 0
    for try await buffer in request.body {
      // What follows the last boundary says nothing.
      if reader.isFinished { break }
      for piece in try reader.read(buffer.readableBytesView) {
        switch piece {
        case .part(let name, let fileName, let type):
          isFile = name == "file"
          guard isFile else { continue }
          if file != nil { throw Self.unreadable }
          file = (FileName.safe(fileName ?? ""), String(type.unicodeScalars.prefix(200)))
        case .content(let bytes):
          guard isFile else { continue }
          size += bytes.count
          guard size <= limits.attachmentBytes else {
            throw APIRequest.Refusal(
              status: .contentTooLarge, detail: ProblemWords.fileTooLarge(limits.attachmentBytes))
          }
          try await writer.write(Data(bytes))
        case .end: isFile = false
        }
      }
    }
    guard reader.isFinished else { throw Self.unreadable }
    guard let file else {
      throw APIRequest.Refusal(
        status: .unprocessableContent, detail: ProblemWords.noFile,
        errors: [])
    }
    return try await writer.finish(name: file.name, type: file.type)
  }
}

/// Names of files as people send them; they are data, never a path.
enum FileName {
  /// The last part of a path, without control characters and marks that turn the direction of writing.
  static func safe(_ name: String) -> String {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    var kept = String.UnicodeScalarView()
    for scalar in last.unicodeScalars.prefix(255) {
      switch scalar.value {
      case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: continue
      default: kept.append(scalar)
      }
    }
    return kept.isEmpty ? "file" : String(kept)
  }
}

/// Sends a file: always as a download, never shown in our own origin.
enum FileDownload {
  static func response(_ file: AttachmentReader) -> Response {
    Response(
      status: .ok, headers: headers(file.info.name, "application/octet-stream"),
      body: ResponseBody(contentLength: file.info.size) { writer in
        for number in 0..<file.pieces {
          try await writer.write(ByteBuffer(bytes: try await file.piece(number)))
        }
        try await writer.finish(nil)
      })
  }

  /// The same for a paper or a calendar that we made ourselves.
  static func response(_ file: ExportFile) -> Response {
    Response(
      status: .ok, headers: headers(file.name, file.mediaType),
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)))
  }

  /// The name as RFC 8187 has it.
  private static func headers(_ name: String, _ type: String) -> HTTPFields {
    let allowed = CharacterSet(charactersIn: "!#$&+-.^_`|~").union(.alphanumerics)
      .intersection(CharacterSet(charactersIn: Unicode.Scalar(0x21)...Unicode.Scalar(0x7E)))
    let name = name.addingPercentEncoding(withAllowedCharacters: allowed) ?? "file"
    return [
      .contentType: type, .cacheControl: "no-store",
      .contentDisposition: "attachment; filename*=UTF-8''\(name)",
    ]
  }
}
