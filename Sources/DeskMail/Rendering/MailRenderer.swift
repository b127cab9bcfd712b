import DeskCore
import DeskService
import Mustache

/// Fills the templates of a pack.
///
/// Mustache has no logic, so words may be left to whoever edits a pack; a value is never read as a template.
public struct MailRenderer: Sendable {
  private let subjects: [Key: MustacheTemplate]
  private let bodies: [Key: MustacheTemplate]

  private struct Key: Hashable {
    let name: MailTemplate.Name
    let language: Language
  }

  /// A mail in words.
  public struct Rendered: Sendable, Hashable {
    /// One line.
    public let subject: String
    /// The text.
    public let body: String
  }

  /// Reads the templates of a pack once.
  ///
  /// - Throws: `MailFault.template` for one that Mustache does not read; `pack check` finds it before.
  public init(_ pack: DeskPack) throws(MailFault) {
    var (subjects, bodies): ([Key: MustacheTemplate], [Key: MustacheTemplate]) = ([:], [:])
    for template in pack.mail.values {
      for language in Language.pages {
        let key = Key(name: template.name, language: language)
        subjects[key] = try Self.read(template.subject[language], template.name)
        bodies[key] = try Self.read(template.body[language], template.name)
      }
    }
    (self.subjects, self.bodies) = (subjects, bodies)
  }

  private static func read(_ text: String, _ name: MailTemplate.Name) throws(MailFault) -> MustacheTemplate {
    // Plain text: without this `&` would become `&amp;`.
    do { return try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + text) } catch {
      throw .template("mail/\(name.rawValue).yaml is not Mustache")
    }
  }

  /// Fills a template.
  ///
  /// - Throws: `MailFault.template` where the pack has none of this name.
  public func render(
    _ name: MailTemplate.Name, _ language: Language, values: [MailTemplate.Variable: String],
    duties: [OutgoingMail.Duty] = []
  ) throws(MailFault) -> Rendered {
    let key = Key(name: name, language: language == .en ? .en : .ja)
    guard let subject = subjects[key], let body = bodies[key] else {
      throw .template("the pack has no mail/\(name.rawValue).yaml")
    }
    var object: [String: Any] = [:]
    // What is empty is absent: its section falls away.
    for (variable, value) in values where !value.isEmpty { object[variable.rawValue] = value }
    if !duties.isEmpty {
      object[MailTemplate.Variable.duties.rawValue] = duties.map {
        [MailTemplate.Variable.to.rawValue: $0.to, MailTemplate.Variable.due.rawValue: $0.due]
      }
    }
    return Rendered(subject: subject.render(object), body: body.render(object))
  }
}
