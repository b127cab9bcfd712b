import DeskCore
import DeskService
import TestSupport
import Testing

/// One exchange that shows a page of the console; its answer is kept as a snapshot in each language.
struct ConsoleSample: CustomTestStringConvertible, Sendable {
  /// The page type that it shows; a house rule wants every type named here.
  let page: String
  let name: String
  /// The path; `{ref}` and the like stand for what was made before.
  let path: String
  /// The page whose form is sent; nil for fields that come from no page of ours.
  var on: String?
  /// What is entered and sent; nil for a plain visit.
  var form: [(String, String)]?
  /// A file to send.
  var file: (name: String, content: String)?
  /// Whose account it is; nil for nobody.
  var who: Actor? = World.kenji
  var before: [Before] = []
  var status = 200
  /// What the browser says about where a request comes from; nil where it says nothing.
  var source: String? = "same-origin"

  var testDescription: String { "\(page).\(name)" }

  /// The most bytes of its page; every open question of the pack stands on that of the facts, and every open duty,
  /// every item of the particulars on theirs.
  var mostBytes: Int {
    switch page {
    case "FactsPage": 70_000
    case "CaseDutiesPage", "CaseParticularsPage", "CaseDocumentPage": 90_000
    default: 60_000
    }
  }

  /// The page, asked for in a language.
  func answer(_ language: Language) async throws -> (answer: SiteUnderTest.Answer, visitor: ConsoleVisitor) {
    var visitor = try await ConsoleVisitor(language)
    if let who { try await visitor.enrol(who) }
    for step in before { try await step.act(&visitor) }
    visitor.source = source
    var fields = form ?? []
    if let on { fields = try await visitor.fields(to: path, on: on, entered: fields) }
    if let file { return (try await visitor.post(path, fields, file: file), visitor) }
    return (form == nil ? try await visitor.get(path) : try await visitor.post(path, fields), visitor)
  }

  static let all = frame + signingIn + own + accounts + queue + case_ + acts + dossier + phone + lists

  private static let wrong = [("email", "haruka@desk.example"), ("password", "x"), ("code", "000000")]

  /// What is the same everywhere in the console.
  static let frame: [ConsoleSample] = [
    ConsoleSample(
      page: "EmptyHomePage", name: "admin-and-auditor", path: "/",
      who: Actor(name: "admin@desk.example", roles: [.admin, .auditor])),
    ConsoleSample(
      page: "EmptyHomePage", name: "no-roles", path: "/",
      before: [.database("UPDATE accounts SET roles = ''")]),
    ConsoleSample(page: "ConsoleErrorPage", name: "not-found", path: "/nowhere", who: nil, status: 404),
    ConsoleSample(
      page: "ConsoleErrorPage", name: "of-another-desk", path: "/cases/{ref}", before: [.kestrel],
      status: 404),
    ConsoleSample(
      page: "ConsoleErrorPage", name: "forged", path: "/cases/{ref}/notes", form: [("text", "forged")],
      before: [.aoba], status: 403, source: "cross-site"),
    ConsoleSample(
      page: "ConsoleErrorPage", name: "unreadable", path: "/account/language", on: "/account",
      form: [("language", "fr")], status: 400),
    ConsoleSample(
      page: "ConsoleErrorPage", name: "too-large", path: "/account/password",
      form: [("old", String(repeating: "x", count: 65_537))], status: 413),
    ConsoleSample(
      page: "ConsoleErrorPage", name: "fault", path: "/",
      before: [.database("ALTER TABLE cases RENAME TO gone")], status: 500),
    ConsoleSample(
      page: "ConsoleErrorPage", name: "unavailable", path: "/cases/{ref}", before: [.aoba, .full],
      status: 503),
    ConsoleSample(
      page: "ConsoleErrorPage", name: "unavailable-kept", path: "/cases/{ref}/notes",
      form: [("token", "{token}"), ("text", "午後に\r\n電話する。")], before: [.aoba, .full], status: 503),
    ConsoleSample(
      page: "NoRightsPage", name: "accounts", path: "/accounts", who: World.haruka, status: 403),
    ConsoleSample(page: "NoRightsPage", name: "phone", path: "/phone", who: World.auditor, status: 403),
    ConsoleSample(
      page: "SessionEndedPage", name: "kept", path: "/cases/{ref}/replies",
      form: [("token", "x"), ("seen", "x"), ("text", "電源は\r\n<そのまま>に。"), ("go", "send")],
      before: [.aoba, .later(hours: 1)], status: 401),
    ConsoleSample(
      page: "SessionEndedPage", name: "file", path: "/cases/{ref}/attachments", file: ("a.txt", "lines"),
      before: [.aoba, .later(hours: 1)], status: 401),
    ConsoleSample(
      page: "StaleFormPage", name: "kept", path: "/cases/{ref}/notes",
      form: [("token", "of another session"), ("text", "折り返す。")], before: [.aoba], status: 403),
    ConsoleSample(
      page: "StaleFormPage", name: "from-a-program", path: "/cases/{ref}/notes", form: [("text", "x")],
      before: [.aoba], status: 403, source: nil),
    ConsoleSample(page: "MailPage", name: "all", path: "/mail"),
    ConsoleSample(page: "GuidesConsolePage", name: "none", path: "/guides"),
    ConsoleSample(page: "GuidesConsolePage", name: "a-draft", path: "/guides", before: [.guide]),
    ConsoleSample(page: "GuideEditPage", name: "new", path: "/guides/new"),
    ConsoleSample(
      page: "GuideEditPage", name: "from-a-case", path: "/guides/new?from={ref}", before: [.aoba]),
    ConsoleSample(page: "GuideEditPage", name: "a-draft", path: "/guides/{guide}", before: [.guide]),
    ConsoleSample(
      page: "GuideEditPage", name: "unchecked", path: "/guides/{guide}", on: "/guides/{guide}",
      form: [("go", "release")], before: [.guide], status: 422),
  ]

