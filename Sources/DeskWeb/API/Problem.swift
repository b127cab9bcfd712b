import DeskCore
import HTTPTypes
import Hummingbird

/// An error of the API as RFC 9457 has it.
struct Problem: Sendable {
  let status: HTTPResponse.Status
  var detail: String?
  var errors: [RequestFault] = []

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

  static let forbidden = Words(
    ja: "この操作には、窓口のリーダーの役割が必要です。", en: "This needs the role of a lead of the desk.")
  static let unauthorised = Words(
    ja: "確かめられませんでした。入力に誤りがないか、無効になっていないかを確かめてください。",
    en: "This could not be verified. Please check that it is typed correctly and still valid.")
  static let unavailable = Words(
    ja: "いまは保存できません。何も受け付けていません。同じIdempotency-Keyで、少し後にもう一度送ってください。",
    en:
      "Nothing can be stored at the moment, and nothing was accepted. Send the same again a little later, with the same Idempotency-Key."
  )
  static let mediaType = Words(
    ja: "Content-Typeはapplication/jsonにしてください。", en: "The Content-Type is application/json.")
  static let multipart = Words(
    ja: "multipart/form-dataの「file」として送ってください。", en: "Send it as the part “file” of multipart/form-data.")
  static let noSearch = Words(
    ja: "たいへん混み合っているため、検索を止めています。一覧は使えます。少し後にもう一度お試しください。",
    en: "Searching is switched off while the desk is under heavy load. Lists work. Please try again later.")
  static let noFiles = Words(
    ja: "たいへん混み合っているため、いまは文章だけを受け付けています。ファイルは後で、受付番号を使って送ってください。",
    en: "Under heavy load only text is taken. Please send files later, with the receipt.")
  static let noFile = Words(ja: "「file」の部分がありません。", en: "There is no part “file”.")
  static let repeatKey = Words(
    ja: "Idempotency-Keyは255バイトまでの文字列にしてください。", en: "The Idempotency-Key has 1 to 255 bytes.")

  static func tooLarge(_ bytes: Int) -> Words {
    Words(ja: "\(bytes / 1024) KiBまで受け取れます。", en: "At most \(bytes / 1024) KiB are taken.")
  }

  static func fileTooLarge(_ bytes: Int) -> Words {
    let size = bytes >= 1_048_576 ? "\(bytes / 1_048_576) MiB" : "\(bytes / 1024) KiB"
    return Words(ja: "ファイルは\(size)まで受け取れます。", en: "Files of at most \(size) are taken.")
  }

  static func title(_ status: HTTPResponse.Status) -> Words {
    switch status.code {
    case 401: Words(ja: "受付番号かトークンを確かめてください", en: "Please check the receipt or token")
    case 403: Words(ja: "この操作は許されていません", en: "This is not allowed")
    case 409: Words(ja: "いまの状態ではできません", en: "This does not fit the present state")
    case 429, 503: Words(ja: "いまは受け付けられません", en: "Not available at the moment")
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
