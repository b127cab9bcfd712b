/// The papers of a pack, and what only they ask.
public struct DocumentSet: Sendable {
  /// The papers, in the order in which they are shown.
  public let templates: [DocumentTemplate]
  /// What papers need beside the facts, asked once for all of them; nil where the pack has no papers.
  public let particulars: Form?

  /// The papers of a pack.
  public init(templates: [DocumentTemplate] = [], particulars: Form? = nil) {
    self.templates = templates
    self.particulars = particulars
  }

  /// The newest version of the paper with this id.
  public func template(_ id: String) -> DocumentTemplate? {
    templates.filter { $0.id == id }.max { $0.version < $1.version }
  }
}
