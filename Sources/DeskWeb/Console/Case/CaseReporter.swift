import DeskCore

/// Who asked: name, ways to answer, what they allow.
struct CaseReporter {
  let opened: ConsoleCase
  let context: ConsoleContext

  private var contact: Contact { opened.contact }

  var html: HTML {
    """
    <section aria-labelledby="reporter"><h2 id="reporter">\(context(CaseWords.reporterPart))</h2>
    \(rows.isEmpty ? "<p>\(context(CaseReporterWords.noContact))</p>\n" as HTML : "<dl class=\"facts\">\(rows.html(row))</dl>\n")\
    \(opened.hasReceipt ? nil : "<p class=\"careful\">\(context(CaseReporterWords.noReceipt))</p>\n" as HTML)\
    <p>\(context(CaseReporterWords.publishes)): <b>\
    \(context(opened.consents.publishCase ? CaseReporterWords.allowed : CaseReporterWords.notAllowed))</b><br>
    \(context(CaseReporterWords.shares)): <b>\(shares)</b></p>
    </section>

    """
  }

  private var rows: [(Words, HTML)] {
    var rows: [(Words, HTML)] = []
    let texts = [
      (ReportWords.name, contact.name), (ReportWords.organisation, contact.organisation),
      (ReportWords.email, contact.email), (ReportWords.phone, contact.phone),
    ]
    for case (let label, let text?) in texts where !text.isBlank {
      rows.append((label, SaidView.value(text, context)))
      if text == contact.email { rows.append((CaseReporterWords.safety, safety)) }
    }
    return rows
  }

  private var safety: HTML {
    switch contact.isSafe {
    case true: "<b class=\"done\">✓ \(context(CaseReporterWords.safe))</b>"
    case false: "<b class=\"careful\">! \(context(CaseReporterWords.unsafe))</b>"
    default: "<b class=\"careful\">\(context(CaseReporterWords.notSaid))</b>"
    }
  }

  private func row(_ label: Words, _ value: HTML) -> HTML {
    "<dt>\(context(label))</dt><dd>\(value)</dd>\n"
  }

  private var shares: String {
    guard !opened.consents.shareWith.isEmpty else { return context(CaseReporterWords.nobody) }
    return opened.consents.shareWith.map { id in
      context.pack.destinations[id].map { context($0.name) } ?? id
    }.joined(separator: context.comma)
  }
}

/// The form that was filled in, under its labels.
struct CaseForm {
  let opened: ConsoleCase
  let context: ConsoleContext

  var html: HTML? {
    guard let form = opened.form, !form.rows.isEmpty || !form.missing.isEmpty || form.lacksContact else {
      return nil
    }
    let lacking =
      form.missing.map { context($0) } + (form.lacksContact ? [context(CaseReporterWords.contact)] : [])
    return """
      <section aria-labelledby="form"><h2 id="form">\(form.name.map { context($0) } ?? form.stamp)</h2>
      \(lacking.isEmpty ? nil : "<p class=\"careful\">\(context(CaseReporterWords.lacking)): \(lacking.joined(separator: context.comma))</p>\n" as HTML)\
      \(form.rows.isEmpty ? nil : "<dl class=\"facts\">\(form.rows.html(row))</dl>\n" as HTML)\
      </section>

      """
  }

  private func row(_ label: String, _ value: String) -> HTML {
    "<dt>\(SaidView.inline(label))</dt><dd>\(SaidView.value(value, context))</dd>\n"
  }
}

/// The words about who asked.
enum CaseReporterWords {
  static let noContact = Words(
    ja: "名前も連絡先もありません。返信は、受付番号で開く画面で読まれます。",
    en: "Neither name nor address. Answers are read on the page that the receipt opens.")
  static let noReceipt = Words(
    ja: "受付番号を渡していません。「受付番号を作り直す」から渡せます。",
    en: "No receipt was handed out. You can make one under “New receipt”.")
  static let safety = Words(ja: "メールの安全", en: "Safety of mail")
  static let safe = Words(ja: "攻撃者に見られていない（本人の申告）", en: "attackers cannot read it (says the reporter)")
  static let unsafe = Words(ja: "攻撃者に見られているかもしれない", en: "attackers may be able to read it")
  static let notSaid = Words(ja: "分からない。見られていると考えて扱う", en: "not said; treat it as unsafe")
  static let publishes = Words(ja: "匿名での事例公表", en: "Publishing it anonymously")
  static let shares = Words(ja: "共有してよい先", en: "May be passed on to")
  static let allowed = Words(ja: "よい", en: "allowed")
  static let notAllowed = Words(ja: "同意なし", en: "no consent")
  static let nobody = Words(ja: "なし", en: "nobody")
  static let lacking = Words(
    ja: "正式に受け付けるために、まだ足りないもの", en: "Still needed before this can be accepted")
  static let contact = Words(ja: "名前と連絡先", en: "name and a way to answer")
}
