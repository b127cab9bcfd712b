extension IndicatorScan {
  private func isBackslash(_ scalar: UInt32) -> Bool { scalar == 0x5C || scalar == 0xA5 }

  /// `C:\Users\田中\invoice.exe`, with the yen sign for the backslash too.
  func drivePath(_ index: Int) -> Hit? {
    guard at(index + 1) == 0x3A, isBackslash(at(index + 2)), !isBackslash(at(index + 3)) || at(index + 4) != 0
    else {
      return nil
    }
    return path(.filePath, index, from: index + 2)
  }

  /// `\\server\share\file`
  func share(_ index: Int) -> Hit? {
    guard isBackslash(at(index + 1)), !isBackslash(at(index - 1)), at(index - 1) != 0x3A,
      !isLetter(at(index - 1)), Letter.isWord(at(index + 2)) || Letter.isCJK(at(index + 2))
    else { return nil }
    var end = index + 2
    while end < index + 66, isLetter(at(end)) || [0x2D, 0x2E, 0x5F, 0x40, 0x24].contains(at(end)) { end += 1 }
    guard isBackslash(at(end)), isLetter(at(end + 1)) || at(end + 1) == 0x24 else { return nil }
    return path(.filePath, index, from: end, prefix: "\\\\" + string(index + 2..<end))
  }

  /// `%APPDATA%\Roaming\a.exe`
  func variablePath(_ index: Int) -> Hit? {
    var end = index + 1
    while end < index + 33, Letter.isWord(at(end)) || [0x5F, 0x28, 0x29].contains(at(end)) { end += 1 }
    guard end > index + 2, at(end) == 0x25, isBackslash(at(end + 1)) else { return nil }
    return path(.filePath, index, from: end + 1)
  }

  private static let hives = [
    "hkey_local_machine", "hkey_current_user", "hkey_classes_root", "hkey_users", "hkey_current_config",
    "hklm",
    "hkcu", "hkcr", "hku", "hkcc",
  ]

  /// `HKLM\SOFTWARE\…`, `HKEY_CURRENT_USER\…`, `HKCU:\…`; the hive in capitals.
  func registryKey(_ index: Int) -> Hit? {
    guard matches(index, "hk"), let hive = Self.hives.first(where: { matches(index, $0) }) else { return nil }
    var end = index + hive.utf8.count
    if at(end) == 0x3A { end += 1 }
    guard isBackslash(at(end)), isLetter(at(end + 1)) || isBackslash(at(end + 1)) else { return nil }
    return path(.registryKey, index, from: end, prefix: hive.uppercased())
  }

  // MARK: Where it ends

  /// Endings that a path ends with where prose goes on without a blank.
  private static let endings: Set<String> = [
    "7z", "asp", "aspx", "bak", "bat", "bin", "bmp", "cfg", "chm", "cmd", "com", "conf", "cpl", "csv", "dat",
    "db", "dll",
    "dmp", "doc", "docm", "docx", "eml", "evtx", "exe", "gz", "hta", "htm", "html", "img", "ini", "iso",
    "jar", "jpg",
    "js", "jse", "json", "jsp", "lnk", "log", "msi", "msg", "one", "pdf", "php", "pif", "png", "ppt", "pptx",
    "ps1",
    "psm1", "pst", "py", "rar", "reg", "rtf", "scr", "sh", "so", "sql", "sys", "tar", "tmp", "txt", "url",
    "vbe", "vbs",
    "vhd", "vhdx", "wsf", "xls", "xlsm", "xlsx", "xml", "zip",
  ]

  /// A path with backslashes from the first of them on.
  ///
  /// Between quotation marks it goes to the second one. Else a blank belongs to it only where another
  /// backslash follows soon and nothing between them begins something new: `C:\Program Files\a.exe /s`.
  private func path(_ type: IndicatorType, _ start: Int, from first: Int, prefix: String? = nil) -> Hit? {
    let closing = Self.quotes[at(start - 1)]
    var end = first
    var segment = first
    while end < start + 1_024 {
      let scalar = at(end)
      if scalar == 0 || scalar == closing || isEnd(scalar) { break }
      if scalar == 0x3A, type == .filePath { break }
      if scalar == 0x2C || scalar == 0x3B, closing == nil, isListed(end + 1) { break }
      if isBackslash(scalar) { segment = end + 1 }
      if Letter.isBlank(scalar), closing == nil, !goesOn(end, segment) { break }
      if closing == nil, Letter.isCJK(scalar), hasEnding(segment..<end) { break }
      end += 1
    }
    while end > first, [0x20, 0x2E, 0x2C, 0x3B, 0x3A, 0x27, 0x29, 0x5D, 0x5C, 0xA5].contains(at(end - 1)) {
      end -= 1
    }
    guard end > first + 1 else { return nil }
    let isDoubled = isBackslash(at(first + 1))
    var text = prefix ?? string(start..<first)
    var place = first
    while place < end {
      if isBackslash(at(place)) {
        text += "\\"
        if isDoubled, isBackslash(at(place + 1)) { place += 1 }
      } else {
        text += string(place..<place + 1)
      }
      place += 1
    }
    return Hit(type: type, value: text, end: end)
  }

  private static let quotes: [UInt32: UInt32] = [
    0x22: 0x22, 0x27: 0x27, 0x60: 0x60, 0x300C: 0x300D, 0x300E: 0x300F, 0x201C: 0x201D, 0x2018: 0x2019,
  ]

  private func isEnd(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x20, 0x22, 0x2A, 0x3C, 0x3E, 0x3F, 0x60, 0x7C, 0x7F, 0x85, 0x2018...0x201F, 0x3001, 0x3002,
      0x3008...0x3011:
      true
    default: false
    }
  }

  /// Whether a comma or semicolon before an index divides a list.
  private func isListed(_ next: Int) -> Bool {
    Letter.isBlank(at(next)) || at(next + 1) == 0x3A || isBackslash(at(next))
  }

  private func hasEnding(_ segment: Range<Int>) -> Bool {
    var dot = segment.upperBound - 1
    while dot > segment.lowerBound, dot > segment.upperBound - 6, Letter.isWord(at(dot)) { dot -= 1 }
    guard at(dot) == 0x2E, dot > segment.lowerBound else { return false }
    return Self.endings.contains(string(dot + 1..<segment.upperBound).lowercased())
  }

  /// Whether a path goes on behind a blank.
  private func goesOn(_ blank: Int, _ segment: Int) -> Bool {
    if hasEnding(segment..<blank) || Letter.isBlank(at(blank + 1)) || at(blank) != 0x20 { return false }
    if matches(blank + 1, "hk"), Self.hives.contains(where: { matches(blank + 1, $0) }) { return false }
    var place = blank + 1
    while place < blank + 48 {
      let scalar = at(place)
      if isBackslash(scalar) { return at(place - 1) != 0x20 && !isBackslash(at(place + 1)) }
      if scalar == 0 || isEnd(scalar) || [0x25, 0x2C, 0x2F, 0x3A, 0x3B, 0x3D].contains(scalar) {
        return false
      }
      place += 1
    }
    return false
  }

  // MARK: UNIX

  private static let roots: Set<String> = [
    "Applications", "Library", "System", "Users", "Volumes", "bin", "boot", "data", "dev", "etc", "export",
    "home", "lib",
    "lib64", "media", "mnt", "opt", "private", "proc", "root", "run", "sbin", "srv", "sys", "tmp", "usr",
    "var",
  ]
  private static let methods: Set<String> = [
    "get", "post", "put", "head", "delete", "options", "patch", "connect",
  ]

  /// `/var/tmp/.x/a`, `~/.ssh/id_rsa`: below one of the folders that such systems have, so that the path of
  /// a web page is none.
  func unixPath(_ index: Int) -> Hit? {
    let before = at(index - 1)
    guard !Letter.isWord(before), ![0x2E, 0x2F, 0x5F, 0x7E, 0x5C, 0x25, 0x3C].contains(before) else {
      return nil
    }
    var first = index
    if at(index) == 0x7E {
      first += 1
      guard at(first) == 0x2F else { return nil }
    } else {
      var end = index + 1
      while end < index + 14, Letter.isWord(at(end)) { end += 1 }
      guard at(end) == 0x2F, Self.roots.contains(string(index + 1..<end)),
        !Self.methods.contains(wordBefore(index, over: [0x20]))
      else { return nil }
      first = end
    }
    var end = first
    var segment = first
    while end < index + 1_024 {
      let scalar = at(end)
      if scalar == 0 || Letter.isBlank(scalar) || isEnd(scalar) { break }
      if [0x27, 0x28, 0x29, 0x2C, 0x3A, 0x3B, 0x5C].contains(scalar) { break }
      if scalar == 0x2F { segment = end + 1 }
      if Letter.isCJK(scalar), hasEnding(segment..<end) { break }
      end += 1
    }
    while end > first, [0x2E, 0x2F, 0x5D, 0x7D].contains(at(end - 1)) { end -= 1 }
    let text = string(index..<end)
    guard end > first + 1, text != "/dev/null", text != "/dev/zero" else { return nil }
    return Hit(type: .filePath, value: text, end: end)
  }
}
