/// That somebody was told, as the reporter or the desk noted it.
public struct DutyDone: Sendable, Hashable {
  /// The id of the destination.
  public let destination: String
  /// Which step.
  public let stage: ObligationRule.Stage
  /// The day on which they were told, in the desk's zone.
  public let on: CalendarDate
  /// The number that they gave; empty where they gave none.
  public let number: String
  /// What the note itself brought into the answer that names who knows; nil where that named them already.
  public internal(set) var brought: Brought?

  /// The most characters (Unicode scalars) of a number.
  public static let mostNumber = 200

  /// What a note brought into the answer that names who knows, so that it goes again with the note.
  public enum Brought: String, Sendable {
    /// one name more in an answer of the person's
    case name
    /// an answer in the place of an explicit *unknown*
    case answer
    /// an answer to what nobody had been asked
    case first
  }

  /// That somebody was told.
  public init(destination: String, stage: ObligationRule.Stage, on: CalendarDate, number: String = "") {
    self.destination = destination
    self.stage = stage
    self.on = on
    self.number = number
  }

  /// As it was sealed; nil for what is none.
  public init?(stored json: JSON) {
    guard let destination = json["destination"]?.text,
      let stage = json["stage"]?.text.flatMap(ObligationRule.Stage.init),
      let on = json["on"]?.text.flatMap({ CalendarDate(iso: $0) })
    else { return nil }
    self.init(destination: destination, stage: stage, on: on, number: json["number"]?.text ?? "")
    brought = json["brought"]?.text.flatMap(Brought.init)
  }

  /// `{"destination","stage","on","number"}`
  public var json: JSONText { .object(members) }

  /// The same as it is sealed: with what it brought.
  public var stored: JSONText {
    .object(members + (brought.map { [("brought", .string($0.rawValue))] } ?? []))
  }

  private var members: [(String, JSONText)] {
    [
      ("destination", .string(destination)), ("stage", .string(stage.rawValue)),
      ("on", .string(on.description)), ("number", .string(number)),
    ]
  }

  /// Whether it speaks of a step of a destination.
  public func isOf(_ destination: String, _ stage: ObligationRule.Stage) -> Bool {
    self.destination == destination && self.stage == stage
  }

  /// Whether it says the same, whatever it brought.
  func saysTheSame(as other: DutyDone) -> Bool {
    isOf(other.destination, other.stage) && on == other.on && number == other.number
  }

  /// Whether anything in a list says that a step of a destination was done.
  public static func isNoted(
    _ destination: String, _ stage: ObligationRule.Stage, in notes: [DutyDone]
  ) -> Bool {
    notes.contains { $0.isOf(destination, stage) }
  }
}
