import DeskCore
import DeskService
import TestSupport

extension ConsoleSample {
  private static let vendors = [
    Vendor(
      company: "青葉セキュリティ", service: "=1+1 <b>調査</b>", kinds: ["forensics", "initial-response"],
      prefectures: ["13", "14"], registration: "018-0001-20", validUntil: CalendarDate(iso: "2027-03-31"),
      isAlwaysOpen: true, phone: "03-0000-0001", email: "ir@aoba.example", url: "https://aoba.example/"),
    Vendor(
      company: "Kestrel Labs", service: "IR", kinds: ["recovery"],
      validUntil: CalendarDate(iso: "2026-03-31"),
      hours: "9-17", url: "https://kestrel.example/"),
  ]
  private static let asOf = CalendarDate(iso: "2026-11-20")!

  private static let brought = Before {
    try await $0.world.staff.vendorLists.publish(vendors, asOf: asOf, note: "元の一覧", as: World.admin)
  }
  private static let replaced = Before {
    try await $0.world.staff.vendorLists.publish([vendors[1]], asOf: asOf, note: "", as: World.admin)
  }
  private static let waiting = Before { visitor in
    let number = try await visitor.world.staff.vendorLists.keepDraft(
      vendors, passedOver: ["備考"], as: World.admin)
    visitor.values["{list}"] = String(number)
  }
  private static let list = "/lists/vendors"
  private static let draft = "/lists/vendors/drafts/{list}"
  private static let proven = [("old", ConsoleVisitor.password), ("code", "{code}")]

  /// The vendor list.
  static let lists: [ConsoleSample] = [
    ConsoleSample(page: "VendorListPage", name: "sample", path: list, who: World.admin),
    ConsoleSample(
      page: "VendorListPage", name: "published", path: list + "?done=2", who: World.admin,
      before: [brought, replaced]),
    ConsoleSample(
      page: "VendorListPage", name: "faults", path: list, on: list,
      file: (name: "vendors.csv", content: "会社名,サービス名,種類,地域,URL\na,b,魔法,全国,ftp://x\nc,,監視,全国,\n"),
      who: World.admin, status: 422),
    ConsoleSample(
      page: "VendorListPage", name: "no-file", path: list, on: list, file: (name: "", content: ""),
      who: World.admin, status: 422),
    ConsoleSample(
      page: "VendorDraftPage", name: "first", path: draft, who: World.admin, before: [waiting]),
    ConsoleSample(
      page: "VendorDraftPage", name: "changes", path: draft, who: World.admin, before: [replaced, waiting]),
    ConsoleSample(
      page: "VendorDraftPage", name: "no-day", path: draft, on: draft,
      form: [("as-of", "きのうごろ"), ("note", "x"), ("go", "publish")] + proven, who: World.admin,
      before: [waiting], status: 422),
    ConsoleSample(
      page: "VendorDraftPage", name: "not-confirmed", path: draft, on: draft,
      form: [("as-of", "2026-11-20"), ("note", "x"), ("go", "publish"), ("old", "x"), ("code", "{code}")],
      who: World.admin, before: [waiting], status: 422),
    ConsoleSample(
      page: "VendorVersionPage", name: "earlier", path: list + "/versions/1", who: World.admin,
      before: [brought, replaced]),
    ConsoleSample(
      page: "VendorVersionPage", name: "current", path: list + "/versions/1", who: World.admin,
      before: [brought]),
    ConsoleSample(
      page: "VendorVersionPage", name: "not-confirmed", path: list + "/versions/1",
      on: list + "/versions/1", form: [("old", "x"), ("code", "{code}")], who: World.admin,
      before: [brought, replaced], status: 422),
  ]
}
