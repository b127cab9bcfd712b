import DeskCore
import DeskService

/// A mail filled with sample values, for whoever edits the words of a pack.
public struct MailPreview: Sendable {
  /// Which mail.
  public let name: MailTemplate.Name
  /// Its subject.
  public let subject: String
  /// Its text.
  public let body: String

  /// Every mail of a pack in a language, in the order of `MailTemplate.Name`; a reminder to a reporter twice,
  /// with the duties and, for an address that is not known to be safe, without.
  ///
  /// - Throws: `MailFault.template` for one that cannot be filled.
  public static func all(_ pack: DeskPack, _ language: Language) throws(MailFault) -> [MailPreview] {
    let renderer = try MailRenderer(pack)
    var previews: [MailPreview] = []
    for name in MailTemplate.Name.allCases {
      let all = values(pack, language).filter { name.variables.contains($0.key) }
      let lists = name.variables.contains(.duties) ? [duties(pack, language), []] : [[]]
      for duties in lists {
        let rendered = try renderer.render(name, language, values: all, duties: duties)
        previews.append(MailPreview(name: name, subject: rendered.subject, body: rendered.body))
      }
    }
    return previews
  }

  private static func values(_ pack: DeskPack, _ language: Language) -> [MailTemplate.Variable: String] {
    let desk = pack.desks.first { $0.email != nil }
    let links = MailLinks(publicURL: "https://desk.example", staffURL: "https://staff.desk.example")
    let reference = "C26-7K3F-9QX"
    var values: [MailTemplate.Variable: String] = [
      .serviceName: pack.name[language], .deskName: desk?.name[language] ?? "",
      .deskAddress: desk?.email ?? "", .reference: reference, .followUpURL: links.followUp(language),
      .caseURL: links.staffCase(reference), .text: PreviewWords.reply[language],
      .due: DateWords.full(due, language),
    ]
    values[.notice] = pack.notice?[language]
    return values
  }

  private static func duties(_ pack: DeskPack, _ language: Language) -> [OutgoingMail.Duty] {
    pack.destinations.values.sorted { $0.id < $1.id }.prefix(2).map {
      OutgoingMail.Duty(to: $0.name[language], due: DateWords.full(due, language))
    }
  }

  private static let due = CalendarDate(dayNumber: 20_786)
}

/// What the sample mails say.
enum PreviewWords {
  static let reply = Words(
    ja: "ご連絡ありがとうございます。電源は切らずに、LANケーブルを抜いてください。\n続きは、分かったことから順にお知らせください。",
    en: "Thank you for telling us. Please leave the machine on and pull out the network cable.\n"
      + "Then tell us what you find, as you find it.")
}
