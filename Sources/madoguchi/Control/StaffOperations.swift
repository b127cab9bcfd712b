import DeskCore
import DeskService

/// What `madoguchi staff …` does with a home.
extension Operations {
  /// Who the history says it was.
  private static let actor = "operator"

  private func accounts() throws -> Accounts {
    guard let keyring = house.keyring else {
      throw Failure(
        status: .input, line: "MADOGUCHI_KEY_FILE holds public keys alone: it serves --role intake")
    }
    return Accounts(database: house.database, keyring: keyring, pack: house.pack)
  }

  /// Runs a verb.
  func staff(_ verb: String, _ command: JSON) async throws -> JSONText {
    let accounts = try accounts()
    let email = command["email"]?.text ?? ""
    switch verb {
    case "staff add":
      let roles = try readRoles(command["roles"])
      return try await link(email) { () async throws(DeskError) in
        try await accounts.add(email: email, roles: roles, by: Self.actor)
      }
    case "staff reset":
      let takesFactor = command["secondFactor"]?.flag == true
      return try await link(email) { () async throws(DeskError) in
        try await accounts.reset(email: email, secondFactor: takesFactor, by: Self.actor)
      }
    case "staff roles":
      let roles = try readRoles(command["roles"])
      return try await done(email) { () async throws(DeskError) in
        try await accounts.setRoles(email: email, roles, by: Self.actor)
      }
    case "staff disable":
      return try await done(email) { () async throws(DeskError) in
        try await accounts.disable(email: email, by: Self.actor)
      }
    case "staff enable":
      return try await done(email) { () async throws(DeskError) in
        try await accounts.enable(email: email, by: Self.actor)
      }
    case "staff list": return try await list(accounts)
    default: throw Failure(status: .input, line: "the server that runs here does not know this command")
    }
  }

  private func link(
    _ email: String, _ act: () async throws(DeskError) -> String
  ) async throws -> JSONText {
    do throws(DeskError) {
      return .object([("link", .string(house.settings.setupURL(try await act())))])
    } catch {
      throw Self.failure(error, email)
    }
  }

  private func done(_ email: String, _ act: () async throws(DeskError) -> Void) async throws -> JSONText {
    do throws(DeskError) { try await act() } catch { throw Self.failure(error, email) }
    return .object([])
  }

  private static func failure(_ error: DeskError, _ email: String) -> Failure {
    switch error {
    case .notFound:
      Failure(status: .no, line: "there is no account “\(email)”; madoguchi staff list shows all")
    case .conflict(let words): Failure(status: .no, line: "“\(email)”: \(words.en)")
    case .invalid(let faults):
      Failure(status: .input, line: "“\(email)”: \(faults.map(\.message).joined(separator: "; "))")
    default: Failure(error)
    }
  }

  private func list(_ accounts: Accounts) async throws -> JSONText {
    do throws(DeskError) {
      return .object([("accounts", .array(try await accounts.all().map(Self.json)))])
    } catch {
      throw Failure(error)
    }
  }

  private static func json(_ account: StaffAccount) -> JSONText {
    let state = account.isDisabled ? "disabled" : account.isReady ? "ready" : "waiting"
    return .object([
      ("email", .string(account.email)), ("state", .string(state)),
      ("roles", .strings(account.roles.map(\.text))), ("language", .string(account.language.rawValue)),
      ("madeAt", .string(account.madeAt)), ("signedInAt", JSONText(account.signedInAt)),
      ("recoveryCodesLeft", .number(account.recoveryCodesLeft)),
    ])
  }
}
