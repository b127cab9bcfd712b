import HTTPTypes
import Testing

/// One exchange that shows a page; its answer is kept as a snapshot in each language.
struct Sample: CustomTestStringConvertible, Sendable {
  /// The page type that it shows; a house rule wants every type named here.
  let page: String
  let name: String
  /// The path without its language.
  let path: String
  /// The form to post; nil for a plain visit.
  var form: [(String, String)]?
  var status = 200
  var languages = ["ja", "en"]
  /// What is stored beforehand; `{receipt}` and `{code}` in the form stand for its codes.
  var stored = Stored.nothing

  /// What is stored before a page is asked for.
  enum Stored: Sendable {
    case nothing, aCase, aClosedCase, aDraft
    /// The same form was sent before.
    case sent
    /// The same form was sent before, with other words in it.
    case sentOtherwise
    /// Nothing can be stored or read.
    case broken
  }

  var testDescription: String { "\(page).\(name)" }

  /// The most bytes of its page. Three are read at leisure or hold everything at once: papers, what only they ask,
  /// and the lane of experts.
  var mostBytes: Int {
    ["DocumentPage", "ExpertPage", "ParticularsPage", "SourcesPage"].contains(page) ? 60_000 : 30_000
  }

  /// A form of the interview.
  static func form(
    _ answers: String, path: String = "", question: String = "happening", shown: String = "",
    view: String = "question", go: String, _ more: [(String, String)] = []
  ) -> [(String, String)] {
    [
      ("answers", answers), ("path", path), ("view", view), ("question", question), ("shown", shown),
      ("go", go),
    ] + more
  }

  /// A form of a report: what stands on its pages comes in `more`.
  static func report(
    _ step: String, go: String, answers: String = clinic, _ more: [(String, String)] = []
  ) -> [(String, String)] {
    [("answers", answers), ("path", "happening"), ("step", step), ("go", go)] + more
  }

  /// What somebody wrote, with line breaks as browsers send them.
  static let told = [
    ("subject", "Files do not open"),
    ("narrative", "Since 22:40 our charts do not open.\r\n\r\n<b>& a note: \"pay\"\r\nWhat now?"),
  ]

  /// The same with contact and consents.
  static let whole =
    told + [
      ("name", "山田 花子 𠮷"), ("organisation", ""), ("email", "hanako@example.org"),
      ("phone", "+81 3 0000 0000"),
      ("safe", "unknown"), ("publish", "no"), ("share", "police"), ("share", "ppc"), ("repeat", "sample-key"),
    ]

  private static let incident = "/report/incident-consultation"
  private static let product = "/report/product-vulnerability"

  /// What a finder fills in.
  static let found =
    told + [
      ("f.product", "Kestrel Router"), ("f.environment", "Firmware 1.2"),
      ("f.procedure", "1. Open /admin\r\n2. …"),
      ("f.result", "No password is asked."), ("f.pass_identity", "no"), ("f.direct_contact", "no"),
      ("f.credit", "yes"), ("f.credit_name", "Kestrel <Labs>"), ("f.reported_to", "developer"),
      ("f.coordinator", "desk"), ("f.developer_told", "yes"), ("f.found_on", "昨日"),
    ]

  /// Every page of every form, before anything is filled in.
  static let details: [Sample] = [
    "incident-consultation-1", "apt-consultation-1", "general-consultation-1", "threat-information-1",
    "threat-information-2", "virus-report-1", "virus-report-2", "virus-report-3",
    "unauthorised-access-report-1",
    "unauthorised-access-report-2", "unauthorised-access-report-3", "product-vulnerability-1",
    "product-vulnerability-2", "product-vulnerability-3", "web-vulnerability-1", "web-vulnerability-2",
    "web-vulnerability-3", "vulnerability-enquiry-1",
  ].map { name in
    Sample(
      page: "DetailsPage", name: name, path: "/report/\(name.dropLast(2))",
      form: report("details-\(name.suffix(1))", go: "stay", answers: "", told))
  }

  private static let files = "sign.files_encrypted,sign.ransom_note,sign.money_sent"

