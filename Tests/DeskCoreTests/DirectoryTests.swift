import DeskCore
import Testing

/// Vendor lists as files, the order of a day, and for whom schemes are.
@Suite struct DirectoryTests {
  static let today = CalendarDate(iso: "2026-11-24")!

  /// Two prefectures, two kinds of service.
  static let lists: DirectoryLists = {
    var lists = DirectoryLists()
    lists.areas = [
      .init(id: "kanto", name: Words(ja: "関東", en: "Kanto")),
      .init(id: "kinki", name: Words(ja: "近畿", en: "Kinki")),
    ]
    lists.police = [
      PoliceHeadquarters(
        code: "13", prefecture: Words(ja: "東京都", en: "Tokyo"), name: Words(ja: "警視庁", en: "MPD"),
        area: "kanto"),
      PoliceHeadquarters(
        code: "27", prefecture: Words(ja: "大阪府", en: "Osaka"), name: Words(ja: "大阪府警察", en: "Osaka police"),
        area: "kinki"),
    ]
    lists.vendors.kinds = [
      VendorKind(
        id: "forensics", name: Words(ja: "デジタルフォレンジック", en: "Digital forensics"),
        otherNames: ["フォレンジック"]),
      VendorKind(id: "monitoring", name: Words(ja: "監視・運用", en: "Monitoring")),
    ]
    return lists
  }()

  private func read(_ text: String) -> ReadVendors { ReadVendors(text, Self.lists, today: Self.today) }

  private static let head = "会社名,サービス名,種類,地域,URL\n"

  @Test func `headings stand in any order, in Japanese or English, and unknown ones are named`() {
    let japanese = read("備考,ウェブサイト,対応地域,サービスの種類,サービス名,会社名\nx,https://a.example/,全国,フォレンジック,調査,青葉①髙\n")
    let english = read(
      "URL\tRegion\tKind\tService Name\tCompany\nhttps://a.example/\tNationwide\tdigital forensics\t調査\t青葉①髙\n"
    )

    #expect(japanese.faults == [] && english.faults == [])
    #expect(japanese.vendors == english.vendors)
    #expect(japanese.vendors.first?.company == "青葉①髙" && japanese.vendors.first?.isNationwide == true)
    #expect(japanese.unknownColumns == ["備考"] && english.unknownColumns == [])
  }

