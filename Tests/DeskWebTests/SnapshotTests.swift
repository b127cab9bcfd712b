import Foundation
import HTTPTypes
import Testing

/// Every page as text; `RECORD=1` writes them anew.
@Suite struct SnapshotTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Snapshots")
  private let site = SiteUnderTest()

  private func answer(_ sample: Sample, _ language: String) async throws -> SiteUnderTest.Answer {
    let path = "/\(language)\(sample.path)"
    guard let form = sample.form else { return try await site.get(path) }
    return try await site.post(path, form)
  }

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
        answer.body.utf8.count <= 30_000, "\(sample.testDescription) \(language): \(answer.body.utf8.count)")
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
