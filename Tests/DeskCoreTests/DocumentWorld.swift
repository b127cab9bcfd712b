import DeskCore

/// A pack of a few facts and one duty, for papers.
enum DocumentWorld {
  static let sector = 0
  static let personal = 1
  static let persons = 2
  static let cards = 3
  static let financial = 4
  static let foundAt = 5
  static let told = 6
  static let note = 7
  static let files = 8

  static func words(_ text: String) -> Words { Words(ja: "\(text)（和）", en: text) }

  private static func tri(_ id: String, _ label: String, _ statement: String? = nil) -> Fact {
    Fact(id: id, kind: .tri, label: words(label), statement: statement.map(words), unit: nil)
  }

  private static func values(_ ids: [String]) -> [FactValue] {
    ids.map { FactValue(id: $0, label: words($0)) }
  }

  static let vocabulary = Vocabulary([
    Fact(
      id: "organisation.sector", kind: .choice(values(["finance", "medical"])), label: words("Sector"),
      statement: nil, unit: nil),
    tri("data.personal", "Personal data"),
    Fact(
      id: "data.persons", kind: .number, label: words("Persons"), statement: nil,
      unit: Words(ja: "人", en: "persons")),
    tri("data.card_numbers", "Card numbers"),
    tri("data.financial", "Financial data"),
    Fact(id: "time.found_at", kind: .when, label: words("Found"), statement: nil, unit: nil),
    Fact(
      id: "done.told", kind: .multi(values(["police", "ppc"])), label: words("Who knows"), statement: nil,
      unit: nil),
    tri("sign.note", "Note", "There is a note"), tri("sign.files", "Files", "Files are encrypted"),
  ])

  private static let grounds = Grounds(
    text: words("Personal data is affected"), basis: words("Act 26"), sources: [],
    asOf: CalendarDate(iso: "2026-11-01")!, verified: true)

  static let pack = pack([])

  static func pack(_ templates: [DocumentTemplate]) -> DeskPack {
    var rules = RuleSet(vocabulary: vocabulary)
    rules.clocks = [Clock(id: "known", facts: [foundAt])]
    rules.implications = [Implication(from: cards, to: financial)]
    rules.definitions = ["leak": .any([.fact(personal, .yes), .fact(financial, .yes)])]
    rules.incidentTypes = [
      IncidentTypeRule(id: "leak", when: .named("leak"), label: words("Leak"), grounds: grounds)
    ]
    rules.obligations = [
      ObligationRule(
        id: "act", when: .fact(personal, .yes), audience: nil, destination: "ppc", elsewhere: [],
        force: .statute, clock: 0, isHourClock: false,
        rows: [
          ObligationRule.Row(stage: .preliminary, term: .band(earliest: 3, latest: 5)),
          ObligationRule.Row(stage: .final, term: .day(30, rolls: false, instead: nil)),
        ], notes: [], grounds: grounds)
    ]
    var pack = DeskPack(
      id: "small", version: 1, name: words("Desk"), notice: nil, about: words("About"), common: [],
      privacy: [], accessibility: [], desks: [], revisions: [],
      destinations: ["ppc": destination("ppc"), "police": destination("police")],
      sources: ["S": Source(title: words("Law"), url: nil)], guidance: [:], questions: [],
      rulebook: try! Rulebook(rules), forms: [particulars])
    pack.documents = DocumentSet(templates: templates, particulars: particulars)
    return pack
  }

  private static func destination(_ id: String) -> Destination {
    Destination(
      id: id, name: words(id.uppercased()), takes: words("Reports"), limits: nil, how: nil, url: nil,
      phone: nil, told: id, sources: [], verified: true)
  }

  private static let particulars = Form(
    id: "particulars", version: 1, desk: "", name: words("Particulars"), asksInterview: false,
    asksConsents: false,
    sections: [
      FormSection(
        id: "all", heading: words("All"),
        items: [
          FormItem(id: "outline", kind: .text, label: words("Outline")),
          FormItem(
            id: "cause", kind: .choices, label: words("Cause"),
            options: [
              FormItem.Option(id: "mail", label: words("Mail")),
              FormItem.Option(id: "other", label: words("Other"), hasText: true),
            ]),
        ])
    ])

  /// A paper of one row a list of parts; the rows are called `r0`, `r1` …
  static func template(
    _ rows: [[DocumentTemplate.Content]], layout: DocumentTemplate.Layout = .form, official: Bool = false,
    variants: [DocumentTemplate.Variant] = [], when: Condition? = nil, offer: Condition? = nil,
    id: String = "paper", version: Int = 1, isVerified: Bool = true
  ) -> DocumentTemplate {
    DocumentTemplate(
      id: id, version: version, name: words("Report"), destination: "ppc", purpose: words("To report"),
      layout: layout, isOfficial: official, isTable: false, variants: variants, offer: offer,
      sections: [
        DocumentTemplate.Section(
          id: "all", heading: layout == .form ? words("Everything") : nil,
          rows: rows.enumerated().map { place, parts in
            DocumentTemplate.Row(
              id: "r\(place)", label: layout == .form ? words("Row \(place)") : nil, when: when,
              discloses: [.data], parts: parts.map { DocumentTemplate.Part(content: $0) })
          })
      ], sources: ["S"], asOf: CalendarDate(iso: "2026-11-01"), isVerified: isVerified)
  }

  static let steps = [
    DocumentTemplate.Variant(
      id: "preliminary", name: words("Preliminary"), stage: .preliminary, compares: false),
    DocumentTemplate.Variant(id: "final", name: words("Final"), stage: .final, compares: true),
  ]

  static func sheet(_ answers: [Int: Answer]) -> AnswerSheet {
    var sheet = AnswerSheet(count: vocabulary.count)
    for (place, answer) in answers { sheet[place] = answer }
    return sheet
  }

  static func dossier(
    _ answers: [Int: Answer] = [:], particulars: [(String, FormValue)] = [], done: [DutyDone] = [],
    earlier: [DossierVersion] = []
  ) -> Dossier {
    Dossier(
      reference: "C26-1", receivedAt: "2026-11-22T09:30:00Z", desk: "d",
      narrative: "\nThe files do not open.\r\nA note was left.\n",
      contact: Contact(name: "Haruka", email: "haruka@minato.example"),
      version: version(earlier.count + 1, answers, particulars: particulars, done: done), earlier: earlier,
      today: CalendarDate(iso: "2026-11-24")!)
  }

  static func version(
    _ number: Int, _ answers: [Int: Answer], particulars: [(String, FormValue)] = [], done: [DutyDone] = []
  ) -> DossierVersion {
    var values = FormValues()
    for (key, value) in particulars { values.add(key, value) }
    return DossierVersion(number: number, sheet: sheet(answers), particulars: values, done: done)
  }

  /// The rows of a paper of one row a list of parts.
  static func rows(
    _ parts: [[DocumentTemplate.Content]], _ dossier: Dossier, _ language: Language = .en
  ) -> [FilledDocument.Row] {
    let template = template(parts)
    return dossier.fill(template, pack: pack([template]), language: language).sections.flatMap(\.rows)
  }
}
