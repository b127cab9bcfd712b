import DeskCore
import DeskService
import TestSupport

/// Pages that are made from the whole case: its duties, its papers, what only they ask.
extension ConsoleSample {
  private static let one = "/cases/{ref}"

  static let dossier: [ConsoleSample] = [
    ConsoleSample(page: "CaseDutiesPage", name: "new", path: one + "/duties", before: [.aoba]),
    ConsoleSample(
      page: "CaseDutiesPage", name: "worked-on", path: one + "/duties?done=told&from=%2F%3Fassignee%3Dme",
      before: Before.worked + [.ppcTold]),
    ConsoleSample(
      page: "CaseDutiesPage", name: "closed", path: one + "/duties", before: Before.worked + [.closed]),
    ConsoleSample(
      page: "CaseDutiesPage", name: "no-date", path: one + "/duties", on: one + "/duties",
      form: [
        ("duty", "ppc.preliminary"), ("on.ppc.preliminary", "さっき"),
        ("number.ppc.preliminary", "<2026-1>"), ("go", "told"),
      ], before: Before.worked, status: 422),
    ConsoleSample(
      page: "CaseDutiesPage", name: "of-nothing", path: one + "/duties", on: one + "/duties",
      form: [("duty", "other"), ("place", ""), ("on.other", "2030/1/1"), ("go", "told")],
      before: Before.worked, status: 422),
    ConsoleSample(page: "CasePage", name: "told", path: one, before: Before.worked + [.ppcTold, .written]),
    ConsoleSample(
      page: "CasePage", name: "asking-about", path: one + "?ask=1&about=organisation", before: [.aoba]),
    ConsoleSample(
      page: "CasePrintPage", name: "told", path: one + "/print",
      before: Before.worked + [.ppcTold, .written, .takenOut]),
    ConsoleSample(
      page: "CaseDocumentsPage", name: "worked-on", path: one + "/documents",
      before: Before.worked + [.ppcTold]),
    ConsoleSample(
      page: "CaseDocumentsPage", name: "no-interview", path: one + "/documents", who: World.lena,
      before: [.kestrel]),
    ConsoleSample(
      page: "CaseDocumentPage", name: "preliminary", path: one + "/documents/ppc-report",
      before: Before.worked),
    ConsoleSample(
      page: "CaseDocumentPage", name: "final", path: one + "/documents/ppc-report?variant=final&language=ja",
      before: Before.worked + [.ppcTold, .written]),
    ConsoleSample(
      page: "CaseDocumentPage", name: "letter", path: one + "/documents/persons-notice?language=en",
      before: Before.worked + [.written]),
    ConsoleSample(
      page: "CaseDocumentPage", name: "agreed", path: one + "/documents/police-sheet",
      before: [.agreed]),
    ConsoleSample(
      page: "CaseParticularsPage", name: "empty", path: one + "/particulars", before: [.aoba]),
    ConsoleSample(
      page: "CaseParticularsPage", name: "written", path: one + "/particulars?done=filled",
      before: Before.worked + [.written]),
    ConsoleSample(
      page: "CaseParticularsPage", name: "faults", path: one + "/particulars", on: one + "/particulars",
      form: [("f.payment_at", "いつか"), ("f.cause", "修正プログラムが\r\n<未適用>"), ("go", "save")],
      before: [.aoba], status: 422),
    ConsoleSample(
      page: "CaseParticularsPage", name: "changed-meanwhile", path: one + "/particulars",
      on: one + "/particulars", form: [("version", "1"), ("f.cause", "VPN装置の弱点"), ("go", "save")],
      before: [.aoba, .writtenByReporter], status: 409),
    ConsoleSample(
      page: "ConsoleErrorPage", name: "no-such-document", path: one + "/documents/nothing", before: [.aoba],
      status: 404),
    ConsoleSample(
      page: "ConsoleErrorPage", name: "no-such-format", path: one + "/documents/police-sheet.xlsx",
      before: [.aoba], status: 404),
    ConsoleSample(
      page: "CasePage", name: "note-with-reply", path: one + "/notes",
      form: [("token", "{token}"), ("text", "書きかけの\r\n返信"), ("note", "折り返す。")], before: [.aoba]),
    ConsoleSample(
      page: "CasePage", name: "reply-with-note", path: one + "/replies", on: one,
      form: [("text", "電源は<そのまま>に。"), ("note", "書きかけのメモ"), ("go", "send")], before: [.aoba]),
  ]
}

extension Before {
  /// The commission was told.
  fileprivate static let ppcTold = desk {
    _ = try await $0.note(
      done: DutyDone(
        destination: "ppc", stage: .preliminary, on: CalendarDate(iso: "2026-11-24")!, number: "<R8-0001>"),
      on: $1, as: $2)
  }

  /// What only papers ask.
  fileprivate static let written = desk {
    _ = try await $0.write(particulars("修正プログラムを\n<当てていなかった>"), on: $1, as: $2)
  }

  fileprivate static let writtenByReporter = reporter {
    _ = try await $0.write(particulars("調べています。"), receipt: $1)
  }

  fileprivate static let takenOut = desk {
    try await $0.noteTakenOut("ppc-report@1.docx", of: $1, as: $2)
    try await $0.noteTakenOut("calendar", of: $1, as: $2)
  }

  /// 青葉製作所 agrees that the police are told.
  fileprivate static let agreed: Before = {
    var intake = World.aoba
    intake.consents.shareWith = ["police"]
    return told(intake)
  }()

  private static func particulars(_ cause: String) -> FormValues {
    var values = FormValues()
    values.add("legal_name", .text("株式会社青葉製作所"))
    values.add("cause", .text(cause))
    return values
  }
}
