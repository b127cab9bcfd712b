import DeskCore
import DeskService

/// A sample: an intake, when and how it came, and what was done then.
///
/// `{"ago": "3d4h", "channel": "web", "intake": {…}, "then": [{"ago": "3d", "by": "…", "act": "reply", …}]}`; the
/// intake is a body of `POST /cases`. With `"printReceipt": true` its receipt is told in the log.
struct DemoCase {
  /// The name of its file.
  let file: String
  /// When it came, in seconds since 1970-01-01T00:00:00Z.
  let at: Int
  /// How it came.
  let channel: PublicDesk.Channel
  /// What was told.
  let intake: Intake
  /// What was done then, oldest first.
  let acts: [DemoAct]
  /// Whether its receipt is told in the log.
  let isPrinted: Bool

  /// Reads a sample whose ages inside texts are filled in.
  ///
  /// - Throws: every fault that it has.
  init(file: String, json bytes: [UInt8], pack: DeskPack, now: Int) throws(RequestFaults) {
    self = try RequestObject.object(bytes, language: .en) { reader in
      let at = DemoWords.instant(&reader, now)
      let channel = reader.text("channel", most: 20, isNeeded: true).flatMap {
        PublicDesk.Channel(rawValue: $0)
      }
      if channel == nil { reader.fault(at: ["channel"], "web, api, phone or mail") }
      let intake = Self.intake(&reader, pack)
      let acts = Self.acts(&reader, pack, now)
      let isPrinted = reader.flag("printReceipt") ?? false
      guard let at, let channel, let intake else { return nil }
      for (index, pair) in zip([at] + acts.map(\.at), acts.map(\.at)).enumerated() where pair.0 > pair.1 {
        reader.fault(at: ["then", String(index), "ago"], "this lies before what it follows")
      }
      return DemoCase(
        file: file, at: at, channel: channel, intake: intake, acts: acts, isPrinted: isPrinted)
    }
  }

  private init(
    file: String, at: Int, channel: PublicDesk.Channel, intake: Intake, acts: [DemoAct], isPrinted: Bool
  ) {
    self.file = file
    self.at = at
    self.channel = channel
    self.intake = intake
    self.acts = acts
    self.isPrinted = isPrinted
  }

  private static func intake(_ reader: inout ObjectReader, _ pack: DeskPack) -> Intake? {
    guard let value = reader.value("intake") else {
      reader.fault(at: ["intake"], "this is needed")
      return nil
    }
    do throws(RequestFaults) {
      return try Intake(json: JSONText(value).bytes, pack: pack, language: .en)
    } catch {
      reader.add(error.faults.map { RequestFault(pointer: "/intake" + $0.pointer, message: $0.message) })
      return nil
    }
  }

  private static func acts(_ reader: inout ObjectReader, _ pack: DeskPack, _ now: Int) -> [DemoAct] {
    guard let value = reader.value("then") else { return [] }
    guard case .array(let items) = value.content else {
      reader.fault(at: ["then"], "an array of acts")
      return []
    }
    var acts: [DemoAct] = []
    for (index, item) in items.enumerated() {
      let path = ["then", String(index)]
      guard var inner = ObjectReader(item, path: path, language: .en) else {
        reader.fault(at: path, "an act is an object")
        continue
      }
      let act = DemoAct(reading: &inner, at: path, pack: pack, now: now)
      inner.refuseUnknown()
      reader.add(inner.faults)
      if let act { acts.append(act) }
    }
    return acts
  }
}

/// What samples and their acts have in common.
enum DemoWords {
  /// The instant that `ago` names.
  static func instant(_ reader: inout ObjectReader, at path: [String] = [], _ now: Int) -> Int? {
    guard let text = reader.text("ago", most: 20, isNeeded: true) else { return nil }
    guard let seconds = DemoAge.seconds(text) else {
      reader.fault(at: path + ["ago"], "an age such as 3d4h or 45m")
      return nil
    }
    return now - seconds
  }
}
