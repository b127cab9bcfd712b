import DeskCore

/// The words of the expert page.
enum ExpertWords {
  static let title = Words(ja: "一つの画面でまとめて入力する", en: "Enter everything on one page")
  static let lead = Words(
    ja: "くわしい方向けの画面です。事実とログを一度に入れて、判断を確かめ、そのまま窓口に送れます。分からない欄は、そのままでかまいません。",
    en:
      "For people who know the field: enter facts and logs at once, look at the judgement, and go on to a desk. Leave what you do not know."
  )
  static let notStored = Words(
    ja: "送るまでは、どこにも保存しません。画面を閉じると、入れたものは消えます。",
    en: "Nothing is stored before you send it. If you close this page, what you entered is gone.")
  static let jump = Words(ja: "この画面の中の見出し", en: "On this page")
  static let text = Words(ja: "文章とログ", en: "Text and logs")
  static let proposedDesk = Words(ja: "答えから決まる窓口", en: "The desk that the answers lead to")
  static let narrative = Words(ja: "起きたこと、ログ、痕跡情報", en: "What happened, logs, indicators")
  static let narrativeHint = Words(
    ja: "20万文字まで貼り付けられます。パスワードやカード番号は消してから貼ってください。[.] や hxxp で無害化したままでかまいません。",
    en:
      "Paste up to 200,000 characters. Take out passwords and card numbers first. Defanged addresses ([.], hxxp) are fine."
  )
  static let file = Words(ja: "ログのファイルを文章に加える", en: "Add a log file to the text")
  static let fileHint = Words(
    ja:
      ".txt、.log、.csv、.eml で、1MBまで。中の文字だけを、上の欄の最後に加えます。ブラウザーは選んだファイルを次の画面に持っていけないため、ファイルそのものは、送ったあとに受付番号で加えてください。",
    en:
      ".txt, .log, .csv or .eml, up to 1 MB. Its text is put at the end of the field above. A browser cannot carry a chosen file to the next page: add the file itself with your receipt number once this is sent."
  )
  static let readFile = Words(ja: "このファイルの文字を読み込む", en: "Read the text of this file")
  static let noFile = Words(ja: "ファイルを選んでください。", en: "Please choose a file.")
  static let largeFile = Words(
    ja: "ファイルが大きすぎます。1MBまでです。送ったあとに、受付番号でファイルのまま加えられます。",
    en: "The file is larger than 1 MB. You can add it as a file with your receipt number once this is sent.")
  static let notText = Words(
    ja: "文字のファイルとして読めませんでした。.txt、.log、.csv、.eml のどれかにしてください。文字コードは、UTF-8、シフトJIS（CP932）、UTF-16、ISO-2022-JPです。",
    en:
      "This could not be read as text. Choose a .txt, .log, .csv or .eml file in UTF-8, CP932, UTF-16 or ISO-2022-JP."
  )
  static let propose = Words(ja: "文章から拾う", en: "Find answers in the text")
  static let proposeHint = Words(
    ja: "文章にある言葉から、答えの候補と痕跡情報を示します。答えは、選ぶまで変わりません。",
    en: "Shows answers that the text speaks for, and indicators. No answer changes until you choose it.")

  static let findings = Words(ja: "文章から見つかったもの", en: "Found in the text")
  static let proposalsLead = Words(
    ja: "正しいものだけを選んでください。機械が言葉から拾った候補で、間違うことがあります。",
    en: "Choose only what is right. These were picked up from words by a program and may be wrong.")
  static let noProposals = Words(
    ja: "いまの答えに加える候補は、見つかりませんでした。", en: "Nothing was found to add to your answers.")
  static let take = Words(ja: "選んだ答えを入れる", en: "Use the chosen answers")
  static let takeThis = Words(ja: "この答えにする", en: "Use this answer")
  static let now = Words(ja: "いまの答え", en: "answer now")
  static let rival = Words(ja: "食い違う候補があります", en: "The text also says otherwise")
  static let noIndicators = Words(ja: "痕跡情報は見つかりませんでした。", en: "No indicators were found.")
  static let indicatorsHint = Words(
    ja: "誤って開かないように、無害化して示しています。文章はそのまま送られます。",
    en: "Shown defanged, so that nobody opens one by mistake. Your text is sent as it is.")

