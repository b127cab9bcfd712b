import DeskCore
import DeskService
import DeskVault
import TestSupport

/// Pages about cases.
extension ConsoleSample {
  static let queue: [ConsoleSample] = [
    ConsoleSample(page: "QueuePage", name: "empty", path: "/"),
    ConsoleSample(page: "QueuePage", name: "all-done", path: "/", before: [.aoba, .closed]),
    ConsoleSample(page: "QueuePage", name: "of-all-desks", path: "/", who: World.all, before: Before.cases),
    ConsoleSample(
      page: "QueuePage", name: "mine-by-date", path: "/?assignee=me&order=due&state=all",
      before: Before.cases),
    ConsoleSample(
      page: "QueuePage", name: "found",
      path: "/?q=%E3%82%B5%E3%83%BC%E3%83%90%E3%83%BC&desk=consultation.incident", who: World.all,
      before: Before.cases),
    ConsoleSample(page: "QueuePage", name: "not-found", path: "/?q=kestrel", before: [.aoba]),
    ConsoleSample(
      page: "QueuePage", name: "no-such-reference", path: "/?q={ref}", before: [.aoba, .kestrel]),
    ConsoleSample(
      page: "QueuePage", name: "faults",
      path: "/?state=new&state=open&desk=nowhere&order=loudest&assignee=me%20too&colour=red",
      before: [.aoba]),
    ConsoleSample(
      page: "QueuePage", name: "first-of-two", path: "/?state=all",
      who: World.all, before: Array(repeating: .minato, count: 51)),
    ConsoleSample(
      page: "QueuePage", name: "last", path: "/?after=01HZZZZZZZZZZZZZZZZZZZZZZZ", before: [.aoba]),
  ]

  private static let one = "/cases/{ref}"

  static let case_: [ConsoleSample] = [
    ConsoleSample(page: "CasePage", name: "new", path: one, before: [.aoba]),
    ConsoleSample(
      page: "CasePage", name: "worked-on", path: one + "?from=%2F%3Fassignee%3Dme", before: Before.worked),
    ConsoleSample(page: "CasePage", name: "no-interview", path: one, who: World.lena, before: [.kestrel]),
    ConsoleSample(page: "CasePage", name: "nobody-named", path: one, who: World.all, before: [.minato]),
    ConsoleSample(page: "CasePage", name: "long", path: one, before: Before.long),
    ConsoleSample(
      page: "CasePage", name: "closed", path: one + "?done=closed", before: [.aoba, .replied, .closed]),
    ConsoleSample(
      page: "CasePage", name: "destroyed", path: one,
      before: [
        .aoba, .replied, .closed,
        Before { visitor in
          _ = try await visitor.world.staff.destroy(
            visitor.values["{ref}"]!, by: "operator",
            list: DestroyedList(keyFile: visitor.world.under.keyFile.path))
        },
      ]),
    ConsoleSample(page: "CasePage", name: "held", path: one + "?done=held", before: [.aoba, .held]),
    ConsoleSample(
      page: "CasePage", name: "taken-back", path: one + "/replies", on: one, form: [("go", "take-back")],
      before: [.aoba, .held]),
    ConsoleSample(
      page: "CasePage", name: "overruled", path: one + "?done=overruled", before: [.aoba, .overruled]),
    ConsoleSample(page: "CasePage", name: "asking", path: one + "?ask=1", before: [.aoba]),
    ConsoleSample(
      page: "CasePage", name: "asked", path: one + "/replies", on: one,
      form: [("text", "青木様\r\n"), ("go", "ask")], before: [.aoba]),
    ConsoleSample(
      page: "CasePage", name: "empty-reply", path: one + "/replies", on: one,
      form: [("text", " \r\n\u{3000}"), ("go", "send")], before: [.aoba], status: 422),
    ConsoleSample(
      page: "CasePage", name: "new-words", path: one + "/replies", on: one,
      form: [("seen", ""), ("text", "電源は\r\n<そのまま>に。"), ("go", "send")], before: [.aoba, .message],
      status: 409),
    ConsoleSample(
      page: "CasePage", name: "gone-meanwhile", path: one + "/replies", on: one,
      form: [("held", "01HZZZZZZZZZZZZZZZZZZZZZZZ"), ("go", "take-back")], before: [.aoba, .held],
      status: 409),
    ConsoleSample(
      page: "CasePage", name: "empty-note", path: one + "/notes",
      form: [("token", "{token}"), ("text", "書きかけの返信"), ("note", "")],
      before: [.aoba], status: 422),
    ConsoleSample(
      page: "CasePage", name: "leads-only", path: one + "/assignment", on: one,
      form: [("assignee", "lena@desk.example"), ("go", "other")], who: World.haruka, before: [.aoba],
      status: 403),
    ConsoleSample(
      page: "CasePage", name: "no-address", path: one + "/assignment", on: one,
      form: [("assignee", "Lena"), ("go", "other")], before: [.aoba], status: 422),
    ConsoleSample(
      page: "CasePage", name: "labelled-meanwhile", path: one + "/labels", on: one,
      form: [("before", "x"), ("labels", "製造業、<急ぎ>")], before: [.aoba], status: 409),
    ConsoleSample(
      page: "CasePage", name: "overrule-needs-more", path: one + "/assessments", on: one,
      form: [("verdict", "none"), ("reason", ""), ("go", "overrule")], before: [.aoba], status: 422),
    ConsoleSample(
      page: "CasePage", name: "no-file", path: one + "/attachments", on: one, form: [], file: ("", ""),
      before: [.aoba], status: 422),
    ConsoleSample(
      page: "CaseUnopenedPage", name: "damaged", path: one + "?from=%2F%3Fstate%3Dall",
      before: [.aoba, .database("UPDATE cases SET desk_wrap = X'00'")], status: 409),
    ConsoleSample(page: "CasePrintPage", name: "worked-on", path: one + "/print", before: Before.worked),
    ConsoleSample(page: "CasePrintPage", name: "closed", path: one + "/print", before: [.aoba, .closed]),
    ConsoleSample(
      page: "ReporterViewPage", name: "worked-on", path: one + "/reporter-view",
      before: Before.worked + [.held]),
    ConsoleSample(
      page: "ReporterViewPage", name: "closed", path: one + "/reporter-view", who: World.lena,
      before: [.kestrel, .closed]),
  ]