  /// A small clinic whose files are encrypted.
  static let clinic = """
    sign.files_encrypted=yes;sign.ransom_note=yes;sign.money_sent=no;data.personal=yes;data.sensitive=yes;\
    data.financial=no;data.my_number=no;data.eu_persons=no;data.persons=3400;data.exposure=possible;\
    time.known_at=2026-11-22T22:40:00Z;organisation.kind=private;organisation.sector=medical;\
    impact.care_affected=yes;organisation.telecom=no;organisation.listed=no;organisation.card_merchant=no;\
    organisation.holds_data_as_contractor=no;organisation.designated_infrastructure=no;\
    organisation.delegated_authority=no;reporter.role=organisation;done.told=police
    """

  /// The pages of a report, from the first words to the receipt.
  static let reports: [Sample] = [
    Sample(page: "TellPage", name: "first", path: incident),
    Sample(page: "TellPage", name: "one-of-two-forms", path: "/report/web-vulnerability"),
    Sample(page: "TellPage", name: "threat-information", path: "/report/threat-information"),
    Sample(page: "TellPage", name: "vulnerability-enquiry", path: "/report/vulnerability-enquiry"),
    Sample(
      page: "DetailsPage", name: "faults", path: "/report/virus-report",
      form: report(
        "details-1", go: "next",
        told + [
          ("f.found_on", "先週の月曜"), ("f.detection_count", "たくさん"), ("f.virus_name", "<EICAR>"),
          ("fields", "equipment=other&equipment.other=POS"), ("draft", "{code}"),
        ]), stored: .aDraft),
    Sample(
      page: "DetailsPage", name: "needed", path: product,
      form: report(
        "details-3", go: "next", answers: "",
        told + [("f.reported_to", "developer"), ("f.coordinator", "desk"), ("f.credit", "no")])),
    Sample(
      page: "DetailsPage", name: "beside-an-option", path: "/report/virus-report",
      form: report(
        "details-2", go: "next",
        told + [
          ("f.equipment", "computer"), ("f.equipment.other", String(repeating: "x", count: 1_001)),
          ("origin", "check"),
        ])),
    Sample(
      page: "TellPage", name: "from-the-result", path: incident,
      form: form(clinic, path: "happening", view: "result", go: "report")),
    Sample(
      page: "TellPage", name: "nothing-told", path: incident,
      form: report(
        "tell", go: "next",
        [
          ("subject", String(repeating: "x", count: 4_001)), ("narrative", " \r\n\u{3000}"),
          ("draft", "{code}"),
        ]), stored: .aDraft),
    Sample(page: "ContactPage", name: "empty", path: incident, form: report("details-1", go: "next", told)),
    Sample(
      page: "ContactPage", name: "of-a-finder", path: product,
      form: report("details-3", go: "next", answers: "", found)),
    Sample(
      page: "ContactPage", name: "finder-needed", path: product,
      form: report("contact", go: "next", answers: "", found)),
    Sample(
      page: "ContactPage", name: "not-an-address", path: incident,
      form: report(
        "contact", go: "next",
        told + [("email", "hanako at example.org"), ("safe", "yes"), ("origin", "check")])),
    Sample(
      page: "ConsentPage", name: "clinic", path: incident, form: report("contact", go: "next", told)),
    Sample(
      page: "ConsentPage", name: "nobody-named", path: "/report/general-consultation",
      form: report("contact", go: "next", answers: "", told)),
    Sample(
      page: "CheckPage", name: "whole", path: incident,
      form: report(
        "consents", go: "next",
        whole + [("remind", "yes"), ("fields", "equipment=server&equipment.server=NAS&measures=unplugged")])),
    Sample(
      page: "CheckPage", name: "of-a-finder", path: product,
      form: report(
        "contact", go: "next", answers: "", found + [("name", "Kestrel Labs"), ("email", "ｋ＠ｅｘａｍｐｌｅ．ｏｒｇ")])),
    Sample(
      page: "CheckPage", name: "least", path: "/report/threat-information",
      form: report("contact", go: "next", answers: "", [("narrative", "x"), ("repeat", "sample-key")])),
    Sample(
      page: "ReceiptPage", name: "clinic", path: incident, form: report("check", go: "send", whole),
      status: 201),
    Sample(
      page: "ReceiptPage", name: "least", path: "/report/threat-information",
      form: report("check", go: "send", answers: "", [("narrative", "x"), ("repeat", "sample-key")]),
      status: 201),
    Sample(
      page: "ReceiptPage", name: "of-a-finder", path: product,
      form: report(
        "check", go: "send", answers: "",
        found + [("name", "Kestrel Labs"), ("phone", "1"), ("repeat", "sample-key")]), status: 201),
    Sample(
      page: "ReceiptPage", name: "sent-again", path: incident, form: report("check", go: "send", whole),
      status: 201, stored: .sent),
    Sample(
      page: "UnavailablePage", name: "not-sent", path: incident, form: report("check", go: "send", whole),
      status: 503, stored: .broken),
  ]

