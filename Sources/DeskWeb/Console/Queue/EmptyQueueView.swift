import DeskCore

/// A list that holds nothing: why, and what to do.
struct EmptyQueueView {
  let page: QueuePage
  let context: ConsoleContext

  var html: HTML {
    if page.counts.all == 0 {
      return box(
        EmptyQueueWords.none, EmptyQueueWords.noneText,
        "<p><a class=\"equal\" href=\"\(ConsoleLink.phone.path)\">\(context(EmptyQueueWords.phone))</a></p>")
    }
    if page.next != nil { return box(EmptyQueueWords.notYet, EmptyQueueWords.notYetText) }
    guard page.filter.isNarrowed else {
      return box(EmptyQueueWords.allDone, EmptyQueueWords.allDoneText)
    }
    return box(
      EmptyQueueWords.notFound,
      page.isUnknownReference ? EmptyQueueWords.noSuchReference : EmptyQueueWords.notFoundText,
      "<p class=\"go\">\(closedAsWell)\(clear)</p>")
  }

  private var clear: HTML {
    "<a class=\"equal\" href=\"\(ConsoleLink.home.path)\">\(context(QueueListWords.clear))</a>"
  }

  /// A search begins with what is not closed.
  private var closedAsWell: HTML? {
    guard !page.filter.text.isEmpty, page.filter.state == .unclosed else { return nil }
    var filter = page.filter.first
    filter.state = .all
    return "<a class=\"equal\" href=\"\(filter.link.path)\">\(context(EmptyQueueWords.closedAsWell))</a>\n"
  }

  private func box(_ heading: Words, _ text: Words, _ link: HTML? = nil) -> HTML {
    """
    <section class="box">
    <h2>\(context(heading))</h2>
    <p>\(context(text))</p>
    \(link)</section>

    """
  }
}
