import DeskCore

/// Vendors as a table, which becomes one card each on a narrow screen.
///
/// The roles stand in the markup because browsers drop a table's meaning once its rows are laid out otherwise.
struct VendorTable {
  let vendors: [Vendor]
  let context: PageContext

  var html: HTML {
    let heads = [
      VendorTableWords.company, VendorWords.kind, VendorTableWords.regions, VendorTableWords.registration,
      VendorTableWords.contact,
    ]
    return """
      <table class="vendors" role="table"><caption class="hidden">\(context(VendorWords.title))</caption>
      <thead role="rowgroup"><tr role="row">\
      \(heads.html { "<th role=\"columnheader\" scope=\"col\">\(context($0))</th>" })</tr></thead>
      <tbody role="rowgroup">
      \(vendors.html(row))</tbody></table>

      """
  }

  private func row(_ vendor: Vendor) -> HTML {
    """
    <tr role="row"><th role="rowheader" scope="row">\(text(vendor.company))<br>\
    <span class="hint">\(text(vendor.service))</span></th>\
    <td role="cell">\(kinds(vendor))</td><td role="cell">\(regions(vendor))</td>\
    <td role="cell" data-label="\(context(VendorTableWords.number))">\(registration(vendor))</td><td role="cell">\(contact(vendor))</td></tr>

    """
  }

  private func text(_ text: String) -> HTML { VendorText.html(text, context.language) }

  private func kinds(_ vendor: Vendor) -> HTML {
    let names = vendor.kinds.compactMap { id in
      context.pack.directory.vendors.kinds.first { $0.id == id }?.name
    }
    return "\(Words.list(names, context.language))"
  }

  /// A list of every prefecture of an area is told by the area's name.
  private func regions(_ vendor: Vendor) -> HTML {
    if vendor.isNationwide { return "\(context(VendorTableWords.nationwide))" }
    let lists = context.pack.directory
    var names: [Words] = []
    for area in lists.areas {
      let all = lists.prefectures(in: area.id)
      let served = all.filter(vendor.prefectures.contains)
      names +=
        served.count == all.count && all.count > 1
        ? [area.name] : served.compactMap { lists.name(ofRegion: $0) }
    }
    return "\(Words.list(names, context.language))"
  }

  private func registration(_ vendor: Vendor) -> HTML {
    let number =
      vendor.registration.map { text($0) } ?? "<span class=\"hint\">\(context(VendorTableWords.none))</span>"
    guard let until = vendor.validUntil else { return number }
    let isOver = vendor.isExpired(on: context.today)
    return """
      \(number)<br><span class="\(isOver ? "careful" : "hint")">\
      \(context(isOver ? VendorTableWords.expired(until.description) : VendorTableWords.until(until.description)))</span>
      """
  }

  private func contact(_ vendor: Vendor) -> HTML {
    let site: HTML? = vendor.url.map { url in
      "<a href=\"\(url)\" rel=\"noreferrer\">\(context(VendorTableWords.site))<span class=\"hidden\">: \(text(vendor.company))</span></a>"
    }
    let mail: HTML? = vendor.email.map { "<a href=\"mailto:\($0)\">\($0)</a>" }
    let hours: HTML? =
      vendor.isAlwaysOpen
      ? "<b>\(context(VendorTableWords.always))</b>" : vendor.hours.map { text($0) }
    let parts = [hours, vendor.phone.map { DestinationView.phone($0) }, mail, site].compactMap(\.self)
    return parts.enumerated().html { "\($0 == 0 ? nil : "<br>" as HTML)\($1)" }.reduce(.empty, +)
  }
}

/// Texts of a list as markup.
enum VendorText {
  /// As the list's maker wrote it, marked with its language where that is not the page's.
  static func html(_ text: String, _ language: Language) -> HTML {
    language == .en && ListText.isJapanese(text) ? "<span lang=\"ja\">\(text)</span>" : "\(text)"
  }
}

/// Where and for what somebody looks for a vendor: a form that needs no script.
struct VendorFindForm {
  let filter: VendorFilter
  let context: PageContext

  var html: HTML {
    let lists = context.pack.directory
    let kinds = lists.vendors.kinds.html { option($0.id, $0.name, filter.kind) }
    return """
      <form method="get" action="\(context.link(.vendors(query: "")))" class="find noprint">
      <div class="field"><label for="field-region">\(context(VendorWords.region))</label>
      <select id="field-region" name="region"><option value="">\(context(VendorWords.any))</option>\
      \(RegionOptions(chosen: filter.region, hasAreas: true, context: context).html)</select></div>
      <div class="field"><label for="field-service">\(context(VendorWords.kind))</label>
      <select id="field-service" name="service"><option value="">\(context(VendorWords.any))</option>\(kinds)</select></div>
      <div class="field"><button class="equal">\(context(VendorWords.find))</button></div>
      </form>

      """
  }

  private func option(_ value: String, _ name: Words, _ chosen: String?) -> HTML {
    "<option value=\"\(value)\"\(value == chosen ? " selected" as HTML : nil)>\(context(name))</option>"
  }
}

/// The prefectures by area, as a list to choose from.
struct RegionOptions {
  let chosen: String?
  /// Whether a whole area can be chosen as well.
  var hasAreas = false
  let context: PageContext

  var html: HTML {
    let lists = context.pack.directory
    return lists.areas.html { area -> HTML in
      let inside = lists.police.filter { $0.area == area.id }
      let whole: HTML? =
        hasAreas && inside.count > 1 ? option(area.id, VendorTableWords.whole(area.name)) : nil
      return """
        <optgroup label="\(context(area.name))">\(whole)\
        \(inside.html { option($0.code, $0.prefecture) })</optgroup>
        """
    }.reduce(.empty, +)
  }

  private func option(_ value: String, _ name: Words) -> HTML {
    "<option value=\"\(value)\"\(value == chosen ? " selected" as HTML : nil)>\(context(name))</option>"
  }
}

/// The words of the table.
enum VendorTableWords {
  static let company = Words(ja: "会社・サービス", en: "Company and service")
  static let regions = Words(ja: "対応地域", en: "Regions")
  static let registration = Words(ja: "登録番号・有効期限", en: "Registration")
  static let number = Words(ja: "登録番号", en: "Registration")
  static let contact = Words(ja: "連絡先・対応時間", en: "Contact and hours")
  static let nationwide = Words(ja: "全国", en: "Nationwide")
  static let none = Words(ja: "登録番号なし", en: "no number")
  static let site = Words(ja: "ウェブサイト", en: "Website")
  static let always = Words(ja: "24時間対応", en: "24 hours")

  static func until(_ date: String) -> Words { Words(ja: "\(date)まで", en: "until \(date)") }
  static func expired(_ date: String) -> Words {
    Words(ja: "\(date)に期限切れ", en: "expired on \(date)")
  }
  static func whole(_ area: Words) -> Words { Words(ja: "\(area.ja)のどこか", en: "anywhere in \(area.en)") }
}
