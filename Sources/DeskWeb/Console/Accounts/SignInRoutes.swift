import DeskCore
import DeskService
import HTTPTypes
import Hummingbird
import Logging

extension AccountRoutes {
  func askToSignIn(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    let query = site.query(request)
    let next = OwnPath.checked(query.one("next"))
    return try await site.guarded(request, context.logger) {
      if try await site.session(request) != nil {
        return ConsoleResponses.redirect(to: OwnPath.afterSignIn(next))
      }
      let why = query.one("why").flatMap(SignInReason.init(rawValue:))
      return site.show(SignInPage(next: next, state: why.map { .reason($0) } ?? .plain), request, nil)
    }
  }

  func signIn(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    try await site.withBody(request, context.logger, most: ConsoleSite.mostAccountBytes) { _, form in
      try await site.guarded(request, context.logger) {
        guard site.gate.allowsSignIn(request) else { return site.forged(request, nil) }
        guard let email = form.one("email"), let password = form.one("password"), let code = form.one("code")
        else {
          return await site.error(.unreadable, request, context.logger)
        }
        let result = try await accounts.signIn(
          email: email.trimmed, password: password, code: code.trimmed, device: site.cookies.device(request),
          agent: ConsoleSite.agent(request))
        switch result {
        case .success(let signedIn): return await begin(signedIn, request, next: form.one("next"))
        case .failure(let fault): return refusal(fault, email, form, request)
        }
      }
    }
  }

  private func begin(_ signedIn: SignedIn, _ request: Request, next: String?) async -> Response {
    let path = OwnPath.afterSignIn(next)
    var response =
      signedIn.isRecoveryCodeUsed
      ? ConsoleResponses.redirect(.accountAfter(.codeUsed, next: path)) : ConsoleResponses.redirect(to: path)
    await keep(signedIn.session, request, &response)
    site.cookies.keep(device: signedIn.device, in: &response)
    return response
  }

  /// Puts a new session in the place of the one that the browser had.
  func keep(_ session: String, _ request: Request, _ response: inout Response) async {
    if let old = site.cookies.session(request) { try? await accounts.signOut(old) }
    site.cookies.keep(session: session, in: &response)
  }

  private func refusal(_ fault: SignInFault, _ email: String, _ form: FormBody, _ request: Request)
    -> Response
  {
    let next = OwnPath.checked(form.one("next"))
    var context = site.context(request, nil, lang: form.one("lang"))
    // Going to the other language costs the address alone.
    context.here = ConsoleLink.signIn(next: next, why: nil).path
    let (state, status): (SignInPage.State, HTTPResponse.Status) =
      switch fault {
      case .wrong: (.wrong, .unauthorized)
      case .slowed(let seconds): (.slowed(seconds: seconds), .tooManyRequests)
      case .busy: (.busy, .serviceUnavailable)
      }
    var response = ConsoleResponses.show(
      SignInPage(email: email, next: next, state: state), context, status: status)
    if case .slowed(let seconds) = fault { response.headers[.retryAfter] = String(max(seconds, 1)) }
    return response
  }

  func signOut(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    // Without a session there is nothing to end, and the page is where one wanted to go.
    guard let secret = site.cookies.session(request) else { return ConsoleResponses.redirect(.signIn) }
    return try await site.guarded(request, context.logger) {
      guard try await site.session(request) != nil else { return signedOut(.signedOut) }
      return try await site.withForm(request, context, most: ConsoleSite.mostAccountBytes) { _, _, _ in
        try await accounts.signOut(secret)
        return signedOut(.signedOut)
      }
    }
  }

  /// To the page for signing in, without a session.
  func signedOut(_ why: SignInReason) -> Response {
    var response = ConsoleResponses.redirect(.signIn(next: nil, why: why))
    site.cookies.dropSession(in: &response)
    return response
  }
}
