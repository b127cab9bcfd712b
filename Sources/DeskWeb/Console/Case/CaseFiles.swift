import DeskCore

/// The files of a case, and the form that adds one. They are handed out as downloads alone, never shown.
struct CaseFiles {
  let page: CasePage
  let context: ConsoleContext

  private var opened: ConsoleCase { page.opened }

  var html: HTML {
    """
    <section aria-labelledby="files"><h2 id="files">\(context(CaseWords.files))</h2>
    \(list)\(form)\
    </section>

    """
  }

  private var list: HTML {
    guard !opened.files.isEmpty else { return "<p>\(context(CaseFileWords.none))</p>\n" }
    return """
      <p class="careful">\(context(CaseFileWords.careful))</p>
      <ul class="files">\(opened.files.html(row))</ul>

      """
  }

  private func row(_ file: ConsoleCase.File) -> HTML {
    let link = ConsoleLink.attachment(opened.reference, id: file.id).path
    let seen = context(file.isForReporter ? CaseFileWords.seen : CaseWords.hiddenFromReporter)
    return """
      <li><a href="\(link)" download>\(context(CaseFileWords.download))<span class="hidden">\
      : \(SaidView.inline(file.name))</span></a> \
      <b>\(SaidView.inline(file.name))</b><br><span class="hint">\(ByteWords.text(file.size)) · \
      \(CaseEventWords(context: context).who(file.by)) · \(ConsoleTime.html(file.at, context)) · \(seen)<br>
      SHA-256 <span class="id">\(file.sha256)</span></span></li>

      """
  }

  private var form: HTML {
    let problem = CaseAttempt.problems(page.attempt, .attachments).first
    return """
      <details class="noprint"\(problem == nil ? nil : " open" as HTML)><summary>\
      \(context(CaseFileWords.add))</summary>
      <form method="post" action="\(page.place.target(.attachments))\
      " enctype="multipart/form-data" novalidate>
      \(page.place.hidden(context))\
      <div class="field"><label for="field-file">\(context(CaseFileWords.file))</label>
      <p class="hint" id="field-file-hint">\
      \(context(CaseFileWords.hint(ByteWords.text(page.mostFileBytes))))</p>
      \(problem.map { "<p class=\"error\" id=\"field-file-error\"><b>!</b> \($0.message)</p>\n" as HTML })\
      <input type="file" id="field-file" name="file" \
      aria-describedby="field-file-hint\(problem == nil ? "" : " field-file-error")"\
      \(problem == nil ? nil : " aria-invalid=\"true\"" as HTML)></div>
      <p class="go"><button class="equal">\(context(CaseFileWords.upload))</button></p>
      </form></details>

      """
  }
}

/// The words of files.
enum CaseFileWords {
  static let none = Words(ja: "ファイルはありません。", en: "There are no files.")
  static let careful = Words(
    ja: "開く前に注意: ウイルスの検査はしていません。調べるための隔離した環境でだけ開いてください。",
    en: "Careful: nothing here was scanned for malware. Open files only on a machine set apart for that.")
  static let download = Words(ja: "ダウンロード", en: "Download")
  static let seen = Words(ja: "報告者にも見えます", en: "the reporter sees it")
  static let add = Words(ja: "ファイルを加える", en: "Add a file")
  static let file = Words(ja: "ファイル", en: "File")
  static let upload = Words(ja: "内部のファイルとして加える", en: "Add it for staff alone")
  static let noFile = Words(ja: "ファイルを選んでください。", en: "Choose a file.")
  static let unreadable = Words(
    ja: "ファイルを最後まで受け取れませんでした。もう一度選んで、送ってください。",
    en: "The file did not arrive whole. Please choose it and send it again.")
  static let busy = Words(
    ja: "たいへん混み合っているため、いまは文章だけを受け付けています。ファイルは、少し時間をおいてから加えてください。",
    en: "We are under heavy load and take text only for now. Please add the file a little later.")
  static let stale = Words(
    ja: "この画面を開いたあとに、サインインし直しています。ファイルをもう一度選んで、送ってください。",
    en: "You have signed in again since this form was opened. Please choose the file and send it again.")

  static func hint(_ most: String) -> Words {
    Words(
      ja: "1つずつ、\(most)まで。報告者には見えません。", en: "One at a time, up to \(most). The reporter does not see it.")
  }

  static func tooLarge(_ most: String) -> Words {
    Words(ja: "ファイルが大きすぎます。\(most)までにしてください。", en: "The file is too large. It can have up to \(most).")
  }
}
