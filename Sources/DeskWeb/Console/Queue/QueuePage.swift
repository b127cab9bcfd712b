import DeskCore
import DeskService

/// The queue: what there is to do, as a list that has an address.
struct QueuePage: ConsolePage {
  let filter: QueueFilter
  let rows: [QueueRow]
  /// Where the next page begins; nil on the last one.
  let next: String?
  let counts: QueueCounts
  /// The desks whose cases the reader sees.
  let desks: [String]
  /// The words in the search box, where they could not be searched for.
  var typed = ""
  /// What of the address could not be taken.
  var faults: [QueueFault] = []
  /// Whether the words that are searched for are a reference that the reader does not see.
  var isUnknownReference = false

  var area: ConsoleArea { .queue }
  var isWide: Bool { true }
  var script: Bool { true }

  func title(_ context: ConsoleContext) -> String {
    let name = filter.tab.map { context(QueueListWords.tabs[$0]!) } ?? context(QueueListWords.narrowed)
    guard let desk = filter.desk.flatMap(context.pack.desk), filter.tab != nil else { return name }
    return "\(name): \(context(desk.name))"
  }

  func body(_ context: ConsoleContext) -> HTML {
    """
    <h1>\(title(context))</h1>
    \(faultBox(context))\
    \(QueueTabsView(page: self, context: context).html)\
    \(QueueFilterForm(page: self, context: context).html)\
    \(rows.isEmpty ? EmptyQueueView(page: self, context: context).html : table(context))\
    \(pages(context))\
    <p class="hint noprint">\(context(QueueListWords.bookmark)) \(KeysButton.html(context))</p>
    """
  }

  private func table(_ context: ConsoleContext) -> HTML {
    QueueTable(rows: rows, filter: filter, all: all, context: context).html
  }

  /// How many cases the whole list has, where it was counted.
  private var all: Int? {
    if filter.after == nil, next == nil { return rows.count }
    guard filter.text.isEmpty, filter.assignee == .anybody else { return nil }
    switch filter.order {
    case .newest: return counts.count(filter.state, desk: filter.desk)
    case .waiting: return filter.state == .unclosed ? counts.owed(desk: filter.desk) : nil
    case .due: return nil
    }
  }

  private func faultBox(_ context: ConsoleContext) -> HTML? {
    guard !faults.isEmpty else { return nil }
    let items = faults.html { "<li>\(context(QueueFaultWords.message($0)))</li>" }
    return """
      <div class="flash warn" role="alert" tabindex="-1" autofocus>
      <p>\(context(QueueFaultWords.title))</p>
      <ul>\(items)</ul></div>

      """
  }

  private func pages(_ context: ConsoleContext) -> HTML? {
    var links: [HTML] = []
    if filter.after != nil {
      links.append("<a href=\"\(filter.first.link.path)\">\(context(QueueListWords.firstPage))</a>")
    }
    if let next {
      var following = filter
      following.after = next
      following.skipped = filter.after != nil && filter.skipped == 0 ? 0 : filter.skipped + rows.count
      let words = rows.isEmpty ? QueueListWords.goOnSearching : QueueListWords.next
      links.append("<a rel=\"next\" href=\"\(following.link.path)\">\(context(words))</a>")
    }
    guard !links.isEmpty else { return nil }
    return "<nav class=\"pages\" aria-label=\"\(context(QueueListWords.pages))\">\(links)</nav>\n"
  }
}
