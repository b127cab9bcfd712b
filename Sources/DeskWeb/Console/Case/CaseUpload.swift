import DeskCore
import DeskService
import Foundation
import Hummingbird
import NIOCore

/// A file that staff add to a case: the fields `token` and `from`, then the part `file`, taken as it comes
/// in.
struct CaseUpload {
  var reader: MultipartReader
  let limits: Limits
  let session: StaffSession
  let desk: StaffDesk
  let reference: String

  /// How it went.
  enum Outcome {
    case added
    case refused(Words)
  }

  private static let mostFieldBytes = 4_096

  private var part = ""
  private var fields: [String: [UInt8]] = [:]
  private var file: (name: String, type: String)?
  private var writer: AttachmentWriter?
  private var size = 0
  private var refusal: Words?

  init(
    reader: MultipartReader, limits: Limits, session: StaffSession, desk: StaffDesk, reference: String
  ) {
    self.reader = reader
    self.limits = limits
    self.session = session
    self.desk = desk
    self.reference = reference
  }

  /// The list that the case was opened from, as the form said.
  var from: String? { fields["from"].map { String(decoding: $0, as: UTF8.self) } }

  /// Takes the file; whatever goes wrong leaves nothing of it behind.
  mutating func take(_ request: Request) async throws -> Outcome {
    do {
      for try await buffer in request.body {
        // What is refused is read on, a while: the answer is seen only once the body was read.
        size += refusal == nil ? 0 : buffer.readableBytes
        if size > limits.attachmentBytes * 4 { break }
        if reader.isFinished || refusal != nil { continue }
        for piece in try reader.read(buffer.readableBytesView) where refusal == nil { try await take(piece) }
      }
      return try await finish()
    } catch is MultipartReader.Fault {
      await writer?.abandon()
      return .refused(CaseFileWords.unreadable)
    } catch {
      await writer?.abandon()
      throw error
    }
  }

  private mutating func take(_ piece: MultipartReader.Piece) async throws {
    switch piece {
    case .part(let name, let fileName, let type):
      part = name
      guard name == "file" else { return }
      guard file == nil else { throw MultipartReader.Fault() }
      let token = String(decoding: fields[ConsoleGate.tokenField] ?? [], as: UTF8.self)
      guard session.isToken(token) else {
        refusal = CaseFileWords.stale
        return
      }
      guard limits.crisis < .textOnly else {
        refusal = CaseFileWords.busy
        return
      }
      file = (fileName ?? "", String(type.unicodeScalars.prefix(200)))
      writer = try await desk.attach(to: reference, as: session.actor)
    case .content(let bytes):
      guard part == "file" else {
        let known = fields[part]?.count ?? 0
        guard known + bytes.count <= Self.mostFieldBytes else { throw MultipartReader.Fault() }
        fields[part, default: []] += bytes
        return
      }
      size += bytes.count
      guard size <= limits.attachmentBytes else {
        refusal = CaseFileWords.tooLarge(ByteWords.text(limits.attachmentBytes))
        return
      }
      try await writer?.write(Data(bytes))
    case .end: part = ""
    }
  }

  private mutating func finish() async throws -> Outcome {
    if let refusal {
      await writer?.abandon()
      return .refused(refusal)
    }
    guard reader.isFinished else { throw MultipartReader.Fault() }
    guard let file, !(file.name.isEmpty && size == 0) else {
      await writer?.abandon()
      return .refused(CaseFileWords.noFile)
    }
    _ = try await writer?.finish(name: FileName.safe(file.name), type: file.type)
    return .added
  }
}
