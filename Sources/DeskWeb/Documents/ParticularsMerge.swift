import DeskCore

/// What two people wrote at the same time, item by item: nothing of either is lost.
struct ParticularsMerge {
  let form: Form
  let context: PageContext

  /// What happened to an item meanwhile.
  struct Note: Sendable {
    /// The words that are stored now; empty where it was emptied.
    let now: String
    /// Whether the field shows them: the person themselves had not touched the item.
    let isTaken: Bool
  }

  /// - Parameters:
  ///   - typed: what the person typed.
  ///   - base: what was stored when their page was made.
  ///   - now: what is stored by now.
  /// - Returns: the fields to show, and a note for each item that was changed meanwhile, by its id.
  func merge(
    _ typed: FilledForm, base: FormValues, now: FormValues
  ) -> (filled: FilledForm, notes: [String: Note]) {
    let (old, new) = (StoredFields(form, base, context), StoredFields(form, now, context))
    let own = StoredFields(form, typed.read(form, context).values, context)
    var fields: [String: [String]] = [:]
    var notes: [String: Note] = [:]
    for item in form.items {
      let isChanged = old.of(item) != new.of(item)
      let isOwn = old.of(item) != own.of(item)
      // Two who wrote the same do not disagree.
      let isTold = isChanged && new.of(item) != own.of(item)
      let isTaken = isTold && !isOwn
      for key in item.keys {
        fields[FilledForm.name(key)] = isTaken ? new.entries(key) : typed.entries(key)
      }
      if isTold {
        let words = item.words(
          of: now, offset: context.pack.rulebook.rules.zoneOffset, context.language)
        notes[item.id] = Note(now: words, isTaken: isTaken)
      }
    }
    return (FilledForm(FormBody(fields: fields), form, page: nil) ?? typed, notes)
  }
}

/// Stored values as they would be typed.
struct StoredFields {
  private var typed: [String: [String]] = [:]

  init(_ form: Form, _ values: FormValues, _ context: PageContext) {
    let offset = context.pack.rulebook.rules.zoneOffset
    for item in form.items {
      for key in item.keys {
        switch values[key] {
        case .text(let text)?:
          let moment = item.kind == .date && key == item.id ? Moment(rfc3339: text) : nil
          typed[key] = [moment.map { AnswerWords.typed($0, offset: offset) } ?? text]
        case .number(let number)?: typed[key] = [String(number)]
        case .flag(let flag)?: typed[key] = [flag ? "yes" : "no"]
        case .texts(let texts)?: typed[key] = texts
        case nil: continue
        }
      }
    }
  }

  /// What was typed under a name.
  func entries(_ key: String) -> [String] { typed[key] ?? [] }

  /// All that belongs to an item.
  func of(_ item: FormItem) -> [[String]] { item.keys.map(entries) }

  /// The same as what a page shows.
  func filled(_ form: Form) -> FilledForm {
    let fields = Dictionary(uniqueKeysWithValues: typed.map { (FilledForm.name($0.key), $0.value) })
    return FilledForm(FormBody(fields: fields), form, page: nil) ?? FilledForm()
  }
}
