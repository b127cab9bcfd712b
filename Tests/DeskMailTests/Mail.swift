import DeskCore
import DeskPacks
import DeskService
import Foundation

/// What the tests of this target mail.
enum Mail {
  /// The pack of the source tree.
  static let pack = try! PackFolder(
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Packs/jp-national")
  ).load()

  static func acknowledgement(to address: String) -> OutgoingMail {
    OutgoingMail(
      id: "01KARMAIL", template: .acknowledgement, language: .ja,
      from: OutgoingMail.Desk(name: "インシデントの相談", address: "incident@desk.example"), to: address,
      at: 1_795_514_400,
      values: [
        .serviceName: "相談窓口", .deskName: "インシデントの相談", .deskAddress: "incident@desk.example",
        .reference: "C26-7K3F-9QX", .followUpURL: "https://desk.example/ja/follow-up", .notice: "見本",
      ])
  }
}
