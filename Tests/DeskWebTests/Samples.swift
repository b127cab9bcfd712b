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

  var testDescription: String { "\(page).\(name)" }

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

  static let all: [Sample] = [
    Sample(page: "DirectoryPage", name: "all", path: ""),
    Sample(page: "QuestionPage", name: "first", path: "/interview"),
    Sample(
      page: "QuestionPage", name: "nothing-chosen", path: "/interview",
      form: form("", shown: files, go: "next")),
    Sample(
      page: "QuestionPage", name: "rest-not-chosen", path: "/interview",
      form: form(
        "sign.missent=yes", path: "happening", question: "data-kinds", shown: "data.personal,data.sensitive",
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
    Sample(page: "FirstAidIndexPage", name: "all", path: "/first-aid", languages: ["ja", "en", "ja-easy"]),
    Sample(
      page: "FirstAidPage", name: "ransomware", path: "/first-aid/first-aid.ransomware",
      languages: ["ja", "en", "ja-easy"]),
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
      form: [("answers", String(repeating: "x", count: 70_000))], status: 413),
  ]
}
