/// Reads the cells of one vendor.
struct VendorCells {
  let lists: DirectoryLists
  let today: CalendarDate
  private let kinds: [String: String]
  private let regions: [String: [String]]

  /// What is wrong with a cell, or with the row as a whole.
  struct Fault {
    let column: VendorColumn?
    let message: Words
  }

  init(lists: DirectoryLists, today: CalendarDate) {
    self.lists = lists
    self.today = today
    var kinds: [String: String] = [:]
    for kind in lists.vendors.kinds {
      for name in [kind.id, kind.name.ja, kind.name.en] + kind.otherNames {
        kinds[ListText.folded(name)] = kind.id
      }
    }
    self.kinds = kinds
    regions = Self.regions(lists)
  }

  /// Every name of a place with the codes behind it; none for the whole country.
  private static func regions(_ lists: DirectoryLists) -> [String: [String]] {
    var regions: [String: [String]] = [:]
    for name in ["全国", "全国対応", "nationwide", "all"] { regions[ListText.folded(name)] = [] }
    for area in lists.areas {
      for name in [area.id, area.name.ja, area.name.en, area.name.ja + "地方"] {
        regions[ListText.folded(name)] = lists.prefectures(in: area.id)
      }
    }
    for police in lists.police {
      let name = police.prefecture.ja
      // 「北海道」 is called so in full; of the others people leave the last sign out.
      let short = name.hasSuffix("道") ? name : String(name.dropLast())
      for name in [police.code, name, short, police.prefecture.en] {
        regions[ListText.folded(name)] = [police.code]
      }
    }
    return regions
  }

  /// - Returns: the vendor, or nil and what is wrong.
  func vendor(_ texts: [VendorColumn: String]) -> (vendor: Vendor?, faults: [Fault]) {
    var faults = VendorColumn.allCases.filter { $0.isNeeded && texts[$0] == nil }
      .map { Fault(column: $0, message: VendorCellWords.needed) }
    var vendor = Vendor(company: texts[.company] ?? "", service: texts[.service] ?? "", kinds: [])
    vendor.kinds = values(texts[.kinds], .kinds, &faults) { self.kinds[$0].map { [$0] } } ?? []
    vendor.prefectures = prefectures(texts[.regions], &faults)
    vendor.registration = texts[.registration]
    vendor.validUntil = date(texts[.validUntil], &faults)
    (vendor.hours, vendor.isAlwaysOpen) = hours(texts[.hours])
    vendor.phone = checked(texts[.phone], .phone, VendorCellWords.phone, &faults, phone)
    vendor.email = checked(texts[.email], .email, VendorCellWords.email, &faults, email)
    vendor.url = checked(texts[.url], .url, VendorCellWords.url, &faults) {
      ListAddress.isPlausible($0) ? $0 : nil
    }
    if texts[.phone] == nil, texts[.email] == nil, texts[.url] == nil {
      faults.append(Fault(column: nil, message: VendorCellWords.noContact))
    }
    return faults.isEmpty ? (vendor, []) : (nil, faults)
  }

  /// Several names in one cell.
  private func values(
    _ text: String?, _ column: VendorColumn, _ faults: inout [Fault], _ find: (String) -> [String]?
  ) -> [String]? {
    var found: [String] = []
    for part in (text ?? "").split(whereSeparator: { "、,，;；/／|".contains($0) }) {
      guard let values = find(ListText.folded(String(part))) else {
        let names = column == .kinds ? lists.vendors.kinds.map(\.name) : nil
        let known = names.map { VendorCellWords.known($0) } ?? VendorCellWords.knownRegions
        let written = ListText.plain(String(part))
        faults.append(
          Fault(
            column: column,
            message: Words(
              ja: "「\(written)」は分かりません。\(known.ja)", en: "“\(written)” is not known; \(known.en)")))
        return nil
      }
      if values.isEmpty { return [] }
      found += values.filter { !found.contains($0) }
    }
    // Signs between names alone must not stand for the whole country.
    if found.isEmpty, text != nil { faults.append(Fault(column: column, message: VendorCellWords.needed)) }
    return found
  }

