import DeskCore

/// Roles as boxes: for each desk member and lead, then those that go over all of them.
struct RoleFields {
  let chosen: [Role]
  let context: ConsoleContext
  var problems: [FieldProblem] = []

  static let name = "role"

  var html: HTML {
    let fields = ConsoleFields(problems: problems, context: context)
    let fault = fields.problem(Self.name)
    return """
      <fieldset class="field" id="\(ConsoleFields.id(Self.name))"\
      \(fault == nil ? nil : " aria-describedby=\"\(ConsoleFields.id(Self.name))-error\"" as HTML)>
      <legend>\(context(RoleWords.roles))</legend>
      \(fault)\
      <p class="hint">\(context(RoleWords.memberHint))<br>\(context(RoleWords.leadHint))</p>
      <table class="boxes"><thead><tr><th scope="col">\(context(RoleFieldWords.desk))</th>\
      <th scope="col">\(context(RoleWords.member))</th>\
      <th scope="col">\(context(RoleWords.lead))</th></tr></thead>
      <tbody>
      \(desks.html(row))</tbody></table>
      \(fields.check(
        Self.name, Role.admin.text, context(RoleWords.admin), isOn: chosen.contains(.admin),
        hint: RoleWords.adminHint))\
      \(fields.check(
        Self.name, Role.auditor.text, context(RoleWords.auditor), isOn: chosen.contains(.auditor),
        hint: RoleWords.auditorHint))\
      </fieldset>

      """
  }

  /// All desks together, ours, and any other that somebody has a role at already.
  private var desks: [String] {
    let ours = ["*"] + context.pack.desks.filter { $0.email != nil }.map(\.id)
    let others = chosen.compactMap { role -> String? in
      switch role {
      case .member(let desk), .lead(let desk): ours.contains(desk) ? nil : desk
      case .admin, .auditor: nil
      }
    }
    return ours + Set(others).sorted()
  }

  private func row(_ desk: String) -> HTML {
    """
    <tr><th scope="row">\(RoleWords.desk(desk, context))</th><td>\(box(.member(desk)))</td>\
    <td>\(box(.lead(desk)))</td></tr>

    """
  }

  private func box(_ role: Role) -> HTML {
    """
    <label class="check"><input type="checkbox" name="\(Self.name)" value="\(role.text)"\
    \(chosen.contains(role) ? " checked" as HTML : nil)>\
    <span class="hidden">\(RoleWords.text(role, context))</span></label>
    """
  }

  /// The roles that a form names; nil where one of them is none.
  static func roles(_ form: FormBody, _ pack: DeskPack) -> [Role]? {
    var roles: [Role] = []
    for text in form.all(name) {
      guard let role = Role(text, desks: pack.desks.map(\.id)) else { return nil }
      if !roles.contains(role) { roles.append(role) }
    }
    return roles
  }

  /// That none was chosen.
  static func noneChosen(_ context: ConsoleContext) -> FieldProblem {
    FieldProblem(field: ConsoleFields.id(name), message: context(RoleFieldWords.none))
  }
}

/// The words of these boxes.
enum RoleFieldWords {
  static let desk = Words(ja: "窓口", en: "Desk")
  static let none = Words(ja: "役割を一つ以上選んでください。", en: "Choose at least one role.")
}
