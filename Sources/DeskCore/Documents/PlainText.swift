extension FilledDocument {
  /// The paper as text for a mail or a field to paste into: no line is wrapped, lines end in LF.
  public var plainText: String {
    let cautions = notes.map { "※ \($0)" }
    let parts = discloses.joined(separator: language == .en ? "; " : "、")
    let given = discloses.isEmpty ? [] : ["\(DocumentWords.discloses[language]): \(parts)"]
    // What is meant for the sender of a letter stands before its first word, so that it is not sent along.
    let blocks =
      layout == .letter
      ? [head(cautions + given + [Self.rule])] + letter
      : [head(cautions)] + form + (given.isEmpty ? [] : [([Self.rule] + given).joined(separator: "\n")])
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static let rule = "--------"

  private func head(_ notes: [String]) -> String {
    var lines = [name]
    if let receiver { lines.append("\(DocumentWords.receiver[language]): \(receiver)") }
    lines.append("\(DocumentWords.madeOn[language]): \(madeOn)")
    if let reference { lines.append("\(DocumentWords.reference[language]): \(reference)") }
    return (lines + notes).joined(separator: "\n")
  }

  /// `■1. 概要`, then `(1) 対象の人数: 1,100人`; a text of several lines stands below its label.
  private var form: [String] {
    let hasOwnNumbers = sections.contains { $0.rows.contains { $0.number != nil } }
    var count = 0
    return sections.enumerated().map { place, section in
      var lines = section.heading.map { ["■\(place + 1). \($0)"] } ?? []
      for row in section.rows {
        count += 1
        let number = row.number ?? (hasOwnNumbers ? nil : "(\(count))")
        let mark = row.isVerified ? nil : "[\(DocumentWords.unverified[language])]"
        let label = [number, row.label, mark].compactMap(\.self).joined(separator: " ")
        let text = row.text.split(separator: "\n", omittingEmptySubsequences: false)
        if label.isEmpty {
          lines += text.map(String.init)
        } else if text.count == 1 {
          lines.append("\(label): \(row.text)")
        } else {
          lines.append("\(label):")
          lines += text.map { $0.isEmpty ? "" : "  \($0)" }
        }
      }
      return lines.joined(separator: "\n")
    }
  }

  private var letter: [String] {
    var blocks: [String] = []
    for section in sections {
      if let heading = section.heading { blocks.append("■ \(heading)") }
      for row in section.rows {
        let label = [row.number, row.label].compactMap(\.self).joined(separator: " ")
        blocks.append(label.isEmpty ? row.text : "\(label)\n\(row.text)")
      }
    }
    return blocks
  }
}
