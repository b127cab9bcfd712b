import DeskCore

/// The words around every page.
enum ShellWords {
  static let skip = Words(ja: "本文へ移動", en: "Skip to main content")
  static let languages = Words(ja: "言語", en: "Languages")
  static let footer = Words(ja: "このサイトについて", en: "About this site")
  static let privacy = Words(ja: "個人情報の扱い", en: "Privacy")
  static let revisions = Words(ja: "更新履歴", en: "Revision history")
  static let accessibility = Words(ja: "アクセシビリティ", en: "Accessibility")
  static let sources = Words(ja: "出典", en: "Sources")
  static let directory = Words(ja: "窓口の一覧", en: "All desks")
  static let followUp = Words(ja: "受付番号で続きを見る", en: "Go on with a receipt number")
  static let resume = Words(ja: "途中から再開する", en: "Resume where you stopped")
  static let emergency = Words(ja: "いま動いている被害を止める", en: "Stop harm that is going on now")
  static let emergencyHint = Words(
    ja: "応急処置の一覧を別の画面で開きます", en: "opens the list of first aid in another tab")
  static let danger = Words(ja: "命に危険があるときは110・119", en: "Danger to life: call 110 or 119")
  static let notLegalAdvice = Words(
    ja: "ここでの案内は、法律上の助言ではありません。", en: "What is said here is not legal advice.")
  static let version = Words(ja: "データの版", en: "Data version")
}
