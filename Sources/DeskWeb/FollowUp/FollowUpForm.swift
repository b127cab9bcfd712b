import DeskCore

/// What the holder of a receipt asks for by pressing a button.
enum FollowUpForm: Sendable {
  /// To see the case. The receipt is as it was typed, and may be empty.
  case open(receipt: String)
  /// To see the case in another language, with what was typed so far.
  case stay(receipt: String, text: String)
  /// To send a message; its length is right.
  case message(receipt: String, text: String, key: String)
  /// A message that cannot be sent as it is.
  case refused(receipt: String, text: String, FollowUpPage.Fault)
  /// To go through the answers that were given.
  case answers(receipt: String)
  /// To put these answers in their place.
  case update(receipt: String, InterviewState)
  /// Not one of our forms.
  case unreadable

  /// What a posted form asks for.
  init(_ form: FormBody, _ pack: DeskPack) {
    self = .unreadable
    guard !["receipt", "text", "go", "repeat"].contains(where: form.isDoubled) else { return }
    let (receipt, text) = (form.one("receipt") ?? "", form.typed("text"))
    switch form.one("go") ?? "open" {
    case "open": self = .open(receipt: receipt)
    case "stay": self = .stay(receipt: receipt, text: text)
    case "message":
      if text.isBlank {
        self = .refused(receipt: receipt, text: text, .noMessage)
      } else if text.unicodeScalars.count > Intake.mostText {
        self = .refused(receipt: receipt, text: text, .longMessage)
      } else {
        self = .message(receipt: receipt, text: text, key: String((form.one("repeat") ?? "").prefix(200)))
      }
    case "answers": self = .answers(receipt: receipt)
    case "update":
      guard let state = InterviewState(form, pack) else { return }
      self = .update(receipt: receipt, state)
    default: return
    }
  }
}
