import DeskCore

/// What only papers ask: every item once, with the papers that have a place for it.
struct ParticularsPage: Page {
  /// The pack's particulars.
  let form: Form
  let filled: FilledForm
  /// The version of the dossier that this is written upon.
  let version: Int
  /// As it is printed, in groups.
  let receipt: String
  /// Which papers use which items.
  let uses: ParticularUses
  /// The paper to go back to; nil where none was left.
  var origin: PaperOrigin?
  var problems: [FieldProblem] = []
  /// What somebody else wrote meanwhile, by the items: the words that are stored now.
  var meanwhile: [String: ParticularsMerge.Note] = [:]
  /// Whether it was just stored.
  var isSaved = false

  var link: Link? { nil }
  var carriesForm: Bool { true }
  var formLink: Link { .followUpParticulars }
  var defaultGo: String { "save" }

  func title(_ context: PageContext) -> String {
    (problems.isEmpty ? "" : context(InterviewWords.errorTitle)) + context(ParticularsWords.title)
  }

  func body(_ context: PageContext) -> HTML {
    let sections = ParticularsSections(
      form: form, filled: filled, uses: uses, problems: problems, meanwhile: meanwhile, context: context)
    return """
      \(DossierNav(receipt: receipt, current: .particulars, context: context).html())\
      \(saved(context))\
      \(FaultSummary.html(problems, context))\
      <h1>\(context(ParticularsWords.title))</h1>
      <p>\(context(form.intro ?? ParticularsWords.lead))</p>
      <p class="hint">\(context(ParticularsWords.stored))</p>
      <form id="answers" method="post" action="\(context.link(.followUpParticulars))" novalidate>
      \(DossierNav.hidden(receipt))\
      \(FormField.hidden([FormField(name: "version", value: String(version))] + (origin?.fields ?? [])))\
      <ul class="jump">\(sections.jumps)</ul>
      \(sections.html())\
      <div class="go"><button class="primary" id="save" name="go" value="save">\(context(ParticularsWords.save))</button></div>
      </form>
      """
  }

  private func saved(_ context: PageContext) -> HTML? {
    guard isSaved else { return nil }
    let target = origin.map { Link.followUpDocument($0.paper) } ?? .followUpDocuments
    return DossierFlash.html(
      ParticularsWords.saved, context,
      more: """
        <form method="post" action="\(context.link(target))" class="noprint">
        \(DossierNav.hidden(receipt))\(FormField.hidden(origin?.choice.fields ?? []))\
        <button class="link" name="go" value="open">\
        \(context(origin == nil ? PaperWords.back : ParticularsWords.backToPaper))</button></form>
        """)
  }

  /// The field of an item, for a link to it: rows have a field each.
  static func anchor(_ item: FormItem) -> String {
    let isRows = (item.kind.hasOptions && !item.isList) || item.kind == .yesNo
    return "field-\(FilledForm.name(item.id))\(isRows ? "-0" : "")"
  }
}

/// The paper that somebody came from to write what is missing.
struct PaperOrigin: Sendable {
  /// The id of the paper, without its version.
  let paper: String
  let choice: PaperChoice

  /// As it travels in a form.
  var fields: [FormField] { [FormField(name: "from", value: paper)] + choice.fields }
}

/// Which papers have a place for which items.
struct ParticularUses: Sendable {
  private var papers: [String: [Words]] = [:]
  private var fitting: Set<String> = []

  /// The most papers that an item names.
  private static let most = 2

  /// The papers of a case.
  init(_ dossier: Dossier, _ pack: DeskPack) {
    for (template, isOffered) in dossier.offered(pack) {
      let items = Set(template.sections.flatMap(\.rows).flatMap(\.particulars))
      for item in items { papers[item, default: []].append(template.name) }
      if isOffered { fitting.formUnion(items) }
    }
  }

  /// Whether a paper that belongs to the case has a place for an item.
  func fits(_ item: FormItem) -> Bool { fitting.contains(item.id) }

  /// The papers that have a place for an item; nil where none has.
  func words(_ item: FormItem, _ context: PageContext) -> String? {
    guard let names = papers[item.id], !names.isEmpty else { return nil }
    let list = Words.list(Array(names.prefix(Self.most)), context.language)
    let more = names.count - Self.most
    guard more > 0 else { return list }
    return context.language == .en ? "\(list) and \(more) more" : "\(list)、ほか\(more)つ"
  }
}

/// The words of the particulars.
enum ParticularsWords {
  static let title = Words(ja: "書類に書く内容", en: "What goes into papers")
  static let lead = Words(
    ja: "一度書けば、関係する書類のすべてに入ります。分かるところだけでかまいません。",
    en: "Written once, it goes into every paper that has a place for it. Fill in what you know.")
  static let stored = Words(
    ja: "いちばん下の「保存する」で、全部をまとめて暗号化して保存します。窓口の担当者も読めます。ほかには送られません。",
    en:
      "“Save” at the foot stores all of it, encrypted. The desk can read it as well. It is sent to nobody else."
  )
  static let usedIn = Words(ja: "載る書類", en: "Goes into")
  static let rest = Words(
    ja: "この件には要らないと思われる項目", en: "Items that do not seem to be needed for this case")
  static let save = Words(ja: "保存する", en: "Save")
  static let saved = Words(ja: "保存しました。書類にも入りました。", en: "Saved. It is in the papers now.")
  static let backToPaper = Words(ja: "書類に戻る", en: "Back to the paper")
  static let changed = Words(
    ja: "そのあいだに、ほかの人が次のように書きました。あなたが書いたものは下の欄に残っています。保存すると、下の欄の内容になります。",
    en:
      "Somebody else has written this meanwhile. What you wrote is kept in the field below, and will replace it when you save:"
  )
  static let taken = Words(
    ja: "そのあいだに、ほかの人が変えました。下の欄に、新しい内容が入っています。",
    en: "Somebody else has changed this meanwhile. The field below holds the new text.")
  static let conflict = Words(
    ja: "まだ保存していません。そのあいだに、ほかの人が書き変えました。印のある項目を確かめて、もう一度保存してください。",
    en: "Not saved yet: somebody else has written here meanwhile. Look at the marked items, then save again.")
  static let notSaved = Words(
    ja: "まだ保存していません。ほかの人が同時に書いています。もう一度保存してください。",
    en: "Not saved yet: somebody else is writing at the same time. Please save again.")
  static let empty = Words(ja: "（空にしました）", en: "(emptied)")

  /// 「「原因」は、そのあいだに、ほかの人が書き変えました。まだ保存していません。」
  static func changedMeanwhile(_ label: Words) -> Words {
    Words(
      ja: "「\(label.ja)」は、そのあいだに、ほかの人が書き変えました。まだ保存していません。確かめて、もう一度保存してください。",
      en:
        "\(label.en): somebody else has changed it meanwhile. Nothing is saved yet; look at it and save again."
    )
  }
}
