import DeskCore

/// The directory's history.
struct RevisionsPage: Page {
  var link: Link? { .revisions }

  func title(_ context: PageContext) -> String { context(ShellWords.revisions) }

  func body(_ context: PageContext) -> HTML {
    let rows = context.pack.revisions.html {
      """
      <dt><time datetime="\($0.date.description)">\(DateWords.full($0.date, context.language))</time></dt>
      <dd>\(context($0.text))</dd>

      """
    }
    let none: HTML = "<p>\(context(NoticeWords.noRevision))</p>"
    return """
      <h1>\(context(ShellWords.revisions))</h1>
      \(rows.isEmpty ? none : "<dl class=\"history\">\(rows)</dl>" as HTML)
      """
  }
}

/// A page of headings and paragraphs that the pack brings along: privacy, accessibility.
struct StatementPage: Page {
  let link: Link?
  let heading: Words
  let sections: [Section]

  func title(_ context: PageContext) -> String { context(heading) }

  func body(_ context: PageContext) -> HTML {
    """
    <h1>\(context(heading))</h1>
    \(sections.html { section in
      """
      <h2>\(context(section.heading))</h2>
      \(section.paragraphs.html { "<p>\(context($0))</p>\n" })
      """
    })
    """
  }
}

/// Every source of the pack.
struct SourcesPage: Page {
  var link: Link? { .sources }

  func title(_ context: PageContext) -> String { context(ShellWords.sources) }

  func body(_ context: PageContext) -> HTML {
    let rows = context.pack.sources.sorted { $0.key < $1.key }.html { key, source in
      "<dt id=\"\(key)\">\(key)</dt><dd>\(entry(source, context))</dd>\n"
    }
    return """
      <h1>\(context(ShellWords.sources))</h1>
      <p>\(context(NoticeWords.sourcesLead))</p>
      <dl class="sources">\(rows)</dl>
      """
  }

  private func entry(_ source: Source, _ context: PageContext) -> HTML {
    guard let url = source.url else { return "\(context(source.title))" }
    return "<a href=\"\(url)\" rel=\"noreferrer\">\(context(source.title))</a>"
  }
}

/// A page that is not there, a form that cannot be read, a fault of ours.
struct ErrorPage: Page {
  let kind: Kind
  var link: Link? { nil }

  enum Kind: Sendable, CaseIterable {
    case notFound, tooLarge, tooLargeFile, unreadable, expired, busy, methodNotAllowed, internalFault
  }

  private var words: (title: Words, text: Words) {
    switch kind {
    case .notFound: (NoticeWords.notFound, NoticeWords.notFoundText)
    case .tooLarge: (NoticeWords.tooLarge, NoticeWords.tooLargeText)
    case .tooLargeFile: (NoticeWords.tooLargeFile, NoticeWords.tooLargeFileText)
    case .expired: (NoticeWords.expired, NoticeWords.expiredText)
    case .busy: (NoticeWords.busy, NoticeWords.busyText)
    case .unreadable: (NoticeWords.unreadable, NoticeWords.unreadableText)
    case .methodNotAllowed: (NoticeWords.method, NoticeWords.methodText)
    case .internalFault: (NoticeWords.fault, NoticeWords.faultText)
    }
  }

  func title(_ context: PageContext) -> String { context(words.title) }

  func body(_ context: PageContext) -> HTML {
    """
    <h1>\(context(words.title))</h1>
    <p>\(context(words.text))</p>
    <ul>
    <li><a href="\(context.link(.interview))">\(context(DirectoryWords.start))</a></li>
    <li><a href="\(context.link(.firstAidIndex))">\(context(FirstAidWords.index))</a></li>
    <li><a href="\(context.link(.directory))">\(context(ShellWords.directory))</a></li>
    </ul>
    """
  }
}

/// The words of these pages.
enum NoticeWords {
  static let noRevision = Words(ja: "まだ更新はありません。", en: "There is no revision yet.")
  static let sourcesLead = Words(
    ja: "応急処置や期限の案内は、次の資料にある事実にもとづきます。文章はこちらで書いたものです。",
    en: "First aid and terms rest on facts from these sources. The sentences are our own.")
  static let notFound = Words(ja: "ページが見つかりません", en: "This page does not exist")
  static let notFoundText = Words(
    ja: "アドレスが変わったか、打ち間違いがあるようです。次のところから進めます。",
    en: "The address has changed or was mistyped. You can go on from here.")
  static let tooLarge = Words(ja: "送られた内容が大きすぎます", en: "What was sent is too large")
  static let tooLargeText = Words(
    ja: "前の画面に戻り、文字を減らしてもう一度送ってください。入力した内容は前の画面に残っています。長い資料は、送ったあとにファイルとして加えられます。",
    en:
      "Go back, shorten the text and send again; what you typed is still on the page before. Long material can be added as a file once your report is sent."
  )
  static let tooLargeFile = Words(ja: "ファイルが大きすぎます", en: "The file is too large")
  static let tooLargeFileText = Words(
    ja: "前の画面に戻り、小さいファイルを選ぶか、いくつかに分けて送ってください。送ったメッセージは残っています。",
    en: "Go back and choose a smaller file, or send it in parts. Your messages are still there.")
  static let expired = Words(ja: "この画面は古くなっています", en: "This page is out of date")
  static let expiredText = Words(
    ja: "途中の画面の一部が足りないため、続けられません。前の画面に戻って、もう一度進めてください。送ったあとなら、受付番号で続きを見られます。",
    en:
      "Part of the form is missing, so we cannot go on. Go back and try again. If you have sent it already, your receipt number opens it."
  )
  static let busy = Words(ja: "混み合っています", en: "We are very busy")
  static let busyText = Words(
    ja: "少し待ってから、同じ画面でもう一度押してください。入力した内容は前の画面に残っています。お急ぎのときは応急処置の一覧をご覧ください。",
    en:
      "Wait a moment, go back and press again; what you typed is still on the page before. If it is urgent, look at the list of first aid."
  )
  static let unreadable = Words(ja: "送られた内容を読み取れませんでした", en: "We could not read what was sent")
  static let unreadableText = Words(
    ja: "通信が途中で切れたのかもしれません。前の画面に戻り、もう一度送ってください。入力した内容は前の画面に残っています。",
    en:
      "The connection may have broken off. Go back and send again; what you typed is still on the page before."
  )
  static let method = Words(ja: "この開き方はできません", en: "This page cannot be opened in this way")
  static let methodText = Words(
    ja: "アドレスを直接開くと表示できないページです。次のところから進めます。", en: "You can go on from here.")
  static let fault = Words(ja: "こちらの不具合で表示できません", en: "A fault on our side")
  static let faultText = Words(
    ja: "申し訳ありません。少し待ってから、もう一度お試しください。お急ぎのときは応急処置の一覧をご覧ください。",
    en: "We are sorry. Please try again in a moment. If it is urgent, look at the list of first aid.")
}
