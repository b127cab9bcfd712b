import DeskCore
import DeskService

/// A list that was read without a fault: what it changes, before it counts.
struct VendorDraftPage: ConsolePage {
  let number: Int
  let vendors: [Vendor]
  /// Headings that were passed over.
  let passedOver: [String]
  /// The list that counts now.
  let current: VendorList
  /// As it was typed; nil before.
  var asOf: String?
  var note = ""
  var problems: [FieldProblem] = []

  /// So many entries of each kind are named.
  private static let most = 20

  func title(_ context: ConsoleContext) -> String {
    (problems.isEmpty ? "" : context(InterviewWords.errorTitle)) + context(VendorListWords.draft)
  }

  func body(_ context: ConsoleContext) -> HTML {
    let changes = VendorChanges(from: current.isSample ? [] : current.vendors, to: vendors)
    let expired = vendors.filter { $0.isExpired(on: context.today) }
    return """
      \(FaultSummary.html(problems, context.page))\
      <h1>\(context(VendorListWords.draft))</h1>
      <p>\(context(VendorListWords.read(vendors.count)))</p>
      \(passed(context))\
      \(current.isSample ? "<p>\(context(VendorListWords.replacesSample))</p>\n" as HTML : nil)\
      \(entries(VendorListWords.added, changes.added, context))\
      \(entries(VendorListWords.removed, changes.removed, context))\
      \(entries(VendorListWords.changed, changes.changed, context))\
      \(entries(VendorListWords.expired, expired, context, isCareful: true))\
      \(form(context))
      """
  }

  private func passed(_ context: ConsoleContext) -> HTML? {
    guard !passedOver.isEmpty else { return nil }
    let names = passedOver.html { "<li>\(VendorText.html($0, context.language))</li>" }
    return """
      <p class="careful">\(context(VendorListWords.passedOver))</p>
      <ul>\(names)</ul>

      """
  }

  private func entries(
    _ heading: Words, _ vendors: [Vendor], _ context: ConsoleContext, isCareful: Bool = false
  ) -> HTML? {
    guard !vendors.isEmpty else { return nil }
    let more = vendors.count - Self.most
    return """
      <h2\(isCareful ? " class=\"careful\"" as HTML : nil)>\(context(heading)): \(vendors.count)</h2>
      <ul>\(vendors.prefix(Self.most).html { entry($0, context) })\
      \(more > 0 ? "<li>\(context(VendorListWords.more(more)))</li>" as HTML : nil)</ul>

      """
  }

  private func entry(_ vendor: Vendor, _ context: ConsoleContext) -> HTML {
    """
    <li><b>\(VendorText.html(vendor.company, context.language))</b> \
    \(VendorText.html(vendor.service, context.language))\(contact(vendor))</li>
    """
  }

  /// Whom victims would reach: what a forger would change.
  private func contact(_ vendor: Vendor) -> HTML {
    let parts = [vendor.phone, vendor.email, vendor.url].compactMap(\.self)
    return "<br><span class=\"hint\">\(parts.joined(separator: " · "))</span>"
  }

  private func form(_ context: ConsoleContext) -> HTML {
    let fields = ConsoleFields(problems: problems, context: context)
    return """
      <h2>\(context(VendorListWords.confirm))</h2>
      <form method="post" action="\(ConsoleLink.vendorDraft(number).path)" novalidate>\(context.token)\
      \(FormField.hidden([FormField(name: "since", value: String(current.version))]))\
      \(fields.line(
        .init(name: "as-of", label: VendorListWords.asOf, hint: VendorListWords.asOfHint, size: 14),
        asOf ?? context.today.description))\
      \(fields.line(
        .init(name: "note", label: VendorListWords.note, hint: VendorListWords.noteHint, isOptional: true,
          size: 48, most: VendorLists.mostNote), note))\
      \(StepUpFields(form: .access, context: context, problems: problems).html)\
      <div class="go"><button class="primary" name="go" value="publish">\(context(VendorListWords.publish))</button> \
      <button class="equal" name="go" value="discard">\(context(VendorListWords.discard))</button></div>
      </form>

      """
  }
}
