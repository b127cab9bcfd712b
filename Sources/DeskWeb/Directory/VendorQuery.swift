import DeskCore

/// What the address of the vendor list says.
struct VendorQuery: Sendable, Hashable {
  var filter = VendorFilter()
  /// From 1.
  var page = 1

  /// The query, percent-encoded, without its question mark; empty for the whole list.
  var text: String {
    var fields: [FormField] = []
    if let region = filter.region { fields.append(FormField(name: "region", value: region)) }
    if let kind = filter.kind { fields.append(FormField(name: "service", value: kind)) }
    if page > 1 { fields.append(FormField(name: "page", value: String(page))) }
    return FormBody.text(fields)
  }

  /// Reads a query; what is not known is told, and passed over.
  static func read(_ query: String, _ lists: DirectoryLists) -> (query: VendorQuery, faults: [Words]) {
    guard let form = FormBody(query) else { return (VendorQuery(), [VendorWords.unreadable]) }
    var read = VendorQuery()
    var faults: [Words] = []
    if let region = form.one("region"), !region.isEmpty {
      if lists.name(ofRegion: region) != nil {
        read.filter.region = region
      } else {
        faults.append(VendorWords.unknownRegion)
      }
    }
    if let kind = form.one("service"), !kind.isEmpty {
      if lists.vendors.kinds.contains(where: { $0.id == kind }) {
        read.filter.kind = kind
      } else {
        faults.append(VendorWords.unknownKind)
      }
    }
    if ["region", "service", "page"].contains(where: form.isDoubled) {
      faults.append(VendorWords.unreadable)
    }
    if let page = form.one("page").flatMap(Int.init), page > 1 { read.page = page }
    return (read, faults)
  }
}

/// What the address of the page of schemes says.
struct SupportQuery: Sendable, Hashable {
  var employees: Int?
  /// A prefecture's code.
  var prefecture: String?

  /// The query, percent-encoded, without its question mark; empty where nothing is said.
  var text: String {
    var fields: [FormField] = []
    if let employees { fields.append(FormField(name: "employees", value: String(employees))) }
    if let prefecture { fields.append(FormField(name: "prefecture", value: prefecture)) }
    return FormBody.text(fields)
  }
}
