import DeskCore
import DeskService

/// The words around the queue's table: tabs, filters, pages.
enum QueueListWords {
  static let narrowed = Words(ja: "絞り込んだ案件", en: "Selected cases")
  static let tabs: [QueueTab: Words] = [
    .unclosed: unclosed,
    .mine: Words(ja: "自分の担当", en: "Mine"),
    .nobodys: Words(ja: "担当なし", en: "Unassigned"),
    .waiting: Words(ja: "未返信の長い順", en: "Unanswered longest"),
    .due: Words(ja: "期限が近い順", en: "Due soonest"),
    .closed: Words(ja: "終了", en: "Closed"),
    .all: Words(ja: "すべて", en: "All"),
  ]
  static let lists = Words(ja: "一覧の種類", en: "Lists")
  static let search = Words(ja: "言葉か案件番号", en: "Words or a reference")
  static let filters = Words(ja: "絞り込み", en: "Filters")
  static let allDesks = Words(ja: "すべての窓口", en: "All desks")
  /// A tab and a choice of the filter: the same cases, the same words.
  static let unclosed = Words(ja: "対応中の案件", en: "Open cases")
  static let all = Words(ja: "すべて", en: "All")
  static let anybody = Words(ja: "だれでも", en: "Anybody")
  static let me = Words(ja: "自分", en: "Me")
  static let order = Words(ja: "並べ方", en: "Order")
  static let newest = Words(ja: "新しい順", en: "Newest first")
  /// The orders in full: two of them leave cases out.
  static let orders: [CaseQuery.Order: Words] = [
    .newest: newest,
    .due: Words(ja: "期限が近い順（期限のあるものだけ）", en: "Due soonest (only with a date)"),
    .waiting: Words(
      ja: "未返信の長い順（窓口がまだ返信していないものだけ）", en: "Unanswered longest (only those that wait for us)"),
  ]
  static let apply = Words(ja: "絞り込む", en: "Apply")
  static let clear = Words(ja: "条件をなくす", en: "Clear the filters")
  static let pages = Words(ja: "ページ", en: "Pages")
  static let firstPage = Words(ja: "最初のページへ", en: "First page")
  static let goOnSearching = Words(ja: "もっと前の案件を探す", en: "Look through older cases")
  static let bookmark = Words(
    ja: "この一覧のアドレスを控えておくと、同じ条件でいつでも開けます。", en: "Bookmark this address to come back to the same list.")

  /// 「次の50件」
  static let next = Words(
    ja: "次の\(QueueFilter.pageSize)件", en: "Next \(QueueFilter.pageSize)")

  /// 「新しい順・2,000件中 51〜100件目」: which cases the table holds, of how many, and in which order.
  ///
  /// - Parameters:
  ///   - first: the number of the first one; nil where nobody has counted those before.
  ///   - all: how many the list has; nil where nobody has counted them.
  static func caption(_ count: Int, from first: Int?, of all: Int?, _ order: Words) -> Words {
    guard let first else {
      return Words(
        ja: "\(order.ja)・\(count)件を表示", en: "\(order.en), \(count) \(count == 1 ? "case" : "cases") shown")
    }
    let (from, to) = (AnswerWords.grouped(first), AnswerWords.grouped(first + count - 1))
    let ja = count == 1 ? "\(from)件目" : "\(from)〜\(to)件目"
    let en = count == 1 ? from : "\(from)–\(to)"
    let total = all.map(AnswerWords.grouped)
    return Words(
      ja: "\(order.ja)・\(total.map { "\($0)件中 " } ?? "")\(ja)",
      en: "\(order.en), \(en)\(total.map { " of \($0)" } ?? "")")
  }

  /// A choice with the number of its cases.
  static func counted(_ text: String, _ count: Int) -> Words {
    Words(ja: "\(text)（\(AnswerWords.grouped(count))）", en: "\(text) (\(AnswerWords.grouped(count)))")
  }
}

/// The words of lists that hold nothing.
enum EmptyQueueWords {
  static let none = Words(ja: "案件はまだありません", en: "There are no cases yet")
  static let noneText = Words(
    ja: "公開ページやAPIで相談が届くと、ここに並びます。電話で受けた相談は、下から登録してください。",
    en:
      "Cases appear here when somebody writes through the public pages or by API. Enter what you hear on the phone below."
  )
  static let phone = Words(ja: "電話の相談を登録する", en: "Enter a phone call")
  static let allDone = Words(ja: "ここに並ぶ案件はありません", en: "No case is in this list")
  static let allDoneText = Words(
    ja: "この一覧に当てはまる案件は、いまはありません。", en: "No case belongs here at the moment.")
  static let notFound = Words(ja: "条件に合う案件はありません", en: "No case fits the filters")
  static let notFoundText = Words(
    ja: "言葉を減らすか、条件をなくしてみてください。", en: "Try fewer words, or clear the filters.")
  static let closedAsWell = Words(ja: "終了した案件も探す", en: "Look through closed cases as well")
  static let noSuchReference = Words(
    ja: "その案件番号の案件は、見られる窓口にはありません。番号を確かめてください。",
    en: "No desk that you see has a case of this reference. Please check it.")
  static let notYet = Words(ja: "まだ見つかっていません", en: "Nothing found so far")
  static let notYetText = Words(
    ja: "ここまでに調べた案件には、当てはまるものがありません。続きを探せます。",
    en: "None of the cases looked at so far fits. You can go on looking.")
}
