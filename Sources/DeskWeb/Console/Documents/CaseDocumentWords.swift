import DeskCore

/// The words of the papers of a case, for staff.
enum CaseDocumentWords {
  static let title = Words(ja: "書類", en: "Documents")
  static let lead = Words(
    ja: "答えと記録から作った書類です。報告者のために用意できます。ここから何かが送られることはありません。渡すのは報告者です。",
    en:
      "Papers filled from the answers and the case. You may prepare them for the reporter. Nothing is sent from here: handing them out is the reporter’s act."
  )
  static let none = Words(ja: "この案件に合う書類は、まだありません。", en: "No paper fits this case yet.")
  static let fitting = Words(ja: "この案件に合う書類", en: "Papers that fit this case")
  static let others = Words(ja: "この案件には要らないと思われる書類", en: "Papers that do not seem to fit")
  static let paper = Words(ja: "書類", en: "Paper")
  static let theirAct = Words(
    ja: "報告者のために用意することはできます。渡すのは報告者自身です。窓口から渡すには、先に報告者の同意を得てください。",
    en:
      "You may prepare the paper for the reporter. Handing it out is the reporter’s act: before the desk does it, get their consent."
  )
  static let noReceiver = Words(
    ja: "渡す先は報告者が決めます。窓口から渡すには、先に報告者の同意を得てください。",
    en: "Whom it goes to is for the reporter to say. Before the desk hands it out, get their consent.")
  static let recorded = Words(
    ja: "ファイルを取り出すと、だれがいつ取り出したかが履歴に残ります。何も送られません。",
    en: "Taking a file is recorded in the history, with your name. Nothing is sent.")
  static let unknown = Words(ja: "不明", en: "unknown")
  static let write = Words(ja: "書く・直す", en: "Write or change it")

  static func noConsent(_ name: String, _ language: Language) -> String {
    language == .en
      ? "There is no record that the reporter agreed to share this with: \(name)."
      : "報告者が「\(name)」への共有に同意した記録はありません。"
  }

  static func consent(_ name: String, _ language: Language) -> String {
    language == .en ? "The reporter agreed to share this with: \(name)." : "報告者は「\(name)」への共有に同意しています。"
  }
}
