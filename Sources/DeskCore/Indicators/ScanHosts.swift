extension IndicatorScan {
  /// The labels of a host name that begins here.
  ///
  /// Prose runs into names without a blank: a label is of kana and kanji or of other letters, and the name
  /// ends where one kind meets the other. Only in a URL a label may mix them, the last one apart.
  struct HostName {
    var labels: [Range<Int>] = []
    var start: Int { labels.first?.lowerBound ?? 0 }
    var end: Int { labels.last?.upperBound ?? 0 }
  }

  func host(_ index: Int, mixes: Bool = false) -> HostName {
    var name = HostName()
    var place = index
    while true {
      let start = place
      let isCJK = Letter.isCJK(at(place))
      var change: Int?
      while isHostLetter(at(place)) {
        if Letter.isCJK(at(place)) != isCJK, change == nil {
          change = place
          if !mixes { break }
        }
        place += 1
      }
      guard place > start else { break }
      let goesOn = at(place) == 0x2E && isHostLetter(at(place + 1))
      if let change, !goesOn || !mixes {
        name.labels.append(start..<change)
        return name
      }
      name.labels.append(start..<place)
      // What is longer is no name; reading on to its end keeps the walk from trying every part of it.
      if name.labels.count > 128 { name.labels.removeFirst(64) }
      guard goesOn else { break }
      place += 1
    }
    return name
  }

  private func isHostLetter(_ scalar: UInt32) -> Bool {
    isLetter(scalar) || scalar == 0x2D || scalar == 0x5F
  }

  /// A host name in lower case, without anything that is no part of a name; nil where it is none.
  func hostText(_ name: HostName) -> String? {
    guard !name.labels.isEmpty, name.end - name.start <= 253 else { return nil }
    var text = String.UnicodeScalarView()
    for label in name.labels {
      guard label.count <= 63, at(label.lowerBound) != 0x2D, at(label.upperBound - 1) != 0x2D else {
        return nil
      }
      if !text.isEmpty { text.append(".") }
      for scalar in scalars(label) {
        if scalar < 0x80 {
          text.append(Unicode.Scalar(UInt8(truncatingIfNeeded: Letter.lower(scalar))))
        } else if let unicode = Unicode.Scalar(scalar) {
          text.append(contentsOf: unicode.properties.lowercaseMapping.unicodeScalars)
        }
      }
    }
    return String(text)
  }

  // MARK: Domains

  /// A name under a known top-level domain that is neither a file's nor a program's.
  func domain(_ index: Int) -> Hit? {
    guard let (name, text) = registered(index) else { return nil }
    let isDefanged = isMarked(name.start..<name.end)
    guard isDefanged || isPlausible(name, text) else { return nil }
    var resume = name.end
    if at(resume) == 0x2F { resume = addressEnd(resume) }
    return Hit(type: .domain, value: text, end: name.end, resume: resume)
  }

  /// A host name of two labels and more whose last one is a top-level domain.
  private func registered(_ index: Int) -> (name: HostName, text: String)? {
    var name = host(index)
    // 「evil.example.次に」: the next sentence begins without a blank.
    while name.labels.count > 2, let last = name.labels.last, Letter.isCJK(at(last.lowerBound)),
      !TopLevelDomains.contains(string(last))
    {
      name.labels.removeLast()
    }
    guard name.labels.count >= 2, let last = name.labels.last, let text = hostText(name) else { return nil }
    let ending = string(last).lowercased()
    guard TopLevelDomains.contains(ending) || ending.hasPrefix("xn--") else { return nil }
    return (name, text)
  }

  private static let reversed: Set<String> = ["com", "org", "net", "jp", "io"]
  private static let products: Set<String> = ["asp.net", "vb.net", "ado.net", "ml.net"]
  private static let announcing = [
    "domain", "host", "hostname", "fqdn", "query", "site", "ドメイン", "ホスト", "ホスト名", "サイト", "通信先",
  ]

  /// Whether a name that nobody defanged is meant as one: no file, no member of a program, no joined
  /// sentences.
  private func isPlausible(_ name: HostName, _ text: String) -> Bool {
    let labels = text.split(separator: ".")
    let ending = String(labels[labels.count - 1])
    if isCapitalised(name) || Self.products.contains(text) { return false }
    if labels.count > 2, let first = labels.first, Self.reversed.contains(String(first)) { return false }
    if labels.count == 2, labels[0].count < 2, ending.count > 3 { return false }
    switch at(name.start - 1) {
    case 0x2F where at(name.start - 2) != 0x2F: return false
    case 0x5C, 0xA5, 0x24: return false
    default: break
    }
    switch at(name.end) {
    case 0x5C, 0xA5, 0x3D: return false
    case 0x28 where [0x22, 0x27, 0x29].contains(at(name.end + 1)): return false
    default: break
    }
    guard TopLevelDomains.alsoEndings.contains(ending), labels[0] != "www" else { return true }
    if ["name", "id", "new", "call", "int", "open"].contains(ending) { return labels.count > 2 }
    var place = name.start
    while place > name.start - 4, [0x20, 0x3A, 0x3D].contains(at(place - 1)) { place -= 1 }
    return Self.announcing.contains { ends(place, with: $0) }
  }

  /// `it.Is`, `System.IO`: a sentence that begins without a blank before it, or a member of a program.
  /// Names are written in one case, or with capitals in front.
  private func isCapitalised(_ name: HostName) -> Bool {
    func isCapital(_ scalar: UInt32) -> Bool { scalar &- 0x41 < 26 }
    guard let last = name.labels.last, isCapital(at(last.lowerBound)) else { return false }
    return scalars(name.start..<name.end).contains { $0 &- 0x61 < 26 }
  }

  // MARK: Mail addresses

  /// A mail address.
  func email(_ index: Int) -> Hit? {
    var end = index
    while end < index + 65, isLocal(at(end)) { end += 1 }
    guard end > index, end - index <= 64, at(end) == 0x40, at(end - 1) != 0x2E else { return nil }
    guard let (name, host) = registered(end + 1) else { return nil }
    let isDefanged = isMarked(index..<name.end)
    if !isDefanged, isCapitalised(name) { return nil }
    return Hit(type: .email, value: string(index..<end) + "@" + host, end: name.end)
  }

  /// The end of a message's identifier, which looks like a mail address and is none; nil where there is none.
  func messageIDEnd(_ index: Int) -> Int? {
    guard at(index - 1) == 0x3C else { return nil }
    var place = index - 1
    while place > index - 4, [0x20, 0x3A, 0x3D].contains(at(place - 1)) { place -= 1 }
    guard ["message-id", "references", "in-reply-to", "msgid"].contains(where: { ends(place, with: $0) })
    else {
      return nil
    }
    var end = index
    while end < index + 998, at(end) > 0x20, at(end) != 0x3E { end += 1 }
    return end > index ? end : nil
  }

  private func isLocal(_ scalar: UInt32) -> Bool {
    Letter.isWord(scalar) || [0x2E, 0x5F, 0x2B, 0x2D, 0x27, 0x26, 0x7E].contains(scalar)
  }
}
