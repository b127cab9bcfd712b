import DeskCore

/// Where a case stands, as staff read it.
enum CaseStateWords {
  static let states: [CaseState: Words] = [
    .new: Words(ja: "新着", en: "New"),
    .open: Words(ja: "窓口が対応", en: "With us"),
    .waiting: Words(ja: "報告者の返事待ち", en: "With the reporter"),
    .closed: Words(ja: "終了", en: "Closed"),
  ]
  static let outcomes: [ClosureOutcome: Words] = [
    .answered: Words(ja: "回答した", en: "answered"),
    .referred: Words(ja: "ほかの機関が引き受けた", en: "another body takes it on"),
    .recorded: Words(ja: "届出として記録した", en: "recorded"),
    .declined: Words(ja: "お断りした", en: "declined"),
    .duplicate: Words(ja: "ほかの案件と重複", en: "duplicate"),
    .noResponse: Words(ja: "返事がなかった", en: "no response"),
    .withdrawn: Words(ja: "取り下げられた", en: "withdrawn"),
    .spam: Words(ja: "対象外（迷惑な送信など）", en: "not for this desk (spam and the like)"),
  ]
  static let channels: [String: Words] = [
    "web": Words(ja: "ウェブ", en: "web"),
    "api": Words(ja: "API", en: "API"),
    "mail": Words(ja: "メール", en: "mail"),
    "phone": Words(ja: "電話", en: "telephone"),
  ]
  static let japanese = Words(ja: "日本語", en: "Japanese")
  static let languages: [Language: Words] = [
    .ja: japanese, .easy: japanese, .en: Words(ja: "英語", en: "English"),
  ]
}
