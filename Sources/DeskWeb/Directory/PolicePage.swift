import DeskCore

/// The police of every prefecture, by area; and the national desk, which reaches all of them.
struct PolicePage: Page {
  var link: Link? { .police }
  var hasEmergencyStrip: Bool { true }

  func title(_ context: PageContext) -> String { context(PoliceWords.title) }

  func body(_ context: PageContext) -> HTML {
    let lists = context.pack.directory
    return """
      <h1>\(context(PoliceWords.title))</h1>
      <p class="lead">\(context(PoliceWords.lead))</p>
      \(lists.policeDestination.flatMap { context.pack.destinations[$0] }.map { DestinationView.card($0, context) })\
      \(lists.policeLine.map { line($0, context) })\
      <h2 id="prefectures">\(context(PoliceWords.prefectures))</h2>
      <p>\(context(PoliceWords.verified)) \
      \(lists.policeAsOf.map { "<span class=\"hint\">\(context(PoliceWords.asOf($0.description)))</span>" as HTML })</p>
      <nav class="noprint" aria-labelledby="prefectures"><ul class="jump">\
      \(lists.areas.html { "<li><a href=\"#\($0.id)\">\(context($0.name))</a></li>" })</ul></nav>
      \(lists.areas.html { area($0, context) })
      """
  }

  private func line(_ line: AdviceLine, _ context: PageContext) -> HTML {
    """
    <div class="destination"><p><b>\(DestinationView.phone(line.phone))</b></p>
    <p>\(context(line.text))</p></div>

    """
  }

  private func area(_ area: DirectoryLists.Area, _ context: PageContext) -> HTML {
    let rows = context.pack.directory.police.filter { $0.area == area.id }.html { police in
      """
      <div id="p\(police.code)"><dt>\(context(police.prefecture))</dt>\
      <dd><b>\(context(police.name))</b><br>\(contact(police, context))</dd></div>

      """
    }
    return """
      <section><h3 id="\(area.id)">\(context(area.name))</h3>
      <dl class="police">\(rows)</dl></section>

      """
  }

  private func contact(_ police: PoliceHeadquarters, _ context: PageContext) -> HTML {
    DestinationView.contact(police, context)
      ?? "<span class=\"hint\">\(context(PoliceWords.national))</span>"
  }
}

/// The words of the page of the police.
enum PoliceWords {
  static let title = Words(ja: "都道府県警察の連絡先", en: "Police by prefecture")
  static let lead = Words(
    ja: "どの都道府県でも、下の全国の窓口から連絡できます。急ぐときや被害届は、近くの警察署に行ってください。",
    en:
      "The national desk below reaches every prefecture. If it is urgent, or for a damage report, go to a police station near you."
  )
  static let prefectures = Words(ja: "都道府県の警察", en: "The police of each prefecture")
  static let verified = Words(
    ja: "都道府県ごとのページは、公式ページの写しで確かめられたものだけを載せています。電話番号は、新しいものを確かめられた警察だけに載せます。",
    en:
      "Pages of a prefecture stand here only where a copy of the official page was seen, numbers only where a recent one was verified."
  )
  static let national = Words(ja: "確認できた連絡先なし（全国の窓口へ）", en: "no verified contact: use the national desk")

  static func asOf(_ date: String) -> Words { Words(ja: "（\(date)時点）", en: "(as of \(date))") }
}
