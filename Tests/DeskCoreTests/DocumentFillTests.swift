import DeskCore
import Testing

/// What a row of a paper says for a case, and where it says that from.
@Suite struct DocumentFillTests {
  private typealias World = DocumentWorld

  @Test func `a row of which nothing is known says so, and has no origin`() {
    let rows = World.rows(
      [
        [.fact(World.persons)], [.particular("outline")], [.words(World.words("As of")), .matter(.phone)],
        [.facts([World.note, World.files])], [.judgement(.verdict)], [.judgement(.types)], [.told],
        [.duties(destination: "ppc", .start)], [.form("nowhere")], [.factChecks(World.sector)],
        [.factChecks(World.personal)],
      ], World.dossier())

    #expect(rows.count == 11)
    for row in rows {
      #expect(row.isUnknown, "\(row.id): \(row.text)")
      #expect(row.text == "Unknown (not known when this paper was made)")
      #expect(row.origins.isEmpty)
    }
    #expect(rows[1].asks == ["outline"])
    #expect(rows[0].asks.isEmpty)
  }

  @Test func `fixed words alone are known, beside nothing they are not`() {
    let fixed = DocumentTemplate.Content.words(World.words("We are sorry"))
    let rows = World.rows([[fixed], [fixed, .fact(World.persons)]], World.dossier())

    #expect(rows.map(\.isUnknown) == [false, true])
    #expect(rows[0].text == "We are sorry")
    #expect(rows[0].origins == [.template])
  }

  @Test func `answers stand in words of the language, with their facts`() {
    let dossier = World.dossier([
      World.persons: .number(1100), World.personal: .no, World.sector: .choice(1),
      World.foundAt: .when(.day(CalendarDate(iso: "2026-11-22")!)),
    ])
    let parts: [[DocumentTemplate.Content]] = [
      [.fact(World.persons)], [.fact(World.personal)], [.facts([World.sector, World.foundAt, World.note])],
    ]
    let en = World.rows(parts, dossier)
    let ja = World.rows(parts, dossier, .ja)

    #expect(en.map(\.text) == ["1,100 persons", "No", "Sector: medical\nFound: Sunday 22 November 2026"])
    #expect(ja[0].text == "1,100人")
    #expect(ja[2].text == "Sector（和）: medical（和）\nFound（和）: 2026年11月22日(日) 令和8年")
    #expect(en[2].origins == [.fact(World.sector), .fact(World.foundAt)])
  }

  @Test func `what another answer implies is filled in and traced to the rules`() {
    let row = World.rows([[.fact(World.financial)]], World.dossier([World.cards: .yes]))[0]
    #expect(row.text == "Yes")
    #expect(row.origins == [.fact(World.financial), .rules])
  }

  @Test func `statements are those that hold; that none holds is known only if all are no`() {
    let both: [[DocumentTemplate.Content]] = [[.statements([World.note, World.files])]]
    let one = World.rows(both, World.dossier([World.note: .yes, World.files: .no]))[0]
    let none = World.rows(both, World.dossier([World.note: .no, World.files: .no]))[0]
    let open = World.rows(both, World.dossier([World.note: .no]))[0]

    #expect(one.text == "There is a note")
    #expect(one.origins == [.fact(World.note)])
    #expect(none.text == "None of these apply")
    #expect(!none.isUnknown)
    #expect(open.isUnknown)
  }

  @Test func `checks show every value and mark what was chosen`() {
    let rows = World.rows(
      [
        [.factChecks(World.sector)], [.factChecks(World.personal)], [.factChecks(World.told)],
        [.particularChecks("cause")],
      ],
      World.dossier(
        [World.sector: .choice(0), World.personal: .no, World.told: .multi(0b10)],
        particulars: [("cause", .texts(["other"])), ("cause.other", .text("a USB stick"))]), .ja)

    #expect(rows[0].text == "■finance（和）　□medical（和）")
    #expect(rows[1].text == "□はい　■いいえ　□不明")
    #expect(rows[2].text == "□police（和）　■ppc（和）")
    #expect(rows[3].text == "□Mail（和）　■Other（和）（a USB stick）")
    #expect(rows[3].origins == [.particular("cause")])
  }

