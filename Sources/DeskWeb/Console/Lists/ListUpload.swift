import DeskCore
import DeskService
import Hummingbird
import NIOCore

/// A list that an administrator sends: the field `token`, then the part `file`, held in memory while it is read.
struct ListUpload {
  var reader: MultipartReader
  let session: StaffSession

  /// How it went.
  enum Outcome {
    case read([UInt8])
    case refused(Words)
  }

  private static let mostTokenBytes = 4_096

  private var part = ""
  private var token: [UInt8] = []
  private var file: [UInt8]?
  private var refusal: Words?
  private var size = 0

  init(reader: MultipartReader, session: StaffSession) {
    self.reader = reader
    self.session = session
  }

  mutating func take(_ request: Request) async throws -> Outcome {
    do {
      for try await buffer in request.body {
        size += buffer.readableBytes
        // What is refused is read on, a while: the answer is seen only once the body was read.
        if size > DecodeList.mostBytes * 4 { break }
        if reader.isFinished || refusal != nil { continue }
        for piece in try reader.read(buffer.readableBytesView) where refusal == nil { try take(piece) }
      }
      if let refusal { return .refused(refusal) }
      guard reader.isFinished else { throw MultipartReader.Fault() }
    } catch is MultipartReader.Fault {
      return .refused(CaseFileWords.unreadable)
    }
    guard let file, !file.isEmpty else { return .refused(CaseFileWords.noFile) }
    return .read(file)
  }

  private mutating func take(_ piece: MultipartReader.Piece) throws {
    switch piece {
    case .part(let name, _, _):
      part = name
      guard name == "file" else { return }
      guard file == nil else { throw MultipartReader.Fault() }
      guard session.isToken(String(decoding: token, as: UTF8.self)) else {
        refusal = CaseFileWords.stale
        return
      }
      guard session.actor.isAdmin else {
        refusal = CaseFileWords.unreadable
        return
      }
      file = []
    case .content(let bytes):
      if part == ConsoleGate.tokenField {
        token += bytes
        guard token.count <= Self.mostTokenBytes else { throw MultipartReader.Fault() }
      }
      guard part == "file" else { return }
      guard (file?.count ?? 0) + bytes.count <= DecodeList.mostBytes else {
        refusal = CaseFileWords.tooLarge(ByteWords.text(DecodeList.mostBytes))
        file = nil
        return
      }
      file? += bytes
    case .end: part = ""
    }
  }
}
