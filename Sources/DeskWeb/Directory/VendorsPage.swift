import DeskCore

/// Vendors that help after an incident: who does what where, in no order of merit.
struct VendorsPage: Page {
  let query: VendorQuery
  /// What of the address was not understood.
  var faults: [Words] = []
  /// The list; nil where it cannot be read now.
  let list: VendorList?
  /// All that were looked for, in the order of the day.
  let found: [Vendor]

  /// So many stand on one page: with long names it stays below 30 KB.
  static let most = 25

  init(query: VendorQuery, faults: [Words], list: VendorList?, _ lists: DirectoryLists, today: CalendarDate) {
    let found = VendorOrder.of(list?.vendors ?? [], on: today).filter { query.filter.takes($0, lists) }
    let last = max(1, (found.count + Self.most - 1) / Self.most)
    var query = query
    // Whoever comes by an old address sees the last page, not an empty one.
    query.page = min(query.page, last)
    self.query = query
    self.faults = faults
    self.list = list
    self.found = found
  }

  var link: Link? { .vendors(query: query.text) }
  var hasEmergencyStrip: Bool { true }

  func title(_ context: PageContext) -> String { context(VendorWords.title) }

  func body(_ context: PageContext) -> HTML {
    """
    <h1>\(context(VendorWords.title))</h1>
    \(faults.html { "<p class=\"careful\">\(context($0))</p>\n" })\
    \(list.map { content($0, context) } ?? unavailable(context))\
    \(publicList(context))
    """
  }

  private func content(_ list: VendorList, _ context: PageContext) -> HTML {
    """
    \(list.isSample ? "<div class=\"notice-box\"><p><b>\(context(VendorWords.sample))</b></p></div>\n" as HTML : nil)\
    <p><b>\(context(VendorWords.asOf(list.asOf.description, list.vendors.count)))</b> \
    \(context(list.isSample ? VendorWords.fromPack : VendorWords.fromOperator))</p>
    <p>\(context(VendorWords.neutral))</p>
    \(VendorFindForm(filter: query.filter, context: context).html)\
    \(results(context))
    """
  }

  private func results(_ context: PageContext) -> HTML {
    let start = (query.page - 1) * Self.most
    let shown = Array(found.dropFirst(start).prefix(Self.most))
    guard !shown.isEmpty else {
      return """
        <p><b>\(context(VendorWords.nothing))</b></p>
        <p><a href="\(context.link(.vendors(query: "")))">\(context(VendorWords.all))</a></p>

        """
    }
    return """
      <h2>\(VendorWords.count(found.count, from: start + 1, to: start + shown.count, context.language))</h2>
      \(conditions(context))\
      \(VendorTable(vendors: shown, context: context).html)\
      \(pages(context))
      """
  }

  /// What was looked for, for the printed page, which has no form.
  private func conditions(_ context: PageContext) -> HTML? {
    let lists = context.pack.directory
    let names = [
      query.filter.region.flatMap { lists.name(ofRegion: $0) },
      query.filter.kind.flatMap { id in lists.vendors.kinds.first { $0.id == id }?.name },
    ].compactMap(\.self)
    guard !names.isEmpty else { return nil }
    return "<p>\(context(VendorWords.conditions)): \(Words.list(names, context.language))</p>\n"
  }

  private func pages(_ context: PageContext) -> HTML? {
    let last = (found.count + Self.most - 1) / Self.most
    guard last > 1 else { return nil }
    let entries = (1...last).html { number -> HTML in
      if number == query.page { return "<li aria-current=\"page\">\(number)</li>" }
      var other = query
      other.page = number
      return "<li><a href=\"\(context.link(.vendors(query: other.text)))\">\(number)</a></li>"
    }
    return """
      <nav class="pages noprint" aria-label="\(context(VendorWords.pages))"><ul>\(entries)</ul></nav>

      """
  }

  private func unavailable(_ context: PageContext) -> HTML {
    "<p class=\"careful\">\(context(VendorWords.unavailable))</p>\n"
  }

