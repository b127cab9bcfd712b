import DeskCore
import HTTPTypes
import Hummingbird

/// An error of the API as RFC 9457 has it.
struct Problem: Sendable {
  let status: HTTPResponse.Status
  let detail: String?
  let errors: [RequestFault]

  /// `application/problem+json` in a language.
  func response(_ language: Language) -> Response {
    var members: [(String, JSONText)] = [
      ("type", .string("about:blank")), ("title", .string(ProblemWords.title(status)[language])),
      ("status", .number(status.code)),
    ]
    if let detail { members.append(("detail", .string(detail))) }
    if !errors.isEmpty {
      members.append(
        (
          "errors",
          .array(errors.map { .object([("pointer", .string($0.pointer)), ("detail", .string($0.message))]) })
        ))
    }
    return Response(
      status: status,
      headers: [
        .contentType: "application/problem+json", .contentLanguage: language.htmlCode,
        .cacheControl: "no-store",
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(string: JSONText.object(members).text)))
  }
}

/// The titles of problems.
enum ProblemWords {
  static let faults = Words(ja: "リクエストに直すところがあります。", en: "The request has faults.")

  static func title(_ status: HTTPResponse.Status) -> Words {
    switch status.code {
    case 400: Words(ja: "リクエストを読み取れません", en: "The request cannot be read")
    case 404: Words(ja: "見つかりません", en: "Not found")
    case 405: Words(ja: "この方法では呼び出せません", en: "Method not allowed")
    case 413: Words(ja: "リクエストが大きすぎます", en: "The request is too large")
    case 415: Words(ja: "この形式は受け付けません", en: "Unsupported media type")
    case 422: Words(ja: "リクエストの内容に誤りがあります", en: "The request has faults")
    case 500...: Words(ja: "こちらの不具合です", en: "A fault on our side")
    default: Words(ja: "受け付けられません", en: "The request was refused")
    }
  }
}
