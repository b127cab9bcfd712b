/// The words of papers that no template holds.
public enum DocumentWords {
  /// Stands before the receiver.
  public static let receiver = Words(ja: "あて先", en: "To")
  /// Stands before the day.
  public static let madeOn = Words(ja: "作成日", en: "Made on")
  /// Stands before the reference.
  public static let reference = Words(ja: "窓口の案件番号", en: "Reference of the desk")
  /// Stands before what the paper gives away.
  public static let discloses = Words(ja: "この書類を渡すと伝わること", en: "What this paper gives away")
  /// Marks a row of which no source was seen.
  public static let unverified = Words(ja: "確認要", en: "please check")

  static let unknown = Words(
    ja: "不明（この書類を作った時点で分かっていません）", en: "Unknown (not known when this paper was made)")
  static let unknownInLetter = Words(
    ja: "（この点は、いまのところ分かっていません。）", en: "(This is not known at present.)")
  static let notOfficial = Words(
    ja: "提出先の公式の様式ではありません。提出先に様式や入力フォームがあるときは、そこに書き写してください。",
    en:
      "This is not the receiver's official layout. Where the receiver has a form, copy what stands here into it."
  )
  static let draft = Words(
    ja: "公式の様式ではなく、文案です。送る前に読み直し、事情に合わせて直してください。",
    en: "This is a draft, not an official layout. Read it and fit it to your case before you send it.")
  static let notVerified = Words(
    ja: "提出先が何を求めるかを、出典で確かめられていません。渡す前に、提出先に確かめてください。",
    en:
      "What the receiver asks was not verified in a source. Please check with the receiver before you hand this in."
  )
  static let rowsNotVerified = Words(
    ja: "「確認要」とある欄は、提出先が求めることを出典で確かめられていません。",
    en: "Rows marked “please check”: it was not verified in a source that the receiver asks this.")
  static let noneOfThem = Words(ja: "当てはまるものはありません", en: "None of these apply")
  static let unknownChoice = Words(ja: "不明", en: "Unknown")

  static let verdicts: [String: Words] = [
    "confirmed": Words(ja: "被害が起きています", en: "Harm has occurred"),
    "suspected": Words(ja: "被害のおそれがあります", en: "Harm is suspected"),
    "none": Words(ja: "被害の兆候はありません", en: "There is no sign of harm"),
  ]
  static let urgencies: [String: Words] = [
    "immediate": Words(ja: "いますぐの対応が必要です", en: "It must be dealt with now"),
    "today": Words(ja: "今日のうちの対応が必要です", en: "It must be dealt with today"),
    "routine": Words(ja: "急ぎません", en: "It is not urgent"),
  ]

  static let notCertain = Words(ja: "（まだ確かではありません）", en: " (not certain yet)")
  static let ruleNotVerified = Words(ja: "（確認要: 出典未確認）", en: " (please check: source not verified)")
  static let noDuty = Words(
    ja: "いまのお答えから、報告を求める規則はありません。", en: "From the answers so far no rule asks for this.")
  static let noDate = Words(ja: "決められた期限はありません。", en: "There is no set date.")
  static let promptly = Words(ja: "速やかに", en: "promptly")
  static let noTerm = Words(ja: "期限なし（任意）", en: "no term (voluntary)")
  static let noClock = Words(ja: "知った日が分かると決まります", en: "follows from the day on which it was known")

  static let told = Words(ja: "連絡ずみ", en: "told")
  static let toldNobody = Words(ja: "まだどこにも知らせていません。", en: "Nobody has been told yet.")

  static let noChange = Words(ja: "変わった点はありません。", en: "Nothing has changed.")
  static let notWritten = Words(ja: "記入なし", en: "empty")
  static let rewritten = Words(ja: "書き改めました", en: "written anew")
  static let against = Words(
    ja: "前の段階を知らせた記録がないため、窓口が最初に受け付けた内容と比べています。",
    en: "No earlier step is noted as done, so this is compared with what the desk first received.")
  static let types = Words(ja: "起きていること", en: "What it looks like")
  static let verdict = Words(ja: "被害の判断", en: "Whether there is harm")
  static let because = Words(ja: "判断の理由", en: "Reasons")
  static let urgency = Words(ja: "急ぐかどうか", en: "Urgency")

  static let disclosures: [DocumentTemplate.Disclosure: Words] = [
    .organisation: Words(ja: "組織の名前や業種", en: "the organisation's name and what it does"),
    .contact: Words(ja: "担当者の名前と連絡先", en: "names, addresses and telephone numbers of people"),
    .narrative: Words(ja: "何が起きたかの説明", en: "the account of what happened"),
    .systems: Words(ja: "機器やシステムと、その守り方", en: "devices and systems, and how they are protected"),
    .data: Words(ja: "影響を受けた情報と、だれの情報か", en: "which data is affected, and whose"),
    .money: Words(ja: "金額や口座など、お金に関すること", en: "amounts, accounts and business figures"),
    .indicators: Words(
      ja: "攻撃者の痕跡（アドレス、ファイルなど）", en: "traces of the attacker (addresses, files)"),
    .others: Words(
      ja: "委託先や取引先など、ほかの人や組織の名前", en: "names of contractors, customers or other third parties"),
  ]

  /// 「個人情報保護委員会への報告（速報）」
  static func name(_ name: String, _ variant: String, _ language: Language) -> String {
    language == .en ? "\(name) (\(variant))" : "\(name)（\(variant)）"
  }

  /// 「（未記入: 組織の正式な名称）」
  static func notFilledIn(_ what: [Words], _ language: Language) -> String {
    guard !what.isEmpty else { return unknownInLetter[language] }
    let list = Words.list(what, language)
    return language == .en ? "(Not filled in: \(list))" : "（未記入: \(list)）"
  }

  static func sources(_ titles: [Words], asOf: CalendarDate?, _ language: Language) -> String {
    let list = Words.list(titles, language)
    let day = asOf.map { DateWords.full($0, language) }
    if language == .en { return "Source of the items: \(list)\(day.map { " (as of \($0))" } ?? "")." }
    return "項目の出典: \(list)\(day.map { "（\($0)時点）" } ?? "")"
  }

  /// What a comparison is with: the step before, on the day on which it was done.
  static func since(_ step: String, on day: CalendarDate, _ language: Language) -> String {
    let date = DateWords.full(day, language)
    return language == .en
      ? "Since “\(step)” was noted as done (\(date)):" : "「\(step)」（\(date)）を知らせたと記録したあとに変わった点:"
  }

  static func due(_ duty: Duty, offset: Int, _ language: Language) -> String {
    switch duty.due {
    case .promptly: return promptly[language]
    case .band(let earliest, let latest):
      let (from, to) = (DateWords.full(earliest, language), DateWords.full(latest, language))
      return language == .en ? "\(from) to \(to)" : "\(from)〜\(to)"
    case .date(let date): return DateWords.full(date, language)
    case .at(let seconds): return DateWords.due(.instant(seconds), offset: offset, language)
    case nil: return duty.first.rule.force == .voluntary ? noTerm[language] : noClock[language]
    }
  }
}
