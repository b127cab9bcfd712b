import DeskCore

/// `{"particulars": {…}, "since": 3}`: what only documents ask, in the place of what was there before.
struct ParticularsBody {
  let values: FormValues
  let since: Int?

  init?(reading reader: inout ObjectReader, _ pack: DeskPack) {
    since = Self.since(&reader)
    guard case .object(let members)? = reader.value("particulars")?.content else {
      reader.fault("particulars", BodyWords.particulars)
      return nil
    }
    guard let form = pack.documents.particulars else {
      for member in members {
        reader.fault(at: ["particulars", member.key], BodyWords.particulars[reader.language])
      }
      values = FormValues()
      return
    }
    let (values, faults) = form.read(members, offset: pack.rulebook.rules.zoneOffset)
    for fault in faults { reader.fault(at: ["particulars", fault.key], fault.words[reader.language]) }
    self.values = values
  }

  private static func since(_ reader: inout ObjectReader) -> Int? {
    guard let value = reader.value("since") else { return nil }
    switch value.content {
    case .null: return nil
    case .number(let digits):
      if let number = Int(digits), number > 0 { return number }
    default: break
    }
    reader.fault("since", BodyWords.since)
    return nil
  }
}

/// `{"destination": "ppc", "stage": "preliminary", "on": "2026-03-06", "number": "123"}`; `on` is null where a note is
/// taken back.
enum DutyNoteBody {
  case note(DutyDone)
  case takeBack(destination: String, stage: ObligationRule.Stage)

  init?(reading reader: inout ObjectReader) {
    let destination = reader.text("destination", most: 200, isNeeded: true)
    let name = reader.text("stage", most: 100, isNeeded: true)
    let number = reader.text("number", most: DutyDone.mostNumber) ?? ""
    let stage = name.flatMap(ObligationRule.Stage.init)
    if name != nil, stage == nil {
      reader.fault("stage", BodyWords.oneOf(ObligationRule.Stage.allCases.map(\.rawValue)))
    }
    let on = reader.value("on")
    if case .null? = on?.content {
      guard let destination, let stage else { return nil }
      self = .takeBack(destination: destination, stage: stage)
      return
    }
    guard let day = on?.text.flatMap({ CalendarDate(iso: $0) }) else {
      reader.fault("on", BodyWords.day)
      return nil
    }
    guard let destination, let stage else { return nil }
    self = .note(DutyDone(destination: destination, stage: stage, on: day, number: number))
  }
}
