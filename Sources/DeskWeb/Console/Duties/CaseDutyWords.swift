import DeskCore

/// The words of the duties of a case, for staff.
enum CaseDutyWords {
  static let title = Words(ja: "知らせる先と期限", en: "Whom to tell by when")
  static let lead = Words(
    ja: "報告者が知らせる先です。窓口が代わりに知らせるものではありません。知らせたと聞いたら、日付と番号を記録してください。報告者の画面にも出ます。",
    en:
      "These are for the reporter to tell; the desk does not tell them. Once you hear that it was done, note the date and the number. The reporter’s page shows it."
  )
  static let certain = Words(ja: "決まっているもの", en: "What is certain")
  static let late = Words(ja: "過ぎていても、いまから知らせるよう伝えてください。", en: "They should be told all the same, now.")
  static let whom = Words(ja: "知らせる先", en: "Whom")
  static let due = Words(ja: "期限", en: "By when")
  static let why = Words(ja: "理由と根拠", en: "Why, on what basis")
  static let certainty = Words(ja: "拘束力", en: "How binding")
  static let told = Words(ja: "連絡", en: "Told")
  static let settles = Words(ja: "これが分かれば決まります", en: "What would settle it")
  static let askReporter = Words(ja: "報告者に尋ねる", en: "Ask the reporter")
  static let all = Words(ja: "期限の一覧と記録を開く", en: "Open the list, note what is done")
  static let nothing = Words(
    ja: "知らせる先は、いまの答えからは出ていません。", en: "These answers name nobody who would have to be told.")
  static let noOpen = Words(ja: "まだ確かではないものはありません。", en: "Nothing is uncertain.")
  static let calendarHint = Words(
    ja: "取り出したことは履歴に残ります。何も送られません。答えが変わっても、取り込んだカレンダーは変わりません。",
    en:
      "That you took it out is kept in the history. Nothing is sent. What you have imported does not follow later changes."
  )
  static let takenOut = Words(ja: "期限のカレンダー", en: "the calendar of dates")

  /// 「決まっているもの 3件、うち済み 1件」
  static func count(_ all: Int, done: Int, _ language: Language) -> String {
    language == .en ? "\(all) in all, \(done) done" : "全\(all)件、うち済み\(done)件"
  }
}
