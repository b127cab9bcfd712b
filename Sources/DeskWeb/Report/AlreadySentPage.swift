import DeskCore

/// The same page was sent before with other contents: nobody's words are thrown away, and no case is made unseen.
struct AlreadySentPage: Page, ReportPage {
  let state: ReportState
  let form: Form

  func title(_ context: PageContext) -> String { context(AlreadySentWords.title) }

  func body(_ context: PageContext) -> HTML {
    var fresh = state
    fresh.repeatKey = ""
    return """
      <form id="answers" method="post" action="\(context.link(.report(state.form)))">
      \(fresh.hidden(context.pack, .check))\
      <h1>\(context(AlreadySentWords.title))</h1>
      <p>\(context(AlreadySentWords.text))</p>
      <p><a class="primary" href="\(context.link(.followUp))">\(context(ShellWords.followUp))</a></p>
      <p>\(context(AlreadySentWords.lost))</p>
      <p><button class="link" name="go" value="stay">\(context(AlreadySentWords.again))</button></p>
      </form>
      """
  }
}

/// The words of this page.
enum AlreadySentWords {
  static let title = Words(ja: "この件は、もう送られています", en: "This has been sent already")
  static let text = Words(
    ja: "内容を変える前に、一度受け付けています。変えたところは、受付番号の画面からメッセージとして送ってください。",
    en:
      "It was taken in before you changed it. Please send what you changed as a message, with your receipt number."
  )
  static let lost = Words(
    ja: "受付番号を見ていないときは、いまの内容を新しい件として送れます。書いたものは残っています。",
    en:
      "If you saw no receipt number, you can send what you have now as a new case. Nothing you wrote is lost."
  )
  static let again = Words(ja: "新しい件として確認する", en: "Check it as a new case")
}
