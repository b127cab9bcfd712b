import DeskCore
import DeskService
import HTTPTypes
import Hummingbird
import NIOCore

/// The lists of the directory: police, vendors, support; and the history with the vendor lists in it.
extension PublicSite {
  func addDirectoryRoutes(
    to pages: RouterGroup<BasicRequestContext>, _ language: Language, _ vendors: HeldVendors
  ) {
    pages.get("/police") { _, _ in show(PolicePage(), language) }
    pages.get("/support") { request, _ in
      show(SupportPage(request.uri.query ?? "", context(language)), language)
    }
    pages.get("/vendors") { request, _ in await self.vendors(request, vendors, language) }
    pages.get("/revisions") { _, _ in await revisions(vendors, language) }
  }

  private func vendors(_ request: Request, _ held: HeldVendors, _ language: Language) async -> Response {
    let (query, faults) = VendorQuery.read(request.uri.query ?? "", pack.directory)
    let list = await list(held)
    let page = VendorsPage(query: query, faults: faults, list: list, pack.directory, today: today())
    guard list != nil else { return show(page, language, status: .serviceUnavailable) }
    var response = show(page, language)
    // The order of a day must not outlive it.
    response.headers[.cacheControl] = "public, max-age=\(min(300, desk.secondsLeftToday))"
    return response
  }

  private func list(_ held: HeldVendors) async -> VendorList? {
    do throws(DeskError) { return try await held.shown().list } catch { return nil }
  }

  /// The pack's history, and each list that was brought in. A storage that is away hides those alone.
  private func revisions(_ held: HeldVendors, _ language: Language) async -> Response {
    let versions: [VendorLists.Version]
    do throws(DeskError) { versions = try await held.shown().history } catch { versions = [] }
    let offset = pack.rulebook.rules.zoneOffset
    let brought = versions.compactMap { version -> Revision? in
      guard let day = Moment(rfc3339: version.madeAt)?.day(offset: offset) else { return nil }
      return Revision(
        date: day, text: DirectoryListWords.updated(asOf: version.asOf.description, version.count))
    }
    var response = show(RevisionsPage(), language)
    guard !brought.isEmpty else { return response }
    let page = PageContext(pack: pack.adding(brought), language: language, today: today())
    response.body = ResponseBody(
      byteBuffer: ByteBuffer(string: Layout.document(RevisionsPage(), page).text))
    return response
  }
}

/// The words of the history.
enum DirectoryListWords {
  static func updated(asOf: String, _ count: Int) -> Words {
    Words(
      ja: "業者一覧を更新しました（\(asOf)時点、\(count)件）。",
      en: "The list of vendors was updated (as of \(asOf), \(count) \(count == 1 ? "entry" : "entries")).")
  }
}
