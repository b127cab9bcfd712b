/// Pages that are made from a case: duties, papers, what goes into papers.
extension Sample {
  private static let opened = [("receipt", "{receipt}"), ("go", "open")]

  /// The samples under the names of their page types, which stand in Samples.swift.
  static func dossier(
    duties: String, documents: String, document: String, particulars: String
  ) -> [Sample] {
    [
      Sample(page: duties, name: "open", path: "/follow-up/duties", form: opened, stored: .aCase),
      Sample(
        page: duties, name: "told", path: "/follow-up/duties",
        form: told("other", "ppc.preliminary", on: "2026/11/23", number: "<No. 1>"), stored: .aCase),
      Sample(
        page: duties, name: "faults", path: "/follow-up/duties",
        form: told("mic.final", on: "2027/1/1", number: String(repeating: "9", count: 201)), status: 422,
        stored: .aCase),
      Sample(
        page: duties, name: "no-place", path: "/follow-up/duties",
        form: told("other", on: "先週の月曜", number: ""), status: 422, stored: .aCase),
      Sample(page: documents, name: "open", path: "/follow-up/documents", form: opened, stored: .aCase),
      Sample(
        page: document, name: "form", path: "/follow-up/documents/ppc-report", form: opened, stored: .aCase),
      Sample(
        page: document, name: "other-step", path: "/follow-up/documents/ppc-report",
        form: [("receipt", "{receipt}"), ("go", "variant:final"), ("variant", "preliminary")], stored: .aCase),
      Sample(
        page: document, name: "letter", path: "/follow-up/documents/persons-notice", form: opened,
        stored: .aCase),
      Sample(
        page: particulars, name: "open", path: "/follow-up/particulars", form: opened, stored: .aCase),
      Sample(
        page: particulars, name: "from-a-paper", path: "/follow-up/particulars",
        form: [("receipt", "{receipt}"), ("go", "from:ppc-report"), ("variant", "final"), ("paper", "ja")],
        stored: .aCase),
      Sample(
        page: particulars, name: "saved", path: "/follow-up/particulars",
        form: written + [("f.legal_name", "Kestrel <Labs>"), ("f.outline", "Files.\r\nNo backup.")],
        stored: .aCase),
      Sample(
        page: particulars, name: "faults", path: "/follow-up/particulars",
        form: written + [("f.legal_name", String(repeating: "x", count: 1_100)), ("f.outline", "Kept.")],
        status: 422, stored: .aCase),
      Sample(
        page: particulars, name: "another-language", path: "/follow-up/particulars",
        form: [("receipt", "{receipt}"), ("version", "1"), ("go", "stay"), ("f.outline", "Kept.")],
        stored: .aCase),
      Sample(
        page: "UnavailablePage", name: "not-written", path: "/follow-up/particulars",
        form: written + [("f.outline", "Kept.")], status: 503, stored: .broken),
      Sample(
        page: "UnavailablePage", name: "not-told", path: "/follow-up/duties",
        form: told("other", "ppc.preliminary", on: "2026/11/23", number: "1"), status: 503, stored: .broken),
      Sample(
        page: "FollowUpEntryPage", name: "no-papers", path: "/follow-up/documents", form: opened, status: 401),
    ]
  }

  private static let written = [("receipt", "{receipt}"), ("version", "1"), ("go", "save")]

  private static func told(
    _ duty: String, _ place: String = "", on: String, number: String
  ) -> [(String, String)] {
    [
      ("receipt", "{receipt}"), ("duty", duty), ("place", place), ("on.\(duty)", on),
      ("number.\(duty)", number), ("go", "told"),
    ]
  }
}
