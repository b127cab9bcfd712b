import DeskCore
import DeskPacks
import Foundation
import Testing

/// The lists that come with the built-in pack.
@Suite struct DirectoryPackTests {
  private var lists: DirectoryLists { builtIn.directory }

  @Test func `every prefecture of the vocabulary has its police, once, in an area`() throws {
    let place = try #require(builtIn.rulebook.vocabulary.place(of: "organisation.prefecture"))
    let codes = builtIn.rulebook.vocabulary[place].kind.values.map(\.id).filter { $0 != "overseas" }

    #expect(lists.police.map(\.code) == codes && codes.count == 47)
    #expect(lists.areas.flatMap { lists.prefectures(in: $0.id) }.sorted() == codes)
    #expect(lists.police(in: "13")?.name.ja == "警視庁" && lists.police(in: "01")?.name.ja == "北海道警察")
  }

  @Test func `a contact of the police names its source and its day`() {
    for police in lists.police where police.hasContact {
      #expect(!police.sources.isEmpty && police.asOf != nil, "\(police.name.en)")
    }
  }

  @Test func `the police of an answer are found, and nobody's abroad or without one`() throws {
    let vocabulary = builtIn.rulebook.vocabulary

    #expect(
      lists.police(of: try sheet("\"organisation.prefecture\": \"27\""), vocabulary)?.name.ja == "大阪府警察")
    #expect(lists.police(of: try sheet("\"organisation.prefecture\": \"overseas\""), vocabulary) == nil)
    #expect(lists.police(of: try sheet(""), vocabulary) == nil)
  }

  @Test func `vendors are marked as a sample, and none can be reached`() {
    let list = lists.vendors.list

    #expect(list.isSample && (8...12).contains(list.vendors.count))
    for vendor in list.vendors {
      for address in [vendor.url, vendor.email].compactMap(\.self) {
        #expect(address.contains(".example"), "\(address)")
      }
      #expect(vendor.phone?.contains("000-") ?? true || vendor.phone?.contains("-0000-") ?? true)
      #expect(vendor.registration?.hasPrefix("見本-") == true)
    }
  }

  @Test func `schemes say whether they were verified, and those that were name a source`() {
    #expect(lists.schemes.count >= 8)
    for scheme in lists.schemes {
      #expect(!scheme.verified || !scheme.sources.isEmpty, "\(scheme.id)")
      #expect(scheme.sources.allSatisfy { builtIn.sources[$0] != nil }, "\(scheme.id)")
    }
  }

  @Test(arguments: [
    (
      "directory/police.yaml", "prefecture: \"47\"", "prefecture: \"46\"",
      "the prefecture “47” stands here 0 times"
    ),
    ("directory/police.yaml", "area: hokkaido", "area: moon", "there is no area “moon”"),
    ("directory/police.yaml", "destination: police", "destination: moon", "there is no destination “moon”"),
    ("directory/vendors.yaml", "kinds: [forensics]", "kinds: [magic]", "there is no kind of service “magic”"),
    ("directory/vendors.yaml", "url: https://forensics.example/", "url: javascript:x", "a url begins with"),
    ("directory/schemes.yaml", "prefectures: [\"13\"]", "prefectures: [\"48\"]", "named by its code"),
    (
      "directory/schemes.yaml", "source: [S-KYMETI]", "source: [S-NOWHERE]",
      "“S-NOWHERE” is not in sources.yaml"
    ),
    ("directory/schemes.yaml", "source: [S-KYMETI]", "source: []", "names its source"),
  ])
  func `a fault of a list is named`(_ file: String, _ find: String, _ replace: String, _ message: String)
    throws
  {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pack-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(at: builtInFolder.url, to: folder)
    let path = folder.appendingPathComponent(file)
    let text = try String(contentsOf: path, encoding: .utf8)
    let range = try #require(text.range(of: find))
    try text.replacingCharacters(in: range, with: replace).write(to: path, atomically: true, encoding: .utf8)

    let report = PackCheck(PackFolder(folder)).run()

    #expect(!report.isGood)
    #expect(
      report.lines.contains { $0.hasPrefix(file + ":") && $0.contains(message) }, "\(report.lines)")
  }
}
