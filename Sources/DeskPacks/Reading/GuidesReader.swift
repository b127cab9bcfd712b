import DeskCore

/// Reads `guides/*.yaml`: public answers to general questions.
struct GuidesReader {
  let faults: FaultList

  private static let keys: Set<String> = [
    "id", "asOf", "question", "answer", "keywords", "source", "verified",
  ]

  /// The guides by the names of their files.
  func guides(_ files: [String: PackNode]) -> [Guide] {
    files.keys.filter { $0.hasPrefix("guides/") }.sorted().compactMap { files[$0].flatMap(guide) }
  }

  private func guide(_ root: PackNode) -> Guide? {
    guard let map = PackMap(root, faults, keys: Self.keys) else { return nil }
    let id = map.text("id")
    if root.place.file != "guides/\(id).yaml" {
      faults.add("the file of “\(id)” is named guides/\(id).yaml", at: root)
    }
    if id.wholeMatch(of: #/[a-z][a-z0-9-]*/#) == nil {
      faults.add("“\(id)” is no id: lower-case letters, digits and -", at: map["id"] ?? root)
    }
    let (question, answer) = (map.words("question"), map.words("answer"))
    for language in Language.pages {
      check(question[language], most: GuideText.mostQuestion, "question", map)
      check(answer[language], most: GuideText.mostAnswer, "answer", map)
    }
    let (sources, isVerified) = (map.texts("source"), map.flag("verified") ?? false)
    if isVerified, sources.isEmpty {
      faults.add("a guide that counts as verified names its source", at: root)
    }
    _ = map.required("asOf")
    return Guide(
      id: id,
      texts: Dictionary(
        uniqueKeysWithValues: Language.pages.map {
          ($0, GuideText(question: question[$0], answer: answer[$0]))
        }),
      keywords: map.texts("keywords"), asOf: map.date("asOf") ?? CalendarDate(dayNumber: 0),
      sources: sources, isVerified: isVerified)
  }

  private func check(_ text: String, most: Int, _ key: String, _ map: PackMap) {
    guard text.unicodeScalars.count > most else { return }
    faults.add("“\(key)” has more than \(most) characters", at: map[key] ?? map.node)
  }
}
