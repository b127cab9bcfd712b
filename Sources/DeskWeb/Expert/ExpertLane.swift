import DeskCore

/// The expert page: what follows which button. Nothing is kept between two requests.
struct ExpertLane: Sendable {
  let context: PageContext
  private var pack: DeskPack { context.pack }

  /// What follows.
  enum Outcome: Sendable {
    case page(ExpertPage)
    /// The whole result, from where the interview goes on.
    case interview(Interview.Outcome)
    /// The next page of the report.
    case report(ReportFlow.Outcome)
    case unreadable
  }

  /// The page that follows a posted form.
  ///
  /// - Parameters:
  ///   - file: what was chosen, where the form came with a file.
  ///   - freshKey: what a repeat of the sending will be known by.
  func respond(to body: FormBody, file: ExpertFile.Outcome?, freshKey: String) -> Outcome {
    guard var state = ExpertState(body, pack) else { return .unreadable }
    let go = body.one("go") ?? "judge"
    if go == "stay" {
      return page(state, view: ExpertPage.View(rawValue: body.one("view") ?? "") ?? .plain, problems: [])
    }
    let doubled = state.take(pack)
    var added: ExpertFile.Added?
    var problems: [FieldProblem] = []
    if !doubled.isEmpty {
      let labels = doubled.map { pack.rulebook.vocabulary[$0].label }
      problems.append(
        FieldProblem(
          field: "proposals",
          message: ExpertWords.doubled(Words.list(labels, context.language), context.language)))
    }
    if go == "file" {
      switch file {
      case .refused(let fault):
        problems.append(FieldProblem(field: "field-file", message: context(fault.words)))
      case .text(let name, let text): added = state.append(text, from: name)
      case nil:
        problems.append(FieldProblem(field: "field-file", message: context(ExpertFile.Fault.none.words)))
      }
    }
    let (sheet, faults) = state.entries.read(context)
    problems += limits(state) + faults
    switch go {
    case "propose", "file", "take":
      return page(state, view: .proposals, problems: problems, sheet: sheet, added: added)
    case "judge", "next":
      return page(state, view: problems.isEmpty ? .judged : .plain, problems: problems, sheet: sheet)
    case "result" where problems.isEmpty:
      return .interview(Interview(context: context).show(state.interview(sheet), view: "result"))
    case "send" where problems.isEmpty: return send(state, sheet, freshKey)
    case "result", "send": return page(state, view: .plain, problems: problems, sheet: sheet)
    default: return .unreadable
    }
  }

  private func limits(_ state: ExpertState) -> [FieldProblem] {
    [
      ("subject", ReportWords.subject, state.subject, Intake.mostSubject),
      ("narrative", ExpertWords.narrative, state.narrative, Intake.mostText),
    ].compactMap { field, label, text, most in
      let count = text.unicodeScalars.count
      guard count > most else { return nil }
      return FieldProblem(field: "field-\(field)", message: context(ReportWords.tooLong(label, most, count)))
    }
  }

  private func page(
    _ state: ExpertState, view: ExpertPage.View, problems: [FieldProblem], sheet: AnswerSheet? = nil,
    added: ExpertFile.Added? = nil
  ) -> Outcome {
    let sheet = sheet ?? state.entries.read(context).sheet
    var page = ExpertPage(state: state, view: view, problems: problems, added: added)
    switch view {
    case .plain: break
    case .proposals:
      page.proposals = proposals(state, sheet)
      page.indicators = Indicator.all(in: state.narrative)
    case .judged: page.judgement = judge(sheet)
    }
    return .page(page)
  }

  /// What the text speaks for and the answers do not say yet.
  private func proposals(_ state: ExpertState, _ sheet: AnswerSheet) -> [FactProposal] {
    let text = [state.subject, state.narrative].joined(separator: "\n")
    let all = pack.hints.proposals(
      in: text, today: context.today, offset: pack.rulebook.rules.zoneOffset)
    return all.filter { proposal in
      if case .multi(let bits) = proposal.answer, case .multi(let chosen) = sheet[proposal.place] {
        return chosen & bits != bits
      }
      return sheet[proposal.place] != proposal.answer
    }
  }

  private func judge(_ sheet: AnswerSheet) -> ExpertPage.Judgement {
    let assessment = pack.rulebook.assess(sheet)
    let left = pack.questionsLeft(after: sheet, missing: assessment.missing)
    return ExpertPage.Judgement(assessment: assessment, left: left)
  }

  /// Goes on into the report behind its first page, which this one stands for.
  private func send(_ state: ExpertState, _ sheet: AnswerSheet, _ freshKey: String) -> Outcome {
    let desk = pack.rulebook.assess(sheet, withMissing: false).desk
    let proposed = ReportForm.all(of: desk, pack).first ?? ""
    guard let flow = ReportFlow(context: context, form: state.form.isEmpty ? proposed : state.form) else {
      let problem = FieldProblem(field: "field-form", message: context(ExpertWords.noDesk))
      return page(state, view: .plain, problems: [problem], sheet: sheet)
    }
    let report = state.report(on: flow.form.id, sheet)
    let problems = report.problems(.tell, context)
    guard problems.isEmpty else { return page(state, view: .plain, problems: problems, sheet: sheet) }
    return .report(flow.show(report, ReportStep.tell.next(in: flow.form), freshKey: freshKey))
  }
}