  @Test func `the first that says anything is taken`() {
    let first = DocumentTemplate.Content.first([
      DocumentTemplate.Part(content: .particular("outline")),
      DocumentTemplate.Part(label: World.words("Told us"), content: .matter(.narrative)),
    ])
    let without = World.rows([[first]], World.dossier())[0]
    let with = World.rows([[first]], World.dossier(particulars: [("outline", .text("Short."))]))[0]

    #expect(without.text == "Told us:\nThe files do not open.\nA note was left.")
    #expect(without.origins == [.matter(.narrative)])
    #expect(without.asks == ["outline"])
    #expect(with.text == "Short.")
    #expect(with.asks.isEmpty)
  }

  @Test func `who was told merges notes with answers`() {
    let note = DutyDone(
      destination: "ppc", stage: .preliminary, on: CalendarDate(iso: "2026-11-23")!, number: "12-3")
    let row = World.rows([[.told]], World.dossier([World.told: .multi(0b11)], done: [note]))[0]
    let nobody = World.rows([[.told]], World.dossier([World.told: .multi(0)]))[0]

    #expect(row.text == "PPC (preliminary report): Monday 23 November 2026, number 12-3\npolice: told")
    #expect(row.origins == [.done, .fact(World.told)])
    #expect(nobody.text == "Nobody has been told yet.")
  }

  @Test func `duties are plain where they are certain and marked where they are not`() {
    let parts: [[DocumentTemplate.Content]] = [
      [.duties(destination: "ppc", .grounds)], [.duties(destination: "ppc", .dates)],
      [.duties(destination: "ppc", .start)],
    ]
    let found = Answer.when(.day(CalendarDate(iso: "2026-11-22")!))
    let certain = World.rows(parts, World.dossier([World.personal: .yes, World.foundAt: found]))
    let open = World.rows(parts, World.dossier())
    let none = World.rows(parts, World.dossier([World.personal: .no]))

    #expect(certain[0].text == "Personal data is affected (Act 26)")
    #expect(
      certain[1].text.hasPrefix(
        "Preliminary report: Wednesday 25 November 2026 to Friday 27 November 2026\nFinal report: "))
    #expect(certain[2].text == "Sunday 22 November 2026")
    #expect(certain[2].origins == [.rules, .fact(World.foundAt)])
    #expect(open[0].text == "Personal data is affected (Act 26) (not certain yet)")
    #expect(none[0].text == "From the answers so far no rule asks for this.")
  }

  @Test func `a row goes only where its condition is known to be false, definitions by name`() {
    let template = World.template([[.fact(World.persons)]], when: .named("leak"))
    func rows(_ answers: [Int: Answer]) -> Int {
      World.dossier(answers).fill(template, pack: World.pack, language: .ja).sections.flatMap(\.rows).count
    }
    #expect(rows([:]) == 1)
    #expect(rows([World.cards: .yes]) == 1)
    #expect(rows([World.personal: .no]) == 1)
    #expect(rows([World.personal: .no, World.financial: .no]) == 0)
    #expect(World.pack.rulebook.truth(of: .named("leak"), sheet: World.sheet([:])) == nil)
    #expect(World.pack.rulebook.truth(of: .named("leak"), sheet: World.sheet([World.cards: .yes])) == true)
    #expect(throws: RuleFault.self) { try World.pack.rulebook.check(.named("nothing"), of: "x") }
  }

  @Test func `it names what it gives away, by what its known rows hold`() {
    func given(_ dossier: Dossier) -> [String] {
      let template = World.template([[.fact(World.persons)]])
      return dossier.fill(template, pack: World.pack, language: .en).discloses
    }
    #expect(given(World.dossier()).isEmpty)
    #expect(given(World.dossier([World.persons: .number(1)])) == ["which data is affected, and whose"])
    let contact = World.dossier().fill(
      World.template([[.matter(.email)]]), pack: World.pack, language: .en)
    #expect(contact.discloses.first == "names, addresses and telephone numbers of people")
  }

  @Test func `papers that are not known to be out of place come first, each in its newest version`() {
    let templates = [
      World.template([], offer: .fact(World.personal, .yes), id: "a", version: 1),
      World.template([], offer: .fact(World.personal, .yes), id: "a", version: 2),
      World.template([], offer: nil, id: "b"),
    ]
    let pack = World.pack(templates)
    let open = World.dossier().offered(pack)
    let out = World.dossier([World.personal: .no]).offered(pack)

    #expect(open.map(\.template.stamp) == ["a@2", "b@1"])
    #expect(open.map(\.isOffered) == [true, true])
    #expect(out.map(\.template.stamp) == ["b@1", "a@2"])
    #expect(out.map(\.isOffered) == [true, false])
  }
}
