/// A table that becomes stacked rows on a narrow screen without losing a word.
///
/// The roles stand in the markup because browsers drop a table's meaning once its rows are laid out
/// otherwise.
struct ConsoleTable {
  /// What the table holds, for those who do not see it; also shown where `isCaptionShown`.
  let caption: String
  var isCaptionShown = false
  let columns: [Column]
  /// The cells of each row, in the order of the columns; the first one names the row.
  let rows: [[HTML]]

  /// A column's heading.
  struct Column {
    let heading: String
    /// Whether it holds numbers, which stand at the right.
    var isNumber = false
  }

  var html: HTML {
    let heads = columns.html {
      """
      <th role="columnheader" scope="col"\($0.isNumber ? " class=\"number\"" as HTML : nil)>\($0.heading)</th>
      """
    }
    return """
      <table class="stack" role="table">
      <caption\(isCaptionShown ? nil : " class=\"hidden\"" as HTML)>\(caption)</caption>
      <thead role="rowgroup"><tr role="row">\(heads)</tr></thead>
      <tbody role="rowgroup">
      \(rows.html(row))</tbody></table>

      """
  }

  private func row(_ cells: [HTML]) -> HTML {
    let parts = zip(columns, cells).enumerated().html { index, pair in
      let (column, cell) = pair
      return index == 0
        ? "<th role=\"rowheader\" scope=\"row\">\(cell)</th>"
        : """
        <td role="cell" data-label="\(column.heading)"\
        \(column.isNumber ? " class=\"number\"" as HTML : nil)>\(cell)</td>
        """
    }
    return "<tr role=\"row\">\(parts)</tr>\n"
  }
}
