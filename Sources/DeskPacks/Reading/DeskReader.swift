import DeskCore

/// Reads desks, destinations, sources, revisions and the pack's own page texts.
struct DeskReader {
  let faults: FaultList

  func desks(_ root: PackNode) -> [Desk] {
    let keys: Set<String> = [
      "id", "name", "summary", "takes", "gives", "declines", "how", "email", "basis", "information", "forms",
      "source", "refersTo",
    ]
    guard let file = PackMap(root, faults, keys: ["desks"]) else { return [] }
    return file.list("desks").compactMap { PackMap($0, faults, keys: keys) }.map { map in
      Desk(
        id: map.text("id"), name: map.words("name"), summary: map.words("summary"),
        takes: words(map, "takes"), gives: words(map, "gives"), declines: declines(map),
        how: map.words("how"), email: map.optionalText("email"), basis: map.optionalWords("basis"),
        information: map.optionalWords("information"), forms: map.texts("forms"),
        refersTo: map.optionalText("refersTo"))
    }
  }

  private func words(_ map: PackMap, _ key: String) -> [Words] {
    map.list(key).map { PackMap.words($0, faults) }
  }

  private func declines(_ map: PackMap) -> [DeskDecline] {
    map.list("declines").compactMap { PackMap($0, faults, keys: ["text", "destinations"]) }.map {
      DeskDecline(text: $0.words("text"), destinations: $0.texts("destinations"))
    }
  }

  func destinations(_ root: PackNode) -> [Destination] {
    let keys: Set<String> = [
      "id", "name", "takes", "limits", "how", "url", "phone", "told", "source", "verified", "asOf",
    ]
    guard let file = PackMap(root, faults, keys: ["destinations"]) else { return [] }
    return file.list("destinations").compactMap { PackMap($0, faults, keys: keys) }.map { map in
      let sources = map.texts("source")
      let verified = map.flag("verified") ?? false
      if verified, sources.isEmpty {
        faults.add("a destination that counts as verified names its source", at: map.node)
      }
      checkURL(map)
      return Destination(
        id: map.text("id"), name: map.words("name"), takes: map.words("takes"),
        limits: map.optionalWords("limits"), how: map.optionalWords("how"), url: map.optionalText("url"),
        phone: map.optionalText("phone"), told: map.optionalText("told"), sources: sources, verified: verified
      )
    }
  }

  func sources(_ root: PackNode) -> [String: Source] {
    guard let file = PackMap(root, faults, keys: ["sources"]),
      let map = PackMap(file.required("sources"), faults, keys: nil)
    else { return [:] }
    var sources: [String: Source] = [:]
    for (key, node) in map.all {
      guard let source = PackMap(node, faults, keys: ["title", "url"]) else { continue }
      checkURL(source)
      sources[key] = Source(title: source.words("title"), url: source.optionalText("url"))
    }
    return sources
  }

  /// Pages put it into a link: nothing but the web.
  private func checkURL(_ map: PackMap) {
    guard let node = map["url"], let url = node.scalar else { return }
    guard url.hasPrefix("https://") || url.hasPrefix("http://"), !url.contains(where: \.isWhitespace) else {
      faults.add("a url begins with https:// or http://, not “\(url)”", at: node)
      return
    }
  }

  func revisions(_ root: PackNode) -> [Revision] {
    guard let file = PackMap(root, faults, keys: ["revisions"]) else { return [] }
    return file.list("revisions").compactMap { PackMap($0, faults, keys: ["date", "text"]) }.compactMap {
      map in
      guard let date = map.date("date") else { return nil }
      return Revision(date: date, text: map.words("text"))
    }
  }

  func sections(_ map: PackMap, _ key: String) -> [Section] {
    map.list(key).compactMap { PackMap($0, faults, keys: ["heading", "paragraphs"]) }.map {
      Section(heading: $0.words("heading"), paragraphs: words($0, "paragraphs"))
    }
  }

  func common(_ map: PackMap) -> [Words] {
    words(map, "common")
  }
}
