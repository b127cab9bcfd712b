import DeskCore
import DeskStore
import DeskVault
import Foundation

/// What a link opens.
public struct Enrolment: Sendable {
  /// The account's address; empty for the first link, whose holder types one.
  public let email: String
  /// Whether a second factor is to be set up: false where the one of before goes on.
  public let isNewSecondFactor: Bool
  /// The secret to type into an authenticator app, base 32 in groups of four; empty where the factor goes on.
  public let secret: String
  /// The same as a link for the app, to be shown as a picture; empty where the factor goes on.
  public let uri: String

  /// What a link opens.
  public init(email: String, isNewSecondFactor: Bool, secret: String, uri: String) {
    self.email = email
    self.isNewSecondFactor = isNewSecondFactor
    self.secret = secret
    self.uri = uri
  }
}

/// A link that counts.
struct OpenedLink: Sendable {
  let lookup: String
  /// nil for the first link.
  let row: AccountRow?
  var isNewSecondFactor: Bool { row?.totp == nil }
}

extension Accounts {
  /// What a link opens; it is not spent.
  ///
  /// - Throws: `unauthorised` for one that is unknown, spent or ended, all alike.
  public func enrolment(link: String) async throws(DeskError) -> Enrolment {
    let opened = try await open(link)
    let email = opened.row?.email ?? ""
    guard opened.isNewSecondFactor else {
      return Enrolment(email: email, isNewSecondFactor: false, secret: "", uri: "")
    }
    let secret = Base32.text(try keys().newFactor(link: link))
    return Enrolment(
      email: email, isNewSecondFactor: true, secret: Self.grouped(secret), uri: Self.uri(email, secret))
  }

  /// A link that counts.
  func open(_ link: String) async throws(DeskError) -> OpenedLink {
    guard link.utf8.count <= 128 else { throw .unauthorised }
    let (lookup, now) = (BearerSecret.lookup(link, as: .link), clock.now)
    let opened = try await database.reading {
      (db: any SQLTransaction) throws(DatabaseError) -> OpenedLink? in
      guard let entry = try LinkStore(db).find(lookup), entry.expiresAt > now else { return nil }
      switch LinkKind(rawValue: entry.kind) {
      case .first: return OpenedLink(lookup: lookup, row: nil)
      case .account:
        guard let row = try AccountStore(db).find(entry.about), row.disabledAt == nil else { return nil }
        return OpenedLink(lookup: lookup, row: row)
      case nil: return nil
      }
    }
    guard let opened else { throw .unauthorised }
    return opened
  }

  /// `ABCD EFGH …`
  private static func grouped(_ secret: String) -> String {
    var text = ""
    for (index, symbol) in secret.enumerated() {
      if index > 0, index % 4 == 0 { text += " " }
      text.append(symbol)
    }
    return text
  }

  /// What authenticator apps read from a picture: `otpauth://totp/Madoguchi:haruka@desk.example?secret=…`
  private static func uri(_ email: String, _ secret: String) -> String {
    let plain = CharacterSet(
      charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~@")
    let name = email.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    return "otpauth://totp/Madoguchi\(name.isEmpty ? "" : ":")\(name)?secret=\(secret)&issuer=Madoguchi"
  }
}