  /// Signing in, and setting up an account.
  static let signingIn: [ConsoleSample] = [
    ConsoleSample(page: "SignInPage", name: "plain", path: "/sign-in", who: nil),
    ConsoleSample(
      page: "SignInPage", name: "ended", path: "/sign-in?why=ended&next=%2Fphone%3Fa%3Db", who: nil),
    ConsoleSample(page: "SignInPage", name: "signed-out", path: "/sign-in?why=signed-out", who: nil),
    ConsoleSample(
      page: "SignInPage", name: "wrong", path: "/sign-in", on: "/sign-in?next=%2Fmail", form: wrong, who: nil,
      status: 401),
    ConsoleSample(
      page: "SignInPage", name: "slowed", path: "/sign-in", on: "/sign-in", form: wrong, who: nil,
      before: Array(repeating: .sent("/sign-in", wrong), count: 3), status: 429),
    ConsoleSample(page: "LinkSpentPage", name: "unknown", path: "/setup/unknown", who: nil, status: 404),
    ConsoleSample(
      page: "SetupPage", name: "new", path: "/setup/{link}", who: nil, before: [.invited(World.haruka)]),
    ConsoleSample(
      page: "SetupPage", name: "same-app", path: "/setup/{link}", who: nil,
      before: [
        .colleague(World.haruka),
        Before {
          let email = World.haruka.name
          $0.values["{link}"] = try await $0.world.accounts.reset(
            email: email, secondFactor: false, by: "operator")
        },
      ]),
    ConsoleSample(page: "SetupPage", name: "first", path: "/setup/{link}", who: nil, before: [.firstLink]),
    ConsoleSample(
      page: "SetupPage", name: "first-faults", path: "/setup/{link}", on: "/setup/{link}",
      form: setUp + [("email", "nobody")], who: nil, before: [.firstLink], status: 422),
    ConsoleSample(
      page: "SetupPage", name: "common", path: "/setup/{link}", on: "/setup/{link}",
      form: [("password", "passwordpassword"), ("again", "passwordpassword"), ("code", "{code}")], who: nil,
      before: [.invited(World.haruka)], status: 422),
    ConsoleSample(
      page: "SetupPage", name: "wrong-code", path: "/setup/{link}", on: "/setup/{link}",
      form: [("password", ConsoleVisitor.password), ("code", "12345")], who: nil,
      before: [.invited(World.haruka)], status: 422),
    ConsoleSample(
      page: "RecoveryCodesPage", name: "first", path: "/setup/{link}", on: "/setup/{link}", form: setUp,
      who: nil, before: [.invited(World.haruka)]),
  ]

  private static let setUp = [
    ("password", ConsoleVisitor.password), ("again", ConsoleVisitor.password), ("code", "{code}"),
  ]

