import DeskCore

/// The words of writing to a desk.
enum ReportWords {
  static let send = Words(ja: "この内容を窓口に送る", en: "Send this to the desk")
  static let sendHint = Words(
    ja: "答えを書き直す必要はありません。次の画面で、くわしいことを書きます。",
    en: "Your answers go along. On the next page you write the rest in your own words.")
  static let backToReport = Words(ja: "送る内容に戻る", en: "Back to what you send")
  static let sendHere = Words(ja: "この窓口に送る", en: "Write to this desk")
  static let to = Words(ja: "送り先", en: "Goes to")
  static let back = Words(ja: "前の画面に戻る", en: "Back to the page before")
  static let backToCheck = Words(ja: "確認の画面に戻る", en: "Back to the page for checking")
  static let next = Words(ja: "次へ", en: "Next")
  static let toCheck = Words(ja: "確認の画面へ", en: "To the page for checking")

  static let tell = Words(ja: "何が起きたか、教えてください", en: "Tell us what happened")
  static let tellLead = Words(
    ja: "ひとことでもかまいません。分からないことは空のままで、あとから書き足せます。",
    en: "One sentence is enough. Leave out what you do not know; you can add to it later.")
  static let helps = Words(ja: "分かる範囲で、次のことがあると助かります", en: "It helps to know, as far as you can say")
  static let helpList = [
    Words(ja: "いつ: 気づいた日時、起きた日時", en: "When: when you noticed, and when it happened"),
    Words(
      ja: "何が: 画面の表示、届いたメール、いつもと違うこと", en: "What: what the screen said, mail you received, what is unusual"),
    Words(ja: "どこで: どの機器やサービスか、何台か", en: "Where: which devices or services, and how many"),
    Words(ja: "何をしたか: すでにした対応、連絡した先", en: "What you did: steps taken, and whom you told"),
  ]
  static let subject = Words(ja: "件名", en: "Subject")
  static let subjectHint = Words(ja: "例: サーバーのファイルが開けない", en: "For example: files on our server do not open")
  static let narrative = Words(ja: "起きたこと、聞きたいこと", en: "What happened, and what you want to ask")
  static let narrativeHint = Words(
    ja: "パスワードやカード番号は書かないでください。ファイルは、送ったあとに加えられます。",
    en: "Please leave out passwords and card numbers. Files can be added once this is sent.")

  static let contact = Words(ja: "連絡先（すべて任意）", en: "How to reach you (all optional)")
  static let contactLead = Words(
    ja: "空のままでも送れます。返事は、送ったあとに出る受付番号があれば、このサイトで読めます。",
    en:
      "You can send without any of this. The receipt number that you get is enough to read our answer on this site."
  )
  static let contactNeeded = Words(ja: "お名前と連絡先", en: "Your name and how to reach you")
  static let noWayToAnswer = Words(
    ja: "メールアドレスか電話番号の、どちらかを書いてください。", en: "Please give a mail address or a telephone number.")
  static let name = Words(ja: "お名前", en: "Name")
  static let organisation = Words(ja: "組織の名前", en: "Organisation")
  static let email = Words(ja: "メールアドレス", en: "Mail address")
  static let emailHint = Words(
    ja: "受け付けたことと、返事があることを、メールで知らせます（試用中のサイトは送りません）。会社のメールが乗っ取られたかもしれないときは、別のアドレスを書いてください。",
    en:
      "Mail tells you that we have received this, and when there is an answer (a site on trial sends none). If your company’s mail may be in other hands, give another address."
  )
  static let emailHintAlone = Words(
    ja: "受け付けたことと、返事があることを、メールで知らせます（試用中のサイトは送りません）。",
    en: "Mail tells you that we have received this, and when there is an answer (a site on trial sends none)."
  )
  static let phone = Words(ja: "電話番号", en: "Telephone")
  static let reminding = Words(ja: "期限のお知らせ", en: "Deadlines")
  static let remind = Words(ja: "期限が近づいたら、メールで知らせる", en: "Tell me by mail when a deadline comes near")
  static let remindHint = Words(
    ja: "ほかの機関への報告などに期限があるときの、お知らせです。メールアドレスが必要です。",
    en: "For example when you must report to another body by a certain day. It needs a mail address.")
  static let safeHint = Words(
    ja: "窓口がメールに中身を書くのは、「はい」のときだけです。それ以外は、返事があることだけをメールに書きます。",
    en:
      "Only if you say yes may mail from the desk carry the answer itself. Otherwise it only says that there is one."
  )
  static let byMail = Words(ja: "返事の内容をメールで", en: "The answer by mail")

