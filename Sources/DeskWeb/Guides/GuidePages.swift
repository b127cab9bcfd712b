import DeskCore

/// Public answers to general questions, and a box to find them by.
struct GuidesPage: Page {
  /// What was looked for, as it was typed; empty for all.
  var query = ""
  /// What was found.
  let guides: [Guide]
  /// The first one shown.
  var from = 0

  /// So many stand on one page.
  static let most = 30
  /// The most characters of a search.
  static let mostQuery = 200

  var link: Link? { .guides(query: query) }

  func title(_ context: PageContext) -> String {
    query.isEmpty ? context(GuideWords.title) : GuideWords.found(query, context.language)
  }

  func body(_ context: PageContext) -> HTML {
    let shown = guides.dropFirst(from).prefix(Self.most)
    return """
      <h1>\(context(GuideWords.title))</h1>
      <p>\(context(GuideWords.lead))</p>
      <form method="get" action="\(Link.guides(query: "").path(context.language))" role="search" class="noprint">
      <div class="field"><label for="field-q">\(context(GuideWords.search))</label>
      <p class="hint" id="field-q-hint">\(context(GuideWords.searchHint))</p>
      <input type="text" id="field-q" name="q" size="32" maxlength="\(Self.mostQuery)" autocomplete="off" \
      aria-describedby="field-q-hint" value="\(query)"></div>
      <div class="go"><button class="primary">\(context(GuideWords.find))</button></div>
      </form>
      \(query.isEmpty ? nil : "<h2>\(GuideWords.number(guides.count, context.language))</h2>\n" as HTML)\
      \(guides.isEmpty ? nothing(context) : "<ul class=\"choices\">\(shown.html { row($0, context) })</ul>\n")\
      \(pages(context))\
      <p class="notice-box">\(context(GuideWords.notFoundHere)) \
      <a href="\(context.link(.directory))">\(context(ShellWords.directory))</a></p>
      """
  }

  private func row(_ guide: Guide, _ context: PageContext) -> HTML {
    let (language, text) = guide.text(context.language)
    let lang: HTML? = language == context.language ? nil : " lang=\"\(language.htmlCode)\""
    return """
      <li><a href="\(context.link(.guide(guide.id)))"\(lang)>\(text.question)</a>\
      <p\(lang)>\(GuideWords.beginning(text))</p></li>

      """
  }

  private func nothing(_ context: PageContext) -> HTML {
    """
    <p>\(context(GuideWords.nothing))</p>
    <p><a href="\(Link.guides(query: "").path(context.language))">\(context(GuideWords.all))</a></p>

    """
  }

  private func pages(_ context: PageContext) -> HTML? {
    let path = Link.guides(query: query).path(context.language)
    func page(_ start: Int, _ words: Words) -> HTML {
      "<a href=\"\(path)\(path.contains("?") ? "&" : "?")from=\(start)\">\(context(words))</a> "
    }
    let earlier = from > 0 ? page(max(0, from - Self.most), GuideWords.earlier) : nil
    let later = from + Self.most < guides.count ? page(from + Self.most, GuideWords.later) : nil
    guard earlier != nil || later != nil else { return nil }
    return "<p class=\"noprint\">\(earlier)\(later)</p>\n"
  }
}

/// One public answer.
struct GuidePage: Page {
  let guide: Guide

  var link: Link? { .guide(guide.id) }

  func title(_ context: PageContext) -> String { guide.text(context.language).text.question }

  func body(_ context: PageContext) -> HTML {
    let (language, text) = guide.text(context.language)
    let isOther = language != context.language
    let lang: HTML? = isOther ? " lang=\"\(language.htmlCode)\"" : nil
    return """
      <p class="noprint"><a href="\(Link.guides(query: "").path(context.language))">\(context(GuideWords.all))</a></p>
      \(isOther ? "<p class=\"hint\">\(context(GuideWords.japaneseOnly))</p>\n" as HTML : nil)\
      <article\(lang)><h1>\(text.question)</h1>
      \(GuideText.markup(text))</article>
      <p class="hint">\(context(GuideWords.asOf)): \(DateWords.full(guide.asOf, context.language))\
      \(guide.desk.flatMap(context.pack.desk).map { " · \(context($0.name))" as HTML })</p>
      \(guide.isVerified ? nil : "<p class=\"careful\">\(context(GuideWords.unverified))</p>\n" as HTML)\
      \(sources(context))\
      <p class="notice-box">\(context(GuideWords.general)) \
      <a href="\(context.link(.directory))">\(context(ShellWords.directory))</a></p>
      """
  }

