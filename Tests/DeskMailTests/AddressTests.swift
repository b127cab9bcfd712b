import DeskMail
import Testing

/// Addresses as people give them.
@Suite struct AddressTests {
  @Test(arguments: [
    ("aoki@aoba.example", "aoki@aoba.example"), ("o'brien+desk@Aoba.Example", "o'brien+desk@aoba.example"),
    ("a..b@mobile.example", "\"a..b\"@mobile.example"), ("ab.@mobile.example", "\"ab.\"@mobile.example"),
    (".ab@mobile.example", "\".ab\"@mobile.example"), ("aoki@青葉.example", "aoki@xn--6s1au30b.example"),
    ("root@localhost", "root@localhost"),
  ])
  func `an address goes over the wire in ASCII`(_ typed: String, _ text: String) throws {
    #expect(try MailAddress(typed).text == text)
  }

  @Test(arguments: [
    "", "aoki", "aoki@", "@aoba.example", "a@b@aoba.example", "aoki@aoba..example", "aoki@-aoba.example",
    "aoki@aoba.example\r\nBcc: x@y.example", "aoki@aoba.example>", "ao ki@aoba.example",
    "aoki@aoba.example/x",
    "aoki@青葉.example/x", "aoki@青葉.example?x", "aoki@[127.0.0.1]", "aoki@aoba\0.example",
    "ao\"ki@aoba.example",
    "青木@aoba.example", "aoki@" + String(repeating: "a", count: 64) + ".example",
  ])
  func `what cannot be sent to is refused, and its words do not repeat it`(_ typed: String) {
    do throws(MailFault) {
      let address = try MailAddress(typed)
      Issue.record("\(typed) became \(address.text)")
    } catch {
      guard case .address(let words) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(!words.contains("aoki") && !words.contains("aoba") && !words.contains("青木"))
    }
  }
}
