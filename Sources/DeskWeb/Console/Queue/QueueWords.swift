import DeskCore

/// The words of the queue's rows.
enum QueueWords {
  static let state = Words(ja: "状態", en: "State")
  static let urgency = Words(ja: "緊急度", en: "Urgency")
  static let clock = Words(ja: "未返信・期限", en: "Unanswered, due")
  static let reference = Words(ja: "案件番号", en: "Reference")
  static let subject = Words(ja: "件名", en: "Subject")
  static let desk = Words(ja: "窓口", en: "Desk")
  static let assignee = Words(ja: "担当", en: "Assignee")
  static let lastWord = Words(ja: "最後の連絡", en: "Last word")
  static let channel = Words(ja: "経路・言語", en: "Channel")
  static let nobody = Words(ja: "担当なし", en: "nobody")
  static let noSubject = Words(ja: "件名なし", en: "no subject")
  static let reporter = Words(ja: "報告者", en: "Reporter")
  static let ourDesk = Words(ja: "窓口", en: "Desk")
  static let doesNotOpen = Words(
    ja: "内容を開けません。鍵がないか、データが壊れています。運用の担当者に知らせてください。",
    en: "This does not open: its key is missing or its data is damaged. Tell whoever runs this desk.")
  static let noClock = Words(ja: "なし", en: "none")

  /// 「未返信 3時間」: not 「返事待ち」, which is the state of a case that waits for the reporter.
  static func waits(_ span: String) -> Words {
    Words(ja: "未返信 \(span)", en: "Unanswered \(span)")
  }

  /// 「目安24時間を超過」
  static func over(_ span: String) -> Words {
    Words(ja: "目安\(span)を超過", en: "longer than \(span)")
  }

  /// 「期限 あと1日 11/27(金)」
  static func due(_ left: String, _ date: String) -> Words {
    Words(ja: "期限 \(left) \(date)", en: "Due \(date), \(left)")
  }

  /// 「あと5時間」
  static func left(_ span: String) -> Words {
    Words(ja: "あと\(span)", en: "\(span) left")
  }

  /// 「3時間過ぎています」
  static func past(_ span: String) -> Words {
    Words(ja: "\(span)過ぎています", en: "\(span) past")
  }

  /// 「ほか2」
  static func more(_ count: Int) -> Words {
    Words(ja: "ほか\(count)", en: "+\(count)")
  }
}
