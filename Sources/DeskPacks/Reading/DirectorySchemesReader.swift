import DeskCore

/// Reads `directory/schemes.yaml`: what helps smaller firms, and for whom it is.
struct DirectorySchemesReader {
  let known: DirectoryNames
  let faults: FaultList

  func read(_ root: PackNode, into lists: inout DirectoryLists) {
    guard let file = PackMap(root, faults, keys: ["destinations", "desks", "schemes"]) else { return }
    lists.schemeDestinations = file.texts("destinations")
    for id in lists.schemeDestinations { known.check(id, file, faults) }
    lists.schemeDesks = file.texts("desks")
    for id in lists.schemeDesks where !known.desks.contains(id) {
      faults.add("there is no desk “\(id)”", at: file.node)
    }
    lists.schemes = file.list("schemes").compactMap(scheme)
    var seen: Set<String> = []
    for scheme in lists.schemes where !seen.insert(scheme.id).inserted {
      faults.add("the scheme “\(scheme.id)” stands here twice", at: root)
    }
  }

  private func scheme(_ node: PackNode) -> SupportScheme? {
    let keys: Set<String> = [
      "id", "name", "who", "surelyUpTo", "atMost", "prefectures", "gives", "cost", "how", "url", "source",
      "verified", "asOf",
    ]
    guard let map = PackMap(node, faults, keys: keys), map.required("asOf") != nil else { return nil }
    let sources = map.texts("source")
    let verified = map.flag("verified") ?? false
    if verified, sources.isEmpty {
      faults.add("a scheme that counts as verified names its source", at: node)
    }
    let condition = SupportScheme.Condition(
      surelyUpTo: map.number("surelyUpTo"), atMost: map.number("atMost"),
      prefectures: map.list("prefectures").compactMap { known.code($0, faults) })
    if let sure = condition.surelyUpTo, let most = condition.atMost, sure > most {
      faults.add("“surelyUpTo” is above “atMost”", at: node)
    }
    return SupportScheme(
      id: map.text("id"), name: map.words("name"), who: map.words("who"), condition: condition,
      gives: map.words("gives"), cost: map.words("cost"), how: map.words("how"), url: map.webAddress("url"),
      sources: sources, verified: verified, asOf: map.date("asOf") ?? CalendarDate(dayNumber: 0))
  }
}
