/// What somebody of the staff may do.
public enum Role: Sendable, Hashable {
  /// Reads and acts on the cases of a desk; `*` for all desks.
  case member(String)
  /// Also assigns to others, releases, sees figures.
  case lead(String)
  /// Accounts, packs, settings; no case's text.
  case admin
  /// The audit chain; no case's text.
  case auditor

  /// `member:consultation.incident`
  public var text: String {
    switch self {
    case .member(let desk): "member:\(desk)"
    case .lead(let desk): "lead:\(desk)"
    case .admin: "admin"
    case .auditor: "auditor"
    }
  }

  /// The role of this text; nil where there is none, or no such desk.
  public init?(_ text: String, desks: [String]) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    switch (parts.first, parts.count) {
    case ("admin", 1): self = .admin
    case ("auditor", 1): self = .auditor
    case ("member", 2) where parts[1] == "*" || desks.contains(parts[1]): self = .member(parts[1])
    case ("lead", 2) where parts[1] == "*" || desks.contains(parts[1]): self = .lead(parts[1])
    default: return nil
    }
  }
}

/// Who acts: the one place that says what is allowed.
public struct Actor: Sendable, Hashable {
  /// The name that events carry: a token's name, later a person's address.
  public let name: String
  /// What the actor may do.
  public let roles: [Role]

  /// Who acts.
  public init(name: String, roles: [Role]) {
    self.name = name
    self.roles = roles
  }

  /// Which of these desks' cases the actor may see.
  public func visible(of desks: [String]) -> [String] {
    desks.filter(maySee)
  }

  /// Whether the actor may see the cases of a desk.
  public func maySee(_ desk: String) -> Bool {
    roles.contains { role in
      switch role {
      case .member(let own), .lead(let own): own == "*" || own == desk
      case .admin, .auditor: false
      }
    }
  }

  /// Whether the actor may assign a case of a desk to this person: oneself and nobody everybody may, others a lead.
  public func mayAssign(_ desk: String, to assignee: String?) -> Bool {
    guard let assignee, assignee != name else { return maySee(desk) }
    return leads(desk)
  }

  /// Whether the actor may release to the public what a desk has written.
  public func mayRelease(_ desk: String) -> Bool { leads(desk) }

  private func leads(_ desk: String) -> Bool {
    roles.contains { role in
      if case .lead(let own) = role { return own == "*" || own == desk }
      return false
    }
  }
}
