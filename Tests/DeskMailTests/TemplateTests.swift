import DeskCore
import DeskMail
import DeskService
import Testing

/// The templates of the built-in pack, filled.
@Suite struct TemplateTests {
  @Test(arguments: Language.pages)
  func `every mail is filled, signed, and leaves no tag behind`(_ language: Language) throws {
    let previews = try MailPreview.all(Mail.pack, language)

    #expect(Set(previews.map(\.name)) == Set(MailTemplate.Name.allCases))
    #expect(previews.count == MailTemplate.Name.allCases.count + 1)
    for preview in previews {
      let both = preview.subject + preview.body
      #expect(!both.contains("{{") && !both.contains("}}"), "\(preview.name)")
      #expect(!preview.subject.contains(where: \.isNewline) && preview.subject.contains("C26-7K3F-9QX"))
      #expect(preview.body.contains(try #require(Mail.pack.notice)[language]), "\(preview.name)")
      #expect(preview.body.contains(Mail.pack.desks[0].name[language]), "\(preview.name)")
      #expect(!preview.body.contains("\n\n\n"), "\(preview.name) has a hole")
      if preview.name != .reminderStaff {
        #expect(preview.body.contains("https://desk.example/\(language.rawValue)/follow-up"))
        #expect(
          preview.body.contains(
            language == .ja
              ? "受付番号やパスワードをお聞きすることは、ありません" : "The desk never asks for your receipt number"),
          "\(preview.name) does not warn of fake mail")
      }
    }
  }

  @Test(arguments: Language.pages)
  func `one mail alone carries a reply, one alone duties`(_ language: Language) throws {
    let renderer = try MailRenderer(Mail.pack)
    let values = Dictionary(
      uniqueKeysWithValues: MailTemplate.Variable.allCases.map { ($0, "《\($0.rawValue)》") })
    let duties = [OutgoingMail.Duty(to: "《who》", due: "《when》")]

    var (texts, lists): ([MailTemplate.Name], [MailTemplate.Name]) = ([], [])
    for name in MailTemplate.Name.allCases {
      let mail = try renderer.render(name, language, values: values, duties: duties)
      if (mail.subject + mail.body).contains("《text》") { texts.append(name) }
      if (mail.subject + mail.body).contains("《who》") { lists.append(name) }
    }

    #expect(texts == [.messageWithText])
    #expect(lists == [.reminderReporter])
  }

  @Test func `a value is neither a template nor markup`() throws {
    let text = "{{reference}} {{#notice}} <b>&amp; & \"quoted\" 'so' {{{x}}}"

    let mail = try MailRenderer(Mail.pack).render(
      .messageWithText, .ja, values: [.text: text, .reference: "<C26>&"])

    #expect(mail.body.contains(text))
    #expect(mail.subject.contains("<C26>&"))
  }

  @Test func `what is not there falls away with its line`() throws {
    let renderer = try MailRenderer(Mail.pack)
    let filled = try renderer.render(.message, .en, values: [.notice: "A sample", .serviceName: "The desks"])
      .body
    let without = try renderer.render(.message, .en, values: [.serviceName: "The desks"]).body

    #expect(filled.hasSuffix("The desks\nA sample\n"))
    #expect(without.hasSuffix("The desks\n"))
  }

  @Test(arguments: Language.pages)
  func `duties are named where they are given, and else their place says why not`(_ language: Language) throws
  {
    let renderer = try MailRenderer(Mail.pack)
    let duties = [
      OutgoingMail.Duty(to: "個人情報保護委員会（速報）", due: "2026年11月25日"), OutgoingMail.Duty(to: "警察", due: "今日"),
    ]

    let with = try renderer.render(.reminderReporter, language, values: [:], duties: duties).body
    let without = try renderer.render(.reminderReporter, language, values: [:]).body

    for duty in duties { #expect(with.contains(duty.to) && with.contains(duty.due)) }
    let why = language == .ja ? "安全のため、このメールに書いていません" : "does not say whom to tell"
    #expect(!with.contains(why) && without.contains(why))
  }
}
