/// A public answer to a general question: of the pack, or made of an earlier answer and released by a lead.
public struct Guide: Sendable {
  /// Its id, part of its address.
  public let id: String
  /// Question and answer by language; Japanese is always there.
  public let texts: [Language: GuideText]
  /// Other words for the same thing, so that it is found by them.
  public let keywords: [String]
  /// The desk that answers for it; nil for one of the pack.
  public let desk: String?
  /// As of when it holds: read, or released.
  public let asOf: CalendarDate
  /// Keys of the pack's sources.
  public let sources: [String]
  /// False where it rests on no source that was seen; the page says so. Released ones are the desk's own word.
  public let isVerified: Bool

  /// A public answer.
  public init(
    id: String, texts: [Language: GuideText], keywords: [String] = [], desk: String? = nil,
    asOf: CalendarDate, sources: [String] = [], isVerified: Bool = true
  ) {
    self.id = id
    self.texts = texts
    self.keywords = keywords
    self.desk = desk
    self.asOf = asOf
    self.sources = sources
    self.isVerified = isVerified
  }

  /// The text for a reader of a language, and the language that it is in: Japanese where there is no other.
  public func text(_ language: Language) -> (language: Language, text: GuideText) {
    if let text = texts[language] { return (language, text) }
    return (.ja, texts[.ja] ?? GuideText(question: "", answer: ""))
  }
}

/// A general question and its answer in one language.
public struct GuideText: Sendable, Hashable {
  /// The question, one line.
  public let question: String
  /// The answer: paragraphs parted by empty lines; lines that begin with 「・」 or `- ` are a list.
  public let answer: String

  /// The most characters (Unicode scalars) of a question.
  public static let mostQuestion = 200
  /// The most characters of an answer.
  public static let mostAnswer = 20_000

  /// A question and its answer.
  public init(question: String, answer: String) {
    self.question = question
    self.answer = answer
  }

  /// The pieces of the answer.
  public var blocks: [GuideBlock] {
    var blocks: [GuideBlock] = []
    var lines: [String] = []
    var items: [String] = []
    func close() {
      if !lines.isEmpty { blocks.append(.paragraph(lines)) }
      if !items.isEmpty { blocks.append(.list(items)) }
      lines = []
      items = []
    }
    for line in answer.split(separator: "\n", omittingEmptySubsequences: false) {
      if let mark = ["・", "- ", "* "].first(where: { line.hasPrefix($0) }) {
        if items.isEmpty { close() }
        items.append(String(line.dropFirst(mark.count)))
      } else if line.allSatisfy(\.isWhitespace) {
        close()
      } else {
        if !items.isEmpty { close() }
        lines.append(String(line))
      }
    }
    close()
    return blocks
  }
}

/// A piece of an answer.
public enum GuideBlock: Sendable, Hashable {
  /// lines of one paragraph
  case paragraph([String])
  /// entries of a list
  case list([String])
}
