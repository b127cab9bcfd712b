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
    for match in text.matches(of: #/[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,255}/#) {
      add(String(match.0), GuideConsoleWords.mail)
    }
    for match in text.matches(of: #/https?:\/\/[A-Za-z0-9.-]{1,255}/#) {
      // Public bodies' own pages are what an answer should name.
      let host = String(match.0)
      if !host.hasSuffix(".go.jp"), !host.hasSuffix(".or.jp") { add(host, GuideConsoleWords.web) }
    }
    for match in text.matches(of: #/C[0-9]{2}-[0-9A-Z]{4}-[0-9A-Z]{3}/#) {
      add(String(match.0), GuideConsoleWords.reference)
    }
    for match in text.matches(of: #/[0-9０-９]{1,4}[-.ー－‐][0-9０-９]{1,4}[-.ー－‐][0-9０-９]{3,4}/#) {
      add(String(match.0), GuideConsoleWords.number)
    }
    for match in text.matches(of: #/[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}/#) {
      add(String(match.0), GuideConsoleWords.number)
    }
    return found
  }
}
