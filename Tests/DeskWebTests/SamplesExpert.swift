/// The page on which everything stands, from empty to judged.
extension Sample {
  private static let pasted = """
    No file opens since 20 November 2026: files were encrypted, and there was a ransom note. <b>& "data"\r
    Records of 1,100 customers may have been copied. We told the police. We have not wiped anything.\r
    Seen: hxxps://cdn[.]port-notice[.]example/v2/ and 203[.]0[.]113[.]7, C:\\ProgramData\\PortSync\\psync.dll
    """

  private static let logged = [("subject", "Files do not open"), ("narrative", pasted)]

  private static let facts = [
    ("sign.files_encrypted", "yes"), ("sign.malware", "executed"), ("data.personal", "yes"),
    ("data.persons", "1,100"),
    ("organisation.kind", "private"), ("organisation.prefecture", "13"), ("time.known_at", "2026/11/20 9:00"),
    ("done.told", "police"), ("done.told", "insurer"), ("wish", "-"),
  ]

  /// The samples under the name of their page type, which stands in Samples.swift.
  static func expert(page: String) -> [Sample] {
    func sample(_ name: String, _ form: [(String, String)]?) -> Sample {
      Sample(page: page, name: name, path: "/expert", form: form)
    }
    return [
      sample("empty", nil), sample("proposals", logged + [("sign.malware", "none"), ("go", "propose")]),
      sample(
        "taken",
        logged + [
          ("take", "sign.files_encrypted=yes"), ("take", "done.told=police"), ("take", "data.persons=1100"),
          ("go", "take"),
        ]),
      sample(
        "two-answers",
        logged + [("take", "sign.files_encrypted=yes"), ("take", "sign.files_encrypted=no"), ("go", "judge")]),
      sample("judged", logged + facts + [("go", "judge")]), sample("nothing-known", [("go", "judge")]),
      sample(
        "faults",
        [
          ("data.persons", "many"), ("time.known_at", "2027/1/1"),
          ("subject", String(repeating: "x", count: 4_001)),
          ("go", "judge"),
        ]),
      sample("no-file", [("narrative", "x"), ("go", "file")]),
      sample("no-desk", [("narrative", "x"), ("reporter.role", "individual"), ("go", "send")]),
      sample("other-language", logged + facts + [("view", "judged"), ("go", "stay")]),
    ]
  }
}
