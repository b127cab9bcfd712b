import DeskCore
import DeskService
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// How a request of the console is answered: who asks, is it really them, what do they send.
extension ConsoleSite {
  /// The most bytes of a posted form: 200,000 Japanese characters, percent-encoded.
  static let mostFormBytes = PublicSite.mostFormBytes
  /// The most bytes of a form about accounts: a longer password is not even looked at.
  static let mostAccountBytes = 65_536

  /// Answers what changes nothing, for somebody signed in; others are led to sign in, and back afterwards.
  func withSession(
    _ request: Request, _ context: BasicRequestContext,
    _ answer: (StaffSession, ConsoleContext) async throws -> Response
  ) async throws -> Response {
    try await guarded(request, context.logger) {
      guard let session = try await session(request) else { return signInFirst(request) }
      return try await answer(session, self.context(request, session))
    }
  }

  /// Answers a posted form, for somebody signed in and from our own page; whatever is refused keeps what was
  /// typed.
  func withForm(
    _ request: Request, _ context: BasicRequestContext, most: Int = ConsoleSite.mostFormBytes,
    _ answer: (StaffSession, FormBody, ConsoleContext) async throws -> Response
  ) async throws -> Response {
    try await withBody(request, context.logger, most: most) { text, form in
      // What a page keeps can be sent by a press of a button: only what a browser says is from our own page.
      let kept = gate.source(of: request) == .own ? KeptForm(request, text) : nil
      return try await guarded(request, context.logger, kept) {
        let session = try await session(request)
        guard gate.allowsSource(request) else { return forged(request, session) }
        guard let session else {
          return show(SessionEndedPage(kept: kept), request, nil, status: .unauthorized)
        }
        guard gate.allows(form, request, session) else { return stale(request, session, kept) }
        return try await answer(session, form, self.context(request, session))
      }
    }
  }

  /// Answers a posted file, for somebody signed in and from our own page.
  ///
  /// The body is not read yet: the caller reads the part `token` before the file and asks
  /// `StaffSession.isToken`.
  func withUpload(
    _ request: Request, _ context: BasicRequestContext,
    _ answer: (StaffSession, ConsoleContext) async throws -> Response
  ) async throws -> Response {
    try await guarded(request, context.logger) {
      let session = try await session(request)
      guard gate.allowsSource(request) else {
        await drain(request.body)
        return forged(request, session)
      }
      guard let session else {
        await drain(request.body)
        return show(SessionEndedPage(kept: nil), request, nil, status: .unauthorized)
      }
      return try await answer(session, self.context(request, session))
    }
  }

  /// Reads what is not wanted: a browser shows the answer only once it has sent all.
  private func drain(_ body: RequestBody) async {
    var count = 0
    do {
      for try await part in body {
        count += part.readableBytes
        if count > limits.attachmentBytes * 4 { return }
      }
    } catch { return }
  }

  /// Reads a posted form; what cannot be read gets a page that says what to do.
  func withBody(
    _ request: Request, _ logger: Logger, most: Int,
    _ answer: (String, FormBody) async throws -> Response
  ) async throws -> Response {
    let body: ByteBuffer
    do {
      body = try await limits.bodies.collect(request.body, upTo: most)
    } catch is BodyBudget.Spent {
      return await error(.busy, request, logger)
    } catch is NIOTooManyBytesError {
      return await error(.tooLarge, request, logger)
    }
    guard let text = String(validating: body.readableBytesView, as: UTF8.self), let form = FormBody(text)
    else { return await error(.unreadable, request, logger) }
    return try await answer(text, form)
  }

  /// A form that did not come from our page: nothing of it is shown again, somebody else may have written it.
  func forged(_ request: Request, _ session: StaffSession?) -> Response {
    show(ConsoleErrorPage(kind: .forged), request, session, status: .forbidden)
  }

  /// A form of ours, made for another session.
  private func stale(_ request: Request, _ session: StaffSession, _ kept: KeptForm?) -> Response {
    show(StaleFormPage(kept: kept), request, session, status: .forbidden)
  }

  private func signInFirst(_ request: Request) -> Response {
    let next = OwnPath.checked(Self.target(request)).flatMap { $0 == ConsoleLink.home.path ? nil : $0 }
    let why: SignInReason? = cookies.session(request) == nil ? nil : .ended
    return ConsoleResponses.redirect(.signIn(next: next, why: why))
  }

  /// A page that answers a request.
  func show(
    _ page: some ConsolePage, _ request: Request, _ session: StaffSession?, status: HTTPResponse.Status = .ok
  ) -> Response {
    ConsoleResponses.show(page, context(request, session), status: status)
  }

  /// Turns what the service throws into a page.
  func guarded(
    _ request: Request, _ logger: Logger, _ kept: KeptForm? = nil, _ answer: () async throws -> Response
  ) async throws -> Response {
    do {
      return try await answer()
    } catch {
      guard let fault = error as? DeskError else { throw error }
      log(fault, logger)
      return await page(of: fault, request, logger, kept)
    }
  }

  private func page(
    of fault: DeskError, _ request: Request, _ logger: Logger, _ kept: KeptForm?
  ) async -> Response {
    let kind: ConsoleErrorPage.Kind =
      switch fault {
      case .notFound: .notFound
      case .invalid(let faults): .refused(faults.map(\.message))
      case .conflict(let words): .conflict(words)
      case .forbidden, .unauthorised: .forbidden
      case .unavailable: .unavailable
      case .internalFault: .fault
      }
    return await self.error(kind, request, logger, kept: kept)
  }

  /// A page about what went wrong, with the console around it where somebody is signed in.
  func error(
    _ kind: ConsoleErrorPage.Kind, _ request: Request, _ logger: Logger, kept: KeptForm? = nil
  ) async -> Response {
    // Where not even this can be found out, the page stands alone.
    let session = try? await session(request)
    if case .forbidden = kind {
      return show(NoRightsPage(), request, session, status: .forbidden)
    }
    return show(ConsoleErrorPage(kind: kind, kept: kept), request, session, status: kind.status)
  }

  /// The page for a status, for whatever no route answers.
  func error(_ status: HTTPResponse.Status, _ request: Request, _ logger: Logger) async -> Response {
    let kind: ConsoleErrorPage.Kind =
      switch status.code {
      case 404: .notFound
      case 413: .tooLarge
      case 400..<500: .unreadable
      default: .fault
      }
    return await error(kind, request, logger)
  }
}
