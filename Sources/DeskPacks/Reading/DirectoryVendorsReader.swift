import DeskCore

/// Reads `directory/vendors.yaml`: kinds of service, the public list's name, and invented entries to begin with.
struct DirectoryVendorsReader {
  let known: DirectoryNames
  let faults: FaultList

  func read(_ root: PackNode, into lists: inout DirectoryLists) {
    let keys: Set<String> = ["destination", "asOf", "sample", "publicList", "source", "kinds", "vendors"]
    guard let file = PackMap(root, faults, keys: keys) else { return }
    var vendors = VendorCatalogue()
    vendors.destination = file.text("destination")
    known.check(vendors.destination, file, faults)
    vendors.publicList = file.words("publicList")
    vendors.sources = file.texts("source")
    vendors.kinds = file.list("kinds").compactMap { PackMap($0, faults, keys: ["id", "name", "alsoCalled"]) }
      .map { VendorKind(id: $0.text("id"), name: $0.words("name"), otherNames: $0.texts("alsoCalled")) }
    let kinds = Set(vendors.kinds.map(\.id))
    if file.required("asOf") == nil { return }
    vendors.list = VendorList(
      vendors: file.list("vendors").compactMap { vendor($0, kinds) },
      asOf: file.date("asOf") ?? CalendarDate(dayNumber: 0), isSample: file.flag("sample") ?? false)
    lists.vendors = vendors
  }

  private func vendor(_ node: PackNode, _ kinds: Set<String>) -> Vendor? {
    let keys: Set<String> = [
      "company", "service", "kinds", "prefectures", "registration", "validUntil", "hours", "alwaysOpen",
      "phone", "email", "url",
    ]
    guard let map = PackMap(node, faults, keys: keys) else { return nil }
    for kind in map.list("kinds") where !kinds.contains(kind.scalar ?? "") {
      faults.add("there is no kind of service “\(kind.scalar ?? "")”", at: kind)
    }
    if map.required("prefectures") == nil { return nil }
    return Vendor(
      company: map.text("company"), service: map.text("service"), kinds: map.texts("kinds"),
      prefectures: map.list("prefectures").compactMap { known.code($0, faults) },
      registration: map.optionalText("registration"), validUntil: map.date("validUntil"),
      hours: map.optionalText("hours"), isAlwaysOpen: map.flag("alwaysOpen") ?? false,
      phone: map.optionalText("phone"), email: map.optionalText("email"), url: map.webAddress("url"))
  }
}
