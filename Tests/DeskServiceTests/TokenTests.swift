import DeskCore
import DeskService
import DeskStore
import TestSupport
import Testing

/// Tokens by which programs call the staff part of the API.
@Suite(.serialized) struct TokenTests {
  @Test(arguments: DatabaseEngine.allCases)
  func `a secret speaks for its name and roles`(_ engine: DatabaseEngine) async throws {
    let desk = try await DeskUnderTest(engine)
    let roles: [Role] = [.member("consultation.incident"), .lead("*"), .admin, .auditor]

    let secret = try await desk.tokens.add(name: "集計 feed", roles: roles)
    let other = try await desk.tokens.add(name: "other", roles: [.auditor])
    let actor = try await desk.tokens.actor(secret: secret)

    #expect(secret.wholeMatch(of: #/mdg_[0-9a-hjkmnp-tv-z]{52}/#) != nil)
    #expect(secret != other)
    #expect(actor == Actor(name: "集計 feed", roles: roles))
    #expect(try await desk.tokens.actor(secret: other).roles == [.auditor])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a name is taken once, and is free again when its token is revoked`(
    _ engine: DatabaseEngine
  ) async throws {
    let desk = try await DeskUnderTest(engine)
    let first = try await desk.tokens.add(name: "feed", roles: [.admin])

    let taken = try await refusal { try await desk.tokens.add(name: "feed", roles: [.admin]) }
    try await desk.tokens.revoke(name: "feed")
    let revoked = try await desk.tokens.all()
    let second = try await desk.tokens.add(name: "feed", roles: [.auditor])

    #expect(taken == .conflict)
    #expect(revoked.map(\.name) == ["feed"] && revoked.first?.revokedAt == "2026-11-24T10:00:00Z")
    #expect(try await refusal { try await desk.tokens.actor(secret: first) } == .unauthorised)
    #expect(try await desk.tokens.actor(secret: second).roles == [.auditor])
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a secret that is unknown, changed or revoked speaks for nobody`(_ engine: DatabaseEngine) async throws
  {
    let desk = try await DeskUnderTest(engine)
    let secret = try await desk.tokens.add(name: "feed", roles: [.member("*")])
    let revoked = try await desk.tokens.add(name: "old", roles: [.member("*")])
    try await desk.tokens.revoke(name: "old")

    for wrong in [revoked, secret.uppercased(), secret + " ", String(secret.dropLast()), "", "mdg_", "feed"] {
      #expect(try await refusal { try await desk.tokens.actor(secret: wrong) } == .unauthorised)
    }
    #expect(try await refusal { try await desk.tokens.revoke(name: "old") } == .notFound)
    #expect(try await refusal { try await desk.tokens.revoke(name: "never") } == .notFound)
    #expect(try await desk.tokens.actor(secret: secret).name == "feed")
  }
}
