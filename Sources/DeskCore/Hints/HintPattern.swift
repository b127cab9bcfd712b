/// Words to be looked for: plain text, `*` for anything within the sentence, `(a|b)` for one of several,
/// `{n}` for a number, `{date}` for a day or an instant.
///
/// Width, case, kind of kana and long vowels make no difference. `*` stands for at most 20 characters and
/// never passes the end of a sentence; at the end it stands for the rest of the word. ASCII words are found
/// whole. A bracket that is meant itself is written in full width.
public struct HintPattern: Sendable {
  /// What follows what; the last of them is the end.
  let nodes: [Node]
  /// The nodes at which it can begin: literals, numbers and dates.
  let starts: [Int]
  private let pieces: [Piece]

  indirect enum Piece: Sendable, Hashable {
    case literal([UInt32])
    case gap, number, date
    case oneOf([[Piece]])
  }

  /// A step of the search: what has to stand here, and which step follows.
  enum Node: Sendable {
    case end
    case literal([UInt32], next: Int)
    case gap(next: Int)
    case number(next: Int)
    case date(next: Int)
    case branch([Int])
  }

  /// Why a pattern cannot be used.
  public enum Fault: Error, Sendable {
    /// It would be found anywhere, or nearly.
    case tooBroad
    /// A bracket has no partner.
    case unbalanced
    /// It begins in more than 200 ways.
    case tooMany
    /// `{…}` with anything but `n` or `date`.
    case placeholder
  }

  /// Reads a pattern.
  public init(_ text: String) throws(Fault) {
    var reader = PatternReader(rest: text[...])
    pieces = try reader.sequence(depth: 0)
    guard reader.rest.isEmpty else { throw .unbalanced }
    guard Self.least(pieces) >= 2 else { throw .tooBroad }
    var nodes: [Node] = []
    let first = Self.compile(pieces[...], to: Self.add(.end, &nodes), &nodes)
    self.nodes = nodes
    guard let starts = Self.starts(first, nodes) else { throw .tooBroad }
    guard starts.count <= 200 else { throw .tooMany }
    self.starts = starts
  }

  private static func add(_ node: Node, _ nodes: inout [Node]) -> Int {
    nodes.append(node)
    return nodes.count - 1
  }

  /// Turns pieces into nodes that lead to `end`; returns the first.
  private static func compile(_ pieces: ArraySlice<Piece>, to end: Int, _ nodes: inout [Node]) -> Int {
    var next = end
    for piece in pieces.reversed() {
      switch piece {
      case .literal(let scalars): next = add(.literal(scalars, next: next), &nodes)
      case .gap: next = add(.gap(next: next), &nodes)
      case .number: next = add(.number(next: next), &nodes)
      case .date: next = add(.date(next: next), &nodes)
      case .oneOf(let ways):
        let firsts = ways.map { compile($0[...], to: next, &nodes) }
        next = add(.branch(firsts), &nodes)
      }
    }
    return next
  }

  /// Where a search can begin; nil where it would have to be tried everywhere.
  private static func starts(_ node: Int, _ nodes: [Node]) -> [Int]? {
    switch nodes[node] {
    case .literal, .number, .date: return [node]
    case .end, .gap: return nil
    case .branch(let firsts):
      var all: [Int] = []
      for first in firsts {
        guard let starts = starts(first, nodes) else { return nil }
        all += starts
      }
      return all
    }
  }

  /// The least of characters that it needs; a number or a date counts as one.
  private static func least(_ pieces: [Piece]) -> Int {
    pieces.reduce(0) { count, piece in
      switch piece {
      case .literal(let scalars): count + scalars.count { $0 != 0x20 }
      case .number, .date: count + 1
      case .gap: count
      case .oneOf(let ways): count + (ways.map(least).min() ?? 0)
      }
    }
  }

  /// Whether it holds a number in every way to read it.
  public var hasNumber: Bool { Self.holds(.number, pieces) }
  /// Whether it holds a date in every way to read it.
  public var hasDate: Bool { Self.holds(.date, pieces) }

  private static func holds(_ piece: Piece, _ pieces: [Piece]) -> Bool {
    pieces.contains { one in
      if case .oneOf(let ways) = one { return ways.allSatisfy { holds(piece, $0) } }
      return one == piece
    }
  }
}

/// Reads the text of a pattern.
private struct PatternReader {
  var rest: Substring

  mutating func sequence(depth: Int) throws(HintPattern.Fault) -> [HintPattern.Piece] {
    var pieces: [HintPattern.Piece] = []
    var literal = ""
    func flush() {
      let folded = FoldedProse(literal, isPart: true).scalars
      if !folded.isEmpty { pieces.append(.literal(folded)) }
      literal = ""
    }
    while let first = rest.first, first != "|" || depth == 0, first != ")" {
      rest.removeFirst()
      switch first {
      case "*":
        flush()
        if pieces.last != .gap { pieces.append(.gap) }
      case "{":
        flush()
        guard let close = rest.firstIndex(of: "}") else { throw .placeholder }
        switch rest[..<close] {
        case "n": pieces.append(.number)
        case "date": pieces.append(.date)
        default: throw .placeholder
        }
        rest = rest[rest.index(after: close)...]
      case "(":
        flush()
        pieces.append(.oneOf(try ways(depth: depth + 1)))
      default: literal.append(first)
      }
    }
    flush()
    return pieces
  }

  private mutating func ways(depth: Int) throws(HintPattern.Fault) -> [[HintPattern.Piece]] {
    guard depth < 8 else { throw .tooMany }
    var ways = [try sequence(depth: depth)]
    while rest.first == "|" {
      rest.removeFirst()
      ways.append(try sequence(depth: depth))
    }
    guard rest.first == ")" else { throw .unbalanced }
    rest.removeFirst()
    return ways
  }
}

/// Which patterns can begin where, so that a text is gone through once.
struct HintIndex: Sendable {
  struct Entry: Sendable {
    let hint: Int
    /// The node at which its pattern begins.
    let start: Int
  }

  /// Patterns by their first two scalars; those that begin with one scalar alone under that scalar.
  private(set) var literals: [UInt64: [Entry]] = [:]
  private(set) var numbers: [Entry] = []
  private(set) var dates: [Entry] = []

  init(_ hints: [FactHint]) {
    for (number, hint) in hints.enumerated() {
      for start in hint.pattern.starts {
        let entry = Entry(hint: number, start: start)
        switch hint.pattern.nodes[start] {
        case .literal(let scalars, _): literals[Self.key(scalars), default: []].append(entry)
        case .number: numbers.append(entry)
        case .date: dates.append(entry)
        case .end, .gap, .branch: continue
        }
      }
    }
  }

  private static func key(_ scalars: [UInt32]) -> UInt64 {
    UInt64(scalars[0]) << 32 | UInt64(scalars.count > 1 ? scalars[1] : 0)
  }
}
