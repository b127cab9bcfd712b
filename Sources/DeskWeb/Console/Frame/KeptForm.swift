import DeskCore
import Hummingbird

/// A posted form that could not be taken now, as its page keeps it: never passwords, never the token.
struct KeptForm: Sendable {
  /// Where it was posted to; a path of our own.
  let path: String
  let fields: [FormField]

  /// What is never sent back.
  private static let secret: Set<String> = [ConsoleGate.tokenField, "password", "again", "old", "code"]

  /// - Parameter text: the body, which `FormBody` could read.
  init(_ request: Request, _ text: String) {
    path = OwnPath.checked(ConsoleSite.target(request)) ?? ConsoleLink.home.path
    fields = text.split(separator: "&").compactMap { pair -> FormField? in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(parts[0]), let value = Self.decoded(parts.count == 2 ? parts[1] : "")
      else { return nil }
      return Self.secret.contains(name) ? nil : FormField(name: name, value: value)
    }
  }

  init(path: String, fields: [FormField]) {
    self.path = path
    self.fields = fields
  }

  private static func decoded(_ text: Substring) -> String? { FormBody("part=\(text)")?.one("part") }

  /// What the pages write into their forms for themselves, and what is chosen there and not written.
  private static let ours: Set<String> = [
    // Of every form, and of a case.
    "go", "from", "seen", "version", "before", "held", "draft", "next", "language", "lang", "to", "role",
    "destination", "desk", "outcome", "verdict", "why",
    // Of questions and calls.
    "question", "shown", "unknown", "answers", "path", "view", "asked", "step", "origin", "fields", "repeat",
    "receipt", "form", "caller", "mine", "safe", "remind", "publish", "share",
  ]

  /// What a person wrote, as against what they chose.
  private var texts: [String] {
    fields.filter { !Self.ours.contains($0.name) }.map(\.value).filter { value in
      value.unicodeScalars.contains { $0.value > 0x7F || $0 == "\n" } || value.unicodeScalars.count > 40
    }
  }

  /// What was written, to be read and copied, and a button that sends all of it once more.
  func html(_ context: ConsoleContext, _ button: Words) -> HTML {
    let written = texts.enumerated().html { index, text in
      """
      <div class="field"><label for="kept-\(index)">\(context(KeptWords.written))</label>
      <textarea id="kept-\(index)" rows="6" readonly>
      \(text)</textarea></div>

      """
    }
    return """
      \(written)\
      <form method="post" action="\(path)">
      \(FormField.hidden(fields))\(context.token)\
      <div class="go"><button class="primary">\(context(button))</button></div>
      </form>

      """
  }
}

/// The session was over when a form came: what was typed is in the page.
struct SessionEndedPage: ConsolePage {
  /// Nil where no browser vouches that it came from our page, or where it was a file.
  let kept: KeptForm?

  func title(_ context: ConsoleContext) -> String { context(KeptWords.ended) }

  func body(_ context: ConsoleContext) -> HTML {
    guard let kept, !kept.fields.isEmpty else {
      return """
        <h1>\(title(context))</h1>
        <p>\(context(KeptWords.endedPlain))</p>
        <p><a href="\(ConsoleLink.signIn.path)">\(context(SignInWords.title))</a></p>
        """
    }
    return """
      <h1>\(title(context))</h1>
      <p class="careful">\(context(KeptWords.endedKept))</p>
      <ol>
      <li><a href="\(ConsoleLink.signIn.path)" target="_blank" rel="noopener">\(context(SignInWords.title))\
       (\(context(InterviewWords.opensTab)))</a></li>
      <li>\(context(KeptWords.thenSend))</li>
      </ol>
      \(kept.html(context, KeptWords.sendAgain))
      """
  }
}

/// A form of ours that another session made: it is sent again by hand, by whoever is signed in now.
struct StaleFormPage: ConsolePage {
  /// Nil where no browser vouches that it came from our page.
  let kept: KeptForm?

  func title(_ context: ConsoleContext) -> String { context(KeptWords.stale) }

  func body(_ context: ConsoleContext) -> HTML {
    """
    <h1>\(title(context))</h1>
    <p class="careful">\(context(KeptWords.nothingYet))</p>
    <p>\(context(kept == nil ? KeptWords.reload : KeptWords.staleText)) \
    \(context(ConsoleWords.signedInAs)): <b>\(context.actor.name)</b></p>
    \(kept?.html(context, KeptWords.sendNow))
    """
  }
}

/// The words of these pages.
enum KeptWords {
  static let written = Words(ja: "書いた内容", en: "What you wrote")
  static let ended = Words(ja: "サインインの有効時間が過ぎました", en: "Your session has ended")
  static let endedPlain = Words(
    ja: "まだ何も変わっていません。サインインしてから、もう一度行ってください。",
    en: "Nothing has changed. Sign in and do it again.")
  static let endedKept = Words(
    ja: "まだ保存も送信もしていません。書いた内容は、この画面に残っています。画面を閉じないでください。",
    en: "Nothing has been saved or sent. What you wrote is still in this page: keep it open.")
  static let thenSend = Words(
    ja: "サインインできたら、この画面に戻って、下の「もう一度送る」を押してください。",
    en: "Once you are signed in, come back to this page and press “Send again” below.")
  static let sendAgain = Words(ja: "もう一度送る", en: "Send again")
  static let stale = Words(ja: "もう一度確かめてください", en: "Please check once more")
  static let nothingYet = Words(ja: "まだ何も変わっていません。", en: "Nothing has changed yet.")
  static let staleText = Words(
    ja: "この画面を開いたあとに、サインインし直しています。内容を確かめて、よければ下のボタンを押してください。",
    en:
      "You have signed in again since this form was opened. Check it, and press the button below if it is right."
  )
  static let reload = Words(
    ja: "この画面は古くなっています。前の画面を読み込み直してから、もう一度行ってください。",
    en: "This form is out of date. Reload the page before it and do it again.")
  static let sendNow = Words(ja: "この内容で送る", en: "Send this now")
}
