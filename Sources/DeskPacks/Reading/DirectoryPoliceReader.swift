import DeskCore

/// Reads `directory/police.yaml`: one entry for every prefecture.
struct DirectoryPoliceReader {
  let known: DirectoryNames
  let faults: FaultList

  func read(_ root: PackNode, into lists: inout DirectoryLists) {
    let keys: Set<String> = ["destination", "asOf", "line", "areas", "police"]
    guard let file = PackMap(root, faults, keys: keys) else { return }
    lists.policeDestination = file.text("destination")
    known.check(lists.policeDestination, file, faults)
    lists.policeAsOf = file.date("asOf")
    lists.policeLine = PackMap(file["line"], faults, keys: ["phone", "text", "source"]).map {
      AdviceLine(phone: $0.text("phone"), text: $0.words("text"), sources: $0.texts("source"))
    }
    lists.areas = file.list("areas").compactMap { PackMap($0, faults, keys: ["id", "name"]) }.map {
      DirectoryLists.Area(id: $0.text("id"), name: $0.words("name"))
    }
    let areas = Set(lists.areas.map(\.id))
    lists.police = file.list("police").compactMap { headquarters($0, areas) }
    let codes = lists.police.map(\.code)
    for value in known.prefectures where codes.count(where: { $0 == value.id }) != 1 {
      faults.add("the prefecture “\(value.id)” stands here \(codes.count { $0 == value.id }) times", at: root)
    }
  }

  private func headquarters(_ node: PackNode, _ areas: Set<String>) -> PoliceHeadquarters? {
    let keys: Set<String> = ["prefecture", "name", "area", "url", "phone", "source", "asOf"]
    guard let map = PackMap(node, faults, keys: keys), let place = map.required("prefecture"),
      let code = known.code(place, faults)
    else { return nil }
    let area = map.text("area")
    if !areas.contains(area) { faults.add("there is no area “\(area)”", at: map["area"] ?? node) }
    let police = PoliceHeadquarters(
      code: code,
      prefecture: known.prefectures.first { $0.id == code }?.label ?? Words(ja: code, en: code),
      name: map.words("name"), area: area, url: map.webAddress("url"), phone: map.optionalText("phone"),
      sources: map.texts("source"), asOf: map.date("asOf"))
    if police.hasContact, police.sources.isEmpty || police.asOf == nil {
      faults.add("a contact names its source and as of when it was seen", at: node)
    }
    return police
  }
}
