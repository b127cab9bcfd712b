extension Intake {
  /// Reads the body of `POST /cases`.
  ///
  /// - Throws: every fault that it has.
  public init(
    json bytes: [UInt8], pack: DeskPack, language fallback: Language
  ) throws(RequestFaults) {
    self = try RequestObject.object(bytes, language: fallback) { reader in
      Self.read(&reader, pack, fallback)
    }
  }

  private static func read(_ reader: inout ObjectReader, _ pack: DeskPack, _ fallback: Language) -> Intake? {
    let language = language(&reader, fallback)
    let desk = reader.text("desk", most: 100, isNeeded: true)
    let sheet = AnswerSheet.read(reader.value("facts"), pack.rulebook.vocabulary, &reader)
    let subject = reader.text("subject", most: mostSubject)
    let narrative = reader.text("narrative", most: mostText, isNeeded: true)
    let contact = contact(&reader)
    let consents = consents(&reader, pack)
    let form = reader.text("form", most: 100)
    let fields = fields(&reader)
    if let desk { refuseWrongDesk(desk, form, pack, &reader) }
    guard let desk, let narrative else { return nil }
    return Intake(
      desk: desk, sheet: sheet, subject: subject ?? "", narrative: narrative, contact: contact,
      consents: consents, form: form, fields: fields, language: language)
  }

  private static func language(_ reader: inout ObjectReader, _ fallback: Language) -> Language {
    guard let code = reader.text("language", most: 10) else { return fallback }
    guard let language = Language(rawValue: code), Language.pages.contains(language) else {
      reader.fault(at: ["language"], FaultWords.language(reader.language))
      return fallback
    }
    return language
  }

  private static func contact(_ reader: inout ObjectReader) -> Contact {
    guard var inner = reader.object("contact") else { return Contact() }
    let contact = Contact(
      name: inner.text("name", most: mostContact), email: inner.text("email", most: 320),
      phone: inner.text("phone", most: mostContact),
      organisation: inner.text("organisation", most: mostContact), isSafe: inner.flag("safe"))
    if let email = contact.email, !email.isEmpty, !EmailAddress.isPlausible(email) {
      inner.fault("email", IntakeWords.email)
    }
    inner.refuseUnknown()
    reader.add(inner.faults)
    return contact
  }

  private static func consents(_ reader: inout ObjectReader, _ pack: DeskPack) -> Consents {
    guard var inner = reader.object("consents") else { return Consents() }
    let consents = Consents(
      publishCase: inner.flag("publishCase") ?? false,
      shareWith: inner.texts("shareWith", count: 100, most: 200))
    inner.refuseUnknown()
    reader.add(inner.faults)
    return consents
  }

  /// The fields of a form: an object whose values are texts, numbers, truth values or lists of texts.
  private static func fields(_ reader: inout ObjectReader) -> JSONText {
    guard let value = reader.value("fields"), !value.isNull else { return .object([]) }
    guard case .object(let members) = value.content else {
      reader.fault("fields", ObjectWords.object)
      return .object([])
    }
    if members.count > 200 { reader.fault("fields", ObjectWords.tooMany(200)) }
    for member in members where !isField(member.value) {
      reader.fault(at: ["fields", member.key], IntakeWords.field[reader.language])
    }
    return JSONText(value)
  }

  private static func isField(_ value: JSON) -> Bool {
    switch value.content {
    case .string(let text): text.unicodeScalars.count <= mostText
    case .number(let digits): digits.utf8.count <= 40 && (Double(digits)?.isFinite ?? false)
    case .bool, .null: true
    case .array(let items):
      items.count <= 1_000 && items.allSatisfy { if case .string = $0.content { true } else { false } }
    case .object: false
    }
  }

  private static func refuseWrongDesk(
    _ id: String, _ form: String?, _ pack: DeskPack, _ reader: inout ObjectReader
  ) {
    guard let desk = pack.desk(id) else {
      let ids = pack.desks.filter { $0.email != nil }.map(\.id).joined(separator: ", ")
      reader.fault("desk", IntakeWords.noSuchDesk(ids))
      return
    }
    if desk.email == nil {
      let destination = desk.refersTo.flatMap { pack.destinations[$0] }
      reader.fault("desk", IntakeWords.elsewhere(desk, destination))
    }
    if let form, !desk.forms.contains(form) {
      reader.fault("form", IntakeWords.form(desk.forms.joined(separator: ", ")))
    }
  }
}

/// What an e-mail address must look like to be worth a try: one @, something on both sides, no blank or control.
public enum EmailAddress {
  /// Whether a text can be an address; whether it exists only mail tells.
  public static func isPlausible(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[0].utf8.count <= 64, !parts[1].isEmpty,
      parts[1].utf8.count <= 255, !parts[1].hasPrefix("."), !parts[1].hasSuffix(".")
    else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      scalar.value > 0x20 && scalar.value != 0x7F && !"<>()[],;:\\\"\u{3000}".unicodeScalars.contains(scalar)
        && !(0x80...0xA0).contains(scalar.value)
    }
  }
}

/// Faults of an intake in words.
enum IntakeWords {
  static let email = Words(
    ja: "メールアドレスは name@example.org のような形にしてください。",
    en: "A mail address looks like name@example.org.")
  static let field = Words(
    ja: "文字列、数値、true/false、文字列の配列のどれかにしてください。",
    en: "This must be a string, a number, true or false, or an array of strings.")

  static func noSuchDesk(_ ids: String) -> Words {
    Words(ja: "その窓口はありません。使える窓口: \(ids)", en: "There is no such desk. Desks: \(ids)")
  }

  static func elsewhere(_ desk: Desk, _ destination: Destination?) -> Words {
    let address = destination?.url.map { " \($0)" } ?? ""
    return Words(
      ja: "このサイトでは受け付けていません。「\(destination?.name.ja ?? desk.name.ja)」にご相談ください。\(address)",
      en: "This site does not take these. Please go to: \(destination?.name.en ?? desk.name.en).\(address)")
  }

  static func form(_ list: String) -> Words {
    Words(
      ja: list.isEmpty ? "この窓口に様式はありません。" : "この窓口の様式は次のとおりです: \(list)",
      en: list.isEmpty ? "This desk has no forms." : "The forms of this desk are: \(list)")
  }
}
