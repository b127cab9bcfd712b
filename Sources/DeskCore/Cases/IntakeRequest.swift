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
    let stamp = reader.text("form", most: 100)
    if let desk { refuseWrongDesk(desk, pack, &reader) }
    let (form, fields) = filled(&reader, desk.flatMap(pack.desk), stamp, pack)
    guard let desk, let narrative else { return nil }
    return Intake(
      desk: desk, sheet: sheet, subject: subject ?? "", narrative: narrative, contact: contact,
      consents: consents, form: form, fields: fields.json, language: language)
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
      name: inner.text("name", most: mostContact),
      email: inner.text("email", most: 320).map(EmailAddress.folded),
      phone: inner.text("phone", most: mostContact),
      organisation: inner.text("organisation", most: mostContact), isSafe: inner.flag("safe"),
      isReminded: inner.flag("remind"))
    if let email = contact.email, !email.isEmpty, !EmailAddress.isPlausible(email) {
      inner.fault("email", IntakeWords.email)
    }
    // An address that is no text is a fault already.
    if contact.isReminded == true, contact.email?.isEmpty ?? true, inner.faults.isEmpty {
      inner.fault("remind", IntakeWords.remindNeedsEmail)
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

  /// The form that was filled in, and its fields; what they may hold is the form's.
  private static func filled(
    _ reader: inout ObjectReader, _ desk: Desk?, _ stamp: String?, _ pack: DeskPack
  ) -> (form: String?, fields: FormValues) {
    let members = members(&reader)
    guard let desk else { return (stamp, FormValues()) }
    let taken = pack.forms(takenBy: desk)
    guard let form = form(&reader, stamp, members.map(\.key), pack.forms(of: desk), taken) else {
      return (stamp, FormValues())
    }
    let (values, faults) = form.read(members, offset: pack.rulebook.rules.zoneOffset)
    for fault in faults { reader.fault(at: ["fields", fault.key], fault.words[reader.language]) }
    return (form.stamp, values)
  }

  private static func members(_ reader: inout ObjectReader) -> [JSON.Member] {
    guard let value = reader.value("fields"), !value.isNull else { return [] }
    guard case .object(let members) = value.content else {
      reader.fault("fields", ObjectWords.object)
      return []
    }
    return members
  }

  /// The form that a stamp names; without one the desk's only form, or its one form that has all these fields.
  private static func form(
    _ reader: inout ObjectReader, _ stamp: String?, _ filled: [String], _ offered: [Form], _ taken: [Form]
  ) -> Form? {
    if let stamp {
      if let form = taken.first(where: { $0.stamp == stamp }) { return form }
      reader.fault("form", IntakeWords.form(taken.map(\.stamp).joined(separator: ", ")))
      return nil
    }
    guard !filled.isEmpty else { return nil }
    if let only = offered.first, offered.count == 1 { return only }
    let fitting = offered.filter { form in filled.allSatisfy(form.takes) }
    if let only = fitting.first, fitting.count == 1 { return only }
    reader.fault("form", IntakeWords.formNeeded(offered.map(\.stamp).joined(separator: ", ")))
    return nil
  }

  private static func refuseWrongDesk(_ id: String, _ pack: DeskPack, _ reader: inout ObjectReader) {
    guard let desk = pack.desk(id) else {
      let ids = pack.desks.filter { $0.email != nil }.map(\.id).joined(separator: ", ")
      reader.fault("desk", IntakeWords.noSuchDesk(ids))
      return
    }
    if desk.email == nil {
      let destination = desk.refersTo.flatMap { pack.destinations[$0] }
      reader.fault("desk", IntakeWords.elsewhere(desk, destination))
    }
  }
}

/// What an e-mail address must look like to be worth a try: one @, something on both sides, no blank or control.
public enum EmailAddress {
  /// The address in ASCII where Japanese keyboards write the same signs full width, without blanks around it:
  /// `ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｏｒｇ`.
  public static func folded(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: folded.append(Unicode.Scalar(scalar.value - 0xFEE0)!)
      // The other full stops that stand between the parts of a domain (RFC 3490, 3.1).
      case 0x3002, 0xFF61: folded.append(".")
      case 0x3000: folded.append(" ")
      default: folded.append(scalar)
      }
    }
    var trimmed = Substring(String(folded))
    while trimmed.first?.isWhitespace == true { trimmed.removeFirst() }
    while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
    return String(trimmed)
  }

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
  static let remindNeedsEmail = Words(
    ja: "期限のお知らせには、メールアドレス（email）が必要です。", en: "A reminder needs an address (email) to go to.")

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

  static func formNeeded(_ list: String) -> Words {
    if list.isEmpty { return form(list) }
    return Words(
      ja: "fieldsがあるときは、どの様式かをformで示してください: \(list)",
      en: "With fields, say in form which form was filled in: \(list)")
  }
}
