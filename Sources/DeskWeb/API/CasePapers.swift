import DeskCore
import DeskExport
import DeskService
import Foundation
import Hummingbird

/// What the API tells of the duties and the documents of one case, the same to its reporter and to staff.
struct CasePapers {
  let pack: DeskPack
  let request: APIRequest

  /// A document as it was asked for.
  enum Paper {
    /// to be read as JSON
    case read(FilledDocument)
    /// as a file, with the words for the event that it leaves: `ppc-report@1.docx`
    case taken(ExportFile, what: String)
  }

  func duties(_ dossier: Dossier) -> Response {
    APIRequest.json(dossier.dutiesJSON(pack: pack, language: request.language).text)
  }

  func list(_ dossier: Dossier) -> Response {
    let papers = dossier.offered(pack).map { paper in
      JSONText.object([
        ("id", .string(paper.template.id)), ("version", .number(paper.template.version)),
        ("name", .string(paper.template.name[request.language])),
        ("destination", JSONText(paper.template.destination)), ("offered", .bool(paper.isOffered)),
        (
          "variants",
          .array(
            paper.template.variants.map {
              .object([("id", .string($0.id)), ("name", .string($0.name[request.language]))])
            })
        ),
        ("formats", .strings(PaperQuery.Format.of(paper.template).map(\.rawValue))),
      ])
    }
    return APIRequest.json(JSONText.object([("documents", .array(papers))]).text)
  }

  /// A document that is filled from a case.
  ///
  /// - Parameter id: with its version or without.
  /// - Throws: `notFound` where the pack has no such document; `invalid` with every fault of the query.
  func paper(_ id: String, _ dossier: Dossier) throws -> Paper {
    let name = id.removingPercentEncoding ?? id
    let found = pack.documents.template(String(name.prefix { $0 != "@" }))
    guard let template = found, name == template.id || name == template.stamp else {
      throw DeskError.notFound
    }
    let query = try PaperQuery(request, template)
    let document = dossier.fill(template, variant: query.variant, pack: pack, language: query.language)
    guard let format = query.format.file else { return .read(document) }
    do throws(ExportFault) {
      let file = try ExportFile(document, as: format)
      return .taken(file, what: "\(template.stamp).\(format.rawValue)")
    } catch {
      throw DeskError.internalFault("\(template.stamp) could not be written as \(format.rawValue): \(error)")
    }
  }

  func answer(_ document: FilledDocument) -> Response {
    APIRequest.json(document.json(pack.rulebook.vocabulary).text)
  }
}

/// `?format=docx&variant=final&language=ja`
struct PaperQuery {
  var format = Format.json
  var variant: String?
  var language: Language

  /// What a document is answered as.
  enum Format: String, CaseIterable {
    case json, txt, docx, xlsx

    /// The file; nil for JSON.
    var file: ExportFormat? { ExportFormat(rawValue: rawValue) }

    /// The formats of a document.
    static func of(_ template: DocumentTemplate) -> [Format] {
      [.json] + template.formats.compactMap { Format(rawValue: $0.rawValue) }
    }
  }

  /// - Throws: every fault that it has.
  init(_ request: APIRequest, _ template: DocumentTemplate) throws {
    language = request.language
    var query = try QueryReader(request)
    while let (name, text) = query.next() {
      switch name {
      case "format":
        let formats = Format.of(template)
        if let named = formats.first(where: { $0.rawValue == text }) {
          format = named
        } else {
          query.fault(name, BodyWords.oneOf(formats.map(\.rawValue)))
        }
      case "variant":
        variant = text
        let variants = template.variants.map(\.id)
        if !variants.contains(text) { query.fault(name, BodyWords.oneOf(variants)) }
      case "language": language = query.language(text) ?? language
      default: query.unknown(name, known: ["format", "variant", "language"])
      }
    }
    try query.finish()
  }
}

extension ExportFile {
  /// The dates of a case as a calendar.
  ///
  /// - Parameters:
  ///   - url: the page on which duties are read.
  ///   - now: RFC 3339 in UTC.
  init(calendarOf dossier: Dossier, pack: DeskPack, language: Language, url: String?, now: String) {
    self.init(
      DutyCalendar.events(of: dossier, pack: pack, language: language, url: url),
      title: DutyCalendar.title(dossier.reference, language), reference: dossier.reference, now: now,
      zone: CalendarZone(offset: pack.rulebook.rules.zoneOffset))
  }
}
