import TestSupport

/// Calls taken by telephone.
extension ConsoleSample {
  /// What is typed of a call.
  private static let call = [
    ("form", "incident-consultation"), ("caller", "ja"), ("phone", "03-0000-0001"),
    ("narrative", "朝から\r\nファイルが開けない。<要求文>あり。"), ("subject", ""), ("name", "青木 葉子"),
    ("organisation", "青葉製作所"), ("email", ""), ("safe", ""), ("mine", "yes"), ("repeat", "sample-key"),
  ]

  /// What the caller said of the first question.
  private static let heard = [
    ("fact.sign.files_encrypted", "yes"), ("fact.sign.ransom_note", "yes"),
    ("fact.sign.money_sent", "?"), ("rest.happening", "no"),
  ]

  /// A call with other particulars.
  private static func call(_ changes: [(String, String)], go: String) -> [(String, String)] {
    call.filter { field in !changes.contains { $0.0 == field.0 } } + changes + [("go", go)]
  }

  static let phone: [ConsoleSample] = [
    ConsoleSample(page: "PhonePage", name: "first", path: "/phone"),
    ConsoleSample(page: "PhonePage", name: "of-another-desk", path: "/phone", who: World.lena),
    ConsoleSample(
      page: "PhonePage", name: "answers", path: "/phone", on: "/phone", form: call(heard, go: "next"),
      who: World.everywhere),
    ConsoleSample(
      page: "PhonePage", name: "english-caller", path: "/phone", on: "/phone",
      form: call(heard + [("caller", "en")], go: "edit:happening")),
    ConsoleSample(
      page: "PhonePage", name: "nothing-told", path: "/phone", on: "/phone",
      form: call([("narrative", " \r\n"), ("email", "aoki at aoba")], go: "receive"), status: 422),
    ConsoleSample(
      page: "PhonePage", name: "no-date", path: "/phone", on: "/phone",
      form: call(
        [
          ("shown", "data.persons,time.known_at,time.found_at"), ("fact.data.persons", "たくさん"),
          ("fact.time.known_at", "2027-01-01"), ("unknown", "time.found_at"),
        ], go: "next"), status: 422),
    ConsoleSample(
      page: "PhonePage", name: "taken-otherwise", path: "/phone", on: "/phone",
      form: call([("narrative", "別の話")], go: "receive"),
      before: [.sent("/phone", on: "/phone", call([], go: "receive"))], status: 409),
    ConsoleSample(
      page: "PhonePage", name: "not-taken", path: "/phone", on: "/phone", form: call(heard, go: "receive"),
      before: [.full], status: 503),
    ConsoleSample(
      page: "PhonePage", name: "not-handed", path: "/phone", on: "/phone", form: call([], go: "hand"),
      before: [.full], status: 503),
    ConsoleSample(
      page: "PhoneReceiptPage", name: "least", path: "/phone", on: "/phone", form: call([], go: "receive"),
      status: 201),
    ConsoleSample(
      page: "PhoneReceiptPage", name: "english-caller", path: "/phone", on: "/phone",
      form: call(heard + [("caller", "en"), ("email", "aoki@aoba.example")], go: "receive"), status: 201),
    ConsoleSample(
      page: "PhoneHandoverPage", name: "no-mail", path: "/phone", on: "/phone",
      form: call(heard, go: "hand")),
    ConsoleSample(
      page: "PhoneHandoverPage", name: "by-mail", path: "/phone", on: "/phone",
      form: call([("email", "aoki@aoba.example"), ("safe", "yes"), ("caller", "en")], go: "hand")),
  ]
}