  private func prefectures(_ text: String?, _ faults: inout [Fault]) -> [String] {
    values(text, .regions, &faults) { regions[$0] }?.sorted() ?? []
  }

  private func date(_ text: String?, _ faults: inout [Fault]) -> CalendarDate? {
    guard let text else { return nil }
    let narrow = EmailAddress.folded(text)
    if let date = CalendarDate(iso: narrow) { return date }
    // A day without its year would be taken for one of the past.
    let hasYear = narrow.contains(#/[0-9]{4}|令和|^[Rr]\.?[0-9]/#)
    if hasYear, case .day(let date)? = DateText.moment(text, today: today, offset: 0) { return date }
    faults.append(Fault(column: .validUntil, message: VendorCellWords.date))
    return nil
  }

  private func hours(_ text: String?) -> (String?, Bool) {
    guard let text else { return (nil, false) }
    let folded = ListText.folded(text)
    let always = ["24時間", "24時間365日", "24h", "24hours", "24/7", "24時間対応", "24h365d", "always"]
    return always.contains(folded) ? (nil, true) : (text, false)
  }

  private func checked(
    _ text: String?, _ column: VendorColumn, _ message: Words, _ faults: inout [Fault],
    _ read: (String) -> String?
  ) -> String? {
    guard let text else { return nil }
    if let value = read(text) { return value }
    faults.append(Fault(column: column, message: message))
    return nil
  }

  private func phone(_ text: String) -> String? {
    let folded = String(
      String.UnicodeScalarView(
        EmailAddress.folded(text).unicodeScalars.map { "‐‑–—−ー".unicodeScalars.contains($0) ? "-" : $0 }))
    let isNumber = folded.allSatisfy { "0123456789+-() #".contains($0) }
    return isNumber && (3...30).contains(folded.count) && folded.contains { $0.isNumber } ? folded : nil
  }

  private func email(_ text: String) -> String? {
    let folded = EmailAddress.folded(text)
    let isPlain = folded.unicodeScalars.allSatisfy {
      (0x21...0x7E).contains($0.value) && !"<>\"?&%".unicodeScalars.contains($0)
    }
    return isPlain && EmailAddress.isPlausible(folded) && folded.utf8.count <= 254 ? folded : nil
  }
}

/// Addresses of the web that a list may name.
enum ListAddress {
  /// Whether it is a link that leads where it says: https or http, no name or password before the host, nothing but
  /// ASCII, so that no letter passes for another.
  static func isPlausible(_ text: String) -> Bool {
    let lower = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix), text.utf8.count <= 500,
      text.unicodeScalars.allSatisfy({
        (0x21...0x7E).contains($0.value) && !"<>\"\\^`{|}".unicodeScalars.contains($0)
      })
    else { return false }
    let host = text.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    return host.contains(".") && !host.contains("@") && !host.hasPrefix(".") && !host.contains("..")
  }
}

/// Faults of cells.
enum VendorCellWords {
  static let needed = Words(ja: "書いてください。", en: "this is needed")
  static let date = Words(
    ja: "日付を「2027-03-31」か「2027/3/31」の形で書いてください。", en: "write a date such as 2027-03-31 or 2027/3/31")
  static let phone = Words(
    ja: "電話番号は、数字とハイフンで書いてください。", en: "write a telephone number with digits and hyphens")
  static let email = Words(
    ja: "メールアドレスは「ir@example.org」の形で、1つだけ書いてください。",
    en: "write one mail address such as ir@example.org")
  static let url = Words(
    ja: "「https://」か「http://」で始まる、半角のアドレスを書いてください。",
    en: "write an address in ASCII that begins with https:// or http://")
  static let noContact = Words(
    ja: "電話番号、メールアドレス、ウェブサイトのうち、1つは書いてください。",
    en: "give a telephone number, a mail address or a website")
  static let knownRegions = Words(
    ja: "「全国」か、都道府県名、「関東」などの地方名を、「、」で区切って書いてください。",
    en: "write “nationwide”, or prefectures or areas such as Kanto, parted by semicolons")

  static func known(_ names: [Words]) -> Words {
    Words(ja: "書けるもの: \(Words.list(names, .ja))", en: "known are: \(Words.list(names, .en))")
  }
}
