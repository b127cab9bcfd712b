import DeskCore

/// What the holder of a receipt wants of the page with the duties.
enum DutiesForm: Sendable {
  /// To see it.
  case open
  /// To see it in another language, with what was typed.
  case stay(DutyEntry)
  /// To note that somebody was told.
  case note(DutyEntry)
  /// To take a note back.
  case takeBack(DutyStep)
  /// Not one of our forms.
  case unreadable

  /// What a posted form asks for.
  init(_ form: FormBody) {
    self = .unreadable
    let name = form.one("duty") ?? ""
    guard
      !["receipt", "go", "duty", "place", "on.\(name)", "number.\(name)"].contains(where: form.isDoubled),
      name.utf8.count <= 200
    else { return }
    let isKnown = name == DutyEntry.other || DutyStep(name) != nil
    let entry = DutyEntry(form, form: name)
    switch form.one("go") ?? "open" {
    case "told" where isKnown: self = .note(entry)
    case "undo":
      if let step = DutyStep(name) { self = .takeBack(step) }
    case "stay" where isKnown: self = .stay(entry)
    case "open", "stay": self = .open
    default: return
    }
  }
}
