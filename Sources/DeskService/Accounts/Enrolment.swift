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
  /// The same sealed, for the form to carry back; empty where the factor goes on.
  public let sealedFactor: String

  /// What a link opens.
  public init(email: String, isNewSecondFactor: Bool, secret: String, uri: String, sealedFactor: String) {
    self.email = email
    self.isNewSecondFactor = isNewSecondFactor
    self.secret = secret
    self.uri = uri
    self.sealedFactor = sealedFactor
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
  /// What a link opens; it is not spent. Each time a new second factor is another one.
  ///
  /// - Parameter factor: the `sealedFactor` of before, where a form comes back: the app holds it already.
  /// - Throws: `unauthorised` for one that is unknown, spent or ended, all alike.
  public func enrolment(link: String, factor: String = "") async throws(DeskError) -> Enrolment {
    let opened = try await open(link)
    let email = opened.row?.email ?? ""
    guard opened.isNewSecondFactor else {
      return Enrolment(email: email, isNewSecondFactor: false, secret: "", uri: "", sealedFactor: "")
    }
    let bytes = keys.open(newFactor: factor, link: link) ?? AccountKeys.newFactor()
    let secret = Base32.text(bytes)
    do throws(VaultError) {
      return Enrolment(
        email: email, isNewSecondFactor: true, secret: Self.grouped(secret), uri: Self.uri(email, secret),
        sealedFactor: try keys.seal(newFactor: bytes, link: link))
    } catch {
      throw DeskError(error)
    }
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
