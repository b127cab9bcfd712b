import DeskCore
import DeskService
import HTTPTypes
import Hummingbird

/// Signing in, setting up, one's own account, and everybody's for administrators.
struct AccountRoutes: Sendable {
  let accounts: Accounts
  let site: ConsoleSite

  init(accounts: Accounts, site: ConsoleSite) {
    self.accounts = accounts
    self.site = site
  }

  /// Every route of these, to be read top to bottom.
  func addRoutes(to router: Router<BasicRequestContext>) {
    router.get("/sign-in") { try await askToSignIn($0, $1) }
    router.post("/sign-in") { try await signIn($0, $1) }
    router.post("/sign-out") { try await signOut($0, $1) }
    router.get("/setup/:link") { try await showSetup($0, $1) }
    router.post("/setup/:link") { try await setUp($0, $1) }

    router.get("/account") { try await showOwn($0, $1) }
    router.post("/account/sessions") { try await signOutEverywhere($0, $1) }
    router.get("/account/password") { try await askPassword($0, $1) }
    router.post("/account/password") { try await changePassword($0, $1) }
    router.get("/account/recovery-codes") { try await askCodes($0, $1) }
    router.post("/account/recovery-codes") { try await renewCodes($0, $1) }
    router.post("/account/language") { try await changeLanguage($0, $1) }

    router.get("/accounts") { try await showAll($0, $1) }
    router.post("/accounts") { try await add($0, $1) }
    router.get("/accounts/:email") { try await showOne($0, $1) }
    router.post("/accounts/:email/roles") { try await changeRoles($0, $1) }
    router.post("/accounts/:email/link") { try await makeLink($0, $1) }
    router.post("/accounts/:email/access") { try await changeAccess($0, $1) }

    // What is only posted to leads on where a person types its address or comes back to it.
    for path in ["/account/sessions", "/account/language"] {
      router.get(RouterPath(path)) { _, _ in ConsoleResponses.redirect(.account) }
    }
    router.get("/sign-out") { _, _ in ConsoleResponses.redirect(.home) }
    for path in ["roles", "link", "access"] {
      router.get(RouterPath("/accounts/:email/\(path)")) { _, context in
        ConsoleResponses.redirect(
          .accountOf(ConsoleLink.decoded(try context.parameters.require("email")) ?? ""))
      }
    }
  }
}