  private func sources(_ context: PageContext) -> HTML? {
    let titles = guide.sources.compactMap { context.pack.sources[$0] }
    guard !titles.isEmpty else { return nil }
    let rows = titles.html { source -> HTML in
      guard let url = source.url, url.hasPrefix("http") else { return "<li>\(context(source.title))</li>" }
      return "<li><a href=\"\(url)\" rel=\"noreferrer\">\(context(source.title))</a></li>"
    }
    return """
      <details><summary>\(context(GuideWords.sources))</summary><ul>\(rows)</ul></details>

      """
  }
}

extension GuideText {
  /// The answer as markup: paragraphs, lists, and addresses as links.
  static func markup(_ text: GuideText) -> HTML {
    "\(text.blocks.html(markup))"
  }

  private static func markup(_ block: GuideBlock) -> HTML {
    switch block {
    case .paragraph(let lines):
      let rows = lines.enumerated().html { "\($0 == 0 ? nil : "<br>\n" as HTML)\(linked($1))" }
      return "<p>\(rows)</p>\n"
    case .list(let items): return "<ul>\(items.html { "<li>\(linked($0))</li>" })</ul>\n"
    }
  }

  /// A line in which web addresses are links; what follows one as punctuation is none of it.
  private static func linked(_ line: String) -> HTML {
    var markup: HTML = ""
    var rest = Substring(line)
    while let start = rest.firstRange(of: "https://")?.lowerBound {
      var end =
        rest[start...].firstIndex { !$0.isASCII || $0.isWhitespace || "<>\"'`".contains($0) }
        ?? rest.endIndex
      while end > start, ".,;:!?)".contains(rest[rest.index(before: end)]) { end = rest.index(before: end) }
      let address = String(rest[start..<end])
      markup = "\(markup)\(String(rest[..<start]))<a href=\"\(address)\" rel=\"noreferrer\">\(address)</a>"
      rest = rest[end...]
    }
    return "\(markup)\(String(rest))"
  }
}

/// The words of the guides.
enum GuideWords {
  static let title = Words(ja: "よくある質問と答え", en: "Common questions and answers")
  static let lead = Words(
    ja: "窓口に寄せられた質問への答えを、だれのことか分からない形にまとめています。いま被害が起きているときは、読むより先に窓口へご相談ください。",
    en:
      "Answers to questions that reached the desk, written so that they name nobody. If something is happening right now, consult the desk first."
  )
  static let search = Words(ja: "言葉で探す", en: "Search")
  static let searchHint = Words(
    ja: "例: バックアップ、VPN 更新。空白で区切ると、すべての言葉を含むものを探します。",
    en: "Such as: backup, or VPN update. With several words, all of them must be there.")
  static let find = Words(ja: "探す", en: "Search")
  static let nothing = Words(
    ja: "見つかりませんでした。短い言葉や、別の言い方で試してください。",
    en: "Nothing was found. Try a shorter word, or another one for the same thing.")
  static let all = Words(ja: "すべての質問を見る", en: "All questions")
  static let earlier = Words(ja: "前の質問", en: "Previous questions")
  static let later = Words(ja: "次の質問", en: "More questions")
  static let notFoundHere = Words(
    ja: "ここにない質問は、窓口で受け付けています。", en: "If your question is not here, ask a desk:")
  static let japaneseOnly = Words(
    ja: "この答えは日本語だけです。", en: "This answer is in Japanese only.")
  static let asOf = Words(ja: "この内容の時点", en: "As of")
  static let unverified = Words(
    ja: "この答えには、出典で確かめられていない内容があります。ご自身でも確認してください。",
    en: "Parts of this answer could not be verified in a source. Please check them yourself.")
  static let sources = Words(ja: "出典", en: "Sources")
  static let general = Words(
    ja: "一般的な答えです。事情によって変わるので、迷うときは窓口にご相談ください。",
    en: "This is a general answer. Circumstances differ; when in doubt, consult a desk:")

  static func found(_ query: String, _ language: Language) -> String {
    language == .en ? "Questions with “\(query)”" : "「\(query)」を含む質問"
  }

  static func number(_ count: Int, _ language: Language) -> String {
    switch (language, count) {
    case (.en, 1): "1 question found"
    case (.en, _): "\(count) questions found"
    default: "\(count)件見つかりました"
    }
  }

  /// How an answer begins.
  static func beginning(_ text: GuideText) -> String {
    let first =
      switch text.blocks.first {
      case .paragraph(let lines)?: lines.joined(separator: " ")
      case .list(let items)?: items.first ?? ""
      case nil: ""
      }
    return first.count > 90 ? first.prefix(90) + "…" : first
  }
}
