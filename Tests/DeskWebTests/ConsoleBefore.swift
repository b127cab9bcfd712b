import DeskCore
import DeskService
import DeskVault
import Foundation
import TestSupport

/// One thing that is done before a page of the console is asked for.
struct Before: Sendable {
  let act: @Sendable (inout ConsoleVisitor) async throws -> Void

  /// A case comes in; `{ref}` names it from now on, and `{receipt}` opens it.
  static func told(_ intake: Intake, _ channel: PublicDesk.Channel = .web) -> Before {
    Before { visitor in
      let report = try await visitor.world.under.receive(intake, channel: channel)
      visitor.values["{ref}"] = report.reference
      visitor.values["{receipt}"] = report.receipt
    }
  }

  /// A colleague who leads every desk acts on the case.
  static func desk(
    _ act: @escaping @Sendable (StaffDesk, String, Actor) async throws -> Void
  ) -> Before {
    Before { try await act($0.world.staff, $0.values["{ref}"]!, World.everywhere) }
  }

  /// The reporter acts on the case.
  static func reporter(
    _ act: @escaping @Sendable (PublicDesk, String) async throws -> Void
  ) -> Before {
    Before { try await act($0.world.desk, $0.values["{receipt}"]!) }
  }

  /// Accounts are changed by an operator.
  static func accounts(_ act: @escaping @Sendable (Accounts) async throws -> Void) -> Before {
    Before { try await act($0.world.accounts) }
  }

  /// Somebody else has an account as well.
  static func colleague(_ actor: Actor) -> Before {
    Before { visitor in
      var other = visitor.somebodyElse()
      try await other.enrol(actor)
    }
  }

  /// An account waits for its holder, who has `{link}`.
  static func invited(_ actor: Actor) -> Before { Before { try await $0.invite(actor) } }

  /// The first start of a desk has printed `{link}`.
  static let firstLink = Before {
    if let link = try await $0.world.accounts.firstLink() { try await $0.take(link) }
  }

  /// A colleague has written a public answer that names somebody; `{guide}` is its id.
  static let guide = Before { visitor in
    let content = GuideContent(
      texts: [.ja: GuideText(question: "写しはどう取りますか。", answer: "青葉製作所の皆さま\n\n・外して置きます。")],
      names: ["青葉製作所"])
    visitor.values["{guide}"] = try await visitor.world.staff.draftGuide(
      content, for: "consultation.incident", as: World.everywhere)
  }

  /// Time goes by.
  static func later(hours: Int = 0, seconds: Int = 0) -> Before {
    Before { $0.world.under.clock.advance(hours: hours, seconds: seconds) }
  }

  /// The visitor has sent a form.
  static func sent(_ path: String, on page: String? = nil, _ fields: [(String, String)]) -> Before {
    Before { visitor in
      var all = fields
      if let page { all = try await visitor.fields(to: path, on: page, entered: fields) }
      _ = try await visitor.post(path, all)
    }
  }

  /// Somebody with the database in hand changes it.
  static func database(_ statement: String) -> Before {
    Before { _ = try await $0.world.under.run(statement) }
  }
}

/// What is done in more than one sample.
extension Before {
  /// The visitor signs in at another browser as well.
  static let elsewhere = Before { visitor in
    var other = visitor
    other.session = ""
    _ = try await other.post(
      "/sign-in", [("email", "{email}"), ("password", ConsoleVisitor.password), ("code", "{code}")])
  }

  /// Nothing can be written any more, as on a full disk.
  static let full = database("PRAGMA query_only = 1")

  /// 青葉製作所 tells the incident desk.
  static let aoba = Before.told(World.aoba)
  /// Kestrel Labs tells of a vulnerability, which has no interview.
  static let kestrel = Before.told(World.kestrel)
  /// みなと診療所 asks the general desk, and names nobody.
  static let minato = Before.told(World.minato)

  static let replied = desk { _ = try await $0.reply("電源は切らないでください。\n  LANケーブルを抜いてください。", to: $1, as: $2) }
  static let noted = desk { _ = try await $0.note("折り返しの番号を確かめた。\n<b>至急</b>", on: $1, as: $2) }
  static let held = desk { _ = try await $0.holdReply("バックアップはつながないでください。", to: $1, as: $2) }
  static let closed = desk { _ = try await $0.close($1, .answered, because: "復旧を確認", as: $2) }
  static let message = reporter { _ = try await $0.addMessage("抜きました。\nつぎは何を\u{202E}しますか。", receipt: $1) }

  /// A verdict of staff in the place of the computed one.
  static let overruled = desk {
    _ = try await $0.overrule("suspected", because: "電話で画面を確かめた", on: $1, as: $2)
  }

  /// Everything else that leaves a trace.
  static let worked: [Before] = [
    aoba, replied, message, noted,
    desk { _ = try await $0.assign($1, to: World.kenji.name, as: $2) },
    desk { _ = try await $0.label($1, ["製造業", "<LockBit>"], as: $2) },
    desk { _ = try await $0.refer($1, to: "police", because: "被害届のため", as: $2, language: .ja) },
    desk { _ = try await $0.merge(try World.sheet(dates), into: $1, as: $2) },
    overruled,
    reporter {
      var writer = try await $0.attach(receipt: $1)
      try await writer.write(Data("PNG".utf8))
      _ = try await writer.finish(name: "画面 \u{202E}gpj.exe", type: "image/png")
    },
    desk {
      var writer = try await $0.attach(to: $1, as: $2)
      try await writer.write(Data("steps".utf8))
      _ = try await writer.finish(name: "手順書.pdf", type: "application/pdf")
    },
  ]

  /// What makes dates to keep.
  private static let dates = """
    "data.personal": "yes", "data.persons": 1200, "data.exposure": "possible", \
    "time.known_at": "2026-11-22T22:40:00Z", "sign.malware": "executed"
    """

  /// A conversation of many days, a text as long as a book among it.
  static let long: [Before] = {
    var told = World.aoba
    told.subject = String(repeating: "共有サーバーのファイルが開けません。", count: 20)
    told.narrative = String(repeating: "記録 123\n", count: 4_000)
    let words = String(repeating: "A long answer. ", count: 200)
    return [.told(told)]
      + (0..<22).flatMap { number -> [Before] in
        [
          desk { _ = try await $0.reply("\(number). 返事", to: $1, as: $2) },
          reporter { _ = try await $0.addMessage("\(number). 返信", receipt: $1) },
        ]
      } + [desk { _ = try await $0.reply(words, to: $1, as: $2) }]
  }()

  /// Cases of three desks in several states, a day apart or less.
  static let cases: [Before] =
    [.later(hours: -30), kestrel, .later(hours: 26), minato, aoba, replied]
    + [.later(hours: 4)] + worked + [.told(World.aoba, .phone), closed, aoba]
}
