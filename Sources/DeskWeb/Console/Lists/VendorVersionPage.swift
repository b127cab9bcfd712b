import DeskCore
import DeskService

/// A version of the vendor list, and the form that makes it count again.
struct VendorVersionPage: ConsolePage {
  let version: VendorLists.Version
  let vendors: [Vendor]
  /// The list that counts now.
  let current: VendorList
  var problems: [FieldProblem] = []

  /// So many entries are shown; the file holds all.
  private static let most = 100

  func title(_ context: ConsoleContext) -> String {
    (problems.isEmpty ? "" : context(InterviewWords.errorTitle))
      + context(VendorListWords.one(version.number))
  }

  func body(_ context: ConsoleContext) -> HTML {
    """
    \(FaultSummary.html(problems, context.page))\
    <p><a class="back" href="\(ConsoleLink.vendorList.path)">\(context(VendorListWords.title))</a></p>
    <h1>\(context(VendorListWords.one(version.number)))</h1>
    <dl class="facts"><dt>\(context(VendorListWords.at))</dt><dd>\(ConsoleTime.html(version.madeAt, context))</dd>
    <dt>\(context(VendorListWords.asOf))</dt><dd>\(version.asOf.description)</dd>
    <dt>\(context(VendorListWords.count))</dt><dd>\(vendors.count)</dd>
    <dt>\(context(VendorListWords.by))</dt><dd>\(VendorListWords.who(version.actor, context))</dd>
    \(version.note.isEmpty ? nil : "<dt>\(context(VendorListWords.note))</dt><dd>\(VendorText.html(version.note, context.language))</dd>" as HTML)</dl>
    <p><a href="\(ConsoleLink.vendorFile(version.number).path)" download>\(context(VendorListWords.download))</a></p>
    \(back(context))\
    \(table(context))
    """
  }

  private func back(_ context: ConsoleContext) -> HTML {
    guard version.number != current.version else {
      return "<p><b>\(context(VendorListWords.isCurrent))</b></p>\n"
    }
    return """
      <details class="dialog"\(problems.isEmpty ? nil : " open" as HTML)>\
      <summary>\(context(VendorListWords.goBack))</summary>
      <form method="post" action="\(ConsoleLink.vendorVersion(version.number).path)" novalidate>\(context.token)\
      \(FormField.hidden([FormField(name: "since", value: String(current.version))]))\
      <p>\(context(VendorListWords.goBackText))</p>
      \(StepUpFields(form: .access, context: context, problems: problems).html)\
      <div class="go"><button class="primary">\(context(VendorListWords.goBackNow))</button></div>
      </form></details>

      """
  }

  private func table(_ context: ConsoleContext) -> HTML {
    let lists = context.pack.directory
    let rows = vendors.prefix(Self.most).map { vendor -> [HTML] in
      let kinds = vendor.kinds.compactMap { id in lists.vendors.kinds.first { $0.id == id }?.name }
      let places = vendor.prefectures.compactMap { lists.name(ofRegion: $0) }
      let contact = [vendor.phone, vendor.email, vendor.url].compactMap(\.self).joined(separator: " · ")
      return [
        VendorText.html(vendor.company, context.language), VendorText.html(vendor.service, context.language),
        "\(Words.list(kinds, context.language))",
        vendor.isNationwide
          ? "\(context(VendorTableWords.nationwide))" : "\(Words.list(places, context.language))",
        "\(VendorText.html(vendor.registration ?? "", context.language)) \(vendor.validUntil?.description ?? "")",
        "\(contact)",
      ]
    }
    let more = vendors.count - Self.most
    let heads: [VendorColumn] = [.company, .service, .kinds, .regions, .registration]
    return ConsoleTable(
      caption: context(VendorListWords.title),
      columns: (heads.map(\.name) + [VendorTableWords.contact]).map { .init(heading: context($0)) },
      rows: rows
    ).html + (more > 0 ? "<p>\(context(VendorListWords.more(more)))</p>\n" : "" as HTML)
  }
}
