import DeskCore
import DeskService
import HTTPTypes
import Hummingbird

extension AccountRoutes {
  /// Shows what a one-time link opens; looking at it spends nothing, so that a preview of mail or chat
  /// cannot.
  func showSetup(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    let link = try link(context)
    return try await site.guarded(request, context.logger) {
      guard let enrolment = try await enrolment(link) else {
        return site.show(LinkSpentPage(), request, nil, status: .notFound)
      }
      return site.show(SetupPage(link: link, enrolment: enrolment), request, nil)
    }
  }

  func setUp(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    let link = try link(context)
    return try await site.withBody(request, context.logger, most: ConsoleSite.mostAccountBytes) { _, form in
      try await site.guarded(request, context.logger) {
        guard site.gate.allowsSetup(request) else { return site.forged(request, nil) }
        let page = site.context(request, nil, lang: form.one("lang"))
        guard let enrolment = try await enrolment(link, form.one(SetupPage.factorField) ?? "") else {
          return ConsoleResponses.show(LinkSpentPage(), page, status: .notFound)
        }
        let setup = Setup(
          link: link, enrolment: enrolment, email: (form.one("email") ?? "").trimmed, page: page)
        if let fault = NewPasswordFields.fault(form, page) { return setup.refused(fault) }
        switch try await enrol(setup, form, request) {
        case .done(let enrolled): return try await begin(enrolled, setup, request)
        case .refused(let fault, let status): return setup.refused(fault, status)
        }
      }
    }
  }

  /// What a posted set-up is about.
  private struct Setup {
    let link: String
    let enrolment: Enrolment
    let email: String
    let page: ConsoleContext

    func refused(_ problem: FieldProblem, _ status: HTTPResponse.Status = .unprocessableContent) -> Response {
      ConsoleResponses.show(
        SetupPage(link: link, enrolment: enrolment, email: email, problems: [problem]), page, status: status)
    }
  }

  private enum Outcome {
    case done(Enrolled)
    case refused(FieldProblem, HTTPResponse.Status)
  }

  private func enrol(_ setup: Setup, _ form: FormBody, _ request: Request) async throws(DeskError) -> Outcome
  {
    let isFirst = setup.enrolment.email.isEmpty
    do throws(DeskError) {
      let result = try await accounts.enrol(
        link: setup.link, factor: form.one(SetupPage.factorField) ?? "",
        password: form.one("password") ?? "", code: (form.one("code") ?? "").trimmed,
        agent: ConsoleSite.agent(request), email: isFirst ? setup.email : nil)
      switch result {
      case .success(let enrolled): return .done(enrolled)
      case .failure(let fault): return .refused(AccountWords.problem(fault, setup.page), fault.status)
      }
    } catch {
      // Only the address of the first account can be wrong in such a way.
      guard isFirst, let problem = AccountRoutes.emailProblem(error, setup.page) else { throw error }
      return .refused(problem, .unprocessableContent)
    }
  }

  private func begin(_ enrolled: Enrolled, _ setup: Setup, _ request: Request) async throws -> Response {
    let email = setup.enrolment.email.isEmpty ? setup.email : setup.enrolment.email
    // The language that the person read this in is theirs from now on.
    try? await accounts.setLanguage(setup.page.language, of: email)
    let session = try await accounts.session(enrolled.session)
    var response =
      enrolled.recoveryCodes.isEmpty
      ? ConsoleResponses.redirect(.home)
      : site.show(RecoveryCodesPage(codes: enrolled.recoveryCodes), request, session)
    await keep(enrolled.session, request, &response)
    site.cookies.keep(device: enrolled.device, in: &response)
    return response
  }

  private func link(_ context: BasicRequestContext) throws -> String {
    ConsoleLink.decoded(try context.parameters.require("link")) ?? ""
  }

  /// What a link opens; nil for one that is unknown, spent or expired.
  ///
  /// - Parameter factor: what the form carried back: the app holds it already.
  private func enrolment(_ link: String, _ factor: String = "") async throws(DeskError) -> Enrolment? {
    do throws(DeskError) {
      return try await accounts.enrolment(link: link, factor: factor)
    } catch {
      guard case .unauthorised = error else { throw error }
      return nil
    }
  }

  /// What is wrong with an address, where that is what the service says.
  static func emailProblem(_ error: DeskError, _ context: ConsoleContext) -> FieldProblem? {
    let field = ConsoleFields.id("email")
    switch error {
    case .invalid: return FieldProblem(field: field, message: context(AccountsWords.badEmail))
    case .conflict(let words): return FieldProblem(field: field, message: context(words))
    default: return nil
    }
  }
}

extension EnrolFault {
  /// How a page about it is answered.
  var status: HTTPResponse.Status {
    switch self {
    case .slowed: .tooManyRequests
    case .busy: .serviceUnavailable
    case .tooShort, .tooLong, .common, .ownName, .wrongCode, .noFactor, .wrong: .unprocessableContent
    }
  }
}
