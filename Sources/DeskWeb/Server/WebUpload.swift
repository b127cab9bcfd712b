import DeskCore
import DeskService
import Foundation
import Hummingbird
import NIOCore

/// A file posted by the follow-up page: a field `receipt`, then the part `file`, taken as it comes in.
struct WebUpload {
  var reader: MultipartReader
  let limits: Limits

  /// How it went.
  enum Outcome {
    case added(receipt: String)
    case refused(receipt: String, FollowUpPage.Fault)
    case failed(DeskError, receipt: String)
    case unreadable
  }

  private var part = ""
  private var receipt: [UInt8] = []
  private var file: (name: String, type: String)?
  private var writer: AttachmentWriter?
  private var size = 0
  private var isTooLarge = false

  init(reader: MultipartReader, limits: Limits) {
    self.reader = reader
    self.limits = limits
  }

  private var typed: String { String(decoding: receipt, as: UTF8.self) }

  mutating func take(_ request: Request, _ desk: PublicDesk) async -> Outcome {
    let takesFiles = limits.crisis < .textOnly
    do {
      for try await buffer in request.body {
        if reader.isFinished { break }
        for piece in try reader.read(buffer.readableBytesView) {
          if case .part("file", _, _) = piece, !takesFiles { return .refused(receipt: typed, .busy) }
          try await take(piece, desk)
        }
        // What comes after is not worth its bytes; but the answer is seen only once the body was read.
        if isTooLarge, size > limits.attachmentBytes * 4 { break }
      }
      return try await finish()
    } catch {
      await writer?.abandon()
      if let error = error as? DeskError {
        if case .unavailable = error { return .refused(receipt: typed, .unavailable) }
        if case .conflict = error { return .refused(receipt: typed, .full) }
        return .failed(error, receipt: typed)
      }
      return receipt.isEmpty ? .unreadable : .refused(receipt: typed, .unreadableFile)
    }
  }

  private mutating func take(_ piece: MultipartReader.Piece, _ desk: PublicDesk) async throws {
    switch piece {
    case .part(let name, let fileName, let type):
      part = name
      guard name == "file" else { return }
      guard file == nil, !receipt.isEmpty else { throw MultipartReader.Fault() }
      file = (fileName ?? "", String(type.unicodeScalars.prefix(200)))
      writer = try await desk.attach(receipt: typed)
    case .content(let bytes):
      if part == "receipt" {
        receipt += bytes
        guard receipt.count <= 512 else { throw MultipartReader.Fault() }
      }
      guard part == "file" else { return }
      size += bytes.count
      if size > limits.attachmentBytes { isTooLarge = true }
      if !isTooLarge { try await writer?.write(Data(bytes)) }
    case .end: part = ""
    }
  }

  private mutating func finish() async throws -> Outcome {
    if isTooLarge {
      await writer?.abandon()
      return .refused(receipt: typed, .largeFile)
    }
    guard reader.isFinished else { throw MultipartReader.Fault() }
    guard let file, !(file.name.isEmpty && size == 0) else {
      await writer?.abandon()
      return .refused(receipt: typed, .noFile)
    }
    _ = try await writer?.finish(name: FileName.safe(file.name), type: file.type)
    return .added(receipt: typed)
  }
}
