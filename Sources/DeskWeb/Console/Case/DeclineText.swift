import DeskCore

/// What is told to somebody who cannot be helped here: why not, and where to go, in their language.
struct DeclineText {
  let opened: ConsoleCase
  let assessment: Assessment
  let pack: DeskPack

  /// Something that cannot be taken, with its name in the form.
  struct Reason: Sendable {
    let id: String
    let text: Words
    /// Ids of destinations.
    let destinations: [String]
    /// Whether the person wished for it.
    let isWished: Bool
  }

  /// What was wished and cannot be taken, then what the desk does not do.
  var reasons: [Reason] {
    let wished = assessment.declined.map {
      Reason(id: "wish:\($0.wish)", text: $0.text, destinations: $0.destinations, isWished: true)
    }
    let desk = (pack.desk(opened.desk)?.declines ?? []).enumerated().map { index, decline in
      Reason(id: "desk:\(index)", text: decline.text, destinations: decline.destinations, isWished: false)
    }
    return wished + desk
  }

  /// Whom to name, those of the reasons first, each once.
  var destinations: [Destination] {
    var seen: Set<String> = []
    let ids = reasons.flatMap(\.destinations) + assessment.referrals.map(\.rule.destination)
    return (ids + elsewhere).filter { seen.insert($0).inserted }.compactMap { pack.destinations[$0] }
  }

  /// Where the desk that the rules propose sends people, if it is not ours.
  private var elsewhere: [String] {
    guard let desk = pack.desk(assessment.desk), desk.email == nil, let destination = desk.refersTo else {
      return []
    }
    return [destination]
  }

  /// What is ticked at first.
  var wished: (reasons: [String], destinations: [String]) {
    let wished = reasons.filter(\.isWished)
    return (wished.map(\.id), wished.flatMap(\.destinations) + elsewhere)
  }

  /// The text for these reasons and destinations.
  func text(_ chosen: [String], _ named: [String]) -> String {
    let language = opened.reportersLanguage
    let why = reasons.filter { chosen.contains($0.id) }.map { reason in
      reason.isWished ? reason.text[language] : DeclineWords.notOurs(reason.text[language], language)
    }
    let whom = destinations.filter { named.contains($0.id) }.map { "・" + line($0, language) }
    var parts = [DeclineWords.greeting[language]]
    parts += why.isEmpty ? [DeclineWords.plain[language]] : why
    if !whom.isEmpty { parts.append(([DeclineWords.goTo[language]] + whom).joined(separator: "\n")) }
    return (parts + [DeclineWords.end[language]]).joined(separator: "\n\n")
  }

  private func line(_ destination: Destination, _ language: Language) -> String {
    let contact = [destination.phone.map { DeclineWords.phone[language] + $0 }, destination.url].compactMap(
      \.self)
    let words = [destination.name[language], (destination.how ?? destination.takes)[language]]
    let separator = language == .en ? ": " : "："
    return ([words.joined(separator: separator)] + contact).joined(separator: " ")
  }
}

/// The words around refusing.
enum DeclineWords {
  static let greeting = Words(ja: "ご連絡ありがとうございます。", en: "Thank you for writing to us.")
  static let plain = Words(
    ja: "申し訳ありませんが、この件は、この窓口ではお受けできません。", en: "We are sorry: this desk cannot take your case.")
  static let goTo = Words(ja: "次のところにご相談ください。", en: "Please turn to:")
  static let phone = Words(ja: "電話 ", en: "tel. ")
  static let end = Words(
    ja: "この件への対応は、ここで終わりにします。新しいことがあれば、受付番号で開く画面から書いてください。もう一度、窓口が読みます。",
    en:
      "This ends our work on the case. If there is something new, write on the page that your receipt opens: the desk reads it again."
  )

  static func notOurs(_ text: String, _ language: Language) -> String {
    language == .en ? "We are sorry. \(text)" : "申し訳ありません。\(text)"
  }

  static let lead = Words(
    ja: "お断りの返信を送り、選んだ案内先を記録し、案件を「お断りした」として終了します。すぐに送られ、取り消せません。",
    en:
      "This sends the refusal, records the bodies you name, and closes the case as declined. It goes at once and cannot be taken back."
  )
  static let reasons = Words(ja: "お受けできないこと", en: "What cannot be taken")
  static let wished = Words(ja: "報告者の希望", en: "the reporter’s wish")
  static let destinations = Words(ja: "案内先（案件にも記録します）", en: "Turn to (recorded in the case as well)")
  static let compose = Words(ja: "選んだ内容で文章を作り直す", en: "Write the text anew from these")
  static let composed = Words(
    ja: "文章を作り直しました。読んで直してから送ってください。", en: "The text was written anew. Read and change it before you send.")
  static let text = Words(ja: "報告者が読む文章", en: "What the reporter reads")
  static let textHint = Words(
    ja: "案内先の選び方を変えても、文章は変わりません。「このまま続けられます」とあれば消してください。この案件は終了します。",
    en:
      "Ticking other bodies does not change the text. Take out any sentence that says the case goes on: it ends here."
  )
  static let send = Words(ja: "相手に送って終了する", en: "Send it and close")
}
