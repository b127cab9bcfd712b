import DeskCore

/// The words around every page of the console.
enum ConsoleWords {
  static let console = Words(ja: "担当者の画面", en: "Staff console")
  static let areas = Words(ja: "画面の切り替え", en: "Console")
  static let cases = Words(ja: "案件", en: "Cases")
  static let guides = Words(ja: "手引き", en: "Guides")
  static let phone = Words(ja: "電話", en: "Phone")
  static let mail = Words(ja: "メール", en: "Mail")
  static let accounts = Words(ja: "アカウント", en: "Accounts")
  static let account = Words(ja: "自分の設定", en: "Your account")
  static let signedInAs = Words(ja: "サインイン中", en: "Signed in as")
  static let signOut = Words(ja: "サインアウト", en: "Sign out")
  static let publicSite = Words(ja: "公開ページ", en: "Public site")
  static let toHome = Words(ja: "最初の画面へ", en: "To the first page")
  static let none = Words(ja: "なし", en: "none")
}

/// What somebody of the staff may do, in words.
enum RoleWords {
  static let roles = Words(ja: "役割", en: "Roles")
  static let allDesks = Words(ja: "すべての窓口", en: "All desks")
  static let member = Words(ja: "担当", en: "member")
  static let lead = Words(ja: "責任者", en: "lead")
  static let admin = Words(ja: "管理者", en: "Administrator")
  static let auditor = Words(ja: "監査担当", en: "Auditor")
  static let memberHint = Words(
    ja: "担当: その窓口の案件を読み、返信や記録をする", en: "member: reads the cases of the desk and acts on them")
  static let leadHint = Words(
    ja: "責任者: 担当にできることに加えて、ほかの人に割り当て、引き継ぎを決める",
    en: "lead: the same, and assigns cases to others and releases them")
  static let adminHint = Words(
    ja: "アカウントと設定を扱う。案件の内容は読めない", en: "looks after accounts and settings; cannot read cases")
  static let auditorHint = Words(
    ja: "監査の記録を確かめる。案件の内容は読めない", en: "checks the audit chain; cannot read cases")

  /// 「インシデントの相談（責任者）」, "Incident consultation (lead)".
  static func text(_ role: Role, _ context: ConsoleContext) -> String {
    switch role {
    case .member(let desk): named(desk, member, context)
    case .lead(let desk): named(desk, lead, context)
    case .admin: context(admin)
    case .auditor: context(auditor)
    }
  }

  /// All of them in one phrase.
  static func list(_ roles: [Role], _ context: ConsoleContext) -> String {
    roles.isEmpty
      ? context(ConsoleWords.none)
      : roles.map { text($0, context) }.joined(separator: context.language == .en ? ", " : "、")
  }

  /// The name of a desk, or of all of them.
  static func desk(_ id: String, _ context: ConsoleContext) -> String {
    id == "*" ? context(allDesks) : context.pack.desk(id).map { context($0.name) } ?? id
  }

  private static func named(_ id: String, _ role: Words, _ context: ConsoleContext) -> String {
    context.language == .en
      ? "\(desk(id, context)) (\(context(role)))" : "\(desk(id, context))（\(context(role))）"
  }
}

extension Actor {
  /// Whether cases of any desk are theirs to see.
  var handlesCases: Bool {
    roles.contains { role in
      switch role {
      case .member, .lead: true
      case .admin, .auditor: false
      }
    }
  }

  /// Whether accounts are theirs to look after.
  var isAdmin: Bool { roles.contains(.admin) }
}
