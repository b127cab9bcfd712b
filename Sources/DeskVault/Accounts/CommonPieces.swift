/// Whether a text is made of pieces that everybody takes.
enum CommonPieces {
  /// Whether common pieces, joined, are all of a text, or all but a sixth of its characters.
  static func make(_ text: [Character]) -> Bool {
    // The fewest characters of each beginning of the text that no piece holds.
    var left = [Int](0...text.count)
    for start in text.indices {
      left[start + 1] = min(left[start + 1], left[start] + 1)
      for length in lengths(text[start...]) {
        left[start + length] = min(left[start + length], left[start])
      }
    }
    return left[text.count] < text.count && left[text.count] * 6 <= text.count
  }

  /// The lengths of the pieces that a text begins with.
  private static func lengths(_ text: ArraySlice<Character>) -> Set<Int> {
    var found: Set<Int> = []
    for stem in stems[text[text.startIndex]] ?? [] where text.starts(with: stem) { found.insert(stem.count) }
    // Runs and sequences count from three characters, walks over the keyboard from four.
    for step in [0, 1, -1] {
      let length = steps(text, step)
      if length >= 3 { found.formUnion(3...length) }
    }
    for line in lines {
      let length = walk(text, line)
      if length >= 4 { found.formUnion(4...length) }
    }
    return found
  }

  /// How far characters follow each other by so many code points: aaa, abc, 321, 890.
  private static func steps(_ text: ArraySlice<Character>, _ step: Int) -> Int {
    var length = 1
    for (one, next) in zip(text, text.dropFirst()) {
      guard let (from, to) = values(one, next) else { return length }
      let isOver = (one == "9" && next == "0" && step == 1) || (one == "0" && next == "9" && step == -1)
      guard to - from == step || isOver else { return length }
      length += 1
    }
    return length
  }

  private static func values(_ one: Character, _ next: Character) -> (Int, Int)? {
    guard one.unicodeScalars.count == 1, next.unicodeScalars.count == 1 else { return nil }
    return (Int(one.unicodeScalars.first!.value), Int(next.unicodeScalars.first!.value))
  }

  /// How far a text goes along a line.
  private static func walk(_ text: ArraySlice<Character>, _ line: [Character]) -> Int {
    guard let start = line.firstIndex(of: text[text.startIndex]) else { return 0 }
    return zip(text, line[start...]).prefix { $0 == $1 }.count
  }

  /// Whether a text is one block of at most eight characters, again and again.
  static func isRepeat(_ text: [Character]) -> Bool {
    guard text.count >= 4 else { return false }
    return (1...8).contains { size in
      size * 2 <= text.count && text.indices.allSatisfy { text[$0] == text[$0 % size] }
    }
  }

  /// Rows and slanting columns of the keyboard, and the order of kana, in both directions.
  private static let lines: [[Character]] = [
    "1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./", "qwertzuiop", "azertyuiop",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/", "1qazxsw23edcvfr45tgbnhy67ujm", "!qaz@wsx#edc$rfv",
    "zaq1xsw2cde3vfr4bgt5nhy6mju7", "qazwsxedcrfvtgbyhnujm", "!@#$%^&*()", "!\"#$%&'()",
    "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん",
    "いろはにほへとちりぬるをわかよたれそつねならむ",
  ].flatMap { [Array($0), Array($0.reversed())] }

  private static let stems = Dictionary(
    grouping: PasswordStems.all.map { Array($0) }, by: { $0[0] })
}
