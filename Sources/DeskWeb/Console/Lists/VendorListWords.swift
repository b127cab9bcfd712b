import DeskCore

/// The words around the vendor list in the console.
enum VendorListWords {
  static let title = Words(ja: "業者一覧", en: "Vendor list")
  static let history = Words(ja: "これまでの版", en: "Versions")
  static let noHistory = Words(
    ja: "まだ取り込んだ一覧はありません。", en: "No list was brought in yet.")
  static let isSample = Words(
    ja: "いまは、架空の業者の見本を公開しています。本物の一覧を取り込むと、見本は使われなくなります。",
    en: "Invented sample vendors are shown to the public now. They are gone once you bring in a real list.")
  static let publicPage = Words(ja: "公開されているページを見る", en: "See the public page")
  static let download = Words(ja: "この一覧をCSVで保存する", en: "Download this list as CSV")
  static let upload = Words(ja: "新しい一覧を取り込む", en: "Bring in a new list")
  static let file = Words(ja: "CSVファイル", en: "CSV file")
  static let check = Words(ja: "読み取って確かめる", en: "Read and check it")
  static let nothingStored = Words(
    ja: "何も保存していません。ファイルを直して、もう一度送ってください。", en: "Nothing was stored. Mend the file and send it again.")
  static let published = Words(ja: "この一覧を公開しました。", en: "This list is public now.")
  static let versionHead = Words(ja: "版", en: "Version")
  static let at = Words(ja: "取り込んだ日時", en: "Brought in")
  static let asOf = Words(ja: "一覧の時点", en: "List as of")
  static let count = Words(ja: "件数", en: "Entries")
  static let by = Words(ja: "取り込んだ人", en: "By")
  static let note = Words(ja: "メモ", en: "Note")
  static let counts = Words(ja: "公開中", en: "public")
  static let draft = Words(ja: "取り込む前の確認", en: "Before it counts")
  static let replacesSample = Words(
    ja: "いま公開している見本と入れ替わります。", en: "It takes the place of the sample that is shown now.")
  static let passedOver = Words(
    ja: "次の見出しの列は知らないので、使いません。", en: "Columns with these headings are not known, and not used:")
  static let added = Words(ja: "新しく加わるもの", en: "New")
  static let removed = Words(ja: "なくなるもの", en: "Gone")
  static let changed = Words(ja: "内容が変わるもの", en: "Changed")
  static let expired = Words(ja: "有効期限が過ぎているもの", en: "Expired registration")
  static let confirm = Words(ja: "公開する", en: "Make it public")
  static let asOfHint = Words(
    ja: "元の一覧が作られた日です。公開のページに出ます。例: 2026-11-24",
    en: "The day that the original list is of. The public sees it. Such as 2026-11-24.")
  static let noteHint = Words(ja: "担当者だけに見えます。", en: "Only staff see it.")
  static let publish = Words(ja: "この一覧を公開する", en: "Make this list public")
  static let discard = Words(ja: "取りやめる", en: "Throw it away")
  static let badDate = Words(
    ja: "一覧の時点は「2026-11-24」の形で書いてください。", en: "Write the day of the list such as 2026-11-24.")
  static let longNote = Words(ja: "メモは500文字までにしてください。", en: "A note has at most 500 letters.")
  static let isCurrent = Words(ja: "いま公開している版です。", en: "This version is public now.")
  static let goBack = Words(ja: "この版に戻す", en: "Go back to this version")
  static let goBackText = Words(
    ja: "この版の内容が、新しい版として公開されます。いまの版も残ります。",
    en: "Its entries become public as a new version. The present one is kept.")
  static let goBackNow = Words(ja: "戻して公開する", en: "Go back and make it public")
  static let byCommand = Words(ja: "運営者（コマンド）", en: "operator (command)")

  static func version(_ number: Int) -> Words { Words(ja: "第\(number)版", en: "version \(number)") }
  static func one(_ number: Int) -> Words {
    Words(ja: "業者一覧 第\(number)版", en: "Vendor list, version \(number)")
  }
  static func wentBack(_ number: Int) -> Words {
    Words(ja: "第\(number)版に戻した", en: "went back to version \(number)")
  }
  static func read(_ count: Int) -> Words {
    Words(
      ja: "\(count)件を読み取りました。まだ公開していません。変わるところを確かめてください。",
      en:
        "\(count) \(count == 1 ? "entry was" : "entries were") read. Nothing is public yet. Look at what changes."
    )
  }
  static func more(_ count: Int) -> Words { Words(ja: "ほか\(count)件", en: "and \(count) more") }
  static func fileHint(_ columns: [Words], needed: [Words]) -> Words {
    Words(
      ja:
        "5 MB、10,000行まで。UTF-8かShift_JIS。見出しの順は自由です。列: \(Words.list(columns, .ja))。必要な列: \(Words.list(needed, .ja))。",
      en:
        "Up to 5 MB and 10,000 rows, UTF-8 or Shift_JIS. Columns in any order: \(Words.list(columns, .en)). Needed: \(Words.list(needed, .en))."
    )
  }
  static func faults(_ count: Int, _ language: Language) -> String {
    let isMore = count >= ListFault.most
    return language == .en
      ? "The file has \(count)\(isMore ? " or more" : "") \(count == 1 ? "fault" : "faults")"
      : "ファイルに直すところが\(count)か所\(isMore ? "以上" : "")あります"
  }
  static func who(_ actor: String, _ context: ConsoleContext) -> String {
    actor == "operator" ? context(byCommand) : actor
  }
}
