import DeskCore
import HTTPTypes
import Hummingbird
import NIOCore

/// Pages and redirects of the console as responses.
enum ConsoleResponses {
  /// A page; no cache keeps it, so that going back after signing out shows nothing.
  static func show(
    _ page: some ConsolePage, _ context: ConsoleContext, status: HTTPResponse.Status = .ok
  ) -> Response {
    let markup = ConsoleLayout.document(page, context).text
    var headers: HTTPFields = [
      .contentType: "text/html; charset=utf-8",
      .contentLanguage: context.language.htmlCode,
      .cacheControl: "no-store",
    ]
    if status == .serviceUnavailable { headers[.retryAfter] = "5" }
    return Response(
      status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: markup)))
  }

  /// On to another page, by GET.
  static func redirect(_ link: ConsoleLink) -> Response { redirect(to: link.path) }

  /// On to a path that `OwnPath` has checked.
  static func redirect(to path: String) -> Response {
    Response(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
  }

  /// The stylesheet, the script, the icon.
  static func asset(_ text: String, _ type: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: type, .cacheControl: "private, max-age=300"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
