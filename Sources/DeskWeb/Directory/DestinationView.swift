import DeskCore

/// How a body outside is shown, wherever it is named.
enum DestinationView {
  /// - Parameters:
  ///   - sheet: what is known of the person: where the body has an office of their prefecture, or a list that fits
  ///     them, it is named too. Without one nothing is added.
  ///   - site: the address of the public side, on pages that are not its own.
  static func card(
    _ destination: Destination, _ context: PageContext, of sheet: AnswerSheet? = nil, site: String = ""
  ) -> HTML {
    """
    <div class="destination">
    <p><b>\(context(destination.name))</b></p>
    <p>\(context(destination.takes))</p>
    \(destination.limits.map { "<p>\(context($0))</p>\n" as HTML })\
    \(destination.how.map { "<p>\(context($0))</p>\n" as HTML })\
    \(contact(destination))\
    \(sheet.flatMap { local(destination, of: $0, context, site: site) })\
    \(destination.verified ? nil : unverified(context))\
    </div>

    """
  }

  /// Telephone and page, where known.
  static func contact(_ destination: Destination) -> HTML? {
    let phone: HTML? = destination.phone.map { self.phone($0) }
    let page: HTML? = destination.url.map { "<a href=\"\($0)\" rel=\"noreferrer\">\($0)</a>" }
    let parts = [phone, page].compactMap(\.self)
    guard let first = parts.first else { return nil }
    return "<p>\(first)\(parts.dropFirst().html { " · \($0)" })</p>\n"
  }

  /// The same, and what is near the person or fits them.
  static func contact(
    _ destination: Destination, of sheet: AnswerSheet, _ context: PageContext, site: String = ""
  ) -> HTML? {
    let parts = [contact(destination), local(destination, of: sheet, context, site: site)].compactMap(\.self)
    return parts.isEmpty ? nil : parts.reduce(.empty, +)
  }

  /// Its name; for the police that of the person's own prefecture, where it is known: 「大阪府警察」.
  static func name(_ destination: Destination, of sheet: AnswerSheet?, _ context: PageContext) -> String {
    guard let sheet, destination.id == context.pack.directory.policeDestination,
      let police = context.pack.directory.police(of: sheet, context.pack.rulebook.vocabulary)
    else { return context(destination.name) }
    return context(police.name)
  }

  /// A number that a telephone can dial.
  static func phone(_ number: String) -> HTML {
    let dialled = number.filter { "0123456789+#".contains($0) }.replacing("#", with: "%23")
    return "<a href=\"tel:\(dialled)\">\(number)</a>"
  }

  static func unverified(_ context: PageContext) -> HTML {
    "<p class=\"careful\">\(context(DestinationWords.unverified))</p>\n"
  }
}

/// What of a destination is near the person, or fits them.
extension DestinationView {
  /// The police of the prefecture, the vendors that serve it, the schemes for a firm of this size; nil for others.
  static func local(
    _ destination: Destination, of sheet: AnswerSheet, _ context: PageContext, site: String = ""
  ) -> HTML? {
    let lists = context.pack.directory
    let vocabulary = context.pack.rulebook.vocabulary
    let prefecture = lists.police(of: sheet, vocabulary)
    if destination.id == lists.policeDestination { return police(prefecture, context, site) }
    if destination.id == lists.vendors.destination {
      let query = VendorQuery(filter: VendorFilter(region: prefecture?.code))
      return more(
        .vendors(query: query.text), DestinationWords.vendors(prefecture?.prefecture), context, site)
    }
    if lists.schemeDestinations.contains(destination.id) {
      let query = SupportQuery(employees: sheet.employees(vocabulary), prefecture: prefecture?.code)
      return more(.support(query: query.text), DestinationWords.support, context, site)
    }
    return nil
  }

  private static func police(
    _ police: PoliceHeadquarters?, _ context: PageContext, _ site: String
  ) -> HTML {
    let all = more(.police, DestinationWords.allPolice, context, site, place: police.map { "p\($0.code)" })
    guard let police else { return all }
    return """
      <p><b>\(context(police.name))</b>: \
      \(contact(police, context) ?? "\(context(DestinationWords.localUnverified))")</p>
      \(all)
      """
  }

  /// A headquarters' own telephone and page; nil where none was seen in a source.
  static func contact(_ police: PoliceHeadquarters, _ context: PageContext) -> HTML? {
    let page: HTML? = police.url.map {
      "<a href=\"\($0)\" rel=\"noreferrer\">\(context(DestinationWords.page))<span class=\"hidden\">: \(context(police.name))</span></a>"
    }
    let parts = [police.phone.map { phone($0) }, page].compactMap(\.self)
    guard let first = parts.first else { return nil }
    let seen = police.asOf.map { DestinationWords.seen($0.description) }
    return """
      \(first)\(parts.dropFirst().html { " · \($0)" })\
      \(seen.map { " <span class=\"hint\">\(context($0))</span>" as HTML })
      """
  }

  private static func more(
    _ link: Link, _ words: Words, _ context: PageContext, _ site: String, place: String? = nil
  ) -> HTML {
    // Lists are not written in やさしい日本語.
    let path = context.plain.link(link) + (place.map { "#\($0)" } ?? "")
    return "<p><a href=\"\(site)\(path)\">\(context(words))</a></p>\n"
  }
}

/// The words around bodies outside.
enum DestinationWords {
  static let unverified = Words(
    ja: "確認要: 出典で確かめられていない内容を含みます。", en: "Please check: part of this was not verified in a source.")
  static let localUnverified = Words(
    ja: "この警察の連絡先は確かめられていません。全国の窓口を使ってください。",
    en: "its own contact was not verified. Please use the national desk.")
  static let allPolice = Words(ja: "都道府県警察の一覧", en: "Police by prefecture")
  static let page = Words(ja: "相談のページ", en: "its page")
  static let support = Words(ja: "会社に合う支援を探す", en: "Find support that fits your firm")

  static func seen(_ date: String) -> Words {
    Words(ja: "（\(date)に写しで確認）", en: "(seen in a copy on \(date))")
  }

  static func vendors(_ prefecture: Words?) -> Words {
    guard let prefecture else { return Words(ja: "業者の一覧を見る", en: "See the list of vendors") }
    return Words(
      ja: "\(prefecture.ja)に対応する業者の一覧を見る", en: "See vendors that serve \(prefecture.en)")
  }
}
