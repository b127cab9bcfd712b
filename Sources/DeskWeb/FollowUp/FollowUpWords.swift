import DeskCore

/// The words of what the holder of a receipt sees.
enum FollowUpWords {
  static let entryLead = Words(
    ja: "送ったときに表示された受付番号を入れると、窓口からの返事を読めます。書き足しやファイルの追加もできます。",
    en:
      "Enter the receipt number that you were shown when you sent your report. You can read the answer, write more and add files."
  )
  static let receipt = Words(ja: "受付番号", en: "Receipt number")
  static let receiptHint = Words(
    ja: "5文字ずつに区切られた27文字です。大文字と小文字、全角と半角、空白、ハイフンの違いは気にしなくてかまいません。",
    en: "27 characters in groups of five. Capitals, blanks and hyphens make no difference.")
  static let open = Words(ja: "開く", en: "Open")
  static let wrong = Words(
    ja: "この受付番号では開けません。打ち間違いがないか、確かめてください。",
    en: "This receipt number does not open anything. Please check it for typing errors.")
  static let lost = Words(
    ja: "受付番号は、こちらでも調べられません。なくしたときは、案件番号を添えて、送った窓口にメールでご連絡ください。",
    en:
      "We cannot look it up either. If you lost it, write to the desk by mail and give the reference of your case."
  )
  static let notSentYet = Words(
    ja: "まだ送っていないとき（再開コードを持っているとき）", en: "If you have not sent anything yet and have a resume code")

  static let states: [CaseState: (name: Words, next: Words)] = [
    .new: (
      Words(ja: "受け付けました", en: "Received"),
      Words(ja: "窓口の担当者が、これから読みます。", en: "The desk has yet to read it.")
    ),
    .open: (
      Words(ja: "窓口で対応しています", en: "The desk is working on it"),
      Words(ja: "次は窓口の番です。返事は、この画面に出ます。", en: "The next step is the desk’s. Its answer appears here.")
    ),
    .waiting: (
      Words(ja: "窓口から返事があります", en: "The desk has answered"),
      Words(ja: "下の返事を読んで、続きがあれば書いてください。", en: "Read the answer below, and write back if there is more.")
    ),
    .closed: (
      Words(ja: "対応を終えました", en: "Closed"),
      Words(
        ja: "新しいことがあれば、下から送ってください。もう一度、窓口が読みます。",
        en: "If there is something new, write below: the desk takes it up again.")
    ),
  ]
  static let outcomes: [ClosureOutcome: Words] = [
    .answered: Words(ja: "お答えしました。", en: "We answered you."),
    .referred: Words(ja: "ほかの機関に引き継ぎました。", en: "Another body takes it on."),
    .recorded: Words(ja: "届出として記録しました。", en: "Your report was recorded."),
    .declined: Words(ja: "この窓口ではお受けできませんでした。", en: "This desk could not take it."),
    .duplicate: Words(ja: "同じ件が、ほかにも届いています。", en: "We have the same matter already."),
    .noResponse: Words(ja: "お返事がなかったため、終えました。", en: "We did not hear from you."),
    .withdrawn: Words(ja: "取り下げられました。", en: "It was withdrawn."),
    .spam: Words(ja: "この窓口の対象ではないと判断しました。", en: "We took it as not meant for this desk."),
  ]
  static let desk = Words(ja: "窓口", en: "Desk")
  static let received = Words(ja: "受け付けた日時", en: "Received")
  static let nextDuty = Words(ja: "次に知らせる先", en: "Next to tell")
  static let nextDate = Words(ja: "次の期限", en: "Next date")
  static let allDone = Words(
    ja: "決まっている先には、すべて知らせています。", en: "All those who must be told for certain have been told.")
  static let noDuties = Words(
    ja: "いまのお答えから、確かに決まる報告先はありません。", en: "Your answers settle nobody who must be told.")
  static let conversation = Words(ja: "やり取り", en: "Messages")
  static let oldestFirst = Words(
    ja: "古い順に並んでいます。時刻は日本時間です。", en: "The oldest first. Times are in Japan time.")
  static let fromDesk = Words(ja: "窓口から", en: "From the desk")
  static let fromYou = Words(ja: "あなたから", en: "From you")
  static let message = Words(ja: "窓口へのメッセージ", en: "Message to the desk")
  static let messageHint = Words(
    ja: "パスワードやカード番号は書かないでください。", en: "Please leave out passwords and card numbers.")
  static let send = Words(ja: "メッセージを送る", en: "Send the message")
  static let reload = Words(ja: "新しい返事を確かめる", en: "Look for new answers")
  static let files = Words(ja: "ファイル", en: "Files")
  static let noFiles = Words(ja: "ファイルはまだありません。", en: "There are no files yet.")
  static let file = Words(ja: "ファイルを加える", en: "Add a file")
  static let upload = Words(ja: "このファイルを送る", en: "Send this file")
  static let noAnswers = Words(ja: "質問には答えていません。", en: "None.")
  static let close = Words(
    ja: "ほかの人に見られないよう、読み終わったらこの画面を閉じてください。",
    en: "Close this page when you have finished, so that nobody else sees it.")
  static let flashes: [FollowUpPage.Flash: Words] = [
    .messageSent: Words(ja: "メッセージを送りました。", en: "Your message was sent."),
    .fileAdded: Words(ja: "ファイルを加えました。", en: "Your file was added."),
    .answersChanged: Words(ja: "答えを変えました。窓口にも伝わります。", en: "Your answers were changed. The desk sees it."),
  ]

