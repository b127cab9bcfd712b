import DeskCore

/// Spans as a row of the queue has room for them.
enum QueueTime {
  /// 「3時間」, "3 h": minutes below an hour, hours below two days, then days.
  static func span(_ seconds: Int, _ language: Language) -> String {
    let isEnglish = language == .en
    switch seconds {
    case ..<3_600: return isEnglish ? "\(seconds / 60) min" : "\(seconds / 60)分"
    case ..<172_800: return isEnglish ? "\(seconds / 3_600) h" : "\(seconds / 3_600)時間"
    default: return isEnglish ? "\(seconds / 86_400) days" : "\(seconds / 86_400)日"
    }
  }

  /// 「3時間前」, "3 h ago".
  static func ago(_ seconds: Int, _ language: Language) -> String {
    if seconds < 60 { return language == .en ? "just now" : "たった今" }
    return language == .en ? "\(span(seconds, language)) ago" : "\(span(seconds, language))前"
  }
}
