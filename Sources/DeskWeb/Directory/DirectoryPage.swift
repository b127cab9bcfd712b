import DeskCore

/// The directory of desks: where to begin, and who takes what.
struct DirectoryPage: Page {
  var link: Link? { .directory }
  var hasEmergencyStrip: Bool { true }

  func title(_ context: PageContext) -> String {
    context(context.pack.name)
  }

  func body(_ context: PageContext) -> HTML {
    let pack = context.pack
    return """
      <h1>\(context(pack.name))</h1>
      <p class="lead">\(context(pack.about))</p>
      <p><a class="primary" href="\(context.link(.interview))">\(context(DirectoryWords.start))</a></p>
      <p class="hint">\(context(DirectoryWords.startHint))</p>
      <ul class="ways"><li><a href="\(context.link(.followUp))">\(context(ShellWords.followUp))</a></li>\
      <li><a href="\(context.link(.resume))">\(context(ShellWords.resume))</a></li></ul>
      <h2 id="desks">\(context(DirectoryWords.desks))</h2>
      <nav aria-labelledby="desks"><ul class="jump">\
      \(pack.desks.html { "<li><a href=\"#\($0.id)\">\(context($0.name))</a></li>" })</ul></nav>
      \(pack.desks.html { desk($0, context) })
      <h2>\(context(DirectoryWords.others))</h2>
      <ul class="choices">\(others.html { other($0, context) })</ul>
      <h2>\(context(DirectoryWords.common))</h2>
      <ul>\(pack.common.html { "<li>\(context($0))</li>" })</ul>
      <p><a href="\(context.link(.revisions))">\(context(ShellWords.revisions))</a></p>
      """
  }

  /// Other pages that lead on, each with what it is for.
  private let others: [(link: Link, name: Words, text: Words)] = [
    (.guides(query: ""), GuideWords.title, DirectoryWords.guides),
    (.expert, ExpertWords.title, DirectoryWords.expert),
    (.vendors(query: ""), VendorWords.title, DirectoryWords.vendors),
    (.police, PoliceWords.title, DirectoryWords.police),
    (.support(query: ""), SupportWords.title, DirectoryWords.support),
  ]

  private func other(_ other: (link: Link, name: Words, text: Words), _ context: PageContext) -> HTML {
    """
    <li><a href="\(context.link(other.link))">\(context(other.name))</a><p>\(context(other.text))</p></li>

    """
  }

  private func desk(_ desk: Desk, _ context: PageContext) -> HTML {
    """
    <section class="desk" id="\(desk.id)">
    <h3>\(context(desk.name))</h3>
    <p>\(context(desk.summary))</p>
    <details><summary>\(context(DirectoryWords.more))<span class="hidden">: \(context(desk.name))</span></summary>
    \(list(DirectoryWords.takes, desk.takes, context))\
    \(list(DirectoryWords.gives, desk.gives, context))\
    \(declines(desk, context))\
    \(desk.basis.map { "<h4>\(context(DirectoryWords.basis))</h4>\n<p>\(context($0))</p>\n" as HTML })\
    \(desk.information.map { "<h4>\(context(DirectoryWords.information))</h4>\n<p>\(context($0))</p>\n" as HTML })\
    </details>
    <h4>\(context(DirectoryWords.how))</h4>
    <p>\(context(desk.how))</p>
    \(forms(desk, context))\
    \(support(desk, context))\
    \(desk.email.map { "<p><a href=\"mailto:\($0)\">\($0)</a></p>\n" as HTML })\
    \(desk.refersTo.flatMap { context.pack.destinations[$0] }.map { DestinationView.card($0, context) })\
    </section>

    """
  }

  /// The way to the schemes, from the desk that people ask about them.
  private func support(_ desk: Desk, _ context: PageContext) -> HTML? {
    guard context.pack.directory.schemeDesks.contains(desk.id) else { return nil }
    return """
      <p><a href="\(context.link(.support(query: "")))">\(context(DestinationWords.support))</a></p>

      """
  }