  @Test func `quotes hold commas, quotes and line breaks, and lines are counted through them`() {
    let list = read(
      Self.head
        + "\"青葉, \"\"A\"\"\r\nB\",調査,フォレンジック;監視・運用,東京 都、近畿,https://a.example/\r\n\r\n,,,,\r\nx,,?,全国,\r\n")

    #expect(list.vendors.first?.company == "青葉, \"A\" B")
    #expect(list.vendors.first?.kinds == ["forensics", "monitoring"])
    #expect(list.vendors.first?.prefectures == ["13", "27"])
    #expect(list.faults.allSatisfy { $0.line == 6 })
    #expect(
      list.faults.map { $0.text(.ja) }.contains("6行目 サービス名: 書いてください。"), "\(list.faults.map { $0.text(.ja) })")
  }

  @Test func `every fault is named at once, with its line and column`() {
    let list = read(
      "会社名,サービス名,種類,地域,有効期限,電話,メール,URL\n"
        + "a,b,秘密,火星,11/22,電話なし,x at y,ftp://x\nc,d,監視・運用,大阪,R9.3.31,03-0000-0000,,\n")
    let texts = list.faults.map { $0.text(.en) }

    for column in ["kinds", "regions", "valid until", "phone", "mail address", "website"] {
      #expect(texts.contains { $0.hasPrefix("line 2, \(column): ") }, "\(column): \(texts)")
    }
    #expect(list.faults.count == 6)
    #expect(list.vendors.map(\.validUntil) == [CalendarDate(iso: "2027-03-31")])
  }

  @Test(arguments: [
    "javascript:alert(1)", "ftp://a.example", "https://user@a.example/", "https://localhost/", "//a.example/",
    "https://a.example/ x", "https://а.example/", "https://a.example/\"onload=x", "https:///x.y",
  ])
  func `an address that leads elsewhere than it says is refused`(_ url: String) {
    let list = read(Self.head + "a,b,監視・運用,全国,\"\(url.replacing("\"", with: "\"\""))\"\n")

    #expect(list.vendors == [] && list.faults.count == 1)
  }

  @Test func `a row that reaches nobody, stands twice or hides signs is refused`() {
    let list = read(
      Self.head
        + "a,b,監視・運用,全国,\na,c,監視・運用,全国,https://a.example\na,c,監視・運用,全国,https://b.example\n"
        + "d\u{202E},e,監視・運用,全国,https://a.example\nf,g,監視・運用,、,https://a.example\n")

    #expect(Set(list.faults.compactMap(\.line)) == [2, 4, 5, 6], "\(list.faults.map { $0.text(.en) })")
  }

  @Test(arguments: [
    "", "会社名\n", "会社名,会社名,サービス名,種類,地域\n", "\"", "a\"b\",c\n", String(repeating: ",", count: 5_000),
    "会社名,サービス名,種類,地域\n" + String(repeating: "x", count: 2_000),
  ])
  func `what is no list ends in faults`(_ text: String) {
    #expect(!read(text).faults.isEmpty)
  }

  @Test func `more rows than are taken are a fault, and faults are bounded`() {
    let row = "a,b,?,?,x\n"
    let list = read(Self.head + String(repeating: row, count: 20_000))

    #expect(list.faults.count <= ListFault.most + 8)
    #expect(CSVText(String(repeating: row, count: 10_050)).faults.count == 1)
  }

  @Test func `a text that a spreadsheet would compute is written as text and read back as it was`() {
    let vendor = Vendor(
      company: "=HYPERLINK(\"x\")", service: "-1+1", kinds: ["monitoring"], prefectures: ["27"],
      registration: "@SUM", validUntil: CalendarDate(iso: "2027-03-31"), isAlwaysOpen: true,
      phone: "+81-3-0000-0000", url: "https://a.example/")
    for language in Language.pages {
      let text = WriteVendors.csv([vendor], Self.lists, language)
      #expect(text.contains("\"'=HYPERLINK(\"\"x\"\")\",'-1+1") && text.contains("'+81-3"))
      #expect(read(text.replacing("\u{FEFF}", with: "")).vendors == [vendor])
    }
  }

  @Test func `a list is stored and read back, and its count is read off the beginning`() throws {
    let vendors = read(Self.head + "a,b,監視・運用,関東,https://a.example\nc,d,フォレンジック,全国,https://b.example\n")
      .vendors
    let list = VendorList(vendors: vendors, asOf: Self.today)
    let text = list.json.text

    #expect(VendorList.vendors(of: try JSONReader.read(Array(text.utf8)).value) == vendors)
    #expect(VendorList.count(of: String(text.prefix(40))) == 2)
    #expect(VendorList.count(of: "{}") == 0)
  }

  @Test func `the order is the day's own, whatever the list's was, and puts nobody on top for long`() {
    let vendors = (1...12).map { Vendor(company: "会社\($0)", service: "s", kinds: []) }
    let order = VendorOrder.of(vendors, on: Self.today)

    #expect(VendorOrder.of(vendors.reversed(), on: Self.today) == order)
    #expect(Set(order) == Set(vendors))
    var first: [String: Int] = [:]
    for day in 0..<1_200 { first[VendorOrder.of(vendors, on: Self.today + day)[0].company, default: 0] += 1 }
    // A hundred times each on average; a fair draw strays by no more than half of that.
    #expect(first.count == 12 && first.values.allSatisfy { (50...150).contains($0) }, "\(first)")
  }

  @Test func `whoever serves the whole country is found everywhere, others in their prefectures`() {
    let all = Vendor(company: "a", service: "s", kinds: ["forensics"])
    let osaka = Vendor(company: "b", service: "s", kinds: ["monitoring"], prefectures: ["27"])
    func found(_ filter: VendorFilter) -> [String] {
      [all, osaka].filter { filter.takes($0, Self.lists) }.map(\.company)
    }

    #expect(found(VendorFilter()) == ["a", "b"])
    #expect(found(VendorFilter(region: "13")) == ["a"])
    #expect(found(VendorFilter(region: "kinki")) == ["a", "b"])
    #expect(found(VendorFilter(region: "27", kind: "monitoring")) == ["b"])
  }

  @Test(
    arguments: [
      (nil, nil, SchemeFit.open), (50, "13", .fits), (51, "13", .open), (300, "13", .open),
      (301, "13", .doesNotFit), (10, "27", .doesNotFit), (nil, "27", .doesNotFit), (10, nil, .open),
    ] as [(Int?, String?, SchemeFit)])
  func `a scheme fits by size and place, and stays open where these do not settle it`(
    _ employees: Int?, _ prefecture: String?, _ fit: SchemeFit
  ) {
    let nothing = Words(ja: "", en: "")
    let scheme = SupportScheme(
      id: "x", name: nothing, who: nothing,
      condition: .init(surelyUpTo: 50, atMost: 300, prefectures: ["13"]), gives: nothing, cost: nothing,
      how: nothing, url: nil, sources: [], verified: false, asOf: Self.today)

    #expect(scheme.fit(employees: employees, prefecture: prefecture) == fit)
  }

  @Test func `a new list is compared by company and service`() {
    let old = [
      Vendor(company: "a", service: "s", kinds: [], phone: "1"),
      Vendor(company: "b", service: "s", kinds: []),
    ]
    let new = [
      Vendor(company: "a", service: "s", kinds: [], phone: "2"),
      Vendor(company: "c", service: "s", kinds: []),
    ]
    let changes = VendorChanges(from: old, to: new)

    #expect(changes.added == [new[1]] && changes.removed == [old[1]] && changes.changed == [new[0]])
  }
}
