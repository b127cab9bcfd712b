import DeskCore

/// How a body outside is shown, wherever it is named.
enum DestinationView {
  static func card(_ destination: Destination, _ context: PageContext) -> HTML {
    """
    <div class="destination">
    <p><b>\(context(destination.name))</b></p>
    <p>\(context(destination.takes))</p>
    \(destination.limits.map { "<p>\(context($0))</p>\n" as HTML })\
    \(destination.how.map { "<p>\(context($0))</p>\n" as HTML })\
    \(contact(destination))\
    \(destination.verified ? nil : unverified(context))\
    </div>

    """
  }

  /// Telephone and page, where known.
  static func contact(_ destination: Destination) -> HTML? {
    let phone: HTML? = destination.phone.map { "<a href=\"tel:\($0)\">\($0)</a>" }
    let page: HTML? = destination.url.map { "<a href=\"\($0)\" rel=\"noreferrer\">\($0)</a>" }
    let parts = [phone, page].compactMap(\.self)
    guard let first = parts.first else { return nil }
    return "<p>\(first)\(parts.dropFirst().html { " · \($0)" })</p>\n"
  }

  static func unverified(_ context: PageContext) -> HTML {
    "<p class=\"careful\">\(context(DestinationWords.unverified))</p>\n"
  }
}

/// The words around bodies outside.
enum DestinationWords {
  static let unverified = Words(
    ja: "確認要: 出典で確かめられていない内容を含みます。", en: "Please check: part of this was not verified in a source.")
}
