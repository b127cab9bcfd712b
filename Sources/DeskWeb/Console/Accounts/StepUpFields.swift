import DeskCore
import DeskService
import HTTPTypes

/// An administrator's own password and code, asked for in every form that changes accounts: a browser left
/// open changes none.
struct StepUpFields {
  /// Which form of the page it is: ids stand once on a page.
  let form: Form
  let context: ConsoleContext
  var problems: [FieldProblem] = []

  enum Form: String, Sendable {
    case add, roles, link, access
  }

  var html: HTML {
    """
    <fieldset class="field"><legend>\(context(StepUpWords.title))</legend>
    \(fields.problem("\(form.rawValue)-old"))\
    \(field("old", PasswordWords.own, "password", "current-password", size: 32))\
    \(field("code", AccountWords.code, "text", "one-time-code", size: 12))\
    </fieldset>

    """
  }

  private var fields: ConsoleFields { ConsoleFields(problems: problems, context: context) }

  private func field(_ name: String, _ label: Words, _ type: String, _ fill: String, size: Int) -> HTML {
    let id = Self.id(form, name)
    let isFaulty = problems.contains { $0.field == id }
    return """
      <div class="field"><label for="\(id)">\(context(label))</label>
      <input type="\(type)" id="\(id)" name="\(name)" size="\(size)" autocomplete="\(fill)" \
      aria-required="true"\
      \(isFaulty ? " aria-invalid=\"true\" aria-describedby=\"\(id)-error\"" as HTML : nil)\
      \(type == "text" ? Self.literal : nil)></div>

      """
  }

  private static let literal: HTML = " autocapitalize=\"none\" autocorrect=\"off\" spellcheck=\"false\""

  private static func id(_ form: Form, _ name: String) -> String {
    ConsoleFields.id("\(form.rawValue)-\(name)")
  }

  /// Why it was not believed, at its field; which of the two was wrong is not told.
  static func problem(_ fault: SignInFault, _ form: Form, _ context: ConsoleContext) -> FieldProblem {
    FieldProblem(field: id(form, "old"), message: context(fault.ownWords))
  }
}

extension SignInFault {
  /// What somebody who is signed in is told.
  var ownWords: Words {
    switch self {
    case .wrong: PasswordWords.wrong
    case .slowed(let seconds): SignInWords.slowed(seconds)
    case .busy: SignInWords.busy
    }
  }

  /// How a page about it is answered, to somebody who is signed in.
  var ownStatus: HTTPResponse.Status {
    switch self {
    case .wrong: .unprocessableContent
    case .slowed: .tooManyRequests
    case .busy: .serviceUnavailable
    }
  }
}

/// The words of these fields.
enum StepUpWords {
  static let title = Words(ja: "あなた自身の確認", en: "To be sure that it is you")
}
