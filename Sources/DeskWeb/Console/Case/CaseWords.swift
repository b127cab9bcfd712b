import DeskCore

/// The words of a case's page.
enum CaseWords {
  static let back = Words(ja: "一覧に戻る", en: "Back to the list")
  static let backToCase = Words(ja: "案件に戻る", en: "Back to the case")
  static let parts = Words(ja: "このページの中", en: "On this page")
  static let print = Words(ja: "印刷用の画面", en: "For printing")
  static let reporterView = Words(ja: "報告者に見える画面", en: "What the reporter sees")
  static let noSubject = Words(ja: "（件名なし）", en: "(no subject)")
  static let destroyedTitle = Words(ja: "（消去された案件）", en: "(destroyed case)")
  static let destroyed = Words(
    ja: "この案件の内容は消去されています。鍵がないため、だれにも読めません。残っているのは、いつ何があったかだけです。",
    en:
      "The contents of this case were destroyed: without its key nobody can read them. What is left is when what was done."
  )

  static let lastWord = Words(ja: "最後の連絡", en: "Last word")
  static let reporterSpokeLast = Words(ja: "報告者から", en: "by the reporter")
  static let deskSpokeLast = Words(ja: "窓口から", en: "by the desk")
  static let closed = Words(ja: "終了", en: "Closed")
  static let nextDue = Words(ja: "次の期限", en: "Next date")
  static let received = Words(ja: "受け付け", en: "Received")
  static let assignee = Words(ja: "担当", en: "Assigned to")
  static let you = Words(ja: "あなた", en: "you")
  static let nobody = Words(ja: "なし", en: "nobody")
  static let takeIt = Words(ja: "自分が担当する", en: "Take it")
  static let dropIt = Words(ja: "担当を外す", en: "Assign to nobody")
  static let giveIt = Words(ja: "ほかの人に割り当てる", en: "Assign to somebody else")
  static let address = Words(ja: "担当者のメールアドレス", en: "Mail address of the colleague")
  static let addressHint = Words(
    ja: "この窓口の案件を見られるアカウントのアドレスを書いてください。",
    en: "The address of an account that sees the cases of this desk.")
  static let assign = Words(ja: "割り当てる", en: "Assign")
  static let wrongAddress = Words(
    ja: "name@example.org のようなアドレスを書いてください。", en: "Enter an address such as name@example.org.")
  /// Whom the case can be given to, where somebody else was named.
  static func notAColleague(_ people: [String]) -> Words {
    let list = people.joined(separator: ", ")
    return people.isEmpty
      ? Words(
        ja: "この窓口の案件を見られるアカウントが、ほかにありません。", en: "No other account sees the cases of this desk.")
      : Words(
        ja: "そのアドレスのアカウントでは、この窓口の案件を見られません。割り当てられる人: \(list)",
        en: "No account of this address sees the cases of this desk. You can assign it to: \(list)")
  }

  static let leadsOnly = Words(
    ja: "ほかの人に割り当てられるのは、この窓口の責任者だけです。", en: "Only a lead of this desk assigns cases to others.")
  static let assignedMeanwhile = Words(
    ja: "まだ変えていません。そのあいだに、ほかの人が担当を変えました。いまの担当を確かめてください。",
    en: "Nothing was changed: somebody else changed the assignment meanwhile. Please look who has it now.")
  static let labels = Words(ja: "ラベル", en: "Labels")
  static let labelsHint = Words(
    ja: "読点かカンマで区切ります。ラベルは暗号化されません。人や組織の名前は書かないでください。",
    en: "Parted by commas. Labels are stored in clear: no names of people or organisations.")
  static let changeLabels = Words(ja: "ラベルを変える", en: "Change the labels")
  static let setLabels = Words(ja: "このラベルにする", en: "Set these labels")
  static let tooManyLabels = Words(
    ja: "ラベルは50個まで、1つ100文字までにしてください。", en: "At most 50 labels of up to 100 characters each.")
  static let labelledMeanwhile = Words(
    ja: "まだ変えていません。そのあいだに、ほかの人がラベルを変えました。いまのラベルを確かめて、もう一度変えてください。",
    en:
      "Nothing was changed: somebody else changed the labels meanwhile. Please look at them and change them again."
  )

  static let talk = Words(ja: "やり取り", en: "Conversation")
  static let toNewest = Words(ja: "いちばん新しいやり取りと返信へ ↓", en: "To the newest words and the reply ↓")
  static let talkEnd = Words(ja: "やり取りの終わり", en: "End of the conversation")
  static let reporter = Words(ja: "報告者", en: "Reporter")
  static let deskSaid = Words(ja: "窓口から報告者へ", en: "Desk to the reporter")
  static let note = Words(ja: "内部メモ", en: "Note")
  static let hiddenFromReporter = Words(ja: "報告者には見えません", en: "the reporter does not see it")
  static let reply = Words(ja: "報告者への返信", en: "Reply to the reporter")
  static let verdict = Words(ja: "判断", en: "Verdict")
  static let duties = Words(ja: "報告者が知らせる先と期限", en: "Whom the reporter must tell by when")
  static let noDuties = Words(
    ja: "いまの答えから、確かに決まる報告先はありません。", en: "These answers settle nobody who must be told.")
  static let firstAid = Words(ja: "この答えに合う応急処置", en: "First aid for these answers")
  static let referrals = Words(ja: "ほかに相談できる先", en: "Whom else to consult")
  static let named = Words(ja: "案内先として記録済み", en: "recorded as a referral")
  static let name = Words(ja: "案内する", en: "Refer")
  static let facts = Words(ja: "事実", en: "Facts")
  static let noFacts = Words(ja: "分かっていることは、まだありません。", en: "Nothing is known yet.")
  static let answeredNo = Words(ja: "「いいえ」と答えたもの", en: "Answered with no")
  static let missing = Words(ja: "分かれば判断が変わりうるもの", en: "What could still change the judgement")
  static let unknown = Words(ja: "「わからない」と答えたもの", en: "Answered with “I do not know”")
  static let changeFacts = Words(ja: "事実を足す・直す", en: "Add or change facts")
  static let noInterview = Words(
    ja: "この様式では、被害についての質問をしていません。", en: "This form does not ask the questions about an incident.")
  static let answerQuestions = Words(ja: "質問に答える", en: "Answer them")
  static let acts = Words(ja: "この案件ですること", en: "What to do with the case")
  static let reporterPart = Words(ja: "報告者と同意", en: "Reporter and consents")
  static let files = Words(ja: "ファイル", en: "Files")
  static let history = Words(ja: "履歴", en: "History")

  /// 「件名の続き」: what stands behind a fold.
  static func rest(_ count: Int, _ language: Language) -> String {
    language == .en
      ? "Show the rest (\(AnswerWords.grouped(count)) characters)" : "続きを読む（\(AnswerWords.grouped(count))文字）"
  }

  static func whole(_ count: Int, _ language: Language) -> String {
    language == .en
      ? "Read all \(AnswerWords.grouped(count)) characters in the view for printing"
      : "印刷用の画面で全文を読む（\(AnswerWords.grouped(count))文字）"
  }

  static func earlier(_ count: Int, _ language: Language) -> String {
    language == .en ? "Show \(count) earlier entries" : "前の\(count)件も見る"
  }

  static func otherDesk(_ name: String, _ language: Language) -> String {
    language == .en ? "By the rules this belongs to: \(name)" : "規則では「\(name)」の窓口が合います"
  }
}
