extension DocumentTemplate.Content {
  /// What it may take its words from, the alternatives of a `first` one by one.
  public var leaves: [DocumentTemplate.Content] {
    if case .first(let parts) = self { return parts.flatMap(\.content.leaves) }
    return [self]
  }

  /// Places of the facts that it reads itself.
  public var facts: [Int] {
    switch self {
    case .fact(let place), .factChecks(let place): [place]
    case .facts(let places), .statements(let places): places
    default: []
    }
  }

  /// The item of the particulars that it reads.
  public var particular: String? {
    switch self {
    case .particular(let id), .particularChecks(let id): id
    default: nil
    }
  }

  /// Whether these words stand there whatever the case is.
  var isFixed: Bool {
    if case .words = self { true } else { false }
  }

  var isChanges: Bool {
    if case .changes = self { true } else { false }
  }
}

extension DocumentTemplate.Row {
  /// What it may take its words from.
  public var leaves: [DocumentTemplate.Content] { parts.flatMap(\.content.leaves) }

  /// The items of the particulars that it reads, each once.
  public var particulars: [String] {
    leaves.compactMap(\.particular).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// What it gives away, with what follows from its parts themselves.
  var disclosures: Set<DocumentTemplate.Disclosure> {
    var all = Set(discloses)
    for case .matter(let matter) in leaves {
      switch matter {
      case .name, .email, .phone: all.insert(.contact)
      case .organisation: all.insert(.organisation)
      case .narrative, .subject: all.insert(.narrative)
      case .reference, .received, .files, .today: break
      }
    }
    return all
  }
}

extension DocumentTemplate {
  /// The step with this id; the usual one where there is none such.
  public func variant(_ id: String?) -> Variant? {
    variants.first { $0.id == id } ?? variants.first
  }

  /// The groups of one step, each with its rows of that step.
  func sections(of variant: Variant?) -> [Section] {
    func belongs(_ names: [String]) -> Bool { names.isEmpty || variant.map { names.contains($0.id) } ?? true }
    return sections.filter { belongs($0.variants) }.map { section in
      Section(
        id: section.id, heading: section.heading, variants: section.variants,
        rows: section.rows.filter { row in
          // Where nothing is compared, a row about changes would only say that it does not know.
          belongs(row.variants) && (variant?.compares == true || !row.leaves.allSatisfy(\.isChanges))
        })
    }
  }
}
