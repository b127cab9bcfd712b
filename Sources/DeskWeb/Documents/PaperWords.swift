import DeskCore
import DeskExport

/// The words around papers.
enum PaperWords {
  static let list = Words(ja: "書類を作る", en: "Papers")
  static let listLead = Words(
    ja: "お答えと、これまでに書いた内容から、知らせる先に出す書類を作ります。開くと中身を読めます。印刷やファイルでの保存もできます。",
    en:
      "Papers for those you must tell, filled from your answers and what you have written. Open one to read it, print it or save it as a file."
  )
  static let notSent = Words(
    ja: "ここから、だれかに送られることはありません。渡すかどうかは、あなたが決めます。",
    en: "Nothing here is sent to anybody. Whether you hand a paper over is for you to decide.")
  static let noneFits = Words(
    ja: "いまのお答えに合う書類は、まだありません。", en: "No paper fits your answers yet.")
  static let others = Words(ja: "この件には要らないと思われる書類", en: "Papers that do not seem to fit this case")
  static let othersHint = Words(
    ja: "いまのお答えからは要らないと思われますが、作ることはできます。",
    en: "Your answers speak against these; they can be filled all the same.")
  static let receiver = Words(ja: "渡す先", en: "For")
  static let due = Words(ja: "期限", en: "Due")
  static let rows = Words(ja: "記入の状況", en: "Filled")
  static let discloses = Words(ja: "伝わること", en: "Gives away")
  static let disclosesNothing = Words(
    ja: "まだ何も書かれていないので、伝わることはありません。", en: "Nothing yet: no row of it is filled.")
  static let unverified = Words(
    ja: "確認要: 提出先が求める項目を、出典で確かめられていません。",
    en: "Please check: what the receiver asks was not verified in a source.")
  static let open = Words(ja: "書類を開く", en: "Open the paper")
  static let particularsHint = Words(
    ja: "足りない内容は、一度書けば、関係する書類のすべてに入ります。",
    en: "What is missing is written once and goes into every paper that has a place for it.")
  static let toParticulars = Words(ja: "書類に書く内容を足す", en: "Write what is missing")

  static let kinds = Words(ja: "どの段階の書類か", en: "Which step")
  static let languages = Words(ja: "書類の言語", en: "Language of the paper")
  static let languageHint = Words(
    ja: "あなたが書いた文章は、書かれた言葉のまま載ります。",
    en: "What you wrote stays in the language that you wrote it in. Receivers in Japan expect Japanese.")
  static let languageNames: [Language: Words] = [
    .ja: Words(ja: "日本語", en: "Japanese"), .en: Words(ja: "英語", en: "English"),
  ]
  static let files = Words(ja: "保存と印刷", en: "Save and print")
  static let formats: [ExportFormat: Words] = [
    .text: Words(ja: "テキストで保存（.txt）", en: "Save as text (.txt)"),
    .word: Words(ja: "Wordで保存（.docx）", en: "Save for Word (.docx)"),
    .spreadsheet: Words(ja: "Excelで保存（.xlsx）", en: "Save for Excel (.xlsx)"),
  ]
  static let print = Words(
    ja: "ブラウザーで印刷すると、下の書類だけが出ます。ボタンや、どこから来た内容かの説明は出ません。",
    en: "When you print this page, the paper below comes out alone, without buttons and origins.")
  static let keepSafe = Words(
    ja: "保存したファイルは暗号化されていません。渡す先のほかには見られないところに置いてください。",
    en: "Saved files are not encrypted. Keep them where nobody but the receiver can read them.")
  static let madeNow = Words(
    ja: "開くたびに、いまの内容から作りなおします。渡したものは、手元に残してください。",
    en: "It is made anew each time it is opened. Keep a copy of what you hand over.")
  static let changeAnswers = Words(ja: "答えを見直す", en: "Review your answers")
  static let toDuties = Words(ja: "知らせたら記録する", en: "Note that you told them")
  static let back = Words(ja: "書類の一覧に戻る", en: "Back to the papers")

  static let from = Words(ja: "出どころ", en: "From")
  static let writeIt = Words(ja: "ここに書く内容を入れる", en: "Write what goes here")
  static let writeMore = Words(ja: "内容を足す", en: "Add to it")
  static let mend = Words(ja: "内容を直す", en: "Change it")
  static let fromAnswers = Words(
    ja: "お答えか、この件の記録から入る欄です。", en: "This row is filled from your answers or the case itself.")

  /// 「16項目のうち、5項目が不明」
  static func unknown(_ unknown: Int, of rows: Int, _ language: Language) -> String {
    if language == .en {
      return unknown == 0 ? "all \(rows) rows" : "\(rows - unknown) of \(rows) rows; \(unknown) unknown"
    }
    return unknown == 0 ? "\(rows)項目すべて" : "\(rows)項目のうち、\(unknown)項目が不明"
  }
}
