import DeskCore
import DeskService
import DeskVault
import Foundation
import TestSupport

extension DeskUnderTest {
  /// Does an act on a case, as its reporter or as staff do it.
  func perform(_ act: CaseAct, on report: Report, as actor: Actor = World.kenji) async throws {
    let reference = report.reference
    switch act {
    case .receive: break
    case .message: _ = try await front.addMessage("続きがあります。", receipt: report.receipt)
    case .attach:
      var writer = try await front.attach(receipt: report.receipt)
      _ = try await writer.finish(name: "画面.png", type: "image/png")
    case .changeAnswers:
      _ = try await front.changeAnswers(
        try World.sheet("\"data.personal\": \"yes\""), receipt: report.receipt)
    case .reply: _ = try await staff.reply("電源を切らないでください。", to: reference, as: actor)
    case .note: _ = try await staff.note("折り返し電話する。", on: reference, as: actor)
    case .refer:
      _ = try await staff.refer(
        reference, to: "police", because: "被害届のため", as: actor, language: .ja)
    case .assess:
      _ = try await staff.merge(try World.sheet("\"data.personal\": \"no\""), into: reference, as: actor)
    case .assign: _ = try await staff.assign(reference, to: actor.name, as: actor)
    case .label: _ = try await staff.label(reference, ["分類札7"], as: actor)
    case .staffAttach:
      var writer = try await staff.attach(to: reference, as: actor)
      _ = try await writer.finish(name: "手順書.pdf", type: "application/pdf")
    case .close: _ = try await staff.close(reference, .answered, because: "回答した", as: actor)
    case .reopen: _ = try await staff.reopen(reference, as: actor)
    case .handOver:
      _ = try await staff.handOver(
        reference, to: "consultation.general", because: "担当が違うため", as: actor, language: .ja)
    case .newReceipt:
      _ = try await staff.replaceReceipt(reference, because: "登録の番号に電話して確かめた", as: actor)
    case .fill: _ = try await front.write(Self.particulars, receipt: report.receipt)
    case .staffFill: _ = try await staff.write(Self.particulars, on: reference, as: actor)
    case .tell: _ = try await front.note(Self.toldCommission, receipt: report.receipt)
    case .staffTell: _ = try await staff.note(done: Self.toldCommission, on: reference, as: actor)
    case .takeOut: _ = try await staff.noteTakenOut("ppc-report@1.docx", of: reference, as: actor)
    // Jobs do these.
    case .mailFailed, .remind: break
    case .destroy:
      _ = try await staff.destroy(
        reference, by: actor.name, list: DestroyedList(keyFile: keyFile.path))
    }
  }

  /// What a document asks.
  static let particulars: FormValues = {
    var values = FormValues()
    values.add("cause", .text("VPN装置の弱いパスワード"))
    return values
  }()

  /// That the commission has the preliminary report.
  static let toldCommission = DutyDone(
    destination: "ppc", stage: .preliminary, on: CalendarDate(iso: "2026-11-24")!, number: "第123号")

  /// Brings a case that was just received to a state.
  func bring(_ report: Report, to state: CaseState) async throws {
    switch state {
    case .new: break
    case .open: try await perform(.note, on: report)
    case .waiting: try await perform(.reply, on: report)
    case .closed: try await perform(.close, on: report)
    }
  }
}
