import DeskCore
import DeskService

extension QueueFilter {
  /// The longest text that is searched for, in Unicode scalars.
  static let mostText = 200

  /// Reads an address's query.
  ///
  /// - Parameter desks: those that the asker sees; another one is unknown like one that is not there.
  /// - Returns: the filter without what has a fault, and every fault.
  static func read(_ query: String, desks: [String]) -> (filter: QueueFilter, faults: [QueueFault]) {
    guard let form = FormBody(query) else { return (QueueFilter(), [.unreadable]) }
    var reader = QueueFilterReader(form: form, faults: [])
    reader.refuseUnknown(query)
    var filter = QueueFilter()
    filter.text = reader.words()
    filter.desk = reader.value("desk").flatMap { id in
      if desks.contains(id) { return id }
      reader.faults.append(.desk(id))
      return nil
    }
    filter.state = reader.value("state").map { reader.state($0) } ?? .unclosed
    filter.assignee = reader.value("assignee").map { reader.assignee($0) } ?? .anybody
    filter.order = reader.value("order").map { reader.order($0) } ?? .newest
    // A place in one list is none in another one: after a fault the list begins anew.
    if let after = reader.value("after"), reader.faults.isEmpty {
      if isPlace(after, filter.order) { filter.after = after } else { reader.faults.append(.place) }
    }
    if let skipped = reader.value("skip"), filter.after != nil {
      filter.skipped = reader.skipped(skipped)
    }
    return (filter, reader.faults)
  }

  /// Whether a text can be the `next` of a list in this order.
  private static func isPlace(_ text: String, _ order: CaseQuery.Order) -> Bool {
    let id = #/[0-9A-HJKMNP-TV-Z]{26}/#
    if order == .newest { return text.wholeMatch(of: id) != nil }
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[1].wholeMatch(of: id) != nil
      && parts[0].wholeMatch(of: #/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z/#) != nil
  }
}

/// Reads one field after the other.
private struct QueueFilterReader {
  let form: FormBody
  var faults: [QueueFault]

  private static let known: Set<String> = ["q", "desk", "state", "assignee", "order", "after", "skip"]

  mutating func refuseUnknown(_ query: String) {
    for pair in query.split(separator: "&") {
      let name = String(pair.prefix { $0 != "=" })
      guard !Self.known.contains(name), !faults.contains(.unknown(name)), faults.count < 5 else { continue }
      faults.append(.unknown(name))
    }
  }

  /// The one value of a field; nil where it is empty, absent or faulty.
  mutating func value(_ name: String) -> String? {
    if form.isDoubled(name) {
      faults.append(.twice(name))
      return nil
    }
    guard let value = form.one(name), !value.isEmpty else { return nil }
    // Neither a lone control character nor a page of text can be one of ours.
    if value.unicodeScalars.count > 400 || value.unicodeScalars.contains(where: { $0.value < 0x20 }) {
      faults.append(.control(name))
      return nil
    }
    return value
  }

  mutating func words() -> String {
    if form.isDoubled("q") { faults.append(.twice("q")) }
    // What is pasted may hold tabs and line breaks.
    let parts = (form.one("q") ?? "").unicodeScalars.split { $0.value < 0x20 || $0.properties.isWhitespace }
    let words = parts.map(String.init).joined(separator: " ")
    if words.unicodeScalars.count > QueueFilter.mostText {
      faults.append(.longText)
      return ""
    }
    return words
  }

  mutating func state(_ text: String) -> QueueFilter.State {
    if text == QueueFilter.State.all.text { return .all }
    if let state = CaseState(rawValue: text) { return .one(state) }
    faults.append(.state(text))
    return .unclosed
  }

  mutating func assignee(_ text: String) -> QueueFilter.Assignee {
    switch text {
    case QueueFilter.Assignee.me.text: return .me
    case QueueFilter.Assignee.nobody.text: return .nobody
    default:
      if EmailAddress.isPlausible(text) { return .person(text) }
      faults.append(.assignee(text))
      return .anybody
    }
  }

  /// It only says which cases of the list these are: what is no such number says nothing.
  mutating func skipped(_ text: String) -> Int {
    guard let count = Int(text), (1...100_000_000).contains(count) else {
      faults.append(.place)
      return 0
    }
    return count
  }

  mutating func order(_ text: String) -> CaseQuery.Order {
    if let order = CaseQuery.Order(rawValue: text) { return order }
    faults.append(.order(text))
    return .newest
  }
}

/// What of an address could not be taken; it is left out of the list, and the page says so.
enum QueueFault: Sendable, Hashable {
  case unreadable
  case unknown(String)
  case twice(String)
  case control(String)
  case desk(String)
  case state(String)
  case assignee(String)
  case order(String)
  /// A place of another list, or none.
  case place
  case longText
  /// Searching is switched off under heavy load.
  case noSearch
}
