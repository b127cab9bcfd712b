/// A vendor list as a file that spreadsheets open, and that can be brought in again.
public enum WriteVendors {
  /// The list as UTF-8 with a mark of its encoding, lines ending as RFC 4180 wants.
  public static func csv(_ vendors: [Vendor], _ lists: DirectoryLists, _ language: Language) -> String {
    let heads = VendorColumn.allCases.map { $0.name[language] }
    let rows = vendors.map { vendor in
      VendorColumn.allCases.map { cell($0, vendor, lists, language) }
    }
    return "\u{FEFF}"
      + ([heads] + rows).map { $0.map(ListText.guarded).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func cell(
    _ column: VendorColumn, _ vendor: Vendor, _ lists: DirectoryLists, _ language: Language
  ) -> String {
    switch column {
    case .company: vendor.company
    case .service: vendor.service
    case .kinds:
      list(
        vendor.kinds.map { id in lists.vendors.kinds.first { $0.id == id }?.name[language] ?? id }, language)
    case .regions:
      vendor.isNationwide
        ? (language == .en ? "nationwide" : "全国")
        : list(vendor.prefectures.map { lists.name(ofRegion: $0)?[language] ?? $0 }, language)
    case .registration: vendor.registration ?? ""
    case .validUntil: vendor.validUntil?.description ?? ""
    case .hours: vendor.isAlwaysOpen ? (language == .en ? "24 hours" : "24時間") : vendor.hours ?? ""
    case .phone: vendor.phone ?? ""
    case .email: vendor.email ?? ""
    case .url: vendor.url ?? ""
    }
  }

  private static func list(_ names: [String], _ language: Language) -> String {
    names.joined(separator: language == .en ? "; " : "、")
  }
}

/// What a new list changes.
public struct VendorChanges: Sendable {
  /// Entries that the old list has not.
  public let added: [Vendor]
  /// Entries that the new list has not.
  public let removed: [Vendor]
  /// Entries of both lists that say something else now, as they are now.
  public let changed: [Vendor]

  /// Compares two lists; an entry is known by company and service.
  public init(from old: [Vendor], to new: [Vendor]) {
    let before = Dictionary(old.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let after = Set(new.map(\.key))
    added = new.filter { before[$0.key] == nil }
    removed = old.filter { !after.contains($0.key) }
    changed = new.filter { vendor in before[vendor.key].map { $0 != vendor } ?? false }
  }
}