  /// One's own account.
  static let own: [ConsoleSample] = [
    ConsoleSample(page: "AccountPage", name: "plain", path: "/account"),
    ConsoleSample(page: "AccountPage", name: "password-changed", path: "/account?done=password"),
    ConsoleSample(
      page: "AccountPage", name: "code-used", path: "/account?done=code-used&next=%2Fmail", who: World.admin,
      before: [.database("UPDATE accounts SET recovery = ''"), .elsewhere]),
    ConsoleSample(page: "PasswordPage", name: "plain", path: "/account/password"),
    ConsoleSample(
      page: "PasswordPage", name: "not-the-same", path: "/account/password", on: "/account/password",
      form: [("old", "x"), ("password", "one"), ("again", "two"), ("code", "1")], status: 422),
    ConsoleSample(
      page: "PasswordPage", name: "wrong", path: "/account/password", on: "/account/password",
      form: [("old", "x"), ("password", "another kestrel flies"), ("code", "{code}")], status: 422),
    ConsoleSample(page: "NewCodesPage", name: "plain", path: "/account/recovery-codes"),
    ConsoleSample(
      page: "NewCodesPage", name: "wrong", path: "/account/recovery-codes", on: "/account/recovery-codes",
      form: [("old", "x"), ("code", "{code}")], status: 422),
    ConsoleSample(
      page: "RecoveryCodesPage", name: "renewed", path: "/account/recovery-codes",
      on: "/account/recovery-codes", form: [("old", ConsoleVisitor.password), ("code", "{code}")]),
  ]

  private static let haruka = "/accounts/haruka%40desk.example"
  /// What an administrator proves once more.
  private static let stepUp = [("old", ConsoleVisitor.password), ("code", "{code}")]

  /// Everybody's accounts.
  static let accounts: [ConsoleSample] = [
    ConsoleSample(page: "AccountsPage", name: "only-one", path: "/accounts", who: World.admin),
    ConsoleSample(
      page: "AccountsPage", name: "several", path: "/accounts", who: World.admin,
      before: [
        .colleague(World.haruka), .invited(World.lena), .colleague(World.kenji),
        .accounts { try await $0.disable(email: World.kenji.name, by: World.admin.name) },
        .accounts { try await $0.setRoles(email: World.lena.name, [.lead("*"), .auditor], by: "operator") },
        .sent("/sign-in", wrong),
      ]),
    ConsoleSample(
      page: "AccountsPage", name: "no-role", path: "/accounts", on: "/accounts",
      form: [("email", "lena@desk.example")], who: World.admin, status: 422),
    ConsoleSample(
      page: "AccountsPage", name: "not-confirmed", path: "/accounts", on: "/accounts",
      form: [("email", "lena@desk.example"), ("role", "auditor"), ("old", "x"), ("code", "{code}")],
      who: World.admin, status: 422),
    ConsoleSample(
      page: "AccountsPage", name: "is-there", path: "/accounts", on: "/accounts",
      form: [("email", World.admin.name), ("role", "auditor"), ("role", "lead:consultation.incident")]
        + stepUp,
      who: World.admin, status: 422),
    ConsoleSample(
      page: "LinkPage", name: "new", path: "/accounts", on: "/accounts",
      form: [("email", "lena@desk.example"), ("role", "lead:*")] + stepUp, who: World.admin, status: 201),
    ConsoleSample(
      page: "LinkPage", name: "again", path: haruka + "/link", on: haruka,
      form: [("second-factor", "yes")] + stepUp, who: World.admin, before: [.colleague(World.haruka)]),
    ConsoleSample(
      page: "OneAccountPage", name: "usable", path: haruka + "?done=roles", who: World.admin,
      before: [.colleague(World.haruka)]),
    ConsoleSample(
      page: "OneAccountPage", name: "disabled", path: haruka + "?done=disabled", who: World.admin,
      before: [
        .colleague(World.haruka),
        .accounts { try await $0.disable(email: World.haruka.name, by: World.admin.name) },
      ]),
    ConsoleSample(
      page: "OneAccountPage", name: "own", path: "/accounts/admin%40desk.example", who: World.admin),
    ConsoleSample(
      page: "OneAccountPage", name: "last-admin", path: "/accounts/admin%40desk.example/roles",
      on: "/accounts/admin%40desk.example", form: [("role", "auditor")] + stepUp, who: World.admin,
      status: 422),
    ConsoleSample(
      page: "OneAccountPage", name: "own-desk", path: "/accounts/admin%40desk.example/roles",
      on: "/accounts/admin%40desk.example", form: [("role", "admin"), ("role", "lead:*")] + stepUp,
      who: World.admin, status: 422),
  ]
}
