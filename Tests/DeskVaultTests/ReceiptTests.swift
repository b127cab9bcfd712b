import DeskVault
import Testing

@Suite struct ReceiptTests {
  @Test func `a receipt reads back in every way that people write it`() {
    for _ in 0..<200 {
      let receipt = Receipt()
      let text = receipt.text
      #expect(text.count == 32)
      #expect(Receipt(typed: text) == receipt)
      #expect(Receipt(typed: text.lowercased()) == receipt)
      #expect(Receipt(typed: text.replacing("-", with: " ")) == receipt)
      #expect(Receipt(typed: text.replacing("-", with: "")) == receipt)
      #expect(Receipt(typed: text.replacing("0", with: "O").replacing("1", with: "l")) == receipt)
      let wide = String(
        String.UnicodeScalarView(text.unicodeScalars.map { Unicode.Scalar($0.value + 0xFEE0)! }))
      #expect(Receipt(typed: wide) == receipt)
      #expect(Receipt(typed: "　\(text)\n") == receipt)
    }
  }

  @Test func `one wrong symbol, or two that changed places, are noticed`() {
    let symbols = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    for _ in 0..<20 {
      let right = Array(Receipt().text.filter { $0 != "-" })
      for place in right.indices {
        for symbol in symbols where symbol != right[place] {
          var wrong = right
          wrong[place] = symbol
          #expect(Receipt(typed: String(wrong)) == nil)
        }
        for other in right.indices where other > place && right[other] != right[place] {
          var wrong = right
          wrong.swapAt(place, other)
          #expect(Receipt(typed: String(wrong)) == nil)
        }
      }
    }
  }

  @Test func `what is no receipt is refused`() {
    for text in [
      "", "U", "1", String(repeating: "0", count: 26), String(repeating: "A", count: 10_000), "日本語",
    ] {
      #expect(Receipt(typed: text) == nil)
    }
  }

  @Test func `the lookup is a hash, always the same and never the receipt`() {
    let receipt = Receipt()
    #expect(receipt.lookup.count == 64)
    #expect(receipt.lookup == Receipt(typed: receipt.text)?.lookup)
    #expect(receipt.lookup != Receipt().lookup)
  }

  @Test func `a reference reads back and does not count`() {
    let references = (0..<1_000).map { _ in Reference(year: 2026) }
    #expect(Set(references).count > 990)
    for reference in references {
      #expect(reference.text.wholeMatch(of: #/C26-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}/#) != nil)
      #expect(Reference(typed: reference.text.lowercased().replacing("-", with: " ")) == reference)
    }
    #expect(Reference(typed: "D26-0000-000") == nil)
    #expect(Reference(typed: "CXX-0000-000") == nil)
    #expect(Reference(typed: "C26-0000-0000") == nil)
  }
}
