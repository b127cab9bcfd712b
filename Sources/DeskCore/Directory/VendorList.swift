/// A list of vendors, and as of when it is.
public struct VendorList: Sendable {
  /// The entries, in the order of the list.
  public var vendors: [Vendor] = []
  /// The day that the list is of.
  public var asOf = CalendarDate(dayNumber: 0)
  /// Whether its entries are invented.
  public var isSample = false
  /// Its number among the lists that were brought in; 0 for the pack's.
  public var version = 0

  /// A list without an entry.
  public init() {}

  /// A list.
  public init(vendors: [Vendor], asOf: CalendarDate, isSample: Bool = false, version: Int = 0) {
    self.vendors = vendors
    self.asOf = asOf
    self.isSample = isSample
    self.version = version
  }
}

extension VendorList {
  /// The entries as they are stored; the count comes first, so that it can be read off the beginning.
  public var json: JSONText {
    .object([("count", .number(vendors.count)), ("vendors", .array(vendors.map(\.json)))])
  }

  /// The entries of a stored list; nil where it is none.
  public static func vendors(of json: JSON) -> [Vendor]? {
    guard case .array(let items)? = json["vendors"]?.content else { return nil }
    var vendors: [Vendor] = []
    for item in items {
      guard let vendor = Vendor(item) else { return nil }
      vendors.append(vendor)
    }
    return vendors
  }

  /// The count that a stored list begins with: `{"count":312,`.
  public static func count(of beginning: String) -> Int {
    let prefix = "{\"count\":"
    guard beginning.hasPrefix(prefix) else { return 0 }
    return Int(beginning.dropFirst(prefix.count).prefix { ("0"..."9").contains($0) }) ?? 0
  }
}

extension Vendor {
  fileprivate var json: JSONText {
    var members: [(String, JSONText)] = [
      ("company", .string(company)), ("service", .string(service)), ("kinds", .strings(kinds)),
      ("prefectures", .strings(prefectures)),
    ]
    for (key, value) in [
      ("registration", registration), ("validUntil", validUntil?.description), ("hours", hours),
      ("phone", phone), ("email", email), ("url", url),
    ] {
      if let value { members.append((key, .string(value))) }
    }
    if isAlwaysOpen { members.append(("alwaysOpen", .bool(true))) }
    return .object(members)
  }

  fileprivate init?(_ json: JSON) {
    guard let company = json["company"]?.text, let service = json["service"]?.text else { return nil }
    self.init(
      company: company, service: service, kinds: Self.texts(json["kinds"]),
      prefectures: Self.texts(json["prefectures"]), registration: json["registration"]?.text,
      validUntil: json["validUntil"]?.text.flatMap { CalendarDate(iso: $0) }, hours: json["hours"]?.text,
      isAlwaysOpen: json["alwaysOpen"]?.flag ?? false, phone: json["phone"]?.text,
      email: json["email"]?.text, url: json["url"]?.text)
  }

  private static func texts(_ json: JSON?) -> [String] {
    guard case .array(let items)? = json?.content else { return [] }
    return items.compactMap(\.text)
  }
}
