extension DeskPack {
  /// The same pack with more in its history, newest first.
  public func adding(_ more: [Revision]) -> DeskPack {
    let all = (more + revisions).enumerated().sorted {
      ($1.element.date, $0.offset) < ($0.element.date, $1.offset)
    }
    var pack = DeskPack(
      id: id, version: version, name: name, notice: notice, about: about, common: common, privacy: privacy,
      accessibility: accessibility, desks: desks, revisions: all.map(\.element), destinations: destinations,
      sources: sources, guidance: guidance, questions: questions, rulebook: rulebook, mail: mail, forms: forms
    )
    pack.documents = documents
    pack.directory = directory
    pack.hints = hints
    pack.guides = guides
    pack.digest = digest
    return pack
  }
}