  static let all: [Sample] =
    details + reports
    + dossier(
      duties: "DutiesPage", documents: "DocumentsPage", document: "DocumentPage",
      particulars: "ParticularsPage") + expert(page: "ExpertPage") + [
      Sample(page: "DirectoryPage", name: "all", path: ""),
      Sample(page: "PolicePage", name: "all", path: "/police"),
      Sample(page: "VendorsPage", name: "sample", path: "/vendors"),
      Sample(page: "VendorsPage", name: "filtered", path: "/vendors?region=13&service=forensics"),
      Sample(page: "VendorsPage", name: "nothing", path: "/vendors?region=47&service=audit"),
      Sample(page: "VendorsPage", name: "unknown", path: "/vendors?region=99&service=x&page=7&page=8"),
      Sample(page: "VendorsPage", name: "away", path: "/vendors", status: 503, stored: .broken),
      Sample(page: "SupportPage", name: "all", path: "/support"),
      Sample(page: "SupportPage", name: "small-firm", path: "/support?employees=12&prefecture=13"),
      Sample(page: "SupportPage", name: "large-firm", path: "/support?employees=900&prefecture=40"),
      Sample(page: "SupportPage", name: "no-number", path: "/support?employees=%3Cmany%3E&prefecture=99"),
      Sample(page: "QuestionPage", name: "first", path: "/interview"),
      Sample(
        page: "QuestionPage", name: "nothing-chosen", path: "/interview",
        form: form("", shown: files, go: "next")),
      Sample(
        page: "QuestionPage", name: "rest-not-chosen", path: "/interview",
        form: form(
          "sign.missent=yes", path: "happening", question: "data-kinds",
          shown: "data.personal,data.sensitive",
          go: "next", [("tick", "data.personal")])),
      Sample(
        page: "QuestionPage", name: "single", path: "/interview",
        form: form("", path: "happening", question: "malware", shown: "sign.malware", go: "stay")),
      Sample(
        page: "QuestionPage", name: "fields-with-faults", path: "/interview",
        form: form(
          "sign.media_lost=yes", path: "happening", question: "times",
          shown: "time.known_at,time.found_at,time.occurred_at", go: "next",
          [("time.known_at", "先週の月曜"), ("time.found_at", "2027/1/1"), ("time.occurred_at", "R8.11.20")])),
      Sample(
        page: "QuestionPage", name: "edited", path: "/interview",
        form: form(clinic, path: "happening,organisation", view: "answers", go: "edit:organisation")),
      Sample(
        page: "QuestionPage", name: "multi", path: "/interview",
        form: form(clinic, path: "happening", view: "answers", go: "edit:told")),
      Sample(
        page: "InterviewFirstAidPage", name: "two-types", path: "/interview",
        form: form(
          "", shown: "sign.files_encrypted,sign.fake_warning", go: "next",
          [("tick", "sign.files_encrypted"), ("tick", "sign.fake_warning"), ("rest", "no")])),
      Sample(
        page: "ResultPage", name: "clinic", path: "/interview",
        form: form(clinic, path: "happening", go: "result")),
      Sample(page: "ResultPage", name: "nothing-known", path: "/interview", form: form("", go: "result")),
      Sample(
        page: "ResultPage", name: "contradictions", path: "/interview",
        form: form(
          "sign.missent=yes;data.personal=yes;data.exposure=none;time.known_at=2026-11-01;time.occurred_at=2026-11-02",
          go: "result")),
      Sample(
        page: "ResultPage", name: "individual", path: "/interview",
        form: form("reporter.role=individual;sign.credentials_entered=yes", go: "result")),
      Sample(
        page: "ResultPage", name: "declined", path: "/interview",
        form: form("wish=device-examination,legal-interpretation", go: "result")),
      Sample(page: "AnswersPage", name: "empty", path: "/interview", form: form("", go: "answers")),
      Sample(page: "AnswersPage", name: "clinic", path: "/interview", form: form(clinic, go: "answers")),
      Sample(
        page: "AnswersPage", name: "of-a-case", path: "/interview",
        form: form(clinic, go: "answers", [("receipt", "{receipt}")])),
      Sample(
        page: "ResultPage", name: "of-a-case", path: "/interview",
        form: form(clinic, path: "happening", go: "result", [("receipt", "{receipt}")])),
      Sample(
        page: "ResultPage", name: "of-a-report", path: "/interview",
        form: form(clinic, go: "result", whole + [("form", "virus-report"), ("draft", "{code}")]),
        stored: .aDraft),
      Sample(
        page: "UnavailablePage", name: "not-saved", path: "/interview", form: form(clinic, go: "save"),
        status: 503, stored: .broken),
      Sample(
        page: "UnavailablePage", name: "not-opened", path: "/follow-up",
        form: [("receipt", "{receipt}"), ("go", "open")], status: 503, stored: .broken),
      Sample(
        page: "SavedPage", name: "interview", path: "/interview",
        form: form(clinic, view: "result", go: "save")
      ),
      Sample(page: "SavedPage", name: "report", path: incident, form: report("tell", go: "save", told)),
      Sample(page: "ResumePage", name: "empty", path: "/resume"),
      Sample(
        page: "ResumePage", name: "wrong", path: "/resume", form: [("code", "7K3F9"), ("go", "open")],
        status: 401),
      Sample(
        page: "ResumePage", name: "receipt", path: "/resume", form: [("code", "{receipt}"), ("go", "open")],
        status: 422),
      Sample(
        page: "ResultPage", name: "resumed", path: "/resume", form: [("code", "{code}"), ("go", "open")],
        stored: .aDraft),
      Sample(page: "FollowUpEntryPage", name: "empty", path: "/follow-up"),
      Sample(
        page: "FollowUpEntryPage", name: "unknown", path: "/follow-up",
        form: [("receipt", "{receipt}"), ("go", "open")],
        status: 401),
      Sample(
        page: "FollowUpPage", name: "answered", path: "/follow-up",
        form: [("receipt", "{receipt}"), ("go", "open")],
        stored: .aCase),
      Sample(
        page: "FollowUpPage", name: "closed", path: "/follow-up",
        form: [("receipt", "{receipt}"), ("go", "open")],
        stored: .aClosedCase),
      Sample(
        page: "FollowUpPage", name: "message-sent", path: "/follow-up",
        form: [("receipt", "{receipt}"), ("text", "Done.\r\nIt is off the net."), ("go", "message")],
        stored: .aCase),
      Sample(
        page: "FollowUpPage", name: "empty-message", path: "/follow-up",
        form: [("receipt", "{receipt}"), ("text", " "), ("go", "message")], status: 422, stored: .aCase),
      Sample(
        page: "FollowUpPage", name: "answers-changed", path: "/follow-up",
        form: [("receipt", "{receipt}"), ("answers", clinic), ("go", "update")], stored: .aCase),
      Sample(
        page: "AlreadySentPage", name: "changed", path: incident,
        form: report("check", go: "send", whole), status: 409, stored: .sentOtherwise),
      Sample(page: "ContinuePage", name: "gone", path: "/continue/unknown", status: 404),
      Sample(page: "FirstAidIndexPage", name: "all", path: "/first-aid", languages: ["ja", "en", "ja-easy"]),
      Sample(
        page: "FirstAidPage", name: "ransomware", path: "/first-aid/first-aid.ransomware",
        languages: ["ja", "en", "ja-easy"]),
      Sample(page: "GuidesPage", name: "all", path: "/guides"),
      Sample(page: "GuidesPage", name: "nothing-found", path: "/guides?q=%3Cb%3E%E7%84%A1"),
      Sample(page: "GuidePage", name: "backups", path: "/guides/backups"),
      Sample(page: "RevisionsPage", name: "all", path: "/revisions"),
      Sample(page: "StatementPage", name: "privacy", path: "/privacy"),
      Sample(page: "StatementPage", name: "accessibility", path: "/accessibility"),
      Sample(page: "SourcesPage", name: "all", path: "/sources"),
      Sample(page: "ErrorPage", name: "not-found", path: "/nowhere", status: 404),
      Sample(
        page: "ErrorPage", name: "unreadable", path: "/interview", form: [("answers", "no.such_fact=yes")],
        status: 400),
      Sample(
        page: "ErrorPage", name: "too-large", path: "/interview",
        form: [("answers", String(repeating: "x", count: 4_200_000))], status: 413),
    ]
}
