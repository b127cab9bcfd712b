import DeskCore
import DeskService
import HTTPTypes
import Hummingbird

extension AccountRoutes {
  func showOwn(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    try await site.withSession(request, context) { session, page in
      let email = session.actor.name
      guard let account = try await accounts.all().first(where: { $0.email == email }) else {
        throw DeskError.notFound
      }
      let sessions = try await accounts.sessions(of: email).map {
        AccountPage.Session(
          begunAt: $0.madeAt, seenAt: $0.seenAt, agent: $0.agent, isThis: $0.isThis(session))
      }
      let query = site.query(request)
      return ConsoleResponses.show(
        AccountPage(
          account: account, sessions: sessions, done: done(request),
          next: OwnPath.checked(query.one("next"))),
        page)
    }
  }

  /// What the page before this one changed; somebody else's link cannot claim it.
  func done(_ request: Request) -> AccountChange? {
    guard site.gate.allowsSource(request) else { return nil }
    return site.query(request).one("done").flatMap(AccountChange.init(rawValue:))
  }

  func signOutEverywhere(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    try await withAccountForm(request, context) { session, _, _ in
      try await accounts.signOutEverywhere(session.actor.name, by: session.actor.name)
      return signedOut(.everywhere)
    }
  }

  func askPassword(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    try await site.withSession(request, context) { _, page in ConsoleResponses.show(PasswordPage(), page) }
  }

  func changePassword(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    try await withAccountForm(request, context) { session, form, page in
      if let fault = NewPasswordFields.fault(form, page) {
        return ConsoleResponses.show(PasswordPage(problems: [fault]), page, status: .unprocessableContent)
      }
      let result = try await accounts.changePassword(
        session, old: form.one("old") ?? "", new: form.one("password") ?? "",
        code: (form.one("code") ?? "").trimmed)
      switch result {
      case .success: return ConsoleResponses.redirect(.accountAfter(.password, next: nil))
      case .failure(let fault):
        return ConsoleResponses.show(
          PasswordPage(problems: [AccountWords.problem(fault, page)]), page, status: fault.status)
      }
    }
  }

  func askCodes(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    try await site.withSession(request, context) { _, page in ConsoleResponses.show(NewCodesPage(), page) }
  }

  func renewCodes(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    try await withAccountForm(request, context) { session, form, page in
      let result = try await accounts.newRecoveryCodes(
        session, password: form.one("old") ?? "", code: (form.one("code") ?? "").trimmed)
      switch result {
      case .success(let codes):
        return ConsoleResponses.show(RecoveryCodesPage(codes: codes, isRenewed: true), page)
      case .failure(let fault):
        return ConsoleResponses.show(NewCodesPage(fault: fault.ownWords), page, status: fault.ownStatus)
      }
    }
  }

  func changeLanguage(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    try await withAccountForm(request, context) { session, form, _ in
      let language = form.one("language").flatMap(Language.init(rawValue:))
      guard let language, Language.pages.contains(language) else {
        return await site.error(.unreadable, request, context.logger)
      }
      try await accounts.setLanguage(language, of: session.actor.name)
      return ConsoleResponses.redirect(to: OwnPath.checked(form.one("next")) ?? ConsoleLink.account.path)
    }
  }

  /// A form about accounts: small, or it is not read.
  func withAccountForm(
    _ request: Request, _ context: BasicRequestContext,
    _ answer: (StaffSession, FormBody, ConsoleContext) async throws -> Response
  ) async throws -> Response {
    try await site.withForm(request, context, most: ConsoleSite.mostAccountBytes, answer)
  }
}
