import DeskCore

/// What can be done with a case besides writing, each on a page of its own; what does not fit its state is
/// absent.
struct CaseActs {
  let opened: ConsoleCase
  let place: CasePlace
  let context: ConsoleContext

  var html: HTML {
    """
    <section class="noprint" aria-labelledby="acts"><h2 id="acts">\(context(CaseWords.acts))</h2>
    \(opened.state == .closed ? reopen : nil)\
    <ul class="act-list">\(links.html { act, words in
      "<li><a href=\"\(place.path(act))\">\(context(words))</a></li>"
    })\
    <li><a href="\(ConsoleLink.newGuide(from: opened.reference).path)">\(context(GuideConsoleWords.makeOne))</a></li>\
    </ul></section>

    """
  }

  private var links: [(CaseActPage, Words)] {
    var links: [(CaseActPage, Words)] = [(.referrals, CaseActWords.refer)]
    if opened.state != .closed { links.append((.closure, CaseActWords.close)) }
    if opened.state != .closed { links.append((.decline, CaseActWords.decline)) }
    if context.pack.desks.contains(where: { $0.email != nil && $0.id != opened.desk }) {
      links.append((.handover, CaseActWords.handOver))
    }
    return links + [
      (.duties, CaseDutyWords.title), (.documents, CaseDocumentWords.title),
      (.particulars, CaseParticularsWords.title), (.receipt, CaseActWords.newReceipt),
      (.assessments, CaseWords.changeFacts),
    ]
  }

  private var reopen: HTML {
    """
    <form method="post" action="\(place.target(.closure))">
    \(place.hidden(context))\
    <p>\(context(CaseActWords.reopenHint)) <button class="equal" name="go" value="reopen">\
    \(context(CaseActWords.reopen))</button></p>
    </form>

    """
  }
}
