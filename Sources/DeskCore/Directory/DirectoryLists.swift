/// Lists of the directory beside its destinations: police by prefecture, vendors, schemes for smaller firms.
public struct DirectoryLists: Sendable {
  /// The parts of the country, in the order in which lists show them.
  public var areas: [Area] = []
  /// The police of every prefecture, by its JIS X 0401 code.
  public var police: [PoliceHeadquarters] = []
  /// The destination that stands for the police as a whole.
  public var policeDestination: String?
  /// As of when the list of the police is.
  public var policeAsOf: CalendarDate?
  /// The number that reaches the police of wherever one calls from.
  public var policeLine: AdviceLine?
  /// What is known of vendors besides the list itself.
  public var vendors = VendorCatalogue()
  /// What helps smaller firms.
  public var schemes: [SupportScheme] = []
  /// The destinations that lead to the page of schemes.
  public var schemeDestinations: [String] = []
  /// The desks whose entry leads there too.
  public var schemeDesks: [String] = []

  /// Lists without an entry.
  public init() {}

  /// A part of the country.
  public struct Area: Sendable {
    /// `kanto`
    public let id: String
    /// 「関東」
    public let name: Words

    /// A part of the country.
    public init(id: String, name: Words) {
      self.id = id
      self.name = name
    }
  }

  /// The police of a prefecture.
  ///
  /// - Parameter prefecture: its code, as `13`; anything else has none.
  public func police(in prefecture: String?) -> PoliceHeadquarters? {
    police.first { $0.code == prefecture }
  }

  /// The police of the prefecture that somebody named; nil where none is known, or it lies abroad.
  public func police(of sheet: AnswerSheet, _ vocabulary: Vocabulary) -> PoliceHeadquarters? {
    police(in: sheet.prefecture(vocabulary))
  }

  /// The codes of the prefectures that a code or an area names; empty where it names none.
  public func prefectures(in region: String) -> [String] {
    police.filter { $0.code == region || $0.area == region }.map(\.code)
  }

  /// What a prefecture or an area is called.
  public func name(ofRegion region: String) -> Words? {
    police(in: region)?.prefecture ?? areas.first { $0.id == region }?.name
  }
}

extension AnswerSheet {
  /// The code of the organisation's prefecture, where it is known.
  public func prefecture(_ vocabulary: Vocabulary) -> String? {
    guard let place = vocabulary.place(of: "organisation.prefecture"), place < answers.count,
      case .text(let code) = self[place]
    else { return nil }
    return code
  }

  /// How many people the organisation employs, where it is known.
  public func employees(_ vocabulary: Vocabulary) -> Int? {
    guard let place = vocabulary.place(of: "organisation.employees"), place < answers.count,
      case .number(let number) = self[place]
    else { return nil }
    return number
  }
}

/// A telephone number for advice, with when it is answered.
public struct AdviceLine: Sendable {
  /// `#9110`
  public let phone: String
  /// What it is, and when it is answered.
  public let text: Words
  /// Keys of the pack's sources.
  public let sources: [String]

  /// A telephone number for advice.
  public init(phone: String, text: Words, sources: [String]) {
    self.phone = phone
    self.text = text
    self.sources = sources
  }
}
