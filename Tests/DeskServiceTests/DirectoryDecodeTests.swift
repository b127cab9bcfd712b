import DeskCore
import DeskService
import Foundation
import TestSupport
import Testing

/// Files as spreadsheets in Japan write them.
@Suite struct DirectoryDecodeTests {
  private func text(_ bytes: [UInt8]) -> String? {
    if case .success(let text) = DecodeList.text(bytes) { text } else { nil }
  }

  private func fault(_ bytes: [UInt8]) -> ListFault? {
    if case .failure(let fault) = DecodeList.text(bytes) { fault } else { nil }
  }

  @Test func `UTF-8 is read with its mark and without`() {
    #expect(text(Array("青葉①髙".utf8)) == "青葉①髙")
    #expect(text([0xEF, 0xBB, 0xBF] + Array("青葉".utf8)) == "青葉")
    #expect(text([]) == "")
  }

  @Test func `CP932 is read with the letters that Shift_JIS lacks`() {
    // ①髙﨑～−ﾃｽﾄ, and a backslash that is one.
    let bytes: [UInt8] = [
      0x87, 0x40, 0xFB, 0xFC, 0xFA, 0xB1, 0x81, 0x60, 0x81, 0x7C, 0xC3, 0xBD, 0xC4, 0x5C, 0x0D, 0x0A,
    ]

    #expect(text(bytes) == "①髙﨑～－ﾃｽﾄ\\\r\n")
  }

  @Test func `a large file of CP932 is read whole`() {
    let line: [UInt8] = [0x87, 0x40, 0xFB, 0xFC, 0x0A]
    let bytes = Array(repeating: line, count: 200_000).flatMap(\.self)

    #expect(text(bytes)?.unicodeScalars.count == 600_000)
  }

  @Test func `what is no text says so, with the line`() {
    #expect(fault([0x41, 0x0A, 0x0A, 0xFD, 0xFF])?.line == 3)
    #expect(fault([0x41, 0x00])?.line == nil)
    #expect(fault([0xFF, 0xFE, 0x41, 0x00])?.message.ja.contains("UTF-16") == true)
    #expect(fault([0x50, 0x4B, 0x03, 0x04])?.message.ja.contains("ブック") == true)
    #expect(fault(Array(repeating: 0x41, count: DecodeList.mostBytes + 1)) != nil)
    #expect(fault(Array(repeating: 0x41, count: DecodeList.mostBytes)) == nil)
  }

  @Test func `a file becomes vendors, and one with a fault becomes none`() {
    let today = CalendarDate(iso: "2026-11-24")!
    let good = "会社名,サービス名,種類,地域,電話\r\n青葉①,調査,フォレンジック,全国,03-0000-0001\r\n"
    let bad = good + "みなと,,フォレンジック,全国,03-0000-0002\r\n"
    let (read, refused) = (
      VendorLists.read(Array(good.utf8), World.pack, today: today),
      VendorLists.read(Array(bad.utf8), World.pack, today: today)
    )

    #expect(read.faults == [] && read.vendors.map(\.company) == ["青葉①"])
    #expect(refused.vendors == [] && refused.faults.map { $0.text(.ja) } == ["3行目 サービス名: 書いてください。"])
  }
}
