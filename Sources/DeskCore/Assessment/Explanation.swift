/// An assessment in words.
public struct Explanation: Sendable {
  let pack: DeskPack
  let language: Language

  /// Explains assessments of a pack in a language.
  public init(pack: DeskPack, language: Language) {
    self.pack = pack
    self.language = language
  }

  private var vocabulary: Vocabulary { pack.rulebook.vocabulary }

  /// Why an obligation is there, what it hangs on, and what is not verified.
  public func text(of row: Assessment.Obligation) -> String {
    var sentences = [row.rule.grounds.text[language]]
    sentences += row.notes.map { $0[language] }
    if !row.isCertain { sentences.append(condition(of: row)) }
    if !row.isVerified {
      sentences.append(
        language == .en
          ? "We could not verify this in its source: please check it." : "出典で確かめられていない内容です。必ず確認してください。")
    }
    return sentences.joined(separator: language == .en ? " " : "")
  }

  /// What would settle an open row.
  public func condition(of row: Assessment.Obligation) -> String {
    guard !row.hangsOn.isEmpty else { return language == .en ? "Not certain yet." : "まだ確かではありません。" }
    let shown = row.hangsOn.prefix(4).map { vocabulary[$0].label }
    let list = Words.list(shown, language)
    let more = row.hangsOn.count - shown.count
    if language == .en {
      return more > 0
        ? "Not certain yet: it depends on \(list) and \(more) more."
        : "Not certain yet: it depends on \(list)."
    }
    return more > 0
      ? "まだ確かではありません。次のお答えしだいです: \(list)、ほか\(more)件。" : "まだ確かではありません。次のお答えしだいです: \(list)。"
  }

  /// A destination's name.
  public func name(ofDestination id: String) -> String {
    pack.destinations[id]?.name[language] ?? id
  }
}
