/// The columns of a vendor list, as spreadsheets head them.
public enum VendorColumn: String, Sendable, CaseIterable {
  case company, service, kinds, regions, registration, validUntil, hours, phone, email, url

  /// What we call it: the headings of a list that we write.
  public var name: Words {
    switch self {
    case .company: Words(ja: "会社名", en: "company")
    case .service: Words(ja: "サービス名", en: "service")
    case .kinds: Words(ja: "サービスの種類", en: "kinds")
    case .regions: Words(ja: "対応地域", en: "regions")
    case .registration: Words(ja: "登録番号", en: "registration number")
    case .validUntil: Words(ja: "有効期限", en: "valid until")
    case .hours: Words(ja: "対応時間", en: "hours")
    case .phone: Words(ja: "電話番号", en: "phone")
    case .email: Words(ja: "メールアドレス", en: "mail address")
    case .url: Words(ja: "ウェブサイト", en: "website")
    }
  }

  /// Other headings that mean the same.
  private var otherNames: [String] {
    switch self {
    case .company: ["事業者名", "会社", "事業者", "vendor", "company name"]
    case .service: ["サービス", "service name"]
    case .kinds: ["種類", "区分", "サービス区分", "kind", "category", "services"]
    case .regions: ["地域", "対応エリア", "region", "area", "prefectures"]
    case .registration: ["登録no", "registration", "registration no"]
    case .validUntil: ["有効期間", "期限", "expires", "expiry"]
    case .hours: ["受付時間", "時間", "opening hours"]
    case .phone: ["電話", "tel", "telephone"]
    case .email: ["メール", "email", "e-mail", "mail"]
    case .url: ["url", "ホームページ", "サイト", "web", "site"]
    }
  }

  /// Whether a list must have it.
  public var isNeeded: Bool { [.company, .service, .kinds, .regions].contains(self) }

  /// The column that a heading names; nil for one that is not known.
  public init?(heading: String) {
    let folded = ListText.folded(heading)
    let found = Self.allCases.first { column in
      ([column.name.ja, column.name.en, column.rawValue] + column.otherNames)
        .contains { ListText.folded($0) == folded }
    }
    guard let found else { return nil }
    self = found
  }
}

/// Texts of lists, made comparable and harmless.
public enum ListText {
  /// A name without what people write differently: width, case, blanks, hyphens, dots.
  static func folded(_ text: String) -> String {
    let ignored: Set<Unicode.Scalar> = [" ", "\t", "\n", "_", "-", "・", "."]
    var folded = String.UnicodeScalarView()
    for scalar in EmailAddress.folded(text).lowercased().unicodeScalars where !ignored.contains(scalar) {
      folded.append(scalar)
    }
    return String(folded)
  }

  /// A cell as it is kept: blanks around it gone, line breaks as blanks, the sign gone that keeps a spreadsheet from
  /// computing it.
  static func plain(_ cell: String) -> String {
    var text = Substring(cell.replacing("\n", with: " ").replacing("\t", with: " "))
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    if text.first == "'", text.dropFirst().first.map(isFormulaSign) ?? false { text.removeFirst() }
    return String(text)
  }

  /// A cell as a file holds it: one that a spreadsheet would compute is marked as text (OWASP, CSV injection).
  static func guarded(_ text: String) -> String {
    let safe = text.first.map(isFormulaSign) ?? false ? "'" + text : text
    guard safe.contains(where: { "\",\n\r\t".contains($0) }) else { return safe }
    return "\"\(safe.replacing("\"", with: "\"\""))\""
  }

  private static func isFormulaSign(_ sign: Character) -> Bool { "=+-@".contains(sign) }

  /// Whether it holds what nobody sees and what may make it read otherwise: control characters, signs of direction.
  static func hidesSomething(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
      default: false
      }
    }
  }

  /// Whether a text is Japanese, for the mark of language that screen readers go by.
  public static func isJapanese(_ text: String) -> Bool {
    text.unicodeScalars.contains {
      (0x3040...0x30FF).contains($0.value) || (0x3400...0x9FFF).contains($0.value)
    }
  }
}
