import DeskCore

/// It was saved for later: the code, until when, and the way on.
struct SavedPage: Page {
  /// What was saved; its code is set.
  let draft: Draft
  /// The last moment at which the code works, as RFC 3339.
  let until: String

  var link: Link? { nil }
  var carriesForm: Bool { true }
  var defaultGo: String { "stay" }
  var formLink: Link {
    switch draft {
    case .interview: .interview
    case .report(let state, _): .report(state.form)
    }
  }

  func title(_ context: PageContext) -> String { context(SavedWords.title) }

  func body(_ context: PageContext) -> HTML {
    """
    <form id="answers" method="post" action="\(context.link(formLink))">
    \(hidden(context.pack))\
    <h1>\(context(SavedWords.title))</h1>
    <section class="receipt" aria-labelledby="code">
    <h2 id="code">\(context(InterviewWords.code))</h2>
    <p class="code">\(CodeView.html(draft.code))</p>
    <p class="careful">\(context(SavedWords.keep))</p>
    </section>
    <p>\(context(SavedWords.until)): <b>\(MomentView.html(until, context))</b></p>
    <p>\(context(SavedWords.extends))</p>
    <p>\(context(SavedWords.notSent))</p>
    <div class="go noprint"><button class="primary" name="go" value="stay">\(context(SavedWords.goOn))</button></div>
    <p class="hint">\(context(SavedWords.how))</p>
    </form>
    """
  }

  private func hidden(_ pack: DeskPack) -> HTML {
    switch draft {
    case .interview(let state, let view):
      // A question is asked anew: what was entered on its page is in the answers.
      state.hidden(pack, view: view == "result" || view == "answers" ? view : "saved")
    case .report(let state, let step):
      FormField.hidden(state.fields(pack) + [FormField(name: "step", value: step.rawValue)])
    }
  }
}

/// A moment that is stored as RFC 3339, in the desk's zone and in words.
enum MomentView {
  static func html(_ text: String, _ context: PageContext) -> HTML {
    guard let moment = Moment(rfc3339: text) else { return "\(text)" }
    let words = DateWords.full(moment, offset: context.pack.rulebook.rules.zoneOffset, context.language)
    return "<time datetime=\"\(text)\">\(words)</time>"
  }
}

/// The words of saving and resuming.
enum SavedWords {
  static let title = Words(ja: "保存しました", en: "Saved")
  static let keep = Words(
    ja: "この再開コードを控えてください。なくすと、続きからは始められません。",
    en: "Note down this resume code. Without it you cannot go on from here.")
  static let until = Words(ja: "保存している期限（日本時間）", en: "Kept until (Japan time)")
  static let extends = Words(
    ja: "続きを進めるたびに、期限はそこから14日に延びます。過ぎると消えます。",
    en: "Each step that you go on with keeps it for another 14 days. After that it is gone.")
  static let notSent = Words(
    ja: "まだ窓口には送っていません。暗号化して保存しているので、窓口の担当者も読めません。",
    en: "Nothing has been sent to a desk. It is stored encrypted, and the desk cannot read it.")
  static let goOn = Words(ja: "続ける", en: "Go on")
  static let how = Words(
    ja: "あとで続けるときは、ページの下にある「途中から再開する」を開いて、再開コードを入れてください。",
    en: "To go on later, open “Resume where you stopped” at the foot of any page and enter the code.")
  static let resume = Words(ja: "途中から再開する", en: "Resume where you stopped")
  static let resumeLead = Words(
    ja: "「保存して、あとで続ける」で出た再開コードを入れてください。", en: "Enter the resume code that you got when you saved.")
  static let codeHint = Words(
    ja: "大文字と小文字、空白、ハイフンの違いは気にしなくてかまいません。",
    en: "Capitals, blanks and hyphens make no difference.")
  static let open = Words(ja: "再開する", en: "Resume")
  static let wrong = Words(
    ja: "この再開コードでは開けません。打ち間違いがないか、確かめてください。最後の操作から14日を過ぎたものは、消えています。",
    en:
      "This code does not open anything. Please check it for typing errors. What was last changed more than 14 days ago is gone."
  )
  static let isReceipt = Words(
    ja: "これは、送ったあとに出る受付番号です。「受付番号で続きを見る」で使ってください。",
    en:
      "This is a receipt number of something that was sent. Please use it under “Go on with a receipt number”."
  )
}
