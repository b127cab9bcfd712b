import DeskCore
import Foundation

/// The answers as one line of text, as they travel in the form: `sign.malware=none;done.told=police,ipa`.
enum SheetText {
  private static let plain = CharacterSet(charactersIn: "-._~/:+,").union(.alphanumerics)

  static func text(_ sheet: AnswerSheet, _ vocabulary: Vocabulary) -> String {
    sheet.asked.places.map { "\(vocabulary[$0].id)=\(value(sheet[$0], vocabulary[$0].kind))" }
      .joined(separator: ";")
  }

  private static func value(_ answer: Answer, _ kind: FactKind) -> String {
    switch answer {
    case .unknown: return "?"
    case .yes: return "yes"
    case .no: return "no"
    case .choice(let index): return kind.values[index].id
    case .multi(0): return "-"
    case .multi(let chosen):
      return kind.values.enumerated().filter { chosen & (1 << UInt64($0.offset)) != 0 }.map(\.element.id)
        .joined(separator: ",")
    case .number(let number): return String(number)
    case .when(.day(let day)): return day.description
    case .when(.instant(let seconds)): return Moment.utc(seconds)
    case .text(let text): return "'" + (text.addingPercentEncoding(withAllowedCharacters: plain) ?? "")
    }
  }

  /// - Returns: nil where the line is not one that we wrote.
  static func sheet(_ text: String, _ vocabulary: Vocabulary) -> AnswerSheet? {
    var sheet = AnswerSheet(count: vocabulary.count)
    for pair in text.split(separator: ";") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let place = vocabulary.place(of: String(parts[0])),
        let answer = answer(String(parts[1]), vocabulary[place].kind)
      else { return nil }
      sheet[place] = answer
    }
    return sheet
  }

  private static func answer(_ text: String, _ kind: FactKind) -> Answer? {
    if text == "?" { return .unknown }
    switch kind {
    case .tri: return text == "yes" ? .yes : text == "no" ? .no : nil
    case .choice(let values): return values.firstIndex { $0.id == text }.map(Answer.choice)
    case .multi(let values):
      if text == "-" { return .multi(0) }
      var chosen: UInt64 = 0
      for id in text.split(separator: ",") {
        guard let index = values.firstIndex(where: { $0.id == id }) else { return nil }
        chosen |= 1 << UInt64(index)
      }
      return .multi(chosen)
    case .number: return Int(text).flatMap { (0...1_000_000_000).contains($0) ? .number($0) : nil }
    case .when: return Moment(rfc3339: text).map(Answer.when)
    case .text(let values):
      guard text.hasPrefix("'"), let plain = String(text.dropFirst()).removingPercentEncoding,
        plain.unicodeScalars.count <= 200, values.isEmpty || values.contains(where: { $0.id == plain })
      else { return nil }
      return .text(plain)
    }
  }
}
