import DeskCore
import DeskService

/// The lists that are wanted daily, each with the number of its cases where that is known.
struct QueueTabsView {
  let page: QueuePage
  let context: ConsoleContext

  var html: HTML {
    """
    <nav aria-label="\(context(QueueListWords.lists))"><ul class="tabs">\
    \(QueueTab.allCases.html(entry))</ul></nav>

    """
  }

  private func entry(_ tab: QueueTab) -> HTML {
    let desk = page.filter.desk
    let count: HTML? = page.counts.count(tab, desk: desk).map {
      " <span class=\"count\">\(AnswerWords.grouped($0))</span>"
    }
    let current: HTML? = tab == page.filter.tab ? " aria-current=\"page\"" : nil
    return """
      <li><a href="\(tab.filter(desk: desk).link.path)"\(current)>\
      \(context(QueueListWords.tabs[tab]!))\(count)</a></li>
      """
  }
}

/// What narrows the list, as a form that leads to an address.
struct QueueFilterForm {
  let page: QueuePage
  let context: ConsoleContext
  private var filter: QueueFilter { page.filter }

  var html: HTML {
    """
    <form class="filters" method="get" action="\(ConsoleLink.home.path)" role="search" \
    aria-label="\(context(QueueListWords.filters))">
    <div class="field"><label for="q">\(context(QueueListWords.search))</label>
    <input type="search" id="q" name="q" value="\(filter.text.isEmpty ? page.typed : filter.text)" \
    maxlength="\(QueueFilter.mostText)" size="24" autocomplete="off" data-key="search"></div>
    \(desks)\
    \(select("state", QueueWords.state, states, chosen: filter.state.text))\
    \(select("assignee", QueueWords.assignee, assignees, chosen: filter.assignee.text))\
    \(select("order", QueueListWords.order, orders, chosen: filter.order.rawValue))\
    <button class="equal">\(context(QueueListWords.apply))</button>
    \(filter.isNarrowed || filter.desk != nil ? clear : nil)</form>

    """
  }

  private var clear: HTML {
    "<a class=\"clear\" href=\"\(ConsoleLink.home.path)\">\(context(QueueListWords.clear))</a>\n"
  }

  /// No choice for whoever sees one desk alone.
  private var desks: HTML? {
    guard page.desks.count > 1 else { return nil }
    let all = ("", counted(context(QueueListWords.allDesks), page.counts.count(filter.state, desk: nil)))
    let rows = page.desks.map { id in
      let name = context.pack.desk(id).map { context($0.name) } ?? id
      return (id, counted(name, page.counts.count(filter.state, desk: id)))
    }
    return select("desk", QueueWords.desk, [all] + rows, chosen: filter.desk ?? "")
  }

  private var states: [(String, String)] {
    let single = [CaseState.new, .open, .waiting, .closed].map { state in
      (QueueFilter.State.one(state), context(CaseStateWords.states[state]!))
    }
    let rows =
      [(QueueFilter.State.unclosed, context(QueueListWords.unclosed))] + single
      + [(QueueFilter.State.all, context(QueueListWords.all))]
    return rows.map { ($0.0.text, counted($0.1, page.counts.count($0.0, desk: filter.desk))) }
  }

  /// Whoever works on a case of this page can be chosen: there is no list of all colleagues to choose from.
  private var assignees: [(String, String)] {
    var people = Set(page.rows.compactMap(\.assignee))
    if case .person(let address) = filter.assignee { people.insert(address) }
    people.remove(context.actor.name)
    let fixed: [(QueueFilter.Assignee, Words)] = [
      (.anybody, QueueListWords.anybody), (.me, QueueListWords.me), (.nobody, QueueWords.nobody),
    ]
    return fixed.map { ($0.0.text, context($0.1)) } + people.sorted().map { ($0, $0) }
  }

  private var orders: [(String, String)] {
    [
      (CaseQuery.Order.newest, QueueListWords.newest), (.waiting, QueueListWords.tabs[.waiting]!),
      (.due, QueueListWords.tabs[.due]!),
    ].map { ($0.0.rawValue, context($0.1)) }
  }

  private func counted(_ name: String, _ count: Int) -> String {
    context(QueueListWords.counted(name, count))
  }

  private func select(
    _ name: String, _ label: Words, _ rows: [(String, String)], chosen: String
  ) -> HTML {
    let options = rows.html { value, text in
      "<option value=\"\(value)\"\(value == chosen ? " selected" as HTML : nil)>\(text)</option>"
    }
    return """
      <div class="field"><label for="\(name)">\(context(label))</label>
      <select id="\(name)" name="\(name)">\(options)</select></div>

      """
  }
}
