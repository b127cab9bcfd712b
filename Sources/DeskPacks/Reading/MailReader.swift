import DeskCore

/// Reads the files under `mail/`: one for each mail that leaves the house.
struct MailReader {
  let faults: FaultList

  func templates(_ files: [String: PackNode]) -> [String: MailTemplate] {
    var templates: [String: MailTemplate] = [:]
    for name in MailTemplate.Name.allCases {
      let path = Self.path(name)
      guard let root = files[path] else {
        faults.add("the file is missing", at: PackNode.Place(file: path, line: 1))
        continue
      }
      templates[name.rawValue] = template(name, root)
    }
    let known = Set(MailTemplate.Name.allCases.map(Self.path))
    for path in files.keys.sorted() where path.hasPrefix("mail/") && !known.contains(path) {
      faults.add(
        "there is no mail of this name; the mails are \(list(MailTemplate.Name.allCases.map(\.rawValue)))",
        at: PackNode.Place(file: path, line: 1))
    }
    return templates
  }

  private static func path(_ name: MailTemplate.Name) -> String { "mail/\(name.rawValue).yaml" }

  private func list(_ names: [String]) -> String { names.sorted().joined(separator: ", ") }

  private func template(_ name: MailTemplate.Name, _ root: PackNode) -> MailTemplate? {
    guard let map = PackMap(root, faults, keys: ["variables", "subject", "body"]) else { return nil }
    let variables = variables(name, map)
    let (subject, body) = (map.words("subject"), map.words("body"))
    for language in ["ja", "en"] {
      if let node = map["subject"]?[language] { checkSubject(node, variables) }
      if let node = map["body"]?[language] { checkBody(node, variables, name) }
    }
    return MailTemplate(name: name, subject: subject, body: body, variables: variables)
  }

  /// What the file says that the mail uses: a list for whoever edits the words.
  private func variables(_ name: MailTemplate.Name, _ map: PackMap) -> Set<MailTemplate.Variable> {
    _ = map.required("variables")
    var found: Set<MailTemplate.Variable> = []
    for node in map.list("variables") {
      let text = map.scalar(node)
      guard let variable = MailTemplate.Variable(rawValue: text), name.variables.contains(variable) else {
        faults.add(refusal(text, name), at: node)
        continue
      }
      found.insert(variable)
    }
    return found
  }

  private func refusal(_ text: String, _ name: MailTemplate.Name) -> String {
    if text == MailTemplate.Variable.text.rawValue {
      return "“text” may not stand in this mail: message-with-text alone carries what was said"
    }
    return "“\(text)” is no variable of this mail (known: \(list(name.variables.map(\.rawValue))))"
  }

  private func checkSubject(_ node: PackNode, _ variables: Set<MailTemplate.Variable>) {
    let text = node.scalar ?? ""
    if text.contains(where: \.isNewline) { faults.add("a subject is one line", at: node) }
    let allowed = MailTemplate.Name.inSubject
    for name in Set(check(node, text, variables).names).sorted()
    where MailTemplate.Variable(rawValue: name).map(allowed.contains) == false {
      faults.add(
        "“\(name)” may not stand in a subject (known: \(list(allowed.map(\.rawValue))))", at: node)
    }
  }

  private func checkBody(
    _ node: PackNode, _ variables: Set<MailTemplate.Variable>, _ name: MailTemplate.Name
  ) {
    let tags = check(node, node.scalar ?? "", variables)
    if name.variables.contains(.duties) {
      for inner in [MailTemplate.Variable.to, .due] where tags.outsideDuties.contains(inner.rawValue) {
        faults.add("“{{\(inner.rawValue)}}” stands within “{{#duties}}” alone", at: node)
      }
    }
    // Whoever gets a mail must see whose it is, and that a sample is one.
    for needed in [MailTemplate.Variable.deskName, .notice] where !tags.names.contains(needed.rawValue) {
      faults.add("every mail shows “{{\(needed.rawValue)}}”", at: node)
    }
    if name == .messageWithText, !tags.names.contains(MailTemplate.Variable.text.rawValue) {
      faults.add("this mail shows “{{text}}”: it is the reply", at: node)
    }
  }

  private func check(
    _ node: PackNode, _ text: String, _ variables: Set<MailTemplate.Variable>
  ) -> MailTags {
    let tags = MailTags(text)
    for fault in tags.faults { faults.add(fault, at: node) }
    for name in Set(tags.names).sorted()
    where MailTemplate.Variable(rawValue: name).map(variables.contains) != true {
      faults.add("“{{\(name)}}” is not among the variables of this mail", at: node)
    }
    return tags
  }
}
