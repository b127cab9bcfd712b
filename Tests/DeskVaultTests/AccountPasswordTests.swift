import DeskVault
import Foundation
import Testing

/// Passwords of the staff: how they are judged and stored.
@Suite struct AccountPasswordTests {
  private func fault(_ text: String, email: String = "haruka.sato@aoba.example") -> Password.Fault? {
    Password(typed: text)?.fault(email: email)
  }

  @Test(arguments: [
    "password1234", "Password2024!", "P@ssw0rd2024", "passwordpassword", "passw0rdpassw0rd", "changeme12345",
    "letmeinplease1", "Welcome2025!!", "admin@admin123", "4dm1n1str4t0r", "$ecret$ecret12", "5up3r53cr3t!!",
    "iloveyou1234", "ilovey0u1234", "trustno1trustno1", "monkeydragon12", "Winter2026Winter",
    "summerSUMMER2025", "test-test-test", "secret-secret-secret",
    "qwertyuiop12", "Qwerty123456!", "1qaz2wsx3edc", "!QAZ2wsx#EDC", "zaq12wsxcde3", "1234qwerasdfzxcv",
    "asdfghjkl123", "zxcvbnm,./12", "aaaaaaaaaaaa", "            x", "000000000000", "abcabcabcabc",
    "1985010119850101",
    "123456789012", "987654321098", "abcdefghijkl", "112233445566", "1111222233334444",
    "sakurasakura", "Sakura2024!!!", "tokyo-sakura-2025", "Tokyo2025Summer!", "himitsu12345", "pasuwado1234",
    "NihonNihon2020", "パスワードパスワード12", "さくらさくらさくらさくら", "あいうえおかきくけこさし",
    "アイウエオカキクケコサシ", "ｐａｓｓｗｏｒｄ１２３４",
  ])
  func `what everybody tries first is refused`(_ text: String) {
    #expect(fault(text) == .common)
  }

  @Test(arguments: [
    "correct horse battery staple", "kestrel-over-harbour", "wfn3kq0zvbt1", "7#kQz!m2Pv0x", "839201746352",
    "purple-otter-canal-47", "gr8 walks in the rain", "my neighbour's wheelbarrow", "雨上がりの路地に猫がいる",
    "sakanatsuri gasuki", "the old lighthouse",
  ])
  func `what nobody tries first is taken, whatever it is made of`(_ text: String) {
    #expect(fault(text) == nil)
  }

  @Test(arguments: [
    "I am haruka.sato too", "I am harukasato too", "sunny HARUKA morning", "sunny aoba morning",
    "our madoguchi rocks", "our Mad0guch1 rocks", "あかるい窓口のひとたちとねこ",
  ])
  func `one's own name and the service's are refused`(_ text: String) {
    #expect(fault(text) == .ownName)
  }

  @Test func `short parts of an address forbid nothing`() {
    #expect(fault("an ox on a raft at sea", email: "ox@sea.example") == nil)
  }

  @Test func `characters are counted, bytes are bounded`() {
    #expect(fault("kestrel-ove") == .tooShort)
    #expect(fault("kestrel-over") == nil)
    #expect(fault("雨上がりの路地に猫が") == .tooShort)
    #expect(Password(typed: String(repeating: "雨", count: 341)) != nil)
    #expect(Password(typed: String(repeating: "雨", count: 342)) == nil)
  }

  @Test func `a hash is the password's under its key file alone`() throws {
    let (keys, others) = (try TestKeys.make(), try TestKeys.make())
    let password = try #require(Password(typed: "kestrel-over-harbour"))

    let hash = try PasswordHash(password, keys: keys, cost: 4)
    let again = try #require(PasswordHash(stored: hash.text))

    #expect(hash.text.wholeMatch(of: #/\$scrypt\$ln=4,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}/#) != nil)
    #expect(again == hash)
    #expect(try again.matches(password, keys: keys))
    #expect(try !again.matches(password, keys: others))
    #expect(try !again.matches(#require(Password(typed: "kestrel-over-harbouR")), keys: keys))
    #expect(try PasswordHash(password, keys: keys, cost: 4) != hash)
    #expect(again.isDated() && again.isDated(cost: 5) && !again.isDated(cost: 4))
  }

  @Test func `a password is the same from every keyboard`() throws {
    let keys = try TestKeys.make()
    let typed = try #require(Password(typed: "ｶﾞﾗｽの窓 Ｎｏ．１２ é"))
    let same = try #require(Password(typed: "ガラスの窓 No.12 e\u{301}"))

    #expect(try PasswordHash(typed, keys: keys, cost: 4).matches(same, keys: keys))
  }

  @Test(arguments: [
    "", "password", "$scrypt$ln=40,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$", "$scrypt$ln=-1,r=8,p=1$$",
    "$scrypt$ln=4,r=9,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "$scrypt$ln=30,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "$argon2id$v=19$m=65536,t=3,p=4$AAAA$AAAA", "$scrypt$ln=4,r=8,p=1$AAAA",
  ])
  func `a hash that we did not write is none, and costs nothing`(_ text: String) {
    #expect(PasswordHash(stored: text) == nil)
  }

  @Test func `the usual cost is what OWASP names first`() throws {
    let keys = try TestKeys.make()
    let password = try #require(Password(typed: "kestrel-over-harbour"))

    #expect(try PasswordHash(password, keys: keys).text.hasPrefix("$scrypt$ln=17,r=8,p=1$"))
  }
}

/// Keys of accounts out of a key file of their own.
enum TestKeys {
  static func make() throws -> AccountKeys {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("keys-\(UUID().uuidString)").path
    defer { for end in ["", ".lock"] { try? FileManager.default.removeItem(atPath: path + end) } }
    let file = KeyFile(path: path)
    try file.makeIfMissing(desks: [])
    return try #require(try file.keyring().accounts)
  }
}
