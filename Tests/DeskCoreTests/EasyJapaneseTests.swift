import DeskCore
import Testing

@Suite struct EasyJapaneseTests {
  @Test func `readings belong to the kanji right before them`() {
    #expect(
      EasyJapanese.pieces("すぐに 電源《でんげん》を 切《き》る") == [
        .plain("すぐに "), .read(base: "電源", reading: "でんげん"), .plain("を "), .read(base: "切", reading: "き"),
        .plain("る"),
      ])
    #expect(EasyJapanese.withoutReadings("電源《でんげん》を 切《き》る") == "電源を 切る")
    #expect(EasyJapanese.pieces("《か》な") == [.plain("《か》な")])
    #expect(EasyJapanese.pieces("人々《ひとびと》") == [.read(base: "人々", reading: "ひとびと")])
  }

  @Test func `kanji without a reading are found`() {
    #expect(EasyJapanese.unread(in: "電源《でんげん》を 切る") == "切")
    #expect(EasyJapanese.unread(in: "でんげんを きる 1") == nil)
    #expect(EasyJapanese.unread(in: "開《ひら》") == nil)
  }
}
