extension ObligationRule.Stage {
  /// The step in words, within a line.
  public var words: Words {
    switch self {
    case .preliminary: Words(ja: "速報", en: "preliminary report")
    case .final: Words(ja: "確報", en: "final report")
    case .notice: Words(ja: "通知", en: "notice")
    case .report: Words(ja: "報告", en: "report")
    }
  }
}

/// What stands in calendars.
enum DutyWords {
  static let title = Words(ja: "知らせる期限", en: "Whom to tell by when")
  static let ifSo = Words(ja: "（当てはまる場合）", en: "(if it applies) ")
  static let reference = Words(ja: "案件番号", en: "Reference")
  static let why = Words(ja: "理由", en: "Why")
  static let basis = Words(ja: "根拠", en: "Basis")
  static let certain = Words(
    ja: "いまの答えでは、当てはまります。", en: "By the answers so far, it applies.")
  static let unverified = Words(
    ja: "出典で確かめられていない内容です。必ず確認してください。",
    en: "We could not verify this in its source: please check it.")
  static let band = Words(
    ja: "日付は目安です。休日でも延びません。", en: "The days are a guide; weekends and holidays do not move them.")
  static let told = Words(ja: "知らせずみです。", en: "They have been told.")
  static let gone = Words(
    ja: "答えが変わり、この予定はなくなりました。", en: "The answers have changed, and this is no longer due.")
  static let notAdvice = Words(
    ja: "法律上の助言ではありません。期限と要否は、知らせる先に確かめてください。",
    en: "This is not legal advice. Please confirm the date, and whether it is needed, with the body itself.")
  static let leftOut = Words(
    ja: "「速やかに」のものと、日付がまだ決まらないものは、カレンダーに入りません。早めに知らせてください。",
    en: "What is due promptly, and what has no date yet, is not in the calendar. Please tell them early.")

  static func done(_ day: String) -> Words {
    Words(ja: "済み: \(day)", en: "Done: \(day)")
  }

  /// 「個人情報保護委員会: 速報の目安（3月9日まで）」
  static func band(_ name: String, _ stage: String, _ last: CalendarDate, _ language: Language) -> String {
    let day = day(last, language)
    return language == .en
      ? "\(name): \(stage), best by \(day)" : "\(name): \(stage)の目安（\(day)まで）"
  }

  static func date(_ name: String, _ stage: String, _ last: CalendarDate, _ language: Language) -> String {
    let day = day(last, language)
    return language == .en ? "\(name): \(stage), due \(day)" : "\(name): \(stage)の期限（\(day)）"
  }

  static func instant(_ name: String, _ stage: String, _ time: String, _ language: Language) -> String {
    language == .en ? "\(name): \(stage), due at \(time)" : "\(name): \(stage)の期限（\(time)）"
  }

  private static func day(_ date: CalendarDate, _ language: Language) -> String {
    let (_, month, day) = date.parts
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November", "December",
    ]
    return language == .en ? "\(day) \(months[month - 1])" : "\(month)月\(day)日"
  }
}