  private func publicList(_ context: PageContext) -> HTML? {
    let vendors = context.pack.directory.vendors
    guard !vendors.publicList.ja.isEmpty else { return nil }
    let japanese: HTML? =
      context.language == .en ? " (<span lang=\"ja\">\(vendors.publicList.ja)</span>)" : nil
    return """
      <h2>\(context(VendorWords.publicTitle))</h2>
      <p>\(context(VendorWords.publicText)) <b>\(context(vendors.publicList))</b>\(japanese)</p>
      <p>\(context(VendorWords.before))</p>
      """
  }
}

/// The words of the vendor list.
enum VendorWords {
  static let title = Words(ja: "インシデント対応の専門業者", en: "Incident response vendors")
  static let sample = Words(
    ja: "見本です。ここにある業者はすべて架空で、実在しません。連絡しても、つながりません。",
    en: "This is a sample. Every vendor here is invented and does not exist. Do not try to call them.")
  static let fromPack = Words(
    ja: "このサイトと一緒に配られている見本の一覧です。", en: "It is the sample that comes with this site.")
  static let fromOperator = Words(
    ja: "この窓口の運営者が取り込んだ一覧です。内容は、契約の前に業者に確かめてください。",
    en: "It was brought in by whoever runs this desk. Check with the vendor before you sign.")
  static let neutral = Words(
    ja: "この窓口は、特定の業者をすすめません。並び順は毎日くじで決まり、その日のうちは同じです。",
    en: "This desk recommends none of them. The order is drawn by lot every day and stays the same that day.")
  static let region = Words(ja: "対応してほしい地域", en: "Region")
  static let kind = Words(ja: "サービスの種類", en: "Kind of service")
  static let any = Words(ja: "すべて", en: "All")
  static let find = Words(ja: "しぼりこむ", en: "Filter")
  static let nothing = Words(
    ja: "この条件に合う業者は、一覧にありません。", en: "No vendor on the list fits these conditions.")
  static let all = Words(ja: "条件を外して、すべて見る", en: "Drop the conditions and see all")
  static let conditions = Words(ja: "条件", en: "Conditions")
  static let pages = Words(ja: "ページ", en: "Pages")
  static let unavailable = Words(
    ja: "業者の一覧を、いま読み込めません。少し時間をおいて、もう一度開いてください。急ぐときは、下の公表されている一覧を使ってください。",
    en:
      "The list cannot be read now. Please open it again a little later. If it is urgent, use the public list below."
  )
  static let unknownRegion = Words(
    ja: "アドレスにある地域は分かりません。地域でしぼらずに表示しています。",
    en: "The region in the address is not known. The list is not filtered by region.")
  static let unknownKind = Words(
    ja: "アドレスにあるサービスの種類は分かりません。種類でしぼらずに表示しています。",
    en: "The kind of service in the address is not known. The list is not filtered by kind.")
  static let unreadable = Words(
    ja: "アドレスに読めないところがあります。その部分を除いて表示しています。",
    en: "Part of the address cannot be read and was passed over.")
  static let publicTitle = Words(ja: "公表されている一覧", en: "The public list")
  static let publicText = Words(
    ja: "審査を受けて登録されたサービスは、IPAのサイトで公表されている次の一覧で探せます。",
    en: "Services that were examined and registered are published on IPA's site:")
  static let before = Words(
    ja: "先に、機器やシステムの保守を頼んでいる会社と、加入している保険会社に連絡してください。",
    en: "First call the company that maintains your systems, and your insurer if you have one.")

  static func asOf(_ date: String, _ count: Int) -> Words {
    Words(
      ja: "\(date)時点の一覧です（\(count)件）。",
      en: "List as of \(date) (\(count) \(count == 1 ? "entry" : "entries")).")
  }

  static func count(_ count: Int, from: Int, to: Int, _ language: Language) -> String {
    let isWhole = from == 1 && to == count
    guard language == .en else { return "\(count)件" + (isWhole ? "" : "（\(from)〜\(to)件目）") }
    return "\(count) \(count == 1 ? "vendor" : "vendors")" + (isWhole ? "" : " (\(from) to \(to))")
  }
}