  static let acts: [ConsoleSample] = [
    ConsoleSample(page: "ReferPage", name: "plain", path: one + "/referrals", before: [.aoba]),
    ConsoleSample(page: "ReferPage", name: "chosen", path: one + "/referrals?to=police", before: [.aoba]),
    ConsoleSample(
      page: "ReferPage", name: "nowhere", path: one + "/referrals", on: one + "/referrals",
      form: [("destination", ""), ("reason", "被害届")], before: [.aoba], status: 422),
    ConsoleSample(
      page: "ClosePage", name: "held", path: one + "/closure?from=%2F%3Fstate%3Dopen",
      before: [.aoba, .held]),
    ConsoleSample(
      page: "ClosePage", name: "no-mail", path: one + "/closure", who: World.all, before: [.minato]),
    ConsoleSample(
      page: "ClosePage", name: "no-outcome", path: one + "/closure", on: one + "/closure",
      form: [("reason", "済んだ")], before: [.aoba], status: 422),
    ConsoleSample(
      page: "ClosePage", name: "new-words", path: one + "/closure", on: one + "/closure",
      form: [("seen", ""), ("outcome", "withdrawn"), ("reason", "済んだ")], before: [.aoba, .message],
      status: 409),
    ConsoleSample(page: "DeclinePage", name: "plain", path: one + "/decline", before: [.aoba]),
    ConsoleSample(
      page: "DeclinePage", name: "to-english", path: one + "/decline", who: World.lena, before: [.kestrel]),
    ConsoleSample(
      page: "DeclinePage", name: "composed", path: one + "/decline", on: one + "/decline",
      form: [("destination", "police"), ("text", "x"), ("go", "compose")], before: [.aoba]),
    ConsoleSample(
      page: "DeclinePage", name: "empty", path: one + "/decline", on: one + "/decline",
      form: [("text", " "), ("go", "do")], before: [.aoba], status: 422),
    ConsoleSample(
      page: "HandOverPage", name: "plain", path: one + "/handover?desk=consultation.general",
      before: [.aoba, .held]),
    ConsoleSample(
      page: "HandOverPage", name: "no-reason", path: one + "/handover", on: one + "/handover",
      form: [("desk", "vulnerability-report"), ("reason", "")], who: World.all, before: [.aoba], status: 422),
    ConsoleSample(
      page: "HandedOverPage", name: "gone", path: one + "/handover", on: one + "/handover",
      form: [("desk", "vulnerability-report"), ("reason", "製品の穴")], before: [.aoba]),
    ConsoleSample(page: "NewReceiptPage", name: "plain", path: one + "/receipt", before: [.aoba]),
    ConsoleSample(
      page: "NewReceiptPage", name: "no-reason", path: one + "/receipt", on: one + "/receipt",
      form: [("reason", " ")], before: [.aoba], status: 422),
    ConsoleSample(
      page: "NewReceiptPage", name: "made-meanwhile", path: one + "/receipt", on: one + "/receipt",
      form: [("seen", ""), ("reason", "折り返した")], before: [.aoba, newReceipt], status: 409),
    ConsoleSample(
      page: "NewReceiptShownPage", name: "ja", path: one + "/receipt", on: one + "/receipt",
      form: [("reason", "折り返した")], before: [.aoba], status: 201),
    ConsoleSample(
      page: "NewReceiptShownPage", name: "en", path: one + "/receipt", on: one + "/receipt",
      form: [("reason", "called back")], who: World.lena, before: [.kestrel], status: 201),
    ConsoleSample(page: "FactsPage", name: "plain", path: one + "/assessments", before: [.aoba]),
    ConsoleSample(
      page: "FactsPage", name: "editing", path: one + "/assessments?question=times&done=answered",
      before: Before.worked),
    ConsoleSample(
      page: "FactsPage", name: "untouched", path: one + "/assessments", who: World.lena, before: [.kestrel]),
    ConsoleSample(
      page: "FactsPage", name: "nothing", path: one + "/assessments", on: one + "/assessments",
      form: [("question", "happening"), ("go", "answer")], before: [.aoba], status: 422),
    ConsoleSample(
      page: "FactsPage", name: "no-number", path: one + "/assessments",
      on: one + "/assessments?question=persons",
      form: [("question", "persons"), ("data.persons", "たくさん"), ("go", "answer")], before: [.aoba],
      status: 422),
    ConsoleSample(
      page: "FactsPage", name: "changed-meanwhile", path: one + "/assessments", on: one + "/assessments",
      form: [("version", "7"), ("question", "happening"), ("sign.ransom_note", "yes"), ("go", "answer")],
      before: [.aoba], status: 409),
  ]

  private static let newReceipt = Before.desk {
    _ = try await $0.replaceReceipt($1, because: "代表番号に電話した", as: $2)
  }
}
