import DeskCore
import DeskService
import HTTPTypes
import Hummingbird
import Logging

/// The public side: pages and the part of the API that anyone may call.
public struct PublicSite: Sendable {
  let desk: PublicDesk
  /// The address of the public side as its readers know it, without a slash at its end.
  let publicURL: String
  let limits: Limits
  /// Today in the desk's zone; tests set it.
  let today: @Sendable () -> CalendarDate
  let readiness: Readiness

  var pack: DeskPack { desk.pack }

  /// A public side over a desk.
  public init(
    desk: PublicDesk, publicURL: String, limits: Limits = Limits(), readiness: Readiness,
    today: @escaping @Sendable () -> CalendarDate
  ) {
    self.desk = desk
    self.publicURL = publicURL
    self.limits = limits
    self.readiness = readiness
    self.today = today
  }

  func context(_ language: Language) -> PageContext {
    PageContext(pack: pack, language: language, today: today())
  }

  /// A page as a response.
  func show(
    _ page: some Page, _ language: Language, status: HTTPResponse.Status = .ok, isPersonal: Bool = false
  )
    -> Response
  {
    let markup = Layout.document(page, context(language)).text
    var headers: HTTPFields = [
      .contentType: "text/html; charset=utf-8",
      .contentLanguage: language.htmlCode,
      // A page made of answers is the person's own; going back in the browser must still show it.
      .cacheControl: isPersonal ? "private, no-cache" : "public, max-age=300",
    ]
    if status != .ok { headers[.cacheControl] = "no-store" }
    if status == .serviceUnavailable { headers[.retryAfter] = "10" }
    return Response(
      status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: markup)))
  }

  /// The language of a path, else of the request's `Accept-Language`.
  func language(of request: Request) -> Language {
    let first = request.uri.path.split(separator: "/").first.map(String.init) ?? ""
    return Language(rawValue: first) ?? AcceptLanguage.best(request.headers[.acceptLanguage])
  }
}

/// Chooses a page language by `Accept-Language` (RFC 9110, 12.5.4).
enum AcceptLanguage {
  static func best(_ header: String?) -> Language {
    guard let header else { return .ja }
    var best: (language: Language, weight: Double)?
    for entry in header.split(separator: ",") {
      let parts = entry.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
      guard let tag = parts.first?.lowercased(), let language = language(of: tag) else { continue }
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
      if weight > 0, weight > best?.weight ?? 0 { best = (language, weight) }
    }
    return best?.language ?? (header.isEmpty ? .ja : .en)
  }

  private static func language(of tag: String) -> Language? {
    if tag == "ja" || tag.hasPrefix("ja-") || tag == "*" { return .ja }
    return tag == "en" || tag.hasPrefix("en-") ? .en : nil
  }
}
