import DeskVault
import Foundation
import Testing

/// Codes by which unfinished interviews are resumed.
@Suite struct ResumeCodeTests {
  @Test func `a code reads back in every way that people write it`() {
    for _ in 0..<100 {
      let code = ResumeCode()
      let text = code.text
      let wide = String(
        String.UnicodeScalarView(text.unicodeScalars.map { Unicode.Scalar($0.value + 0xFEE0)! }))

      for typed in [
        text, text.lowercased(), text.replacing("-", with: ""), text.replacing("-", with: "ー"), wide,
        "\u{3000}\(text)\r\n", text.replacing("0", with: "o").replacing("1", with: "I"),
      ] {
        #expect(ResumeCode(typed: typed) == code, "\(typed)")
      }
      #expect(text.wholeMatch(of: #/([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{2}/#) != nil)
    }
  }

  @Test func `a receipt is never taken for a code, nor a code for a receipt`() {
    for _ in 0..<500 {
      #expect(ResumeCode(typed: Receipt().text) == nil)
      #expect(Receipt(typed: ResumeCode().text) == nil)
    }
  }

  @Test func `one wrong symbol is noticed`() {
    let symbols = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    let right = Array(ResumeCode().text.filter { $0 != "-" })

    for place in right.indices {
      for symbol in symbols where symbol != right[place] {
        var wrong = right
        wrong[place] = symbol
        #expect(ResumeCode(typed: String(wrong)) == nil)
      }
    }
  }

  @Test func `what is no code is refused`() {
    for text in ["", "U", String(repeating: "0", count: 26), String(repeating: "A", count: 10_000), "再開"] {
      #expect(ResumeCode(typed: text) == nil)
    }
  }

  @Test func `lookup and key follow from the code, and from no other`() throws {
    let code = ResumeCode()
    let place = SealedPlace(caseID: code.lookup, record: "draft", field: "form")
    let sealed = try code.key.seal(Data("途中の回答".utf8), at: place)

    let typed = try #require(ResumeCode(typed: code.text))

    #expect(typed.lookup == code.lookup && code.lookup.count == 64)
    #expect(code.lookup != ResumeCode().lookup)
    #expect(try typed.key.open(sealed, at: place) == Data("途中の回答".utf8))
    #expect(throws: VaultError.altered) { try ResumeCode().key.open(sealed, at: place) }
  }
}
