import DeskCore
import DeskService
import HTTPTypes
import Hummingbird

/// What administrators do with accounts.
extension AccountRoutes {
  private static let historyLength = 100
  private static let refusalsLength = 20

  func showAll(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    try await site.withSession(request, context) { session, page in
      guard session.actor.isAdmin else { throw DeskError.forbidden }
      return ConsoleResponses.show(try await list(), page)
    }
  }

  private func list() async throws(DeskError) -> AccountsPage {
    AccountsPage(
      accounts: try await accounts.all().sorted { $0.email < $1.email },
      history: try await accounts.history(limit: Self.historyLength),
      refusals: try await accounts.refusals(limit: Self.refusalsLength))
  }

  func add(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    try await withAdminForm(request, context) { session, form, page in
      guard let roles = RoleFields.roles(form, site.pack) else {
        return await site.error(.unreadable, request, context.logger)
      }
      let email = (form.one("email") ?? "").trimmed
      var problems = roles.isEmpty ? [RoleFields.noneChosen(page)] : []
      // A slip of the pen must not use up a code.
      let isAddress = Accounts.known(email).map(EmailAddress.isPlausible) ?? false
      if !isAddress {
        problems.append(FieldProblem(field: ConsoleFields.id("email"), message: page(AccountsWords.badEmail)))
      }
      var status = HTTPResponse.Status.unprocessableContent
      if problems.isEmpty, let fault = try await unproven(session, form) {
        problems.append(StepUpFields.problem(fault, .add, page))
        status = fault.ownStatus
      }
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
      return ConsoleResponses.show(again, page, status: status)
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
      var status = HTTPResponse.Status.unprocessableContent
      var problem =
        roles.isEmpty
        ? RoleFields.noneChosen(page)
        : refusal.map { FieldProblem(field: ConsoleFields.id(RoleFields.name), message: page($0)) }
      if problem == nil, let fault = try await unproven(session, form) {
        problem = StepUpFields.problem(fault, .roles, page)
        status = fault.ownStatus
      }
      if let problem {
        var shown = try await self.page(of: account)
        shown.roles = roles
        shown.problems = [problem]
        return ConsoleResponses.show(shown, page, status: status)
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
      if let refused = try await refused(change, account, all, session, form, page) { return refused }
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
        if let refused = try await refused(.disable, account, all, session, form, page) { return refused }
        try await accounts.disable(email: account.email, by: by)
        return ConsoleResponses.redirect(.accountOfAfter(account.email, .disabled))
      case "enabled":
        if let refused = try await refused(.enable, account, all, session, form, page) { return refused }
        try await accounts.enable(email: account.email, by: by)
        return ConsoleResponses.redirect(.accountOfAfter(account.email, .enabled))
      default: return await site.error(.unreadable, request, context.logger)
      }
    }
  }

  /// The page that says why a change is refused; nil where it is not.
  private func refused(
    _ change: AccountRules.Change, _ account: StaffAccount, _ all: [StaffAccount], _ session: StaffSession,
    _ form: FormBody, _ page: ConsoleContext
  ) async throws(DeskError) -> Response? {
    var shown = try await self.page(of: account)
    shown.takesFactor = change == .link(secondFactor: true)
    if let words = AccountRules.refusal(change, of: account, by: session.actor.name, in: all) {
      shown.problems = [FieldProblem(field: ConsoleFields.id("account"), message: page(words))]
      return ConsoleResponses.show(shown, page, status: .unprocessableContent)
    }
    guard let fault = try await unproven(session, form) else { return nil }
    let place: StepUpFields.Form = if case .link = change { .link } else { .access }
    shown.problems = [StepUpFields.problem(fault, place, page)]
    return ConsoleResponses.show(shown, page, status: fault.ownStatus)
  }

  /// Why somebody's own password and code are not believed; nil where they are right, and the code is taken.
  private func unproven(_ session: StaffSession, _ form: FormBody) async throws(DeskError) -> SignInFault? {
    let result = try await accounts.stepUp(
      session, password: form.one("old") ?? "", code: (form.one("code") ?? "").trimmed)
    switch result {
    case .success: return nil
    case .failure(let fault): return fault
    }
  }

  private func page(of account: StaffAccount) async throws(DeskError) -> OneAccountPage {
    OneAccountPage(
      account: account,
      history: try await accounts.history(of: account.email, limit: Self.historyLength),
      refusals: try await accounts.refusals(of: account.email, limit: Self.refusalsLength))
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
