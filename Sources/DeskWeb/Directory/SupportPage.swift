import DeskCore

/// What helps smaller firms to prepare, by their size and prefecture.
struct SupportPage: Page {
  var query = SupportQuery()
  /// As it was typed.
  var employees = ""
  var problems: [FieldProblem] = []

  /// The most people that a number may say.
  static let mostEmployees = 1_000_000_000

  var link: Link? { .support(query: query.text) }

  init() {}

  /// Reads the address; a number that cannot be read is told at its field.
  init(_ text: String, _ context: PageContext) {
    let form = FormBody(text) ?? FormBody()
    employees = String(String.UnicodeScalarView((form.one("employees") ?? "").unicodeScalars.prefix(40)))
    let digits = EmailAddress.folded(employees).filter { !", 人名".contains($0) }
    if !digits.isEmpty {
      query.employees = Int(digits).flatMap { (0...Self.mostEmployees).contains($0) ? $0 : nil }
      if query.employees == nil {
        problems.append(FieldProblem(field: "field-employees", message: context(SupportWords.badNumber)))
      }
    }
    query.prefecture = form.one("prefecture").flatMap { context.pack.directory.police(in: $0)?.code }
  }

  func title(_ context: PageContext) -> String { context(SupportWords.title) }

  func body(_ context: PageContext) -> HTML {
    let schemes = context.pack.directory.schemes
    func of(_ fit: SchemeFit) -> [SupportScheme] {
      schemes.filter { $0.fit(employees: query.employees, prefecture: query.prefecture) == fit }
    }
    return """
      \(FaultSummary.html(problems, context))\
      <h1>\(context(SupportWords.title))</h1>
      <p class="lead">\(context(SupportWords.lead))</p>
      \(form(context))\
      \(schemes.isEmpty ? "<p>\(context(SupportWords.none))</p>\n" as HTML : nil)\
      \(group(SupportWords.fits, nil, of(.fits), context))\
      \(group(SupportWords.open, SupportWords.openHint, of(.open), context))\
      \(left(of(.doesNotFit), context))
      """
  }

  private func form(_ context: PageContext) -> HTML {
    let fields = FormFields(problems: problems, context: context)
    return """
      <form method="get" action="\(context.link(.support(query: "")))" class="noprint">
      \(fields.line(
        .init(name: "employees", label: SupportWords.employees, keys: "numeric", size: 10), employees))\
      <div class="field"><label for="field-prefecture">\(context(SupportWords.prefecture)) \
      <span class="need">\(context(InterviewWords.optional))</span></label>
      <select id="field-prefecture" name="prefecture"><option value="">\(context(SupportWords.notChosen))</option>\
      \(RegionOptions(chosen: query.prefecture, context: context).html)</select></div>
      <div class="go"><button class="primary">\(context(SupportWords.find))</button></div>
      </form>

      """
  }

  private func group(
    _ heading: Words, _ hint: Words?, _ schemes: [SupportScheme], _ context: PageContext
  ) -> HTML? {
    guard !schemes.isEmpty else { return nil }
    return """
      <section><h2>\(context(heading))</h2>
      \(hint.map { "<p>\(context($0))</p>\n" as HTML })\
      \(schemes.html { SchemeView.html($0, query, context) })</section>

      """
  }

  private func left(_ schemes: [SupportScheme], _ context: PageContext) -> HTML? {
    guard !schemes.isEmpty else { return nil }
    return """
      <details><summary>\(SupportWords.left(schemes.count, context.language))</summary>
      <ul>\(schemes.html { "<li>\(context($0.name))<br><span class=\"hint\">\(context($0.who))</span></li>" })</ul></details>

      """
  }
}

