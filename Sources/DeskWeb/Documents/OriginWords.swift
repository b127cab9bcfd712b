import DeskCore

/// Where what a row says comes from, in words.
enum OriginWords {
  static let answer = Words(ja: "お答え", en: "Answers")
  static let written = Words(ja: "書類に書く内容", en: "What you wrote for papers")
  static let form = Words(ja: "送ったときの記入", en: "The form that was sent")
  static let matter = Words(ja: "この件の記録", en: "The case itself")
  static let rules = Words(ja: "お答えからの判断", en: "What follows from the answers")
  static let done = Words(ja: "知らせた記録", en: "Notes of whom you told")
  static let template = Words(ja: "この書類の決まった文", en: "Words of this paper")
  static let matters: [DocumentTemplate.Matter: Words] = [
    .reference: Words(ja: "案件番号", en: "reference"),
    .received: Words(ja: "受け付けた日時", en: "when it was received"),
    .subject: Words(ja: "件名", en: "subject"),
    .narrative: Words(ja: "起きたこと", en: "what happened"),
    .organisation: Words(ja: "組織の名前", en: "name of the organisation"),
    .name: Words(ja: "お名前", en: "your name"),
    .email: Words(ja: "メールアドレス", en: "mail address"),
    .phone: Words(ja: "電話番号", en: "telephone number"),
    .files: Words(ja: "ファイルの名前", en: "names of files"),
    .today: Words(ja: "今日の日付", en: "today’s date"),
  ]

  /// The most names of one kind that a row is said to come from.
  private static let most = 3

  /// 「お答え（影響を受けた人数、発見日）・書類に書く内容（原因）」
  static func text(_ origins: [FilledDocument.Origin], form stamp: String?, _ context: PageContext) -> String
  {
    var kinds: [(kind: Words, names: [Words])] = []
    for origin in origins {
      let (kind, name) = entry(origin, stamp, context.pack)
      if let place = kinds.firstIndex(where: { $0.kind == kind }) {
        kinds[place].names += name.map { [$0] } ?? []
      } else {
        kinds.append((kind, name.map { [$0] } ?? []))
      }
    }
    let isEnglish = context.language == .en
    return kinds.map { kind, names in
      guard !names.isEmpty else { return context(kind) }
      let shown = Words.list(Array(names.prefix(most)), context.language)
      let more = names.count - most
      let rest = more <= 0 ? "" : isEnglish ? ", \(more) more" : "、ほか\(more)件"
      return isEnglish ? "\(context(kind)) (\(shown)\(rest))" : "\(context(kind))（\(shown)\(rest)）"
    }.joined(separator: isEnglish ? "; " : "・")
  }

  private static func entry(
    _ origin: FilledDocument.Origin, _ stamp: String?, _ pack: DeskPack
  ) -> (kind: Words, name: Words?) {
    switch origin {
    case .fact(let place): (answer, pack.rulebook.vocabulary[place].label)
    case .particular(let id): (written, pack.documents.particulars?.item(id)?.label)
    case .form(let id): (form, stamp.flatMap { pack.form($0) }?.item(id)?.label)
    case .matter(let matter): (self.matter, matters[matter])
    case .rules: (rules, nil)
    case .done: (done, nil)
    case .template: (template, nil)
    }
  }
}
