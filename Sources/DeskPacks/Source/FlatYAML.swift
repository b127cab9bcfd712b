/// A YAML file of keys with one text each, as settings are written.
public enum FlatYAML {
  /// The values by key.
  ///
  /// - Throws: every key that is not among `keys`, and every value that is not a single text, with its line.
  public static func read(_ text: String, file: String, keys: Set<String>) throws(PackFaults) -> [String:
    String]
  {
    let faults = FaultList()
    var values: [String: String] = [:]
    do throws(PackFault) {
      let root = try YAMLSource.parse(text, file: file)
      if case .nothing = root.content { return [:] }
      for (key, node) in PackMap(root, faults, keys: keys)?.all ?? [] {
        if let text = node.scalar {
          values[key] = text
        } else {
          faults.add("a single text is expected for \(key)", at: node)
        }
      }
    } catch {
      faults.add(error)
    }
    if !faults.faults.isEmpty { throw PackFaults(faults: faults.sorted) }
    return values
  }
}
