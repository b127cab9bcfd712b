import DeskCore
import DeskService
import DeskStore
import Foundation
import TestSupport
import Testing

/// Accounts are made, and set up by links that count once.
@Suite(.serialized) struct AccountEnrolmentTests {
  @Test(arguments: DatabaseEngine.allCases)
  func `a link sets a password and a second factor, and signs in`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    let link = try await world.accounts.add(
      email: " Haruka@Desk.example\n", roles: [.lead("*"), .admin, .lead("*")], by: "operator")
    let seen = try await world.accounts.enrolment(link: link)
    let again = try await world.accounts.enrolment(link: link)
    let person = try await world.enrol(link, AccountDesk.Person(email: seen.email))
    let session = try #require(try await world.accounts.session(person.session))

    #expect(seen.email == "haruka@desk.example" && seen.isNewSecondFactor && seen.secret != again.secret)
    #expect(seen.secret.wholeMatch(of: #/([A-Z2-7]{4} ){7}[A-Z2-7]{4}/#) != nil)
    let plain = seen.secret.replacing(" ", with: "")
    #expect(
      seen.uri == "otpauth://totp/Madoguchi:haruka@desk.example?secret=\(plain)&issuer=Madoguchi")
    #expect(session.actor == Actor(name: "haruka@desk.example", roles: [.lead("*"), .admin]))
    #expect(Set(person.recoveryCodes).count == 8)
    #expect(try await world.kinds() == ["added", "enrolled"])
    let account = try #require(try await world.accounts.all().first)
    #expect(account.isReady && !account.isDisabled && account.recoveryCodesLeft == 8)
    #expect(account.signedInAt == "2026-11-24T10:00:00Z")
    #expect(try await refusal { try await world.accounts.enrolment(link: link) } == .unauthorised)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a faulty password or code spends nothing`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    let link = try await world.accounts.add(email: "haruka@desk.example", roles: [.admin], by: "operator")
    let factor = try await world.accounts.enrolment(link: link).sealedFactor
    func fault(_ password: String, _ code: String = "000000") async throws -> EnrolFault? {
      try await world.accounts.enrol(
        link: link, factor: factor, password: password, code: code, agent: ""
      ).fault
    }
    #expect(try await fault("short") == .tooShort(least: 12))
    #expect(try await fault(String(repeating: "ab cd ", count: 200)) == .tooLong(most: 1_024))
    #expect(try await fault("Password2024!") == .common)
    #expect(try await fault("haruka likes the sea") == .ownName)
    for code in ["", "123", "000000", "abcdef"] {
      #expect(try await fault("kestrel over the harbour", code) == .wrongCode)
    }
    let person = try await world.enrol(link, AccountDesk.Person(email: "haruka@desk.example"))
    #expect(try await world.accounts.session(person.session) != nil)
    // The code that confirmed the factor signs nobody in.
    #expect(try await world.signIn(person, code: world.code(person)).fault == .wrong)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `whoever saw the link before has another secret than the one that counts`(_ engine: DatabaseEngine)
    async throws
  {
    let world = try await AccountDesk(engine)
    let link = try await world.accounts.add(email: "haruka@desk.example", roles: [.admin], by: "operator")
    let other = try await world.accounts.add(email: "kenji@desk.example", roles: [.admin], by: "operator")
    let seen = try await world.accounts.enrolment(link: link)
    let mine = try await world.accounts.enrolment(link: link)
    let again = try await world.accounts.enrolment(link: link, factor: mine.sealedFactor)
    let thief = AccountDesk.Person(email: seen.email, secret: AccountDesk.bytes(seen.secret))
    let person = AccountDesk.Person(email: mine.email, secret: AccountDesk.bytes(mine.secret))
    func enrol(_ factor: String, _ person: AccountDesk.Person) async throws -> EnrolFault? {
      try await world.accounts.enrol(
        link: link, factor: factor, password: person.password, code: world.code(person), agent: ""
      ).fault
    }

    #expect(again.secret == mine.secret && again.secret != seen.secret)
    let foreign = try await world.accounts.enrolment(link: other).sealedFactor
    for wrong in ["", "x", foreign] { #expect(try await enrol(wrong, person) == .noFactor) }
    #expect(try await enrol(mine.sealedFactor, thief) == .wrongCode)
    #expect(try await enrol(again.sealedFactor, person) == nil)
    #expect(try await world.signIn(thief).fault == .wrong)
    #expect(try await world.signIn(person).fault == nil)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a link counts once, even for many at one instant`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    let link = try await world.accounts.add(email: "haruka@desk.example", roles: [.admin], by: "operator")
    let first = try #require(try await world.accounts.firstLink())
    for link in [first, link] {
      let done = try await atOnce(8) { number in
        try? await world.enrol(
          link, AccountDesk.Person(email: "haruka@desk.example"), email: "kenji\(number)@desk.example")
      }
      #expect(done.compactMap { $0 }.count == 1)
    }
    #expect(try await world.desk.count("accounts") == 2)
    #expect(try await world.desk.count("sessions") == 2)
    #expect(try await world.desk.count("links") == 0)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `of many who hold a link and a code each, one sets the password`(
    _ engine: DatabaseEngine
  ) async throws {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    let link = try await world.accounts.reset(email: person.email, secondFactor: false, by: "operator")

    world.desk.clock.advance(seconds: 30)
    let codes = [world.code(person)] + person.recoveryCodes.prefix(2)

    let done = try await atOnce(3) { number in
      try? await world.accounts.enrol(
        link: link, password: "harbour at night \(number)", code: codes[number], agent: ""
      ).get()
    }

    #expect(done.compactMap { $0 }.count == 1)
    #expect(try await world.desk.count("sessions") == 1)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a link ends after a day, and an unknown one opens nothing`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    let link = try await world.accounts.add(email: "haruka@desk.example", roles: [.admin], by: "operator")

    world.desk.clock.advance(hours: 23, seconds: 3_599)
    #expect(try await world.accounts.enrolment(link: link).email == "haruka@desk.example")
    world.desk.clock.advance(seconds: 1)

    for wrong in [link, "", "x", link.uppercased(), String(repeating: "x", count: 9_999)] {
      #expect(try await refusal { try await world.accounts.enrolment(link: wrong) } == .unauthorised)
      #expect(
        try await refusal {
          try await world.accounts.enrol(
            link: wrong, password: "kestrel over the harbour", code: "000000", agent: "")
        } == .unauthorised)
    }
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `an address has one account, and must look like one`(_ engine: DatabaseEngine) async throws {
    let world = try await AccountDesk(engine)
    _ = try await world.accounts.add(email: "haruka@desk.example", roles: [.admin], by: "operator")
    func add(_ email: String, _ roles: [Role] = [.admin]) async throws -> Refusal? {
      try await refusal { try await world.accounts.add(email: email, roles: roles, by: "operator") }
    }
    #expect(try await add("ＨＡＲＵＫＡ＠desk.example") == .conflict)
    for wrong in [
      "", "haruka", "a@b@c", "haruka@desk.example\u{0}x", "\(String(repeating: "x", count: 999))@a.b",
    ] {
      #expect(try await add(wrong) == .invalid)
    }
    #expect(try await add("kenji@desk.example", []) == .invalid)
    #expect(try await world.desk.count("accounts") == 1)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `the first link makes the first account, and there is none after that`(
    _ engine: DatabaseEngine
  ) async throws {
    let world = try await AccountDesk(engine)
    let old = try #require(try await world.accounts.firstLink())
    let link = try #require(try await world.accounts.firstLink())
    #expect(try await world.accounts.isEmpty)
    #expect(try await refusal { try await world.accounts.enrolment(link: old) } == .unauthorised)
    let seen = try await world.accounts.enrolment(link: link)
    #expect(seen.email.isEmpty && seen.uri.hasPrefix("otpauth://totp/Madoguchi?secret="))
    let waiting = try await world.accounts.add(
      email: "kenji@desk.example", roles: [.auditor], by: "operator")

    let nobody = AccountDesk.Person(email: "")
    #expect(try await refusal { try await world.enrol(link, nobody) } == .invalid)
    #expect(
      try await refusal { try await world.enrol(link, nobody, email: "kenji@desk.example") } == .conflict)
    let person = try await world.enrol(link, nobody, email: "Haruka@desk.example")

    let session = try #require(try await world.accounts.session(person.session))
    #expect(session.actor == Actor(name: "haruka@desk.example", roles: [.admin, .lead("*")]))
    #expect(try await !world.accounts.isEmpty)
    #expect(try await world.accounts.firstLink() == nil)
    #expect(try await world.accounts.enrolment(link: waiting).email == "kenji@desk.example")
    #expect(try await world.kinds() == ["added", "added", "enrolled"])
    // Nobody can sign in now, and still no start hands out a way in.
    _ = try await world.accounts.reset(email: "haruka@desk.example", secondFactor: true, by: "operator")
    #expect(try await world.accounts.firstLink() == nil)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `the first link is void once somebody else has set up an account`(_ engine: DatabaseEngine)
    async throws
  {
    let world = try await AccountDesk(engine)
    let link = try #require(try await world.accounts.firstLink())
    _ = try await world.enrolled()
    #expect(try await refusal { try await world.accounts.enrolment(link: link) } == .unauthorised)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a reset ends everything at once, and the second factor goes on`(_ engine: DatabaseEngine) async throws
  {
    let world = try await AccountDesk(engine)
    var person = try await world.enrolled()
    let old = try await world.accounts.reset(
      email: person.email, secondFactor: false, by: "admin@desk.example")
    let link = try await world.accounts.reset(
      email: person.email, secondFactor: false, by: "admin@desk.example")

    #expect(try await world.accounts.session(person.session) == nil)
    #expect(try await world.signIn(person).fault == .wrong)
    #expect(try await refusal { try await world.accounts.enrolment(link: old) } == .unauthorised)
    let seen = try await world.accounts.enrolment(link: link)
    #expect(!seen.isNewSecondFactor && seen.secret.isEmpty && seen.uri.isEmpty)

    person.password = "another harbour at night"
    func enrol(_ code: String) async throws -> Result<Enrolled, EnrolFault> {
      try await world.accounts.enrol(link: link, password: person.password, code: code, agent: "")
    }
    #expect(try await enrol("000000").fault == .wrongCode)
    let done = try await enrol(world.code(person)).get()
    #expect(done.recoveryCodes.isEmpty)
    #expect(try await world.accounts.session(done.session) != nil)
    #expect(try await world.signIn(person).fault == nil)
    #expect(try await world.accounts.all()[0].recoveryCodesLeft == 8)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `who guesses codes at a link is made to wait, and a recovery code opens it`(
    _ engine: DatabaseEngine
  ) async throws {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    let link = try await world.accounts.reset(email: person.email, secondFactor: false, by: "operator")
    func enrol(_ code: String) async throws -> Result<Enrolled, EnrolFault> {
      try await world.accounts.enrol(link: link, password: person.password, code: code, agent: "")
    }
    for code in ["000000", "000001", "000002"] { #expect(try await enrol(code).fault == .wrongCode) }
    #expect(try await enrol(person.recoveryCodes[0]).fault == .slowed(seconds: 1))
    world.desk.clock.advance(seconds: 1)
    #expect(try await enrol(person.recoveryCodes[0]).fault == nil)
    #expect(try await world.accounts.all()[0].recoveryCodesLeft == 7)
  }

  @Test(arguments: DatabaseEngine.allCases)
  func `a reset of both begins anew, and a disabled account has no link`(_ engine: DatabaseEngine)
    async throws
  {
    let world = try await AccountDesk(engine)
    let person = try await world.enrolled()
    let link = try await world.accounts.reset(email: person.email, secondFactor: true, by: "operator")
    let again = try await world.enrol(link, AccountDesk.Person(email: person.email))

    #expect(again.secret != person.secret && again.recoveryCodes.count == 8)
    #expect(try await world.signIn(again, code: person.recoveryCodes[0]).fault == .wrong)

    let other = try await world.accounts.reset(email: person.email, secondFactor: false, by: "operator")
    try await world.accounts.disable(email: person.email, by: "operator")
    #expect(try await refusal { try await world.accounts.enrolment(link: other) } == .unauthorised)
    #expect(
      try await refusal {
        try await world.accounts.reset(email: person.email, secondFactor: false, by: "operator")
      } == .conflict)
    #expect(
      try await refusal {
        try await world.accounts.reset(email: "nobody@desk.example", secondFactor: false, by: "operator")
      } == .notFound)
  }
}
