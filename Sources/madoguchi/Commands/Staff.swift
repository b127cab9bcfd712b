import ArgumentParser
import DeskCore
import Foundation

/// `madoguchi staff …`
struct Staff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Accounts of the staff: who signs in to the staff side.",
    subcommands: [Add.self, List.self, Reset.self, Disable.self, Enable.self, Roles.self])

  /// Has a verb done wherever the home can be reached.
  fileprivate static func perform(
    _ verb: String, _ members: [(String, JSONText)] = [], mayBegin: Bool = false
  ) async throws -> JSON {
    try await Operations.run(
      .object([("verb", .string("staff \(verb)"))] + members), try Settings.load(), mayBegin: mayBegin)
  }

  /// `madoguchi staff add EMAIL --role R…`
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes an account and prints a link that sets it up, once and within 24 hours, alone.")

    @Argument(help: "The address; cases are assigned to it.") var email: String
    @Option(help: "member:DESK, lead:DESK, admin or auditor; DESK is a desk id or *. Repeatable.")
    var role: [String]

    nonisolated func run() async throws {
      let done = try await Staff.perform(
        "add", [("email", .string(email)), ("roles", .strings(role))], mayBegin: true)
      print(done["link"]?.text ?? "")
    }
  }

  /// `madoguchi staff list`
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists the accounts.")

    @Flag(help: "Prints JSON.") var json = false

    nonisolated func run() async throws {
      let answer = try await Staff.perform("list")
      if json {
        print(JSONText(answer).text)
      } else if case .array(let accounts)? = answer["accounts"]?.content {
        print(StaffTable(accounts).text)
      }
    }
  }

  /// `madoguchi staff reset EMAIL [--second-factor]`
  struct Reset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Takes an account's password away, ends its sessions, and prints a new link, alone.",
      discussion: """
        The link asks for a code of the second factor too, so that it opens nothing by itself. \
        --second-factor takes that away as well, for somebody who has lost the app and the recovery codes.
        """)

    @Argument(help: "The account's address.") var email: String
    @Flag(help: "Takes the second factor and the recovery codes away too.") var secondFactor = false

    nonisolated func run() async throws {
      let done = try await Staff.perform(
        "reset", [("email", .string(email)), ("secondFactor", .bool(secondFactor))])
      print(done["link"]?.text ?? "")
    }
  }

  /// `madoguchi staff disable EMAIL`
  struct Disable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lets nobody sign in to an account any more; ends its sessions at once.")

    @Argument(help: "The account's address.") var email: String

    nonisolated func run() async throws {
      _ = try await Staff.perform("disable", [("email", .string(email))])
    }
  }

  /// `madoguchi staff enable EMAIL`
  struct Enable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lets the holder of a disabled account sign in again.")

    @Argument(help: "The account's address.") var email: String

    nonisolated func run() async throws {
      _ = try await Staff.perform("enable", [("email", .string(email))])
    }
  }

  /// `madoguchi staff roles EMAIL --role R…`
  struct Roles: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Gives an account these roles in the place of those it has, at once.")

    @Argument(help: "The account's address.") var email: String
    @Option(help: "member:DESK, lead:DESK, admin or auditor; DESK is a desk id or *. Repeatable.")
    var role: [String]

    nonisolated func run() async throws {
      _ = try await Staff.perform("roles", [("email", .string(email)), ("roles", .strings(role))])
    }
  }
}

/// The accounts as lines with columns.
private struct StaffTable {
  private let rows: [[String]]

  init(_ accounts: [JSON]) {
    rows =
      [["ADDRESS", "STATE", "SIGNED IN", "CODES LEFT", "ROLES"]]
      + accounts.map { account in
        [
          account["email"]?.text ?? "", account["state"]?.text ?? "",
          account["signedInAt"]?.text ?? "never", account.number("recoveryCodesLeft"),
          account["roles"]?.texts.joined(separator: " ") ?? "",
        ]
      }
  }

  var text: String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      // The last column needs no blanks behind it.
      zip(row, widths).dropLast().map { $0.padding(toLength: $1 + 2, withPad: " ", startingAt: 0) }.joined()
        + (row.last ?? "")
    }.joined(separator: "\n")
  }
}
