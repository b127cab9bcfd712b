import DeskCore

/// All first aid and guides, for whoever cannot wait for questions.
struct FirstAidIndexPage: Page {
  var link: Link? { .firstAidIndex }
  var languages: [Language] { Language.allCases }

  func title(_ context: PageContext) -> String { Ruby.plain(context(FirstAidWords.index)) }

  func body(_ context: PageContext) -> HTML {
    let ordered = context.pack.rulebook.rules.guidance.compactMap { context.pack.guidance[$0.id] }
    return """
      <h1>\(Ruby.html(context(FirstAidWords.index)))</h1>
      <p>\(Ruby.html(context(FirstAidWords.indexLead)))</p>
      <ul class="choices">\(ordered.html { guidance in
        "<li><a href=\"\(context.link(.firstAid(guidance.id)))\">\(Ruby.html(context(guidance.title)))</a></li>\n"
      })</ul>
      """
  }
}

/// First aid for one type: steps that can be printed on one sheet of A4.
struct FirstAidPage: Page {
  let guidance: Guidance
  var link: Link? { .firstAid(guidance.id) }
  var languages: [Language] { Language.allCases }

  func title(_ context: PageContext) -> String { Ruby.plain(context(guidance.title)) }

  func body(_ context: PageContext) -> HTML {
    """
    <h1>\(Ruby.html(context(guidance.title)))</h1>
    <p class="lead">\(Ruby.html(context(guidance.lead)))</p>
    \(StepsView.list(guidance, context))\
    <p class="hint">\(Ruby.html(context(FirstAidWords.asOf))) \
    <time datetime="\(guidance.asOf.description)">\(DateWords.full(guidance.asOf, context.language))</time>\
    \(sources(context))</p>
    <p class="noprint">\(Ruby.html(context(FirstAidWords.print)))</p>
    <p class="noprint"><a href="\(context.plain.link(.interview))">\(Ruby.html(context(FirstAidWords.toInterview)))</a></p>
    """
  }

  private func sources(_ context: PageContext) -> HTML {
    var seen: Set<String> = []
    let keys = guidance.steps.flatMap(\.sources).filter { seen.insert($0).inserted }
    guard !keys.isEmpty else { return .empty }
    let page = context.language == .easy ? Language.ja : context.language
    return """
      <span class="noprint"><br>\(Ruby.html(context(FirstAidWords.sources))): \
      \(keys.enumerated().html { index, key in
        "\(index == 0 ? "" : " · ")<a href=\"\(Link.sources.path(page))#\(key)\">\(key)</a>"
      })</span>
      """
  }
}

/// The steps of a guidance, wherever they are shown.
enum StepsView {
  static func list(_ guidance: Guidance, _ context: PageContext) -> HTML {
    """
    <ol class="steps">
    \(guidance.steps.html { step($0, context) })</ol>

    """
  }

  private static func step(_ step: GuidanceStep, _ context: PageContext) -> HTML {
    let mark = step.isAvoid ? FirstAidWords.avoid : FirstAidWords.doIt
    return """
      <li class="\(step.isAvoid ? "avoid" : "do")"><p class="act"><span class="mark">\
      <span aria-hidden="true">\(step.isAvoid ? "✕" : "○")</span> \(Ruby.html(context(mark)))</span> \
      \(Ruby.html(context(step.text)))</p>
      <p class="why">\(Ruby.html(context(step.why)))\
      \(context.language == .easy ? nil : who(step, context))\
      \(step.verified ? nil : unverified(context))</p></li>

      """
  }

  private static func who(_ step: GuidanceStep, _ context: PageContext) -> HTML {
    " <span class=\"who\">\(context(FirstAidWords.who)): \(context(step.who)) · \(context(FirstAidWords.time)): \(context(step.time))</span>"
  }

  private static func unverified(_ context: PageContext) -> HTML {
    " <span class=\"careful\">\(Ruby.html(context(FirstAidWords.unverified)))</span>"
  }
}

/// The words of first aid.
enum FirstAidWords {
  static let index = Words(ja: "応急処置の一覧", en: "First aid", easy: "応急処置《おうきゅうしょち》（すぐに する こと）")
  static let indexLead = Words(
    ja: "起きていることに近いものを選んでください。どれか分からないときは「被害があるか分からないとき」を選んでください。",
    en: "Choose what comes closest to what is happening, or the one for when you cannot tell.",
    easy: "起《お》きて いる ことに 近《ちか》い ものを 選《えら》んで ください。")
  static let doIt = Words(ja: "する", en: "Do", easy: "する")
  static let avoid = Words(ja: "しない", en: "Do not", easy: "しない")
  static let who = Words(ja: "する人", en: "Who")
  static let time = Words(ja: "目安", en: "Takes")
  static let unverified = Words(
    ja: "（出典未確認）", en: "(no source checked)", easy: "（まだ 確《たし》かめて いません）")
  static let asOf = Words(ja: "資料を確かめた日:", en: "Sources read on", easy: "資料《しりょう》を 見《み》た 日《ひ》:")
  static let sources = Words(ja: "出典", en: "Sources", easy: "もとに した 資料《しりょう》")
  static let print = Words(
    ja: "このページは、A4の紙1枚に印刷できます。", en: "This page prints on one sheet of A4.",
    easy: "この ページは 紙《かみ》1枚《まい》に 印刷《いんさつ》できます。")
  static let toInterview = Words(
    ja: "質問に答えて、知らせる先と期限を確かめる", en: "Answer questions to find out whom to tell by when",
    easy: "質問《しつもん》に 答《こた》えて、だれに 知《し》らせるかを 調《しら》べる（日本語《にほんご》）")
}
