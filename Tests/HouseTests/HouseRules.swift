import Foundation
import Testing

/// House rules as tests: they read the sources.
@Suite struct HouseRules {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func swiftFiles(_ folder: String) -> [(path: String, text: String)] {
    let base = root.appendingPathComponent(folder).path
    guard let names = FileManager.default.enumerator(atPath: base) else { return [] }
    return names.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
      (try? String(contentsOfFile: base + "/" + name, encoding: .utf8)).map { ("\(folder)/\(name)", $0) }
    }
  }

  /// What each target may import besides the Swift standard library (design §2).
  static let allowed: [String: Set<String>] = [
    "DeskCore": [],
    "DeskPacks": ["DeskCore", "Foundation", "Yams"],
    "CCalendar": [],
    "CCurl": [],
    "CPostgres": [],
    "CQRCode": [],
    "CZip": [],
    "DeskExport": ["CCalendar", "CZip", "DeskCore", "Foundation", "Synchronization"],
    "DeskMail": [
      "CCurl", "DeskCore", "DeskService", "Dispatch", "Foundation", "Glibc", "Mustache", "Synchronization",
    ],
    "DeskStore": ["CPostgres", "DeskVault", "Dispatch", "Foundation", "GRDB", "Glibc", "Synchronization"],
    "DeskVault": ["Crypto", "CryptoExtras", "Foundation", "Synchronization"],
    "DeskService": ["Crypto", "DeskCore", "DeskStore", "DeskVault", "Foundation", "Synchronization"],
    "DeskWeb": [
      "CQRCode", "DeskCore", "DeskExport", "DeskMail", "DeskService", "Foundation", "HTTPTypes",
      "Hummingbird",
      "HummingbirdCore", "Logging",
      "NIOCore", "NIOHTTP1", "NIOHTTPTypes", "Synchronization",
    ],
    "madoguchi": [
      "ArgumentParser", "DeskCore", "DeskMail", "DeskPacks", "DeskService", "DeskStore", "DeskVault",
      "DeskWeb",
      "Dispatch", "HTTPTypes", "Foundation", "Hummingbird", "HummingbirdCore",
      "Logging", "NIOCore", "ServiceLifecycle", "Synchronization", "UnixSignals",
    ],
  ]

  @Test(arguments: allowed.keys.sorted())
  func `imports point inwards only`(_ target: String) {
    let files = Self.swiftFiles("Sources/\(target)")
    #expect(!files.isEmpty || target.hasPrefix("C"))
    for (path, text) in files {
      for match in text.matches(
        of: #/(?m)^(?:@\w+ )?(?:public |package )?import (?:struct |class |enum |func )?(\w+)/#)
      {
        #expect(Self.allowed[target]!.contains(String(match.1)), "\(path) imports \(match.1)")
      }
    }
  }

  @Test func `every target has its list of imports`() throws {
    let targets = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appendingPathComponent("Sources").path)
    #expect(Set(targets) == Set(Self.allowed.keys))
  }

  @Test func `the core asks no clock, no chance and no disk`() {
    for (path, text) in Self.swiftFiles("Sources/DeskCore") {
      for word in [
        "Date()", ".random(", "SystemRandomNumberGenerator", "ContinuousClock", "FileManager", "UUID(",
      ] {
        #expect(!text.contains(word), "\(path) uses \(word)")
      }
    }
  }

  @Test func `every page type is shown by a sample`() {
    let samples =
      Self.swiftFiles("Tests/DeskWebTests").first { $0.path.hasSuffix("/Samples.swift") }?.text ?? ""
    var pages = 0
    for (path, text) in Self.swiftFiles("Sources/DeskWeb") {
      for match in text.matches(of: #/(?m)^(?:public )?struct (\w+): Page\b/#) {
        pages += 1
        #expect(samples.contains("\"\(match.1)\""), "\(path): \(match.1) has no sample in Samples.swift")
      }
    }
    #expect(pages >= 9)
  }

  @Test func `every page of the console is shown by a sample`() {
    let samples = Self.swiftFiles("Tests/DeskWebTests").filter { $0.path.contains("/ConsoleSamples") }
      .map(\.text).joined()
    var pages = 0
    for (path, text) in Self.swiftFiles("Sources/DeskWeb") {
      for match in text.matches(of: #/(?m)^(?:public )?struct (\w+): ConsolePage\b/#) {
        pages += 1
        #expect(
          samples.contains("page: \"\(match.1)\""),
          "\(path): \(match.1) has no sample in ConsoleSamples*.swift")
      }
    }
    #expect(pages >= 30)
  }

  @Test func `no page carries a script, a style of its own or an inline handler`() {
    for (path, text) in Self.swiftFiles("Sources/DeskWeb") {
      let isFrame = path.hasSuffix("Console/Frame/ConsoleLayout.swift")
      for word in ["<script", " style=", " onclick=", " onload=", "javascript:"] {
        // The console's one script is named in its frame, by its address.
        let allowed = isFrame && word == "<script" && text.matches(of: #/<script/#).count == 1
        #expect(allowed || !text.contains(word), "\(path) holds \(word)")
      }
    }
  }

  @Test func `markup is made of strings in one file alone`() {
    for (path, text) in Self.swiftFiles("Sources/DeskWeb") where !path.hasSuffix("/HTML.swift") {
      #expect(!text.contains("unchecked"), "\(path) makes markup of a string")
      #expect(!text.contains("HTML(stringLiteral"), "\(path) makes markup of a string")
    }
  }

  @Test func `public names are documented`() {
    for folder in ["Sources/DeskCore", "Sources/DeskPacks", "Sources/DeskService", "Sources/DeskWeb"] {
      for (path, text) in Self.swiftFiles(folder) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated()
        where line.contains(#/^\s*public (?!extension|internal)/#)
          && !line.contains("public internal(set) var lines") && !line.contains("public typealias ")
        {
          var above = index - 1
          while above >= 0, lines[above].contains(#/^\s*@/#) { above -= 1 }
          let isDocumented = above >= 0 && lines[above].contains(#/^\s*\/\/\//#)
          #expect(isDocumented, "\(path):\(index + 1): \(line)")
        }
      }
    }
  }

  @Test func `words in Swift are there in both languages and not empty`() {
    var count = 0
    for (path, text) in Self.swiftFiles("Sources/DeskWeb") {
      for match in text.matches(of: #/Words\(\s*ja: "([^"]*)",\s*en: "([^"]*)"/#) {
        count += 1
        #expect(!match.1.isEmpty && !match.2.isEmpty, "\(path): \(match.0)")
        #expect(!match.2.contains(#/[ぁ-んァ-ヶ一-龠]/#), "\(path): Japanese in English: \(match.2)")
      }
    }
    #expect(count > 80)
  }

  @Test func `every word of a page is used`() {
    let files = Self.swiftFiles("Sources/DeskWeb")
    let all = files.map(\.text).joined()
    for (path, text) in files {
      var owner = ""
      for line in text.split(separator: "\n") {
        if let match = line.firstMatch(of: #/^enum (\w+Words) /#) { owner = String(match.1) }
        guard !owner.isEmpty, let match = line.firstMatch(of: #/^  static let (\w+)\b.*Words/#) else {
          continue
        }
        let name = String(match.1)
        let isUsed =
          all.contains("\(owner).\(name)") || text.matches(of: try! Regex("\\b\(name)\\b")).count > 1
        #expect(isUsed, "\(path): \(owner).\(name) is used nowhere")
      }
    }
  }

  @Test func `files stay small enough to be read at once`() {
    for folder in ["Sources", "Tests"] {
      for (path, text) in Self.swiftFiles(folder) {
        #expect(text.split(separator: "\n").count <= 330, "\(path) is a monster in the making")
      }
    }
  }

  @Test func `versions are pinned exactly`() throws {
    let text = try String(contentsOf: Self.root.appendingPathComponent("Package.swift"), encoding: .utf8)
    let packages = text.matches(of: #/\.package\(url: .*/#)
    #expect(packages.count >= 7)
    for match in packages { #expect(match.0.contains("exact: \""), "\(match.0)") }
  }
}
