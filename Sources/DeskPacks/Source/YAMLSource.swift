import Yams

/// Reads YAML text into nodes that know their lines.
enum YAMLSource {
  /// The tree of one file.
  ///
  /// - Throws: `PackFault` at the line that is not YAML, or that holds a key twice.
  static func parse(_ text: String, file: String) throws(PackFault) -> PackNode {
    do {
      guard let root = try Yams.compose(yaml: text) else {
        return PackNode(content: .nothing, place: PackNode.Place(file: file, line: 1))
      }
      return node(root, file: file)
    } catch {
      throw fault(error, file: file)
    }
  }

  private static func node(_ node: Node, file: String) -> PackNode {
    let place = PackNode.Place(file: file, line: node.mark?.line ?? 1)
    switch node {
    case .scalar(let scalar):
      if scalar.string.isEmpty, scalar.style == .plain { return PackNode(content: .nothing, place: place) }
      return PackNode(content: .scalar(scalar.string), place: place)
    case .sequence(let sequence):
      return PackNode(content: .list(sequence.map { self.node($0, file: file) }), place: place)
    case .mapping(let mapping):
      return PackNode(
        content: .map(mapping.map { ($0.key.string ?? "", self.node($0.value, file: file)) }), place: place)
    case .alias:
      return PackNode(content: .nothing, place: place)
    }
  }

  private static func fault(_ error: any Error, file: String) -> PackFault {
    guard let error = error as? YamlError else {
      return PackFault(place: PackNode.Place(file: file, line: 1), message: "not readable: \(error)")
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return PackFault(place: PackNode.Place(file: file, line: mark.line), message: "not YAML: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.joined(separator: ", ")
      let line = context.mark.line
      return PackFault(
        place: PackNode.Place(file: file, line: line), message: "the key \(keys) stands here twice")
    default:
      return PackFault(place: PackNode.Place(file: file, line: 1), message: "not YAML: \(error)")
    }
  }
}
