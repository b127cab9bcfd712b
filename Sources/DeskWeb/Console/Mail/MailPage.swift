import DeskCore
import DeskMail

/// The mails that the desk sends, with invented particulars: to be read, not to be changed here.
struct MailPage: ConsolePage {
  /// One mail in both languages; the first one is the reader's.
  struct Template: Sendable {
    let name: MailTemplate.Name
    let texts: [Text]
  }

  /// One language's text.
  struct Text: Sendable {
    let language: Language
    let subject: String
    let body: String
  }

  let templates: [Template]
  /// Why the templates of the pack cannot be filled, for whoever runs the desk.
  var fault: String?

  var area: ConsoleArea { .mail }

  func title(_ context: ConsoleContext) -> String { context(MailWords.title) }

  func body(_ context: ConsoleContext) -> HTML {
    """
    <h1>\(title(context))</h1>
    <p>\(context(MailWords.lead))</p>
    <p\(context.isMailSent ? nil : " class=\"careful\"" as HTML)>\
    \(context(context.isMailSent ? MailWords.byServer : MailWords.onTrial))</p>
    <ul>
    <li>\(context(MailWords.content))</li>
    <li>\(context(MailWords.failed))</li>
    <li>\(context(MailWords.change))</li>
    </ul>
    \(fault.map { "<p class=\"careful\">\(context(MailWords.none)) <code>\($0)</code></p>\n" as HTML })\
    \(templates.html { template($0, context) })
    """
  }

  private func template(_ template: Template, _ context: ConsoleContext) -> HTML {
    let words = MailWords.templates[template.name]!
    let others = template.texts.dropFirst().html { text in
      """
      <details><summary>\(context(CaseStateWords.languages[text.language]!))</summary>
      \(self.text(text, context))</details>

      """
    }
    return """
      <section class="box template">
      <h2>\(context(words.name))</h2>
      <p class="hint">\(context(words.when))</p>
      \(template.texts.first.map { text($0, context) })\
      \(others)</section>

      """
  }

  private func text(_ text: Text, _ context: ConsoleContext) -> HTML {
    """
    <dl class="facts"><dt>\(context(MailWords.subject))</dt>\
    <dd lang="\(text.language.htmlCode)"><b>\(text.subject)</b></dd></dl>
    <pre lang="\(text.language.htmlCode)">\(text.body)</pre>

    """
  }
}

extension MailPage {
  /// The mails of a pack; both languages hold the same mails in the same order.
  init(_ pack: DeskPack, _ language: Language) {
    let other = Language.pages.first { $0 != language } ?? language
    do throws(MailFault) {
      let mails = zip(try MailPreview.all(pack, language), try MailPreview.all(pack, other))
      templates = mails.map { mine, theirs in
        Template(
          name: mine.name,
          texts: [
            Text(language: language, subject: mine.subject, body: mine.body),
            Text(language: other, subject: theirs.subject, body: theirs.body),
          ])
      }
    } catch {
      templates = []
      fault =
        switch error {
        case .address(let words), .template(let words): words
        }
    }
  }
}

extension Actor {
  /// Whether the page about mail is theirs to read: leads of any desk, and whoever looks after settings.
  var seesMailTemplates: Bool {
    roles.contains { role in
      switch role {
      case .lead, .admin: true
      case .member, .auditor: false
      }
    }
  }
}