/// One scheme: for whom, what, at what cost, how.
enum SchemeView {
  static func html(_ scheme: SupportScheme, _ query: SupportQuery, _ context: PageContext) -> HTML {
    """
    <article class="destination" id="\(scheme.id)"><h3>\(context(scheme.name))</h3>
    \(open(scheme, query, context))\
    <dl class="facts"><dt>\(context(SupportWords.who))</dt><dd>\(context(scheme.who))</dd>
    <dt>\(context(SupportWords.gives))</dt><dd>\(context(scheme.gives))</dd>
    <dt>\(context(SupportWords.cost))</dt><dd>\(context(scheme.cost))</dd>
    <dt>\(context(SupportWords.how))</dt><dd>\(context(scheme.how))</dd></dl>
    \(scheme.url.map { "<p><a href=\"\($0)\" rel=\"noreferrer\">\($0)</a></p>\n" as HTML })\
    \(scheme.verified ? nil : DestinationView.unverified(context))\
    <p class="hint">\(context(SupportWords.asOf(scheme.asOf.description)))\(sources(scheme, context))</p></article>

    """
  }

  /// What would settle whether it fits.
  private static func open(
    _ scheme: SupportScheme, _ query: SupportQuery, _ context: PageContext
  ) -> HTML? {
    guard scheme.fit(employees: query.employees, prefecture: query.prefecture) == .open else { return nil }
    var words: [Words] = []
    let hangsOnSize = scheme.condition.surelyUpTo != nil || scheme.condition.atMost != nil
    if hangsOnSize { words.append(query.employees == nil ? SupportWords.sizeOpen : SupportWords.sizeByTrade) }
    if !scheme.condition.prefectures.isEmpty, query.prefecture == nil { words.append(SupportWords.placeOpen) }
    return words.isEmpty
      ? nil : "<p class=\"careful\">\(words.map { context($0) }.joined(separator: " "))</p>\n"
  }

  private static func sources(_ scheme: SupportScheme, _ context: PageContext) -> HTML? {
    guard !scheme.sources.isEmpty else { return nil }
    let links = scheme.sources.enumerated().html { index, key in
      "\(index == 0 ? nil : ", " as HTML)<a href=\"\(context.link(.sources))#\(key)\">\(key)</a>"
    }
    return " · \(context(ShellWords.sources)): \(links)"
  }
}

/// The words of the page of schemes.
enum SupportWords {
  static let title = Words(ja: "中小企業の備えの支援", en: "Support for smaller businesses")
  static let lead = Words(
    ja: "従業員の数と都道府県から、使えそうな支援を探します。入力した内容は保存しません。",
    en: "Find support by the number of employees and the prefecture. What you enter is not stored.")
  static let employees = Words(ja: "従業員の数（人）", en: "Number of employees")
  static let prefecture = Words(ja: "都道府県", en: "Prefecture")
  static let notChosen = Words(ja: "選ばない", en: "Not chosen")
  static let find = Words(ja: "支援を探す", en: "Find support")
  static let badNumber = Words(
    ja: "従業員の数は、「12」のように数字で書いてください。", en: "Write the number of employees in digits, such as 12.")
  static let fits = Words(ja: "使えそうな支援", en: "What fits")
  static let open = Words(ja: "条件を確かめる支援", en: "What may fit")
  static let openHint = Words(
    ja: "規模や地域の条件があります。当てはまるかどうかを確かめてください。", en: "These have conditions of size or place. Please check them.")
  static let none = Words(ja: "支援の一覧は、まだありません。", en: "There is no list of support yet.")
  static let who = Words(ja: "対象", en: "For whom")
  static let gives = Words(ja: "内容", en: "What it gives")
  static let cost = Words(ja: "費用", en: "Cost")
  static let how = Words(ja: "使い方", en: "How")
  static let sizeOpen = Words(ja: "従業員の数によります。", en: "It depends on the number of employees.")
  static let sizeByTrade = Words(
    ja: "この人数では、業種や資本金によります。", en: "At this size it depends on trade and capital.")
  static let placeOpen = Words(ja: "地域によります。", en: "It depends on the place.")

  static func asOf(_ date: String) -> Words { Words(ja: "\(date)時点", en: "as of \(date)") }

  static func left(_ count: Int, _ language: Language) -> String {
    language == .en ? "What does not fit (\(count))" : "条件に合わないもの（\(count)）"
  }
}
