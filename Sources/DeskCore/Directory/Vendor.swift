/// One service of one company that helps after an incident, as a list names it.
///
/// All texts are for the public, and as the list's maker wrote them: in one language, without markup.
public struct Vendor: Sendable, Hashable {
  /// The company.
  public var company: String
  /// What it calls the service.
  public var service: String
  /// Ids of the kinds of service.
  public var kinds: [String]
  /// Codes of the prefectures that it serves; empty for the whole country.
  public var prefectures: [String]
  /// Its number in the register that the list was made from.
  public var registration: String?
  /// The last day on which the registration counts.
  public var validUntil: CalendarDate?
  /// When it answers, in the list's words.
  public var hours: String?
  /// Whether it answers at every hour.
  public var isAlwaysOpen: Bool
  /// A telephone number, as it is written.
  public var phone: String?
  /// A mail address.
  public var email: String?
  /// An address that begins with https:// or http://.
  public var url: String?

  /// One service of one company.
  public init(
    company: String, service: String, kinds: [String], prefectures: [String] = [],
    registration: String? = nil, validUntil: CalendarDate? = nil, hours: String? = nil,
    isAlwaysOpen: Bool = false, phone: String? = nil, email: String? = nil, url: String? = nil
  ) {
    self.company = company
    self.service = service
    self.kinds = kinds
    self.prefectures = prefectures
    self.registration = registration
    self.validUntil = validUntil
    self.hours = hours
    self.isAlwaysOpen = isAlwaysOpen
    self.phone = phone
    self.email = email
    self.url = url
  }

  /// Whether it serves the whole country.
  public var isNationwide: Bool { prefectures.isEmpty }

  /// What tells one entry of a list from another.
  var key: String { "\(company)\u{0}\(service)" }

  /// Whether its registration has ended.
  public func isExpired(on today: CalendarDate) -> Bool { validUntil.map { $0 < today } ?? false }
}

/// A kind of service, as a list's maker and its readers call it.
public struct VendorKind: Sendable {
  /// `forensics`
  public let id: String
  /// 「デジタルフォレンジック」
  public let name: Words
  /// Other names that a list may call it by.
  public let otherNames: [String]

  /// A kind of service.
  public init(id: String, name: Words, otherNames: [String] = []) {
    self.id = id
    self.name = name
    self.otherNames = otherNames
  }
}

/// What a pack knows of vendors: kinds of service, where the public list is, and invented entries to begin with.
public struct VendorCatalogue: Sendable {
  /// The destination that leads to the list.
  public var destination: String?
  /// The kinds of service, in the order in which they are offered.
  public var kinds: [VendorKind] = []
  /// The name of the public list that readers are pointed to.
  public var publicList = Words(ja: "", en: "")
  /// Keys of the pack's sources about it.
  public var sources: [String] = []
  /// The list that counts until an operator brings in one.
  public var list = VendorList()

  /// Nothing known.
  public init() {}
}
