import DeskCore
import DeskService

/// What was done with accounts.
enum AccountHistory {
  static func html(_ history: [AccountEvent], _ context: ConsoleContext) -> HTML {
    guard !history.isEmpty else { return "<p>\(context(AccountsWords.noHistory))</p>\n" }
    return table(history, AccountsWords.history, context)
  }

  /// What was refused, apart; nothing where nothing was.
  static func refusals(_ refusals: [AccountEvent], _ context: ConsoleContext) -> HTML? {
    guard !refusals.isEmpty else { return nil }
    return """
      <h2>\(context(AccountsWords.refusals))</h2>
      <p class="hint">\(context(AccountsWords.refusalsHint))</p>
      \(table(refusals, AccountsWords.refusals, context))
      """
  }

  private static func table(_ history: [AccountEvent], _ caption: Words, _ context: ConsoleContext) -> HTML {
    let rows = history.map { event -> [HTML] in
      let kind = AccountEvent.Kind(rawValue: event.kind)
      return [
        ConsoleTime.html(event.at, context), "\(event.email)",
        "\(kind.map { context(HistoryWords.kind($0)) } ?? event.kind)\(detail(event, kind, context))",
        "\(HistoryWords.actors[event.actor].map { context($0) } ?? event.actor)",
      ]
    }
    return ConsoleTable(
      caption: context(caption),
      columns: [
        .init(heading: context(HistoryWords.at)), .init(heading: context(HistoryWords.account)),
        .init(heading: context(HistoryWords.what)), .init(heading: context(HistoryWords.by)),
      ], rows: rows
    ).html
  }

  private static func detail(
    _ event: AccountEvent, _ kind: AccountEvent.Kind?, _ context: ConsoleContext
  ) -> HTML? {
    guard !event.text.isEmpty else { return nil }
    let text =
      switch kind {
      case .added, .roles: roles(event.text, context)
      case .refused: refused(event.text, context)
      default: HistoryWords.details[event.text].map { context($0) } ?? event.text
      }
    return " <span class=\"hint\">\(text)</span>"
  }

  /// What was wrong last, and how often it was.
  private static func refused(_ text: String, _ context: ConsoleContext) -> String {
    let parts = text.split(separator: " ").map(String.init)
    let cause = parts.first ?? ""
    let words = HistoryWords.details[cause].map { context($0) } ?? cause
    guard parts.count == 2, let count = Int(parts[1]) else { return words }
    return "\(words) \(context(HistoryWords.times(count)))"
  }

  /// Roles as the service stores them; one that the pack has no more stays as it is.
  private static func roles(_ text: String, _ context: ConsoleContext) -> String {
    let desks = context.pack.desks.map(\.id)
    let parts = text.split(separator: " ").map { part in
      Role(String(part), desks: desks).map { RoleWords.text($0, context) } ?? String(part)
    }
    return parts.joined(separator: context.language == .en ? ", " : "、")
  }
}