  /// The forms of a desk that takes reports.
  private func forms(_ desk: Desk, _ context: PageContext) -> HTML? {
    let forms = desk.email == nil ? [] : context.pack.forms(of: desk)
    guard !forms.isEmpty else { return nil }
    let links = forms.html { form in
      let name: HTML =
        forms.count > 1
        ? ": \(context(form.name))" : "<span class=\"hidden\">: \(context(desk.name))</span>"
      return """
        <li><a href="\(context.link(.report(form.id)))">\(context(ReportWords.sendHere))\(name)</a></li>
        """
    }
    return "<ul class=\"ways\">\(links)</ul>\n"
  }

  private func list(_ heading: Words, _ items: [Words], _ context: PageContext) -> HTML? {
    guard !items.isEmpty else { return nil }
    return """
      <h4>\(context(heading))</h4>
      <ul>\(items.html { "<li>\(context($0))</li>" })</ul>

      """
  }

  private func declines(_ desk: Desk, _ context: PageContext) -> HTML? {
    guard !desk.declines.isEmpty else { return nil }
    let rows = desk.declines.html { decline -> HTML in
      let names = decline.destinations.compactMap { context.pack.destinations[$0]?.name }
      let elsewhere = names.isEmpty ? nil : Words.list(names, context.language)
      return """
        <li>\(context(decline.text))\(elsewhere.map { "<br><span class=\"hint\">\(context(DirectoryWords.elsewhere)): \($0)</span>" as HTML })</li>
        """
    }
    return "<h4>\(context(DirectoryWords.declines))</h4>\n<ul>\(rows)</ul>\n"
  }
}

/// The words of the directory.
enum DirectoryWords {
  static let start = Words(ja: "質問に答えて、次にすることを確かめる", en: "Answer questions and find out what to do")
  static let startHint = Words(
    ja: "質問では、名前や連絡先を聞きません。答えは、送るか保存を選ぶまで保存しません。「わからない」も選べます。",
    en:
      "The questions do not ask who you are. Nothing is stored until you send or save it. “I do not know” is always an answer."
  )
  static let desks = Words(ja: "窓口", en: "Desks")
  static let others = Words(ja: "ほかの窓口と支援", en: "Other desks and support")
  static let guides = Words(
    ja: "備えや手続きについての質問と、その答えを探せます。", en: "Find answers to questions about preparation and procedures.")
  static let expert = Words(
    ja: "詳しい方のための入力画面です。ログを貼り付けると、答えの候補を拾います。",
    en: "For those who know the field: paste logs, and answers are proposed from them.")
  static let vendors = Words(
    ja: "調査や復旧を頼める業者を、地域とサービスの種類で探せます。",
    en: "Find vendors that investigate and restore, by region and kind of service.")
  static let police = Words(
    ja: "被害の通報や相談をする警察を、都道府県ごとに載せています。", en: "Whom to tell of a crime, prefecture by prefecture.")
  static let support = Words(
    ja: "ふだんの備えに使える制度やサービスを、会社の規模と都道府県で探せます。",
    en: "Schemes and services that help you to prepare, by size and prefecture.")
  static let common = Words(ja: "すべての窓口に共通すること", en: "What holds for all desks")
  static let more = Words(ja: "受け付けること・受け付けないこと", en: "What it takes and what it does not")
  static let takes = Words(ja: "受け付けること", en: "It takes")
  static let gives = Words(ja: "窓口がすること", en: "It does")
  static let declines = Words(ja: "受け付けないこと", en: "It does not")
  static let elsewhere = Words(ja: "ご案内先", en: "Go to")
  static let how = Words(ja: "連絡のしかた", en: "How to reach it")
  static let basis = Words(ja: "根拠", en: "Basis")
  static let information = Words(ja: "お寄せいただいた情報の扱い", en: "What happens with what you tell")
}