  static let facts = Words(ja: "事実", en: "Facts")
  static let factsHint = Words(
    ja: "「わからない」と空の欄は、答えなかったものとして扱います。", en: "“I do not know” and empty fields count as not answered.")
  static let who = Words(ja: "だれが、どんな組織か", en: "Who you are")
  static let signs = Words(ja: "起きていること", en: "Signs")
  static let data = Words(ja: "データ", en: "Data")
  static let impact = Words(ja: "影響", en: "Impact")
  static let times = Words(ja: "日時", en: "Times")
  static let whenHint = Words(
    ja: "例: 2026/11/22 18:30、令和8年11月22日、昨日", en: "For example 2026-11-22 18:30, 22 Nov 2026, yesterday")
  static let done = Words(ja: "したこと、記録", en: "What was done, and logs")
  static let wishes = Words(ja: "希望", en: "Wishes")

  static let judge = Words(ja: "判断する", en: "Judge")
  static let send = Words(ja: "送る画面へ進む", en: "Go on to send this")
  static let sendHint = Words(
    ja: "次の画面で、連絡先と公開の可否を入れ、内容を確かめてから送ります。",
    en: "Next come contact and consents; you see everything before it is sent.")
  static let noDesk = Words(
    ja: "いまの答えから決まる先は、この窓口ではありません（個人の方など）。送るときは、送り先を選んでください。",
    en: "The answers lead to no desk of ours (as for private persons). To send this, choose a desk.")
  static let wholeResult = Words(
    ja: "くわしい結果と応急処置を見る（この画面へは、ブラウザーの「戻る」で戻れます）",
    en: "See the whole result with first aid (your browser's Back leads here again)")
  static let noDuties = Words(
    ja: "いまの答えから、確かに決まる報告先はありません。", en: "These answers settle nobody who must be told.")

  static let types: [IndicatorType: Words] = [
    .ipv4: Words(ja: "IPv4アドレス", en: "IPv4 addresses"),
    .ipv6: Words(ja: "IPv6アドレス", en: "IPv6 addresses"),
    .cidr: Words(ja: "ネットワーク（CIDR）", en: "Networks (CIDR)"),
    .domain: Words(ja: "ドメイン名", en: "Domain names"),
    .url: Words(ja: "URL", en: "URLs"),
    .email: Words(ja: "メールアドレス", en: "Mail addresses"),
    .md5: Words(ja: "MD5", en: "MD5"),
    .sha1: Words(ja: "SHA-1", en: "SHA-1"),
    .sha256: Words(ja: "SHA-256", en: "SHA-256"),
    .sha512: Words(ja: "SHA-512", en: "SHA-512"),
    .cve: Words(ja: "脆弱性の番号（CVE）", en: "Vulnerabilities (CVE)"),
    .asn: Words(ja: "AS番号", en: "AS numbers"),
    .filePath: Words(ja: "ファイルの場所", en: "File paths"),
    .registryKey: Words(ja: "レジストリのキー", en: "Registry keys"),
    .bitcoinAddress: Words(ja: "ビットコインのアドレス", en: "Bitcoin addresses"),
  ]

  /// 「痕跡情報（12件）」
  static func indicators(_ count: Int, _ language: Language) -> String {
    language == .en ? "Indicators (\(count))" : "痕跡情報（\(count)件）"
  }

  static func shown(_ count: Int, _ all: Int, _ language: Language) -> String {
    language == .en ? "Showing the first \(count) of \(all)." : "全\(all)件のうち、はじめの\(count)件を示しています。"
  }

  static func more(_ count: Int, _ language: Language) -> String {
    language == .en ? "and \(count) more" : "ほか\(count)件"
  }

  static func open(_ count: Int, _ language: Language) -> String {
    language == .en
      ? "\(count) more may apply; that depends on facts that are not known yet."
      : "ほかに、まだ決まらないものが\(count)件あります。答えが増えると決まります。"
  }

  static func doubled(_ labels: String, _ language: Language) -> String {
    language == .en
      ? "Choose one answer only: \(labels)." : "食い違う答えが選ばれています。どれか一つにしてください: \(labels)"
  }

  /// What became of a file's text.
  static func added(_ added: ExpertFile.Added, _ language: Language) -> String {
    let count = AnswerWords.grouped(added.characters)
    switch (language, added.isCut) {
    case (.en, false): return "The text of “\(added.name)” was added (\(count) characters)."
    case (.en, true):
      return
        "Of “\(added.name)” only the first \(count) characters were added: the field holds 200,000. Add the file itself with your receipt number once this is sent."
    case (_, false): return "「\(added.name)」の文字を加えました（\(count)文字）。"
    case (_, true):
      return "「\(added.name)」は、はじめの\(count)文字だけを加えました。この欄は20万文字までです。全体は、送ったあとに受付番号でファイルとして加えてください。"
    }
  }
}
