/// Every address of the console; nothing else prints one.
enum ConsoleLink: Sendable, Hashable {
  /// The list of cases, with a query that `ConsoleLink.query` made, or an empty one.
  case queue(query: String)
  /// A case by its reference.
  case case_(String)
  /// A page or an act of a case.
  case act(String, CaseActPage)
  /// A file of a case.
  case attachment(String, id: String)
  /// A paper of a case, or the file that it is taken out as: `docx`.
  case document(String, id: String, format: String?)
  /// The dates of a case.
  case calendar(String)
  case phone
  case mail
  /// Where to sign in; afterwards to a path of our own, with a word about why.
  case signIn(next: String?, why: SignInReason?)
  case signOut
  /// A one-time link.
  case setup(String)
  case account
  /// One's own account, after a change of it; where something waits, the way on.
  case accountAfter(AccountChange, next: String?)
  case sessions
  case password
  case recoveryCodes
  case language
  case accounts
  /// An account by its mail address.
  case accountOf(String)
  /// The same after a change of it.
  case accountOfAfter(String, AccountChange)
  case roles(String)
  case link(String)
  case access(String)
  case guides
  /// The guides, after one was dropped.
  case guidesAfter(GuideDone)
  /// A new guide, made of the last reply of a case where there is one.
  case newGuide(from: String?)
  case guide(String)
  /// The same after a change of it.
  case guideAfter(String, GuideDone)
  case vendorList
  /// The same after a version of it was made public.
  case vendorListAfter(Int)
  /// A list that waits for a confirmation.
  case vendorDraft(Int)
  case vendorVersion(Int)
  /// A version as a file; 0 for the list that comes with the pack.
  case vendorFile(Int)
  case stylesheet
  case script
  case icon

  /// The cases that want something.
  static let home = ConsoleLink.queue(query: "")
  /// Where to sign in, without more.
  static let signIn = ConsoleLink.signIn(next: nil, why: nil)

  /// The path, percent-encoded, with its query.
  var path: String {
    switch self {
    case .queue(let query): query.isEmpty ? "/" : "/?\(query)"
    case .case_(let reference): "/cases/\(Self.encoded(reference))"
    case .act(let reference, let act): "/cases/\(Self.encoded(reference))/\(act.rawValue)"
    case .attachment(let reference, let id):
      "/cases/\(Self.encoded(reference))/\(CaseActPage.attachments.rawValue)/\(Self.encoded(id))"
    case .document(let reference, let id, let format):
      "/cases/\(Self.encoded(reference))/\(CaseActPage.documents.rawValue)/\(Self.encoded(id))\(format.map { "." + $0 } ?? "")"
    case .calendar(let reference): "/cases/\(Self.encoded(reference))/calendar.ics"
    case .phone: "/phone"
    case .mail: "/mail"
    case .signIn(let next, let why): Self.signInPath(next, why)
    case .signOut: "/sign-out"
    case .setup(let secret): "/setup/\(Self.encoded(secret))"
    case .account: "/account"
    case .accountAfter(let change, let next):
      "/account?\(Self.query([("done", change.rawValue)] + Self.fields(next)))"
    case .sessions: "/account/sessions"
    case .password: "/account/password"
    case .recoveryCodes: "/account/recovery-codes"
    case .language: "/account/language"
    case .accounts: "/accounts"
    case .accountOf(let email): "/accounts/\(Self.encoded(email))"
    case .accountOfAfter(let email, let change):
      "/accounts/\(Self.encoded(email))?\(Self.query([("done", change.rawValue)]))"
    case .roles(let email): "/accounts/\(Self.encoded(email))/roles"
    case .link(let email): "/accounts/\(Self.encoded(email))/link"
    case .access(let email): "/accounts/\(Self.encoded(email))/access"
    case .guides: "/guides"
    case .guidesAfter(let done): "/guides?\(Self.query([("done", done.rawValue)]))"
    case .newGuide(let from): "/guides/new\(from.map { "?" + Self.query([("from", $0)]) } ?? "")"
    case .guide(let id): "/guides/\(Self.encoded(id))"
    case .guideAfter(let id, let done): "/guides/\(Self.encoded(id))?\(Self.query([("done", done.rawValue)]))"
    case .vendorList: "/lists/vendors"
    case .vendorListAfter(let number): "/lists/vendors?\(Self.query([("done", String(number))]))"
    case .vendorDraft(let number): "/lists/vendors/drafts/\(number)"
    case .vendorVersion(let number): "/lists/vendors/versions/\(number)"
    case .vendorFile(let number): "/lists/vendors/versions/\(number)/file"
    case .stylesheet: "/console.css"
    case .script: "/console.js"
    case .icon: "/icon.svg"
    }
  }

  private static func signInPath(_ next: String?, _ why: SignInReason?) -> String {
    let fields = fields(next) + (why.map { [("why", $0.rawValue)] } ?? [])
    return fields.isEmpty ? "/sign-in" : "/sign-in?\(query(fields))"
  }

  private static func fields(_ next: String?) -> [(String, String)] { next.map { [("next", $0)] } ?? [] }

  /// A query of these fields, percent-encoded.
  static func query(_ fields: [(String, String)]) -> String {
    fields.map { "\(encoded($0.0))=\(encoded($0.1))" }.joined(separator: "&")
  }

  /// A text as one part of a path or a query: all but RFC 3986's unreserved letters is percent-encoded.
  static func encoded(_ text: String) -> String {
    let hex = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What a part of a requested path says; nil where it is not UTF-8 or a percent sign stands for nothing.
  static func decoded(_ part: String) -> String? {
    guard part.utf8.count <= 2_000 else { return nil }
    // The form's reader takes a plus sign for a blank; in a path it is one.
    let safe = part.replacing("+", with: "%2B").replacing("&", with: "%26").replacing("=", with: "%3D")
    return FormBody("part=\(safe)")?.one("part")
  }
}

/// The pages and acts of a case.
enum CaseActPage: String, Sendable, Hashable, CaseIterable {
  case replies, notes, assignment, closure, referrals, decline, handover, receipt, labels, assessments
  case attachments, duties, documents, particulars
  case reporterView = "reporter-view"
  case print
}

/// What was changed of an account, for the page that says so.
enum AccountChange: String, Sendable, Hashable, CaseIterable {
  case roles, disabled, enabled, password
  /// Signed in with a recovery code: there is one fewer.
  case codeUsed = "code-used"
}

/// Why somebody is asked to sign in.
enum SignInReason: String, Sendable, Hashable, CaseIterable {
  /// The session was over.
  case ended
  case signedOut = "signed-out"
  /// Signed out on every device.
  case everywhere
}
