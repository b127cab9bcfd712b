/// A password in the forms in which it may turn out to be a common one.
///
/// No library judges this as NIST wants it: cracklib counts classes of characters, and lists of leaked
/// passwords are other people's texts. So the habits are written down instead: stems that everybody takes,
/// runs, sequences and walks over the keyboard, repeated or joined, with digits for letters and something
/// behind.
struct PasswordForms {
  private let forms: Set<[Character]>
  /// Everything folded, and what holds of it in any form.
  private let texts: [String]

  init(_ password: String) {
    let plain = Self.folded(password)
    // A 1 may stand for an l or an i.
    let read = ["l", "i"].map { one in plain.map { Self.letters[$0] ?? ($0 == "1" ? one : $0) } }
    var forms: Set<[Character]> = [plain]
    for form in [plain] + read {
      forms.insert(Self.stripped(form))
      // What separates words counts for nothing: tokyo-sakura, tokyo2sakura.
      forms.insert(form.filter(\.isLetter))
    }
    // The digits behind are no letters: sakura2024 must not be read as sakura2o2a.
    for one in ["l", "i"] as [Character] {
      forms.insert(Self.stripped(plain).map { Self.letters[$0] ?? ($0 == "1" ? one : $0) })
    }
    // 112233: each one twice is no more than each one once.
    forms.insert(plain.indices.filter { $0 == 0 || plain[$0] != plain[$0 - 1] }.map { plain[$0] })
    self.forms = forms.filter { !$0.isEmpty }
    texts = ([plain] + read).flatMap { [String($0), String($0.filter { $0.isLetter || $0.isNumber })] }
  }

  /// Digits and signs that stand for letters.
  private static let letters: [Character: Character] = [
    "0": "o", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s",
  ]

  /// Lower case, katakana as hiragana; it is NFKC already.
  static func folded(_ text: String) -> [Character] {
    var folded = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      let isKatakana = (0x30A1...0x30F6).contains(scalar.value)
      folded.append(isKatakana ? Unicode.Scalar(scalar.value - 0x60) ?? scalar : scalar)
    }
    return Array(String(folded))
  }

  /// Without digits and signs at both ends.
  private static func stripped(_ form: [Character]) -> [Character] {
    guard let first = form.firstIndex(where: \.isLetter), let last = form.lastIndex(where: \.isLetter) else {
      return []
    }
    return Array(form[first...last])
  }

  /// Whether one of the forms is made of common pieces.
  var areCommon: Bool { forms.contains { CommonPieces.make($0) || CommonPieces.isRepeat($0) } }

  /// The service's own words.
  private static let serviceWords = ["madoguchi", "窓口", "まどぐち"]

  /// Whether a form holds the service's name, or a part of the address that has four characters or more.
  func holdsName(email: String) -> Bool {
    let parts = email.lowercased().split(separator: "@", maxSplits: 1).map(String.init)
    var names = Self.serviceWords
    for part in parts {
      let words = part.split { !$0.isLetter && !$0.isNumber }.map(String.init)
      names += words.filter { $0.count >= 4 }
    }
    if let local = parts.first, local.count >= 4 { names.append(local) }
    return names.contains { name in
      let folded = String(Self.folded(name))
      return texts.contains { $0.contains(folded) }
    }
  }
}
