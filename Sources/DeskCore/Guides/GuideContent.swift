/// What a guide says, as the desk writes it, and what it must not say.
public struct GuideContent: Sendable, Hashable {
  /// Question and answer by language.
  public var texts: [Language: GuideText]
  /// Other words for the same thing.
  public var keywords: [String]
  /// The reference of the case that it was made of; nil where it was written anew. It never becomes public.
  public var madeOf: String?
  /// What would name the reporter of that case: whoever releases it is told where such a word stands.
  public var names: [String]

  /// The most keywords.
  public static let mostKeywords = 20

  /// What a guide says.
  public init(
    texts: [Language: GuideText], keywords: [String] = [], madeOf: String? = nil, names: [String] = []
  ) {
    self.texts = texts
    self.keywords = keywords
    self.madeOf = madeOf
    self.names = names
  }

  /// As it was kept.
  public init(stored json: JSON) {
    var texts: [Language: GuideText] = [:]
    for language in Language.pages {
      guard let text = json["texts"]?[language.rawValue] else { continue }
      texts[language] = GuideText(
        question: text["question"]?.text ?? "", answer: text["answer"]?.text ?? "")
    }
    self.init(
      texts: texts, keywords: Self.texts(json["keywords"]), madeOf: json["madeOf"]?.text,
      names: Self.texts(json["names"]))
  }

  private static func texts(_ json: JSON?) -> [String] {
    guard case .array(let items)? = json?.content else { return [] }
    return items.compactMap(\.text)
  }

  /// What the public may read of it.
  public var publicJSON: JSONText { .object(publicMembers) }

  /// All of it.
  public var json: JSONText {
    var members = publicMembers
    if let madeOf { members.append(("madeOf", .string(madeOf))) }
    members.append(("names", .strings(names)))
    return .object(members)
  }

  private var publicMembers: [(String, JSONText)] {
    let entries = Language.pages.compactMap { language -> (String, JSONText)? in
      guard let text = texts[language] else { return nil }
      return (
        language.rawValue, .object([("question", .string(text.question)), ("answer", .string(text.answer))])
      )
    }
    return [("texts", .object(entries)), ("keywords", .strings(keywords))]
  }
}

/// Where a guide stands.
public enum GuideState: String, Sendable, CaseIterable {
  /// Sealed to its desk, for the desk alone.
  case draft
  /// For everybody.
  case released
  /// Taken back; it stays to be read by the desk.
  case withdrawn
}
