import DeskCore

/// One page of a form's items.
struct DetailsPage: Page, ReportPage {
  let state: ReportState
  let desk: Desk
  let form: Form
  /// Which page of the form, from 0 on.
  let number: Int
  let problems: [FieldProblem]
  let isFromCheck: Bool

  private var sections: [FormSection] { form.pages[number] }

  func title(_ context: PageContext) -> String {
    (problems.isEmpty ? "" : context(InterviewWords.errorTitle)) + heading(context)
  }

  /// What the page asks about, also on the page for checking.
  static func heading(_ form: Form, _ number: Int, _ context: PageContext) -> String {
    Words.list(form.pages[number].map(\.heading), context.language)
  }

  private func heading(_ context: PageContext) -> String { Self.heading(form, number, context) }

  func body(_ context: PageContext) -> HTML {
    let fields = ItemFields(
      form: form, filled: state.filled, values: state.filled.read(form, context).values, problems: problems,
      context: context)
    let needs = sections.flatMap(\.items).contains(where: \.isRequired)
    return ReportFrame(
      state: state, desk: desk, form: form, step: .details(number), isFromCheck: isFromCheck, context: context
    ).html(
      title: heading(context), problems: problems,
      """
      <p>\(context(needs ? DetailsWords.neededLead : DetailsWords.lead))</p>
      \(sections.html { section($0, fields, context) })\
      \(note(context))
      """)
  }

  private func section(_ section: FormSection, _ fields: ItemFields, _ context: PageContext) -> HTML {
    let heading: HTML? = sections.count > 1 ? "<h2>\(context(section.heading))</h2>\n" : nil
    return "\(heading)\(section.items.html(fields.html))"
  }

  /// What no source was seen for is said to be so, once.
  private func note(_ context: PageContext) -> HTML? {
    guard sections.flatMap(\.items).contains(where: { !$0.isVerified }) else { return nil }
    return "<p class=\"hint\">\(context(DetailsWords.unverified))</p>\n"
  }
}

/// The words of these pages.
enum DetailsWords {
  static let lead = Words(
    ja: "書けるところだけでかまいません。分からないところは、空のままで進めます。",
    en: "Fill in what you can. Leave empty what you do not know.")
  static let neededLead = Words(
    ja: "「※必須」は、窓口が届出を受理するために必要な項目です。正確に分からないときは、分かる範囲で書いてください。",
    en:
      "What is marked “needed” must be there before the desk can accept the report. Where you are not sure, write what you know."
  )
  static let unverified = Words(
    ja: "様式の項目の一部は、出典で確かめられていません。", en: "Some items of this form were not verified in a source.")
  static let neededThen = Words(ja: "※その場合は必須", en: "needed then")
  static let noAnswer = Words(ja: "答えない", en: "No answer")
  static let dateHint = Words(
    ja: "例: 2026/11/22、令和8年11月22日、2026/11/22 18:30", en: "For example: 22 Nov 2026, 2026-11-22 18:30")
  static let beside = Words(ja: "くわしく", en: "Please specify")
  static let notListed = Words(ja: "書いていない項目は、載せていません。", en: "Items that you left empty are not listed.")

  static func needed(_ label: Words) -> Words {
    Words(ja: "「\(label.ja)」を書いてください。", en: "Please fill in: \(label.en)")
  }

  static func unanswered(_ label: Words) -> Words {
    Words(ja: "「\(label.ja)」に答えてください。", en: "Please answer: \(label.en)")
  }

  static func unchosen(_ label: Words) -> Words {
    Words(ja: "「\(label.ja)」を選んでください。", en: "Please choose: \(label.en)")
  }

  /// 「「届け出た先」で「製品開発者」を選んだ場合に、答えてください。」
  static func when(_ item: Words, _ value: Words) -> Words {
    Words(
      ja: "「\(item.ja)」で「\(value.ja)」を選んだ場合に、答えてください。",
      en: "Only if you chose “\(value.en)” under “\(item.en)”.")
  }
}
