import DeskCore

/// Looks in a guide for what could name somebody: a help for whoever reads it again, and no proof that there is
/// nothing.
enum GuideFindings {
  static func find(in content: GuideContent) -> [GuideFinding] {
    let text = Language.pages.compactMap { content.texts[$0] }.map { $0.question + "\n" + $0.answer }
      .joined(separator: "\n")
    var found: [GuideFinding] = []
    func add(_ piece: String, _ why: Words) {
      let finding = GuideFinding(text: piece, why: why)
      if !found.contains(where: { $0.text == piece }) { found.append(finding) }
    }
    let folded = text.lowercased()
    for name in content.names where name.count > 1 && folded.contains(name.lowercased()) {
      add(name, GuideConsoleWords.nameOfCase)
    }
    for indicator in Indicator.all(in: text) {
      switch indicator.type {
      case .email: add(indicator.value, GuideConsoleWords.mail)
      case .url, .domain: if !isPublicBody(indicator.value) { add(indicator.value, GuideConsoleWords.web) }
      case .ipv4, .ipv6, .cidr: add(indicator.value, GuideConsoleWords.number)
      default: break
      }
    }
    for match in text.matches(of: #/C[0-9]{2}-[0-9A-Z]{4}-[0-9A-Z]{3}/#) {
      add(String(match.0), GuideConsoleWords.reference)
    }
    for match in text.matches(of: #/[0-9０-９]{1,4}[-.ー－‐][0-9０-９]{1,4}[-.ー－‐][0-9０-９]{3,4}/#) {
      add(String(match.0), GuideConsoleWords.number)
    }
    return found
  }

  /// Public bodies' own pages are what an answer should name.
  private static func isPublicBody(_ address: String) -> Bool {
    let start = address.firstRange(of: "://")?.upperBound ?? address.startIndex
    let host = address[start...].prefix { !"/?#:".contains($0) }
    return host.hasSuffix(".go.jp") || host.hasSuffix(".or.jp")
  }
}