  static let consents = Words(ja: "公開と共有について", en: "Publishing and sharing")
  static let consentsLead = Words(
    ja: "どちらも、選ばなければ行いません。選ばなくても、同じように対応します。",
    en: "We do neither unless you choose it, and treat your case the same either way.")
  static let publish = Words(
    ja: "だれのことか分からない形にして、事例として公表してもよいですか",
    en: "May we publish this as a case in a form that identifies nobody?")
  static let publishHint = Words(
    ja: "同じ被害を防ぐために役立ちます。名前や組織の名前は出しません。", en: "It helps others. Names of people and organisations stay out.")
  static let publishAnswers: [(value: String, label: Words)] = [
    ("yes", Words(ja: "公表してもよい", en: "You may publish it")),
    ("no", Words(ja: "公表しない", en: "Do not publish it")),
  ]
  static let share = Words(
    ja: "この内容を、窓口から伝えてもよいところ", en: "Bodies that the desk may pass this on to")
  static let shareHint = Words(
    ja: "選んだところに、窓口が必要なときに伝えます。報告の義務があるときは、ご自分での報告も必要です。",
    en: "The desk passes it on where needed. It does not replace a report that you are obliged to make.")
  static let nobodyToShare = Words(
    ja: "いまのお答えからは、伝える先の候補はありません。", en: "From your answers there is nobody to pass this on to.")

  static let check = Words(ja: "この内容で送りますか", en: "Check what you send")
  static let checkLead = Words(
    ja: "これでよければ、いちばん下の「送信する」を押してください。受付番号が出れば、届いています。",
    en: "If this is right, press the button at the end. It has arrived once you see a receipt number.")
  static let told = Words(ja: "内容", en: "What you tell")
  static let contacts = Words(ja: "連絡先", en: "How to reach you")
  static let none = Words(ja: "（書いていません）", en: "(nothing)")
  static let nobody = Words(ja: "どこにも伝えない", en: "Nobody")
  static let isSafe = Words(ja: "攻撃者に見られていないか", en: "Out of the attackers’ reach")
  static let answers = Words(ja: "質問への答え", en: "Your answers to the questions")
  static let noAnswers = Words(ja: "質問には答えていません。そのままで送れます。", en: "None. You can send without them.")
  static let changeAnswers = Words(ja: "答えを変える", en: "Change the answers")
  static let answerQuestions = Words(ja: "質問に答える", en: "Answer the questions")
  static let published = Words(ja: "事例としての公表", en: "Publishing as a case")
  static let shared = Words(ja: "伝えてもよいところ", en: "May be passed on to")
  static let information = Words(ja: "お寄せいただいた情報の扱い", en: "What happens with what you tell")
  static let submit = Words(ja: "送信する", en: "Send")
  static let afterwards = Words(
    ja: "送ると、受付番号が一度だけ表示されます。内容は暗号化して保存します。",
    en: "You will be shown a receipt number once. What you send is stored encrypted.")

  static let nothingTold = Words(
    ja: "起きたことか、聞きたいことを書いてください。ひとことでもかまいません。",
    en: "Write what happened or what you want to ask. One sentence is enough.")
  static let noAddress = Words(
    ja: "メールアドレスを確かめてください。name@example.org のような形です。",
    en: "Please check the mail address; it looks like name@example.org.")

  static func tooLong(_ label: Words, _ most: Int, _ count: Int) -> Words {
    Words(
      ja:
        "「\(label.ja)」は\(AnswerWords.grouped(most))文字までにしてください。いまは\(AnswerWords.grouped(count))文字です。書いたものは残っています。",
      en:
        "\(label.en): please use at most \(AnswerWords.grouped(most)) characters; this has \(AnswerWords.grouped(count)). Nothing you wrote is lost."
    )
  }

  /// Whether mail may carry the answer: where an attacker may read along, that is what is asked.
  static func safe(_ form: Form) -> Words {
    form.asksInterview
      ? Words(
        ja: "このメールアドレスは、攻撃者に見られていないと思いますか",
        en: "Do you think attackers cannot read mail to this address?")
      : Words(
        ja: "返事の内容を、このアドレスにメールで送ってもよいですか", en: "May we send the answer itself to this address by mail?")
  }

  static func safeAnswers(_ form: Form) -> [(value: String, label: Words)] {
    form.asksInterview
      ? [
        ("yes", Words(ja: "はい、見られていない", en: "Yes, they cannot")),
        ("no", Words(ja: "いいえ、見られているかもしれない", en: "No, they may be able to")),
        ("unknown", Words(ja: "わからない", en: "I do not know")),
      ]
      : [
        ("yes", Words(ja: "送ってもよい", en: "Yes, you may")),
        ("no", Words(ja: "返事があることだけを知らせる", en: "No, only that there is one")),
      ]
  }

  /// 「この内容を送る（ウイルスの届出）」
  static func sendTo(_ form: Words, _ language: Language) -> String {
    let name = form[language]
    return language == .en ? "Send this as: \(name)" : "この内容を送る（\(name)）"
  }

  /// 「全6画面の2画面目」
  static func progress(_ number: Int, _ all: Int, _ language: Language) -> String {
    language == .en ? "Page \(number) of \(all)" : "全\(all)画面の\(number)画面目"
  }
}
