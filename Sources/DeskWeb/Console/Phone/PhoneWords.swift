import DeskCore

/// The words of a call.
enum PhoneWords {
  static let title = Words(ja: "電話の相談", en: "Telephone call")
  static let told = Words(ja: "聞いたことを書く", en: "What you hear")
  static let phone = Words(ja: "かけ直す番号（最初に聞く）", en: "Number to call back (ask first)")
  static let desk = Words(ja: "窓口", en: "Desk")
  static let language = Words(ja: "相手の言語", en: "Caller's language")
  static let narrative = Words(
    ja: "起きたこと、聞きたいこと（相手の言葉で）", en: "What happened, what they ask (in their words)")
  static let emailHint = Words(
    ja: "乗っ取られていないアドレスを聞く", en: "Ask for one that is not in other hands")
  static let safe = Words(ja: "そのメールを攻撃者に見られているか", en: "Can attackers read that mail?")
  static let isSafe = Words(ja: "見られていない", en: "They cannot")
  static let isNotSafe = Words(ja: "見られているかもしれない", en: "They may")
  static let ask = Words(ja: "次に聞くこと", en: "Ask next")
  static let notYet = Words(ja: "まだ", en: "Not asked")
  static let rest = Words(ja: "まだ聞いていない行すべて", en: "All rows not asked yet")
  static let none = Words(ja: "ひとつも選ばないとき", en: "If none is ticked")
  static let say = Words(ja: "相手に伝えること", en: "Tell the caller")
  static let cutOff = Words(ja: "切れたとき", en: "If the line breaks")
  static let askPhone = Words(
    ja: "先に、かけ直す番号を聞いてください。この画面を閉じなければ、書いたものは残ります。",
    en: "Ask for the number to call back first. What you typed stays as long as this page is open.")
  static let callBack = Words(ja: "かけ直す番号", en: "Call back")
  static let judged = Words(ja: "ここまでの判断", en: "Judgement so far")
  static let notHere = Words(ja: "この窓口では受け付けない相談です", en: "This belongs to another body")
  static let sendOn = Words(ja: "受け付けずに、次の相談先を案内してください。", en: "do not take it in; name the following.")
  static let otherDesk = Words(ja: "答えから見ると、次の窓口の担当です", en: "By the answers this belongs to")
  static let readNow = Words(ja: "いま読み上げる応急処置", en: "First aid to read out now")
  static let neverAsk = Words(ja: "聞かないこと", en: "Never ask for")
  static let neverAskList = Words(
    ja: "パスワード、認証コード、暗証番号、カード番号の全桁、マイナンバー。相手が言いかけたら止め、書きません。",
    en:
      "Passwords, one-time codes, PINs, full card numbers, My Number. If the caller begins to say one, stop them and do not write it down."
  )
  static let next = Words(ja: "記録して次へ", en: "Note and go on")
  static let receive = Words(ja: "受け付けて受付番号を出す", en: "Take in and show the receipt")
  static let hand = Words(ja: "続きを本人に渡す", en: "Let the caller go on")
  static let mine = Words(ja: "自分の担当にする", en: "I take the case")
  static let nothingStored = Words(
    ja: "受け付けるか本人に渡すまで、この画面の中だけにあります。",
    en: "All this is in this page alone until you take it in or hand it over.")
  static let notTaken = Words(
    ja: "受け付けできたと確かめられていません。書いたものは残っています。少し待って、もう一度「受け付けて受付番号を出す」を押してください。何度押しても、二重にはなりません。",
    en:
      "We cannot say that it was taken in. All you typed is here. Wait a moment and press “Take in” again: pressing more than once makes one case."
  )
  static let notHanded = Words(
    ja: "いまは保存できませんでした。書いたものは残っています。少し待って、もう一度押してください。",
    en: "It could not be stored just now. All you typed is here. Wait a moment and press again.")
  static let tooLong = Words(
    ja: "長すぎて保存できませんでした。書いたものは残っています。短くしてから、もう一度押してください。",
    en: "It is too long to be stored. All you typed is here. Shorten it and press again.")
  static let taken = Words(
    ja: "この電話は、内容を変える前に一度受け付けています。案件の一覧を確かめて、変えたところはその案件に加えてください。案件がなければ、もう一度押すと新しい案件になります。",
    en:
      "This call was taken in before you changed it. Look at the list of cases and add to that case what you changed. If there is none, pressing again makes a new case."
  )
  static let notYourDesk = Words(
    ja: "この窓口では受け付けられません。ほかの窓口を選んでください。", en: "You cannot take calls for this desk. Choose another one.")
  static let noted = Words(ja: "電話で受け付け", en: "Taken by telephone")

  /// 「聞いたこと（23件）」
  static func heard(_ count: Int, _ language: Language) -> String {
    language == .en ? "Answers so far (\(count))" : "これまでの答え（\(count)件）"
  }

  /// How many more questions there can be.
  static func left(_ count: Int, _ language: Language) -> String {
    language == .en ? "(at most \(count) more)" : "（あと最大\(count)問）"
  }
}
