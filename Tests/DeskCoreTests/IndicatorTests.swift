import DeskCore
import Testing

/// What is found in a text, one thing at a time.
@Suite struct IndicatorTests {
  /// `type value` of each, in order.
  static func found(_ text: String) -> [String] {
    Indicator.all(in: text).map { "\($0.type.rawValue) \($0.value)" }
  }

  static let sha256 = "a71c3e905b2f84d6c0e19f7b3a58d2641be07c95f3d84a2069be71c5d80f4e3a"

  @Test(arguments: [
    ("hxxp://evil[.]example/a", "url http://evil.example/a"),
    ("hXXps[:]//evil.example:8443/gate[.]php?u=1", "url https://evil.example:8443/gate.php?u=1"),
    ("h**p://evil.example", "url http://evil.example"),
    ("fxp://files.example/a", "url ftp://files.example/a"),
    ("http[://]evil(.)example", "url http://evil.example"),
    ("ｈｔｔｐ：／／ｅｖｉｌ．ｅｘａｍｐｌｅ／ａ", "url http://evil.example/a"),
    ("HTTP://Evil.EXAMPLE/Path", "url http://evil.example/Path"),
    ("http://user:pw@evil.example/", "url http://user:pw@evil.example/"),
    ("http://[2001:DB8::7]:8080/x", "url http://[2001:db8::7]:8080/x"),
    ("${jndi:ldap://evil.example:1389/a}", "url ldap://evil.example:1389/a"),
    ("「hxxp://evil.example/aにアクセス」", "url http://evil.example/a"),
    ("(see http://evil.example/a(b)).", "url http://evil.example/a(b)"),
    ("https://例え.テスト/path", "url https://例え.テスト/path"), ("http://intranet/x", "url http://intranet/x"),
    ("evil[.]example", "domain evil.example"), ("evil{dot}example", "domain evil.example"),
    ("evil [dot] example", "domain evil.example"), ("evil【.】example", "domain evil.example"),
    ("evil［。］example", "domain evil.example"), ("*.evil.example", "domain evil.example"),
    ("ｅｖｉｌ．ｅｘａｍｐｌｅ", "domain evil.example"), ("XN--FSQ.example", "domain xn--fsq.example"),
    ("通信先は日本語.example", "domain 通信先は日本語.example"), ("münchen.example", "domain münchen.example"),
    ("このサイトevil.exampleです", "domain evil.example"), ("abc.onion", "domain abc.onion"),
    ("evil.example。次の文", "domain evil.example"), ("https%3A%2F%2Fevil.example%2F", "domain evil.example"),
    ("ドメイン: update.zip", "domain update.zip"), ("payload[.]sh", "domain payload.sh"),
    ("www.update.zip", "domain www.update.zip"),
    ("yotei-henko@port-notice[.]example", "email yotei-henko@port-notice.example"),
    ("User.Name+x@EXAMPLE.org", "email User.Name+x@example.org"),
    ("a (at) b (dot) example", "email a@b.example"),
    ("bill＠evil．example", "email bill@evil.example"), ("from=<a@b.example>,", "email a@b.example"),
    ("taro[アットマーク]evil[ドット]example", "email taro@evil.example"),
    ("192[.]0[.]2[.]145", "ipv4 192.0.2.145"), ("１９２．０．２．１", "ipv4 192.0.2.1"),
    ("unknown[198.51.100.23]:25", "ipv4 198.51.100.23"), ("IPは192.0.2.1です", "ipv4 192.0.2.1"),
    ("203.0.113.0/28", "cidr 203.0.113.0/28"), ("203.0.113.7/32", "cidr 203.0.113.7/32"),
    ("203.0.113.7/22", "ipv4 203.0.113.7"), ("192.0.2.1/443", "ipv4 192.0.2.1"),
    ("IP 192.0.2.10.51234 > 192.0.2.10.443: Flags", "ipv4 192.0.2.10"),
    ("2001:DB8:0:0:0:0:0:1", "ipv6 2001:db8::1"), ("[IPv6:2001:db8::6]", "ipv6 2001:db8::6"),
    ("fe80::1%eth0", "ipv6 fe80::1"), ("::ffff:192.0.2.1", "ipv6 ::ffff:192.0.2.1"),
    ("2001:db8:0:1::/64", "cidr 2001:db8:0:1::/64"), ("addr:2001:db8::5 x", "ipv6 2001:db8::5"),
    ("2001[:]db8[:]:1", "ipv6 2001:db8::1"),
    ("MD5=5D0B1C9A7EF24E6638A1C07F9BE2D413", "md5 5d0b1c9a7ef24e6638a1c07f9be2d413"),
    ("9c4e7a10b8d35f62e01c4a7790fd3b58e62a14cb", "sha1 9c4e7a10b8d35f62e01c4a7790fd3b58e62a14cb"),
    ("ハッシュ値は\(IndicatorTests.sha256)です", "sha256 \(IndicatorTests.sha256)"),
    (
      "\(IndicatorTests.sha256)\(IndicatorTests.sha256)",
      "sha512 \(IndicatorTests.sha256)\(IndicatorTests.sha256)"
    ),
    ("cve‐2021‐44228", "cve CVE-2021-44228"), ("（CVE-2099-20417）", "cve CVE-2099-20417"),
    ("AS64500", "asn AS64500"), ("ASN: 64500", "asn AS64500"), ("(AS4294967295)", "asn AS4294967295"),
    ("C:\\Program Files (x86)\\Foo Bar\\a.exe /s", "file-path C:\\Program Files (x86)\\Foo Bar\\a.exe"),
    ("\"C:\\Users\\taro\\My Document.docx\"", "file-path C:\\Users\\taro\\My Document.docx"),
    ("C:¥Users¥田中¥請求書.exeを開いた", "file-path C:\\Users\\田中\\請求書.exe"),
    ("{\"path\":\"C:\\\\Windows\\\\x.exe\"}", "file-path C:\\Windows\\x.exe"),
    ("\\\\fs02\\projects\\007 user=x", "file-path \\\\fs02\\projects\\007"),
    ("%APPDATA%\\Roaming\\x.exe", "file-path %APPDATA%\\Roaming\\x.exe"),
    ("/var/tmp/.x/miner を実行", "file-path /var/tmp/.x/miner"),
    ("「/home/田中/請求書.pdf」", "file-path /home/田中/請求書.pdf"), ("~/.ssh/id_rsa", "file-path ~/.ssh/id_rsa"),
    ("HKCU\\Software\\Run\\PortSync", "registry-key HKCU\\Software\\Run\\PortSync"),
    ("HKLM:\\SYSTEM\\Select", "registry-key HKLM\\SYSTEM\\Select"),
    (
      "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon を変更",
      "registry-key HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon"
    ),
    ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNaです", "bitcoin-address 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
    ("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "bitcoin-address 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"),
    (
      "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
      "bitcoin-address bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
    ),
    (
      "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
      "bitcoin-address bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"
    ),
  ])
  func `a thing is found as it is meant`(_ text: String, _ expected: String) {
    #expect(Self.found(text) == [expected])
  }

  @Test(arguments: [
    "", "。", "report.docx、invoice.pdf、setup.exe、readme.md、script.py、archive.tar.gz、libc.so.6、foo.rs",
    "ver 1.2.3.4", "Version: 10.0.0.1", "バージョン1.2.3.4", "v1.2.3.4", "Chrome/120.0.0.0 Safari/537.36",
    "Ver.1.2.3.4",
    "1.2.3.4.5", "1.3.6.1.4.1.311", "256.1.1.1", "192.168.001.001", "1.2.3.4.zip", "1.2.3.4-beta",
    "12:34:56", "2026-11-20T03:12:45+09:00", "00:1a:2b:3c:4d:5e", "00:11:22:33:44:55:66:77",
    "std::cout << a::b;", "::",
    "SHA256 Fingerprint=AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89",
    "00000010  48 65 6c 6c 6f 20 57 6f  72 6c 64 21 0a 00 00 00  |Hello World!|", "0000: 4500 003c 1c46 4000",
    "3f2504e0-4f89-11d3-9a0c-0305e82c3301", "0x9c4e7a10b8d35f62e01c4a7790fd3b58e62a14cb",
    "12345678901234567890123456789012", "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef",
    "message-id=<20261120031246.4F1A@mx1.aoba.example>", "Message-ID: <x@y.example>",
    "e.g. i.e. a.m. p.m. U.S. Ph.D. No.1 Fig.2 3.14 Co.Ltd it.Is done.So",
    "System.IO Microsoft.Win32 ASP.NET Node.js",
    "process.name=x user.id event.id:5", "com.example.app", "window.open('x') json.load()",
    "AS400 AS1 as64500 AS0123",
    "CVE-20-1 CVE-2021-123", "AOBA\\tanaka S-1-5-21-1004336348-1177238915-682003330-512", "A:B \\n \\\\ C:\\",
    "GET /data/api/x HTTP/1.1", "/en/login /index.php", "/dev/null", "and/or w/o", "/tmp", "../../etc/passwd",
    "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
    "3333333333333333333333333333333333", "tel:050-1111-2222", "{ago:3d} (at) [.] {dot} hxxp h**p",
  ])
  func `what only looks like one is none`(_ text: String) {
    #expect(Self.found(text) == [])
  }

  @Test func `places are counted in Unicode scalars of the text as it was`() {
    let text = "👩‍👩‍👧 ＩＰ: 192[.]0[.]2[.]1\r\n一つ目と hxxp://evil[.]example と 192.0.2.1"
    let found = Indicator.all(in: text)
    #expect(found.map(\.value) == ["192.0.2.1", "http://evil.example"])
    let scalars = Array(text.unicodeScalars)
    #expect(scalars[found[0].offset] == "1" && scalars[found[0].offset - 1] == " ")
    #expect(String(String.UnicodeScalarView(scalars[found[1].offset..<found[1].offset + 4])) == "hxxp")
  }

  @Test func `each value of a type is told once, whatever it was written like`() {
    let text =
      "evil.example EVIL[.]example ｅｖｉｌ．example 2001:db8::1 2001:0DB8:0::1 CVE-2026-1234 cve-2026-1234"
    #expect(Self.found(text) == ["domain evil.example", "ipv6 2001:db8::1", "cve CVE-2026-1234"])
  }

  @Test(arguments: [
    ("http://evil.example/a.b?c=d.e", "hxxp://evil[.]example/a.b?c=d.e"),
    ("ldap://a.example:1389", "ldap[:]//a[.]example:1389"),
    ("a.b@evil.example", "a.b@evil[.]example"), ("192.0.2.1", "192[.]0[.]2[.]1"),
    ("203.0.113.0/24", "203[.]0[.]113[.]0/24"),
    ("2001:db8::1", "2001[:]db8[:][:]1"), ("CVE-2026-1234", "CVE-2026-1234"),
    ("C:\\a\\b.exe", "C:\\a\\b.exe"),
  ])
  func `what is shown can be followed by no program`(_ text: String, _ expected: String) throws {
    let indicator = try #require(Indicator.all(in: text).first)
    #expect(indicator.defanged == expected)
    // Read again, it is the same.
    #expect(Indicator.all(in: expected).map(\.value) == [indicator.value])
  }
}
