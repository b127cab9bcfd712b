import DeskVault
import Foundation
import HTTPTypes
import Testing

/// Every page as text; `RECORD=1` writes them anew.
@Suite struct SnapshotTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Snapshots")

  private func answer(_ sample: Sample, _ language: String) async throws -> SiteUnderTest.Answer {
    let world = try await PageWorld()
    let site = SiteUnderTest(sample.stored == .broken ? try world.broken() : world.desk)
    var codes: [String: String] = [:]
    switch sample.stored {
    case .nothing, .broken: codes["{receipt}"] = Receipt().text
    case .aCase: codes["{receipt}"] = try await world.aCase()
    case .aClosedCase: codes["{receipt}"] = try await world.aCase(closed: true)
    case .aDraft:
      let saved = try await site.post(
        "/\(language)/interview", Sample.form(Sample.clinic, view: "result", go: "save"))
      codes["{code}"] = String(try #require(saved.body.firstMatch(of: Self.code)).0)
    case .sent: _ = try await site.post("/\(language)\(sample.path)", sample.form!)
    case .sentOtherwise:
      let other = sample.form!.map { $0.0 == "narrative" ? ($0.0, "Something else") : $0 }
      _ = try await site.post("/\(language)\(sample.path)", other)
    }
    let path = "/\(language)\(sample.path)"
    guard let form = sample.form else { return try await site.get(path).scrubbed }
    return try await site.post(path, form.map { ($0.0, codes[$0.1] ?? $0.1) }).scrubbed
  }

  private static var code: Regex<(Substring, Substring)> { #/[0-9A-Z]{5}(-[0-9A-Z]{5}){4}-[0-9A-Z]{2}/# }

  @Test(arguments: Sample.all)
  func `a page is as it was`(_ sample: Sample) async throws {
    for language in sample.languages {
      let answer = try await answer(sample, language)
      #expect(answer.status == sample.status)
      let file = Self.folder.appendingPathComponent("\(sample.page).\(sample.name).\(language).html")
      if ProcessInfo.processInfo.environment["RECORD"] == "1" {
        try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
        try answer.body.write(to: file, atomically: true, encoding: .utf8)
      }
      let kept = try String(contentsOf: file, encoding: .utf8)
      #expect(answer.body == kept, "\(file.lastPathComponent) changed; RECORD=1 writes it anew")
    }
  }

  @Test(arguments: Sample.all)
  func `a page is small, whole and safe`(_ sample: Sample) async throws {
    for language in sample.languages {
      let answer = try await answer(sample, language)
      #expect(
        answer.body.utf8.count <= sample.mostBytes,
        "\(sample.testDescription) \(language): \(answer.body.utf8.count)")
      #expect(answer.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
      #expect(answer.headers[.xContentTypeOptions] == "nosniff")
      #expect(answer.headers[.setCookie] == nil)
      #expect(answer.body.contains("lang=\"\(language == "en" ? "en" : "ja")\""))
      #expect(!answer.body.contains("DeskWeb.") && !answer.body.contains("Optional("))
      #expect(answer.body.hasSuffix("</html>\n"))
      #expect(answer.body.matches(of: #/<h1>/#).count == 1)
      if language == "en" {
        let words = answer.body.replacing(#/<[^>]*lang="ja"[^>]*>[^<]*</#, with: "")
          .replacing(#/value="[^"]*"/#, with: "")
        #expect(!words.contains(#/[ぁ-んァ-ヶ]/#), "\(sample.testDescription) speaks Japanese in English")
      }
    }
  }

  @Test func `no snapshot is left over`() throws {
    let kept = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    let known = Sample.all.flatMap { sample in
      sample.languages.map { "\(sample.page).\(sample.name).\($0).html" }
    }
    #expect(Set(kept) == Set(known))
  }
}

extension SiteUnderTest.Answer {
  /// The same with one word in the place of each code that chance made.
  fileprivate var scrubbed: SiteUnderTest.Answer {
    let symbols = #/[0-9A-Z]{5}(-(<wbr>)?[0-9A-Z]{5}){4}-(<wbr>)?[0-9A-Z]{2}/#
    let text = body.replacing(symbols, with: "CODE")
      .replacing(#/C26-[0-9A-Z]{4}-[0-9A-Z]{3}/#, with: "C26-REFE-REN")
      .replacing(#/value="[0-9a-z]{52}"/#, with: "value=\"KEY\"")
    return SiteUnderTest.Answer(status: status, headers: headers, body: text)
  }
}
