import DeskCore

/// Words that Word and Excel files add to a paper; the others are `DocumentWords`.
enum ExportWords {
  static let aboutForm = Words(ja: "この書類について", en: "About this paper")
  static let aboutLetter = Words(
    ja: "差出人への注意（送る前にこの枠を消してください）", en: "For the sender (delete this box before you send the letter)")
  static let note = Words(ja: "注意", en: "Note")
  static let number = Words(ja: "番号", en: "No.")
  static let item = Words(ja: "項目", en: "Item")
  static let content = Words(ja: "内容", en: "Content")
  static let remarks = Words(ja: "備考", en: "Remarks")
  static let continued = Words(ja: "（続き）", en: "(continued)")

  /// A name and what it stands for: 「あて先：個人情報保護委員会」, “To: …”.
  static func line(_ name: Words, _ text: String, _ language: Language) -> String {
    name[language] + (language == .en ? ": " : "：") + text
  }
}

extension FilledDocument {
  /// Whom it is for, when it was made, what the case is called: one line each.
  var head: [String] {
    var lines: [String] = []
    if let receiver { lines.append(ExportWords.line(DocumentWords.receiver, receiver, language)) }
    lines.append(ExportWords.line(DocumentWords.madeOn, madeOn, language))
    if let reference { lines.append(ExportWords.line(DocumentWords.reference, reference, language)) }
    return lines
  }

  /// What must be known of it, and what it gives away: one line each.
  var about: [String] {
    notes + [disclosed].compactMap { $0.map { ExportWords.line(DocumentWords.discloses, $0, language) } }
  }

  /// What it gives away; nil where that is nothing.
  var disclosed: String? {
    discloses.isEmpty ? nil : discloses.joined(separator: language == .en ? "; " : "、")
  }
}

extension FilledDocument.Row {
  /// The small words beside it: what the receiver wants there, and whether that was verified.
  func remarks(_ language: Language) -> [String] {
    [hint, isVerified ? nil : DocumentWords.unverified[language]].compactMap { $0 }.filter { !$0.isEmpty }
  }
}
