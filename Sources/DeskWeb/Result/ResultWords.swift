import DeskCore

/// The words of the result.
enum ResultWords {
  static let title = Words(ja: "お答えからの判断", en: "What your answers say")
  static let verdicts: [String: Words] = [
    "confirmed": Words(ja: "被害が起きています", en: "Harm has occurred"),
    "suspected": Words(ja: "被害のおそれがあります", en: "Harm is suspected"),
    "none": Words(ja: "被害の兆候はありません", en: "There is no sign of harm"),
    "undetermined": Words(ja: "まだ判断できません", en: "It cannot be told yet"),
  ]
  static let urgencies: [String: Words] = [
    "immediate": Words(ja: "いますぐ", en: "Now"),
    "today": Words(ja: "今日のうちに", en: "Today"),
    "routine": Words(ja: "急ぎません", en: "Not urgent"),
  ]
  static let urgencyUnknown = Words(ja: "まだ分かりません", en: "Not known yet")
  static let urgencyUnknownText = Words(
    ja: "急ぐかどうかも、まだ判断できません。分かるまでは、下の応急処置を今日のうちに始めてください。",
    en: "Whether it is urgent cannot be told yet. Until it is, start on the first aid below today.")
  static let asOf = Words(ja: "この判断の日付", en: "Judged on")
  static let oldDate = Words(
    ja: "1年より前の日付で数えています。年が正しいか、確かめてください。法律の施行より前の日付では、報告の義務が出ないことがあります。",
    en:
      "This counts from a date more than a year ago. Please check the year: before a law was in force it asks for no report."
  )
  static let lateStill = Words(ja: "過ぎていても、いまから報告してください。", en: "It is past: report all the same, now.")
  static let preliminaryTold = Words(
    ja: "速報がすんでいても、確報は別に必要です。", en: "The final report is due even after the preliminary one.")
  static let ifSo = Words(ja: "当てはまるときの理由", en: "Reason, if it applies")
  static let targeted: [String: Words] = [
    "likely": Words(ja: "狙われた攻撃が強く疑われます。", en: "An attack aimed at you is likely."),
    "possible": Words(ja: "狙われた攻撃のおそれがあります。", en: "An attack aimed at you is possible."),
  ]
  static let because = Words(ja: "そう判断した理由", en: "Why")
  static let contradictions = Words(ja: "お答えの食い違い", en: "Answers that do not fit together")
  static let types = Words(ja: "起きていること", en: "What it looks like")
  static let firstAid = Words(ja: "応急処置", en: "First aid")
  static let duties = Words(ja: "知らせる先と期限", en: "Whom to tell by when")
  static let noDuties = Words(
    ja: "いまのお答えからは、決められた報告先はありません。", en: "From these answers nobody has to be told.")
  static let noDutiesYet = Words(
    ja: "いまのお答えだけでは、確かな報告先はまだ決まりません。質問を続けると決まっていきます。",
    en: "These answers do not settle yet whom to tell. More answers will.")
  static let noDutiesButOpen = Words(
    ja: "いまのお答えから、確かに決まる報告先はありません。まだ確かではないものを下に示します。",
    en: "These answers settle nobody who must be told. What is not certain yet stands below.")
  static let noDutiesForIndividuals = Words(
    ja: "個人の方には、報告の義務はありません。", en: "Individuals have no duty to report.")
  static let open = Words(ja: "まだ確かではないもの", en: "Not certain yet")
  static let openHint = Words(
    ja: "答えが増えると、決まるか、なくなります。", en: "More answers settle these or make them go away.")
  static let openByOrganisation = Words(
    ja: "どのような組織かによって加わるもの", en: "Depending on what your organisation is")
  static let told = Words(ja: "連絡ずみ", en: "told already")
  static let clock = Words(ja: "数え始めた日", en: "Counted from")
  static let noClock = Words(
    ja: "知った日が分かると、日付を示せます。", en: "The date follows once the day on which you knew is given.")
  static let promptly = Words(ja: "速やかに", en: "Promptly")
  static let noTerm = Words(ja: "期限なし（任意）", en: "No term (voluntary)")
  static let until = Words(ja: "〜", en: "to")
  static let band = Words(
    ja: "目安です。休日でも延びません。", en: "A guide; weekends and holidays do not move it.")
  static let stages: [ObligationRule.Stage: Words] = [
    .preliminary: Words(ja: "速報", en: "Preliminary report"),
    .final: Words(ja: "確報", en: "Final report"),
    .notice: Words(ja: "通知", en: "Notice"),
    .report: Words(ja: "報告", en: "Report"),
  ]
  static let forces: [ObligationRule.Force: Words] = [
    .statute: Words(ja: "法令の義務", en: "Required by law"),
    .guideline: Words(ja: "指針による報告", en: "Expected by guideline"),
    .contract: Words(ja: "契約・規則による連絡", en: "By contract or rule"),
    .voluntary: Words(ja: "任意", en: "Voluntary"),
  ]
  static let unverified = Words(ja: "確認要（出典未確認）", en: "Please check (source not verified)")
  static let referrals = Words(ja: "ほかに相談できる先", en: "Whom else to consult")
  static let noReferrals = Words(ja: "いまのお答えからの案内先はありません。", en: "None from these answers.")
  static let desk = Words(ja: "この件を受け付ける窓口", en: "The desk for this")
  static let deskMail = Words(ja: "窓口のアドレス（見本）", en: "Address of the desk (sample)")
  static let declined = Words(ja: "お受けできないご希望", en: "What we cannot take")
  static let missing = Words(ja: "まだ分かっていないこと", en: "What is not known yet")
  static let noMissing = Words(
    ja: "これ以上お聞きしても、結果は変わりません。", en: "No further answer would change this.")
  static let missingUnknown = Words(
    ja: "分かったら「答えを見直す」から変えてください。結果が変わることがあります。",
    en: "When you find out, change your answers: the result may change.")
  static let showAll = Words(ja: "一覧を見る", en: "Show the list")
  static let review = Words(ja: "答えを見直す", en: "Review your answers")
  static let print = Words(
    ja: "この画面は印刷できます。送るか保存するまでは、画面の中だけにあります。",
    en: "You can print this page. Until you send or save it, it is in this page alone.")

  /// 「あと3問で決まることがあります」
  static func more(_ count: Int, _ language: Language) -> String {
    language == .en
      ? "Go on with the questions (at most \(count))" : "質問を続ける（多くてあと\(count)問）"
  }
}
