import DeskCore
import DeskService

/// The vendor list that counts, the form that brings in another one, and every version.
struct VendorListPage: ConsolePage {
  let list: VendorList
  /// Newest first.
  let history: [VendorLists.Version]
  /// What keeps the file that was sent from being taken.
  var faults: [ListFault] = []
  /// Why no file was read at all.
  var refusal: Words?
  /// The version that counts since a moment ago.
  var done: Int?

  func title(_ context: ConsoleContext) -> String {
    (hasProblem ? context(InterviewWords.errorTitle) : "") + context(VendorListWords.title)
  }

  private var hasProblem: Bool { refusal != nil || !faults.isEmpty }

  func body(_ context: ConsoleContext) -> HTML {
    """
    \(problems(context))\
    <h1>\(context(VendorListWords.title))</h1>
    \(flash(context))\
    \(state(context))\
    \(upload(context))\
    <h2>\(context(VendorListWords.history))</h2>
    \(history.isEmpty ? "<p>\(context(VendorListWords.noHistory))</p>\n" as HTML : table(context))
    """
  }

  private func problems(_ context: ConsoleContext) -> HTML? {
    if let refusal {
      return FaultSummary.html([FieldProblem(field: "field-file", message: context(refusal))], context.page)
    }
    guard !faults.isEmpty else { return nil }
    let rows = faults.html { "<li>\($0.text(context.language))</li>" }
    return """
      <div class="errors" role="alert" tabindex="-1" autofocus aria-labelledby="errors">
      <h2 id="errors">\(VendorListWords.faults(faults.count, context.language))</h2>
      <p>\(context(VendorListWords.nothingStored))</p>
      <ul>\(rows)</ul></div>

      """
  }

  private func flash(_ context: ConsoleContext) -> HTML? {
    guard let done, done == list.version else { return nil }
    return "<p class=\"flash\" role=\"status\">\(context(VendorListWords.published))</p>\n"
  }

  private func state(_ context: ConsoleContext) -> HTML {
    let link = context.publicURL + Link.vendors(query: "").path(context.language)
    return """
      <p><b>\(context(VendorWords.asOf(list.asOf.description, list.vendors.count)))</b></p>
      \(list.isSample ? "<p class=\"careful\">\(context(VendorListWords.isSample))</p>\n" as HTML : nil)\
      <ul><li><a href="\(link)" rel="noreferrer">\(context(VendorListWords.publicPage))</a></li>
      <li><a href="\(ConsoleLink.vendorFile(list.version).path)" download>\
      \(context(VendorListWords.download))</a></li></ul>

      """
  }

  private func upload(_ context: ConsoleContext) -> HTML {
    let hint = VendorListWords.fileHint(
      VendorColumn.allCases.map(\.name), needed: VendorColumn.allCases.filter(\.isNeeded).map(\.name))
    let problem: HTML? = refusal.map {
      "<p class=\"error\" id=\"field-file-error\"><b>!</b> \(context($0))</p>\n"
    }
    return """
      <h2>\(context(VendorListWords.upload))</h2>
      <form method="post" action="\(ConsoleLink.vendorList.path)" enctype="multipart/form-data" novalidate>\
      \(context.token)\
      <div class="field"><label for="field-file">\(context(VendorListWords.file))</label>
      <p class="hint" id="field-file-hint">\(context(hint))</p>
      \(problem)\
      <input type="file" id="field-file" name="file" accept=".csv,.tsv,.txt,text/csv" \
      aria-describedby="field-file-hint\(refusal == nil ? "" : " field-file-error")"\
      \(refusal == nil ? nil : " aria-invalid=\"true\"" as HTML)></div>
      <div class="go"><button class="primary">\(context(VendorListWords.check))</button></div>
      </form>

      """
  }

  private func table(_ context: ConsoleContext) -> HTML {
    let rows = history.map { version -> [HTML] in
      [
        """
        <a href="\(ConsoleLink.vendorVersion(version.number).path)">\
        \(context(VendorListWords.version(version.number)))</a>\
        \(version.number == list.version ? " <span class=\"mark done\">\(context(VendorListWords.counts))</span>" as HTML : nil)
        """,
        ConsoleTime.html(version.madeAt, context), "\(version.asOf.description)", "\(version.count)",
        "\(VendorListWords.who(version.actor, context))", VendorText.html(version.note, context.language),
      ]
    }
    return ConsoleTable(
      caption: context(VendorListWords.history),
      columns: [
        .init(heading: context(VendorListWords.versionHead)), .init(heading: context(VendorListWords.at)),
        .init(heading: context(VendorListWords.asOf)),
        .init(heading: context(VendorListWords.count), isNumber: true),
        .init(heading: context(VendorListWords.by)), .init(heading: context(VendorListWords.note)),
      ], rows: rows
    ).html
  }
}
