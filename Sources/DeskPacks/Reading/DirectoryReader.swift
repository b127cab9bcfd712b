import DeskCore

/// Reads `directory/*.yaml`: police by prefecture, vendors, support schemes.
///
/// A pack may leave any of them out; its pages then say that there is no list.
struct DirectoryReader {
  let conditions: ConditionReader
  let faults: FaultList

  func lists(_ files: [String: PackNode]) -> DirectoryLists {
    var lists = DirectoryLists()
    let known = DirectoryNames(files, conditions.vocabulary)
    if let file = files["directory/police.yaml"] {
      DirectoryPoliceReader(known: known, faults: faults).read(file, into: &lists)
    }
    if let file = files["directory/vendors.yaml"] {
      DirectoryVendorsReader(known: known, faults: faults).read(file, into: &lists)
    }
    if let file = files["directory/schemes.yaml"] {
      DirectorySchemesReader(known: known, faults: faults).read(file, into: &lists)
    }
    return lists
  }
}

/// What else in a pack the lists of the directory name.
struct DirectoryNames {
  /// Ids of destinations.
  let destinations: Set<String>
  /// Ids of desks.
  let desks: Set<String>
  /// The prefectures, as the vocabulary knows them.
  let prefectures: [FactValue]

  init(_ files: [String: PackNode], _ vocabulary: Vocabulary) {
    destinations = Self.ids(files["destinations.yaml"]?["destinations"])
    desks = Self.ids(files["desks.yaml"]?["desks"])
    let fact = vocabulary.place(of: "organisation.prefecture").map { vocabulary[$0] }
    // Abroad there is no police of ours.
    prefectures = (fact?.kind.values ?? []).filter { $0.id != "overseas" }
  }

  private static func ids(_ node: PackNode?) -> Set<String> {
    guard case .list(let items)? = node?.content else { return [] }
    return Set(items.compactMap { $0["id"]?.scalar })
  }

  /// Notes a destination that is not there.
  func check(_ id: String?, _ map: PackMap, _ faults: FaultList) {
    guard let id, !destinations.contains(id) else { return }
    faults.add("there is no destination “\(id)”", at: map.node)
  }

  /// The code of a prefecture in a list.
  func code(_ node: PackNode, _ faults: FaultList) -> String? {
    guard let code = node.scalar, prefectures.contains(where: { $0.id == code }) else {
      faults.add("a prefecture is named by its code, from \"01\" to \"47\"", at: node)
      return nil
    }
    return code
  }
}

extension PackMap {
  /// An address that pages put into a link: nothing but the web.
  func webAddress(_ key: String) -> String? {
    guard let node = self[key] else { return nil }
    guard let url = node.scalar, url.hasPrefix("https://") || url.hasPrefix("http://"),
      !url.contains(where: \.isWhitespace)
    else {
      faults.add("a url begins with https:// or http://", at: node)
      return nil
    }
    return url
  }
}
