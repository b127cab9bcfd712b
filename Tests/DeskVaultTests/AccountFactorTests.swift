import DeskVault
import Foundation
import Testing

/// Codes of the second factor, recovery codes, and what accounts' keys make.
@Suite struct AccountFactorTests {
  private let rfc = TimeCode(secret: Data("12345678901234567890".utf8))

  /// RFC 6238, appendix B, SHA-1: the last six of eight digits.
  @Test(arguments: [
    (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
    (2_000_000_000, "279037"), (20_000_000_000, "353130"),
  ])
  func `codes are those of RFC 6238`(_ seconds: Int, _ code: String) {
    #expect(rfc.code(step: seconds / 30) == code)
    #expect(rfc.step(of: code, at: seconds, after: 0) == seconds / 30)
  }

  /// RFC 4226, appendix D.
  @Test func `codes are those of RFC 4226`() {
    let codes = [
      "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
    ]
    #expect((0..<10).map { rfc.code(step: $0) } == codes)
  }

  @Test func `a code counts in its step, the one before and the one after`() {
    let (step, code) = (40, rfc.code(step: 40))
    #expect((1170..<1260).allSatisfy { rfc.step(of: code, at: $0, after: 0) == step })
    #expect(rfc.step(of: code, at: 1169, after: 0) == nil)
    #expect(rfc.step(of: code, at: 1260, after: 0) == nil)
  }

  @Test func `a code that was taken counts no more, nor do those before it`() {
    let (older, code, newer) = (rfc.code(step: 39), rfc.code(step: 40), rfc.code(step: 41))
    #expect(rfc.step(of: code, at: 1200, after: 39) == 40)
    #expect(rfc.step(of: code, at: 1200, after: 40) == nil)
    #expect(rfc.step(of: older, at: 1200, after: 40) == nil)
    #expect(rfc.step(of: newer, at: 1200, after: 40) == 41)
  }

  @Test func `a code reads back in every way that people write it, and nothing else does`() {
    for typed in ["359152", "359 152", " 359152\n", "３５９１５２", "３５９　１５２", "359-152"] {
      #expect(rfc.step(of: typed, at: 60, after: 0) == 2)
    }
    for typed in ["", "35915", "3591520", "٣٥٩١٥٢", "359l52", String(repeating: "3", count: 9_999)] {
      #expect(rfc.step(of: typed, at: 60, after: 0) == nil)
    }
    #expect(rfc.step(of: "755224", at: 0, after: -1) == 0)
  }

  /// RFC 4648, section 10, without the signs that fill up.
  @Test func `base 32 is that of RFC 4648`() {
    let texts = ["", "f", "fo", "foo", "foob", "fooba", "foobar"].map { Base32.text(Data($0.utf8)) }
    #expect(texts == ["", "MY", "MZXQ", "MZXW6", "MZXW6YQ", "MZXW6YTB", "MZXW6YTBOI"])
  }

  @Test func `a recovery code reads back in every way that people write it`() {
    for _ in 0..<100 {
      let code = RecoveryCode()
      let text = code.text
      #expect(text.wholeMatch(of: #/([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}/#) != nil)
      for typed in [
        text, text.lowercased(), text.replacing("-", with: " "),
        text.replacing("0", with: "O").replacing("1", with: "l"),
      ] {
        #expect(RecoveryCode(typed: typed)?.lookup == code.lookup)
      }
      let last: Character = text.last == "0" ? "2" : "0"
      #expect(RecoveryCode(typed: String(text.dropLast()) + String(last)) == nil)
    }
    #expect(Set((0..<100).map { _ in RecoveryCode().lookup }).count == 100)
  }

  @Test func `a factor opens for its account and under its key file alone`() throws {
    let (keys, others) = (try TestKeys.make(), try TestKeys.make())
    let secret = AccountKeys.newFactor()
    let sealed = try keys.seal(factor: secret, of: "haruka@desk.example")

    #expect(secret.count == 20 && secret != AccountKeys.newFactor())
    #expect(try keys.open(factor: sealed, of: "haruka@desk.example") == secret)
    #expect(throws: VaultError.altered) { try keys.open(factor: sealed, of: "kenji@desk.example") }
    #expect(throws: VaultError.altered) { try others.open(factor: sealed, of: "haruka@desk.example") }
  }

  @Test func `a new factor comes back in its own link's form alone`() throws {
    let (keys, others) = (try TestKeys.make(), try TestKeys.make())
    let secret = AccountKeys.newFactor()
    let sealed = try keys.seal(newFactor: secret, link: "a link")

    #expect(keys.open(newFactor: sealed, link: "a link") == secret)
    #expect(try keys.seal(newFactor: secret, link: "a link") != sealed)
    #expect(keys.open(newFactor: sealed, link: "another") == nil)
    #expect(others.open(newFactor: sealed, link: "a link") == nil)
    for wrong in ["", "x", sealed + "A", String(sealed.dropLast(4)), String(repeating: "A", count: 9_999)] {
      #expect(keys.open(newFactor: wrong, link: "a link") == nil)
    }
  }

  @Test func `a device is known for its account and under its key file alone`() throws {
    let (keys, others) = (try TestKeys.make(), try TestKeys.make())
    let device = keys.newDevice(of: "haruka@desk.example")

    #expect(keys.deviceID(device, of: "haruka@desk.example").map { device.hasPrefix($0 + ".") } == true)
    #expect(keys.deviceID(device, of: "kenji@desk.example") == nil)
    #expect(others.deviceID(device, of: "haruka@desk.example") == nil)
    #expect(keys.newDevice(of: "haruka@desk.example") != device)
    for wrong in ["", ".", device + "0", String(device.dropLast()), "0" + device, device.uppercased()] {
      #expect(keys.deviceID(wrong, of: "haruka@desk.example") == nil)
    }
  }

  @Test func `secrets of sessions and links are apart`() {
    let secret = BearerSecret()
    #expect(secret.text.wholeMatch(of: #/[0-9a-hjkmnp-tv-z]{52}/#) != nil)
    #expect(BearerSecret().text != secret.text)
    #expect(
      BearerSecret.lookup(secret.text, as: .session) != BearerSecret.lookup(secret.text, as: .link))
    #expect(!BearerSecret.lookup(secret.text, as: .session).contains(secret.text))
  }
}
