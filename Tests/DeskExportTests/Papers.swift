import DeskCore

/// Small papers to write out.
enum Papers {
  static let unknown = "不明（この書類を作った時点で分かっていません）"

  static func row(
    _ label: String?, _ text: String, number: String? = nil, hint: String? = nil, isUnknown: Bool = false,
    isVerified: Bool = true
  ) -> FilledDocument.Row {
    FilledDocument.Row(
      id: "row", number: number, label: label, hint: hint, text: text, isUnknown: isUnknown,
      isVerified: isVerified, origins: [], asks: [])
  }

  static func paper(
    _ rows: [FilledDocument.Row], name: String = "漏えい等の報告書（速報）", layout: DocumentTemplate.Layout = .form,
    language: Language = .ja, receiver: String? = "個人情報保護委員会", heading: String? = "概要"
  ) -> FilledDocument {
    FilledDocument(
      stamp: "ppc-report@1", name: name, variant: "preliminary", layout: layout, language: language,
      receiver: receiver, notes: ["公式の様式ではありません。"], discloses: ["組織の名前", "連絡先"],
      reference: "C26-00017-4", madeOn: "2026年11月25日(水)",
      sections: [FilledDocument.Section(id: "outline", heading: heading, rows: rows)])
  }

  static let clinic = paper([
    row("概要", "カルテが開けません。\nLANケーブルを抜きました。", number: "(1)", hint: "短く書きます。"),
    row("原因", unknown, number: "(4)", isUnknown: true, isVerified: false),
    row("人数", "1,100人"),
  ])

  /// What nobody types by chance, and what a file must survive.
  static let hostile = [
    "]]> <w:t>&amp;</w:t> \" ' &", "\u{0}\u{1}\u{8}\u{b}\u{c}\u{1b}[31m\u{7f}\u{85}\u{9f}\u{fffe}\u{ffff}",
    "𠮷野家 👩‍👩‍👧‍👦 🇯🇵 髙﨑 ｶﾞ", "\u{202e}gpj.exe\u{202c} \u{200f}שלום\u{200f}", "\u{301}mark first",
    "a\tb\r\nc\rd\u{2028}e\n\n", "  blanks  ", "=1+1", "+81", "-1", "@SUM(A1)", "_x0041_ _X00e9_ _x004_", "",
    String(repeating: "あ", count: 100_000), "x" + String(repeating: "\u{301}", count: 40_000),
    String(repeating: "\n", count: 1000),
  ]
}