  /// 「案件 C26-7K3F-9QX」
  static func title(_ reference: String, _ language: Language) -> String {
    language == .en ? "Case \(reference)" : "案件 \(reference)"
  }

  /// 「知らせる先と期限を見る（あと3件）」
  static func toDuties(_ open: Int, _ language: Language) -> String {
    if language == .en {
      return open == 0 ? "See whom to tell by when" : "See whom to tell by when (\(open) open)"
    }
    return open == 0 ? "知らせる先と期限を見る" : "知らせる先と期限を見る（あと\(open)件）"
  }

  /// What may be added, and how large it may be.
  static func fileHint(_ most: String) -> Words {
    Words(
      ja: "1つずつ、\(most)まで送れます。不審なファイルは開かずに、そのまま送ってください。",
      en: "One at a time, up to \(most). Do not open a suspicious file; send it as it is.")
  }

  /// Why something was not done.
  static func fault(_ fault: FollowUpPage.Fault, most: String) -> Words {
    switch fault {
    case .noMessage: Words(ja: "メッセージを書いてください。", en: "Write a message.")
    case .longMessage:
      Words(
        ja: "メッセージは20万文字までにしてください。書いたものは残っています。",
        en: "Please use at most 200,000 characters. Nothing you wrote is lost.")
    case .noFile: Words(ja: "ファイルを選んでください。", en: "Choose a file.")
    case .largeFile:
      Words(ja: "ファイルが大きすぎます。\(most)までにしてください。", en: "The file is too large. It can have up to \(most).")
    case .unreadableFile:
      Words(
        ja: "ファイルを最後まで受け取れませんでした。もう一度選んで、送ってください。",
        en: "The file did not arrive whole. Please choose it and send it again.")
    case .full:
      Words(
        ja: "この件には、これ以上加えられません。続きは、案件番号を添えて窓口にメールでご連絡ください。",
        en: "No more can be added to this case. Please write to the desk by mail and give the reference.")
    case .busy:
      Words(
        ja: "たいへん混み合っているため、いまは文章だけを受け付けています。ファイルは、少し時間をおいてから送ってください。",
        en: "We are under heavy load and take text only for now. Please send the file a little later.")
    case .unavailable:
      Words(
        ja: "いまは送れませんでした。書いたものは残っています。少し待ってから、もう一度送ってください。",
        en: "It could not be sent just now. Nothing you wrote is lost; wait a moment and send it again.")
    case .answersChangedMeanwhile:
      Words(
        ja: "そのあいだに答えが変わりました。いまの答えを確かめて、もう一度変えてください。",
        en: "The answers were changed meanwhile. Please look at them and change them again.")
    }
  }
}
