import DeskCore
import Testing

@Suite struct JSONReaderTests {
  private func read(_ text: String) -> String {
    do throws(JSONReader.Fault) {
      let (_, duplicates) = try JSONReader.read(Array(text.utf8))
      return duplicates.isEmpty ? "good" : "twice \(duplicates)"
    } catch {
      return "\(error)"
    }
  }

  @Test func `good JSON is read`() {
    for text in [
      "{}", " [1, -0.5e+10, \"\\u3042\\ud83d\\ude00\\n\", true, null] ", "\"\"", "0", "{\"a\":{\"a\":1}}",
    ] {
      #expect(read(text) == "good", "\(text)")
    }
  }

  @Test func `what is not JSON is refused with its place`() {
    #expect(read("") == "endsEarly")
    #expect(read("{\"a\":1,}") == "unexpected(offset: 7)")
    #expect(read("{\"a\" 1}") == "unexpected(offset: 5)")
    #expect(read("[1 2]") == "unexpected(offset: 3)")
    #expect(read("01") == "unexpected(offset: 1)")
    #expect(read("+1") == "unexpected(offset: 0)")
    #expect(read("1.") == "endsEarly")
    #expect(read("\"\u{1}\"") == "unexpected(offset: 1)")
    #expect(read("\"\\x\"") == "unexpected(offset: 2)")
    #expect(read("\"\\ud800\"") == "loneSurrogate(offset: 1)")
    #expect(read("\"\\udc00\"") == "loneSurrogate(offset: 1)")
    #expect(read("\"\\ud800\\u0041\"") == "loneSurrogate(offset: 1)")
    #expect(read("nul") == "endsEarly")
    #expect(read("{} {}") == "unexpected(offset: 3)")
    #expect(read("\u{FEFF}{}") == "unexpected(offset: 0)")
    #expect(read("\"abc") == "endsEarly")
    #expect((try? JSONReader.read([0x22, 0xFF, 0x22])) == nil)
  }

  @Test func `nesting is bounded`() {
    #expect(read(String(repeating: "[", count: 101) + String(repeating: "]", count: 101)) == "good")
    #expect(read(String(repeating: "[", count: 102)) == "tooDeep(offset: 101)")
    #expect(read(String(repeating: "{\"a\":", count: 100_000)) == "tooDeep(offset: 505)")
  }

  @Test func `equal keys are named, also where they are spelt with escapes`() {
    #expect(read("{\"a\":1,\"b\":{\"c\":1,\"\\u0063\":2},\"a\":2}") == "twice [\"/b/c\", \"/a\"]")
    #expect(read("{\"a/b\":1,\"a/b\":2}") == "twice [\"/a~1b\"]")
  }

  @Test func `written text reads back`() throws {
    let text = JSONText.object([
      ("k\"\\\n\u{2028}", .array([.string("日本語\u{1}"), .number(-1), .null, .bool(true)]))
    ]).text
    #expect(text == "{\"k\\\"\\\\\\n\\u2028\":[\"日本語\\u0001\",-1,null,true]}")
    #expect(read(text) == "good")
  }
}
