import DeskCore
import DeskService
import HTTPTypes
import Hummingbird

/// What administrators do with accounts.
extension AccountRoutes {
  private static let historyLength = 100

  func showAll(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    try await site.withSession(request, context) { session, page in
      guard session.actor.isAdmin else { throw DeskError.forbidden }
      return ConsoleResponses.show(try await list(), page)
    }
  }

  private func list() async throws(DeskError) -> AccountsPage {
    AccountsPage(
      accounts: try await accounts.all().sorted { $0.email < $1.email },
      history: try await accounts.history(limit: Self.historyLength))
  }

  func add(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    try await withAdminForm(request, context) { session, form, page in
      guard let roles = RoleFields.roles(form, site.pack) else {
        return await site.error(.unreadable, request, context.logger)
      }
      let email = (form.one("email") ?? "").trimmed
      var problems = roles.isEmpty ? [RoleFields.noneChosen(page)] : []
      if problems.isEmpty {
        do throws(DeskError) {
          let link = try await accounts.add(email: email, roles: roles, by: session.actor.name)
          return show(link, for: email, page, status: .created)
        } catch {
          guard let problem = Self.emailProblem(error, page) else { throw error }
          problems.append(problem)
        }
      }
      var again = try await list()
      again.email = email
      again.roles = roles
      again.problems = problems
      return ConsoleResponses.show(again, page, status: .unprocessableContent)
    }
  }

  func showOne(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    try await site.withSession(request, context) { session, page in
      guard session.actor.isAdmin else { throw DeskError.forbidden }
      let (account, _) = try await one(context)
      var shown = try await self.page(of: account)
      shown.done = done(request)
      return ConsoleResponses.show(shown, page)
    }
  }

  func changeRoles(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    try await withAdminForm(request, context) { session, form, page in
      let (account, all) = try await one(context)
      guard let roles = RoleFields.roles(form, site.pack) else {
        return await site.error(.unreadable, request, context.logger)
      }
      let refusal = AccountRules.refusal(.roles(roles), of: account, by: session.actor.name, in: all)
      let problem =
        roles.isEmpty
        ? RoleFields.noneChosen(page)
        : refusal.map { FieldProblem(field: ConsoleFields.id(RoleFields.name), message: page($0)) }
      if let problem {
        var shown = try await self.page(of: account)
        shown.roles = roles
        shown.problems = [problem]
        return ConsoleResponses.show(shown, page, status: .unprocessableContent)
      }
      try await accounts.setRoles(email: account.email, roles, by: session.actor.name)
      return ConsoleResponses.redirect(.accountOfAfter(account.email, .roles))
    }
  }

  func makeLink(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    try await withAdminForm(request, context) { session, form, page in
      let (account, all) = try await one(context)
      let secondFactor = form.one("second-factor") == "yes"
      let change = AccountRules.Change.link(secondFactor: secondFactor)
      if let refused = try await refused(change, account, all, session, page) { return refused }
      let link = try await accounts.reset(
        email: account.email, secondFactor: secondFactor, by: session.actor.name)
      return show(link, for: account.email, page)
    }
  }

  func changeAccess(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    try await withAdminForm(request, context) { session, form, page in
      let (account, all) = try await one(context)
      let by = session.actor.name
      switch form.one("to") {
      case "disabled":
        if let refused = try await refused(.disable, account, all, session, page) { return refused }
        try await accounts.disable(email: account.email, by: by)
        return ConsoleResponses.redirect(.accountOfAfter(account.email, .disabled))
      case "enabled":
        try await accounts.enable(email: account.email, by: by)
        return ConsoleResponses.redirect(.accountOfAfter(account.email, .enabled))
      default: return await site.error(.unreadable, request, context.logger)
      }
    }
  }

  /// The page that says why a change is refused; nil where it is not.
  private func refused(
    _ change: AccountRules.Change, _ account: StaffAccount, _ all: [StaffAccount], _ session: StaffSession,
    _ page: ConsoleContext
  ) async throws(DeskError) -> Response? {
    guard let words = AccountRules.refusal(change, of: account, by: session.actor.name, in: all) else {
      return nil
    }
    var shown = try await self.page(of: account)
    shown.problems = [FieldProblem(field: ConsoleFields.id("account"), message: page(words))]
    return ConsoleResponses.show(shown, page, status: .unprocessableContent)
  }

  private func page(of account: StaffAccount) async throws(DeskError) -> OneAccountPage {
    let history = try await accounts.history(limit: Self.historyLength * 10).filter {
      $0.email == account.email
    }
    return OneAccountPage(account: account, history: Array(history.prefix(Self.historyLength)))
  }

  /// The account that the path names, however its letters are written, and all of them.
  private func one(_ context: BasicRequestContext) async throws -> (StaffAccount, [StaffAccount]) {
    let all = try await accounts.all()
    let email = ConsoleLink.decoded(try context.parameters.require("email")) ?? ""
    guard let account = all.first(where: { $0.email.lowercased() == email.lowercased() }) else {
      throw DeskError.notFound
    }
    return (account, all)
  }

  private func show(
    _ link: String, for email: String, _ page: ConsoleContext, status: HTTPResponse.Status = .ok
  ) -> Response {
    ConsoleResponses.show(
      LinkPage(email: email, url: site.staffURL + ConsoleLink.setup(link).path), page, status: status)
  }

  /// A form that only administrators may send.
  private func withAdminForm(
    _ request: Request, _ context: BasicRequestContext,
    _ answer: (StaffSession, FormBody, ConsoleContext) async throws -> Response
  ) async throws -> Response {
    try await withAccountForm(request, context) { session, form, page in
      guard session.actor.isAdmin else { throw DeskError.forbidden }
      return try await answer(session, form, page)
    }
  }
}
