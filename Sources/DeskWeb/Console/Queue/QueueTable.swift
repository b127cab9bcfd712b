import DeskCore

/// The cases of a page of the queue, a row each.
///
/// On a narrow screen the rows are laid out as blocks; the roles stand in the markup because browsers drop a
/// table's meaning then.
struct QueueTable {
  let rows: [QueueRow]
  let filter: QueueFilter
  /// How many cases the list has; nil where nobody has counted them.
  let all: Int?
  let context: ConsoleContext

  private var columns: [Words] {
    [
      QueueWords.state, QueueWords.clock, QueueWords.urgency, QueueWords.reference, QueueWords.subject,
      QueueWords.desk, QueueWords.assignee, QueueWords.lastWord, QueueWords.channel,
    ]
  }

  var html: HTML {
    let heads = columns.html { "<th role=\"columnheader\" scope=\"col\">\(context($0))</th>" }
    // A list that was opened in its middle does not say where.
    let first = filter.after == nil ? 1 : filter.skipped > 0 ? filter.skipped + 1 : nil
    let caption = QueueListWords.caption(
      rows.count, from: first, of: all, QueueListWords.orders[filter.order]!)
    return """
      <table class="stack queue" role="table" data-queue>
      <caption>\(context(caption))</caption>
      <thead role="rowgroup"><tr role="row">\(heads)</tr></thead>
      <tbody role="rowgroup">
      \(rows.html(row))</tbody></table>

      """
  }

  private func row(_ row: QueueRow) -> HTML {
    """
    <tr role="row" id="\(row.reference)">\
    \(cell(QueueWords.state, state(row)))\
    \(cell(QueueWords.clock, QueueClockView(row: row, context: context).html))\
    \(cell(QueueWords.urgency, urgency(row)))\
    <th role="rowheader" scope="row"><a class="id" href="\(place(row))">\(row.reference)</a></th>\
    <td role="cell">\(QueueSubjectView(row: row, context: context).html)</td>\
    \(cell(QueueWords.desk, "\(context.pack.desk(row.desk).map { context($0.name) } ?? row.desk)"))\
    \(cell(QueueWords.assignee, assignee(row)))\
    \(cell(QueueWords.lastWord, lastWord(row)))\
    \(cell(QueueWords.channel, channel(row)))</tr>

    """
  }

  /// The longest address of a list that fifty rows can carry.
  private static let mostBytes = 300

  /// The case's page, which leads back to this list; to the first one where the address is too long.
  private func place(_ row: QueueRow) -> String {
    let list = filter.link.path
    let isCarried = filter.link != .home && list.utf8.count <= Self.mostBytes
    return CasePlace(reference: row.reference, from: isCarried ? list : nil).path()
  }

  private func cell(_ heading: Words, _ content: HTML) -> HTML {
    "<td role=\"cell\" data-label=\"\(context(heading))\">\(content)</td>"
  }

  private func state(_ row: QueueRow) -> HTML {
    let name = context(CaseStateWords.states[row.state]!)
    if row.state == .new { return "<b>\(name)</b>" }
    guard row.state == .closed, let outcome = row.outcome else { return "\(name)" }
    return "\(name)<br><span class=\"hint\">\(context(CaseStateWords.outcomes[outcome]!))</span>"
  }

  private func urgency(_ row: QueueRow) -> HTML {
    let name = context(ResultWords.urgencies[row.urgency] ?? ResultWords.urgencyUnknown)
    guard row.urgency == "immediate", row.state != .closed else { return "\(name)" }
    return "<b class=\"mark stop\">\(name)</b>"
  }

  private func assignee(_ row: QueueRow) -> HTML {
    guard let assignee = row.assignee else {
      return "<span class=\"hint\">\(context(QueueWords.nobody))</span>"
    }
    // A long address breaks where its second part begins.
    let parts = assignee.split(separator: "@", maxSplits: 1).map(String.init)
    let shown: HTML = parts.count == 2 ? "\(parts[0])<wbr>@\(parts[1])" : "\(assignee)"
    return assignee == context.actor.name ? "<b>\(shown)</b>" : shown
  }

  private func lastWord(_ row: QueueRow) -> HTML {
    let who = context(row.isDeskLast ? QueueWords.ourDesk : QueueWords.reporter)
    guard case .instant(let at)? = Moment(rfc3339: row.lastAt),
      case .instant(let now)? = Moment(rfc3339: context.now)
    else { return "\(who) \(row.lastAt)" }
    return """
      \(who) \(QueueTime.ago(now - at, context.language))<br>\
      <time class="hint" datetime="\(row.lastAt)">\
      \(ConsoleTime.short(.instant(at), hasWeekday: true, context))</time>
      """
  }

  private func channel(_ row: QueueRow) -> HTML {
    let channel = CaseStateWords.channels[row.channel].map { context($0) } ?? row.channel
    return "\(channel)<br>\(context(CaseStateWords.languages[row.language]!))"
  }
}

/// What a case is about, as far as a row has room for it; the whole of it stands on the case's page.
struct QueueSubjectView {
  let row: QueueRow
  let context: ConsoleContext

  /// Some two lines; a subject may have thousands of letters, and a page fifty subjects.
  private static let mostBytes = 230
  private static let mostLabels = 3
  private static let mostLabelScalars = 20

  var html: HTML {
    if row.doesNotOpen { return "<span class=\"careful\">\(context(QueueWords.doesNotOpen))</span>" }
    return subject + labels
  }

  private var subject: HTML {
    if row.subject.allSatisfy(\.isWhitespace) {
      return "<span class=\"hint\">\(context(QueueWords.noSubject))</span>"
    }
    return "<span class=\"subject\">\(SaidView.inline(cut(row.subject)))</span>"
  }

  private func cut(_ text: String) -> String {
    guard text.utf8.count > Self.mostBytes else { return text }
    var kept = String.UnicodeScalarView()
    var bytes = 0
    for scalar in text.unicodeScalars {
      bytes += UTF8.width(scalar)
      if bytes > Self.mostBytes { break }
      kept.append(scalar)
    }
    return String(kept) + "…"
  }

  private var labels: HTML {
    guard !row.labels.isEmpty else { return .empty }
    let shown = row.labels.prefix(Self.mostLabels).map { label in
      let scalars = label.unicodeScalars
      return scalars.count > Self.mostLabelScalars
        ? String(scalars.prefix(Self.mostLabelScalars)) + "…" : label
    }
    let more = row.labels.count - shown.count
    return """
      <span class="labels">\(shown.html { "<span class=\"mark\">\(SaidView.inline($0))</span> " })\
      \(more > 0 ? "\(context(QueueWords.more(more)))" as HTML : nil)</span>
      """
  }
}
