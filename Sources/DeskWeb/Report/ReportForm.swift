import DeskCore

/// The forms of the desks, by their ids without a version: addresses outlive a new version of a form.
enum ReportForm {
  /// The forms of a desk.
  static func all(of desk: String, _ pack: DeskPack) -> [String] {
    (pack.desk(desk)?.forms ?? []).map(plain)
  }

  /// The desk that a form goes to, and the form with its version; nil where there is none.
  static func find(_ form: String, _ pack: DeskPack) -> (desk: Desk, stamp: String)? {
    for desk in pack.desks where desk.email != nil {
      if let stamp = desk.forms.first(where: { plain($0) == form }) { return (desk, stamp) }
    }
    return nil
  }

  /// What a form asks, in the version that its desk offers; nil where there is none.
  static func definition(_ form: String, _ pack: DeskPack) -> Form? {
    find(form, pack).flatMap { pack.form($0.stamp) }
  }

  /// What a form is called.
  static func name(_ form: String, _ pack: DeskPack) -> Words {
    definition(form, pack)?.name ?? Words(ja: form, en: form)
  }

  /// `virus-report` of `virus-report@1`.
  private static func plain(_ stamp: String) -> String {
    String(stamp.prefix { $0 != "@" })
  }
}
