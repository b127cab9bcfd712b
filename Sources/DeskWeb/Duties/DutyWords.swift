import DeskCore

/// The words around duties.
enum DutyWords {
  static let lead = Words(
    ja: "お答えから決まった先です。窓口に送っただけでは、知らせたことになりません。知らせたら、日付と番号をここに記録してください。あとの書類にも載ります。",
    en:
      "These follow from your answers. Sending a case to the desk does not tell them. Once you have told one, note the date and the number here; later papers will carry them."
  )
  static let confirm = Words(
    ja: "法律上の助言ではありません。期限や宛先は、知らせる先の案内か専門家に必ず確かめてください。",
    en:
      "This is not legal advice. Confirm dates and recipients with the body itself or with an expert before you rely on them."
  )
  static let settled = Words(ja: "決まっているもの", en: "What is certain")
  static let changeAnswers = Words(ja: "答えを見直す", en: "Review your answers")
  static let changeHint = Words(
    ja: "答えを変えると、知らせる先、期限、書類、カレンダーが変わります。",
    en: "When an answer changes, recipients, dates, papers and calendar change with it.")

  static let paper = Words(ja: "この先への書類", en: "Paper for them")
  static let tell = Words(ja: "知らせたら、ここに記録する", en: "Note here once you have told them")
  static let tellOnce = Words(
    ja: "同じ先への同じ段階なので、上の記録でまとめて済みになります。",
    en: "The same recipient and step: the note above covers this as well.")
  static let on = Words(ja: "知らせた日", en: "Told on")
  static let onHint = Words(ja: "例: 2026/11/22、令和8年11月22日、昨日", en: "For example: 22 Nov 2026, 2026-11-22")
  static let number = Words(ja: "番号", en: "Number")
  static let numberHint = Words(
    ja: "相手から受け取った受付番号など。なければ空のままでかまいません。",
    en: "The number that they gave you. Leave it empty if there is none.")
  static let told = Words(ja: "知らせたと記録する", en: "Note as told")
  static let takeBack = Words(ja: "この記録を取り消す", en: "Take this note back")
  static let others = Words(ja: "ほかに知らせたところ", en: "Whom else you told")
  static let other = Words(
    ja: "まだ確かではない先に知らせたときは、ここに記録する", en: "Told somebody who is not certain yet? Note it here")
  static let place = Words(ja: "知らせた先", en: "Whom you told")
  static let choose = Words(ja: "選んでください", en: "Please choose")

  static let noPlace = Words(ja: "知らせた先を選んでください。", en: "Choose whom you told.")
  static let noDate = Words(ja: "知らせた日を書いてください。", en: "Write the day on which you told them.")
  static let longNumber = Words(
    ja: "番号は\(DutyDone.mostNumber)文字までにしてください。書いたものは残っています。",
    en: "Please use at most \(DutyDone.mostNumber) characters for the number. Nothing you wrote is lost.")
  static let gone = Words(
    ja: "答えが変わり、この先に知らせる必要はなくなっています。記録していません。",
    en: "The answers have changed, and this is no longer to be told. Nothing was noted.")

  static let calendar = Words(ja: "カレンダーに入れる", en: "Put it into your calendar")
  static let calendarButton = Words(
    ja: "カレンダー用のファイル（.ics）を保存する", en: "Save a calendar file (.ics)")
  static let calendarHint = Words(
    ja:
      "入るのは、日付のある期限と、その知らせ（1週間前、前日、当日の朝9時）です。まだ確かではない期限には「（当てはまる場合）」と付きます。「速やかに」のものと、日付が決まらないものは入りません。",
    en:
      "It holds what has a date, with alarms at 9:00 a week before, the day before and on the day. What is not certain yet is marked “if it applies”. What is due “promptly” and what has no date yet is not in it."
  )
  static let leftOut = Words(ja: "カレンダーに入らない先", en: "Not in the calendar")
  static let calendarAgain = Words(
    ja: "答えが変わったら、もう一度保存して取り込んでください。なくなった期限は、取り消しになります。ほかの人と共有しているカレンダーでは、その人にもこの件のことが伝わります。",
    en:
      "After an answer has changed, save it again and import it anew: dates that are gone are cancelled. In a shared calendar others will learn of this case."
  )
  static let noDates = Words(
    ja: "日付の決まっている期限は、いまありません。", en: "There is no duty with a date just now.")
  static let papersOnceSent = Words(
    ja: "窓口に送ると、知らせる先に出す書類を、お答えから作れます。",
    en: "Once you have sent this to a desk, papers for those you must tell can be filled from your answers.")

  /// 「2026年11月24日(火) 令和8年に知らせました」
  static func toldOn(_ day: String, _ language: Language) -> String {
    language == .en ? "told on \(day)" : "\(day)に知らせました"
  }

  /// What was just done.
  static func flash(_ flash: DutiesPage.Flash) -> Words {
    switch flash {
    case .noted: Words(ja: "知らせたことを記録しました。", en: "It is noted that you told them.")
    case .takenBack: Words(ja: "記録を取り消しました。", en: "The note was taken back.")
    }
  }
}

/// The words of what changed.
enum DutyHistoryWords {
  static let title = Words(ja: "これまでの変更", en: "What has changed")
  static let newestFirst = Words(
    ja: "新しい順に並んでいます。時刻は日本時間です。", en: "The newest first. Times are in Japan time.")
  static let none = Words(ja: "まだ変わったものはありません。", en: "Nothing has changed yet.")
  static let you = Words(ja: "あなた", en: "You")
  static let desk = Words(ja: "窓口", en: "The desk")
  static let answer = Words(ja: "答え", en: "Answer")
  static let nothing = Words(ja: "答えなし", en: "no answer")
  static let papers = Words(ja: "書類に書く内容を変えました", en: "What goes into papers was changed")
  static let appeared = Words(ja: "加わった先", en: "Added")
  static let vanished = Words(ja: "なくなった先", en: "No longer there")
  static let moved = Words(ja: "期限が変わった先", en: "Another date")
  static let noted = Words(ja: "知らせた記録", en: "Told")
  static let undone = Words(ja: "取り消した記録", en: "Note taken back")
  static let noDate = Words(ja: "日付なし", en: "no date")
  static let noDuty = Words(
    ja: "知らせる先と期限は変わりませんでした。", en: "Recipients and dates stayed the same.")

  /// 「、ほか4項目」
  static func more(_ count: Int) -> Words {
    Words(ja: "、ほか\(count)項目", en: " and \(count) more")
  }

  /// 「これより前の変更（3回）は省いています。」
  static func earlier(_ count: Int) -> Words {
    Words(
      ja: "これより前の変更（\(count)回）は省いています。",
      en: count == 1 ? "One earlier change is left out." : "\(count) earlier changes are left out.")
  }
}
