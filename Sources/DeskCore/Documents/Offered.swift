extension Dossier {
  /// The newest version of every paper of a pack: those that belong to the case first, in their order.
  ///
  /// - Returns: a paper is offered unless its condition is known to be false; the others can be had as well.
  public func offered(_ pack: DeskPack) -> [(template: DocumentTemplate, isOffered: Bool)] {
    let newest = pack.documents.templates.filter {
      pack.documents.template($0.id)?.version == $0.version
    }
    let truths = pack.rulebook.truths(of: newest.map { $0.offer ?? .constant(true) }, sheet: version.sheet)
    let all = zip(newest, truths).map { (template: $0, isOffered: $1 != false) }
    return all.filter(\.isOffered) + all.filter { !$0.isOffered }
  }
}
