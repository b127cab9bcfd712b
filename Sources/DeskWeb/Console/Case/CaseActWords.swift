import DeskCore

/// The words of the acts on pages of their own.
enum CaseActWords {
  static let leave = Words(ja: "やめて案件に戻る", en: "Leave it and go back")
  static let reason = Words(ja: "理由", en: "Reason")
  static let staffOnly = Words(ja: "担当者だけが読みます。", en: "Staff alone read it.")
  static let needsReason = Words(ja: "理由を書いてください。", en: "Give a reason.")

  static let refer = Words(ja: "ほかの機関を案内する", en: "Refer to another body")
  static let referLead = Words(
    ja: "どこを案内したかを、案件に記録します。報告者には見えません。伝えるには、返信に書いてください。",
    en: "This records in the case whom you referred to. The reporter does not see it: tell them in a reply.")
  static let destination = Words(ja: "案内先", en: "Refer to")
  static let chooseDestination = Words(ja: "案内先を選んでください。", en: "Choose whom to refer to.")
  static let recordReferral = Words(ja: "案内先として記録する", en: "Record the referral")

  static let close = Words(ja: "終了する", en: "Close")
  static let lastWord = Words(ja: "報告者の最後の連絡（まだ返信していません）", en: "The reporter’s last message, not answered")
  static let closeSeen = Words(
    ja: "報告者の画面には、「対応を終えました」と、選んだ結果の言葉が出ます。理由は出ません。",
    en:
      "The reporter’s page says that the case is closed, and the outcome in words. It does not show the reason."
  )
  static let closeMail = Words(
    ja: "メールで、終了したことだけを知らせます。", en: "A mail says that it was closed, and nothing more.")
  static let closeNoMail = Words(ja: "メールは送りません（アドレスがありません）。", en: "No mail is sent: there is no address.")
  static let closeAgain = Words(
    ja: "終了したあとに報告者が書き足すと、案件はまた開きます。", en: "If the reporter writes afterwards, the case opens again.")
  static let heldGo = Words(
    ja: "まだ送られていない返信は、先にすぐ送られます。取り消すなら、いま戻って取り消してください。",
    en: "Replies that still wait go at once, before this. To take one back, go back now.")
  static let outcome = Words(ja: "結果（→ は報告者が読む言葉）", en: "Outcome (→ what the reporter reads)")
  static let chooseOutcome = Words(ja: "結果を選んでください。", en: "Choose an outcome.")
  static let closeIt = Words(ja: "この結果で終了する", en: "Close with this outcome")
  static let newWords = Words(
    ja: "まだ終了していません。この画面を開いたあとに、新しいやり取りがありました。案件に戻って確かめてください。それでも終えるときは、もう一度押してください。",
    en:
      "Nothing was done: something was said since you opened this page. Go back and look; if it still holds, press again."
  )
  static let reopenHint = Words(ja: "この案件は終了しています。", en: "This case is closed.")
  static let reopen = Words(ja: "もう一度開く", en: "Open it again")

  static let handOver = Words(ja: "別の窓口へ引き継ぐ", en: "Hand over to another desk")
  static let handOverKey = Words(
    ja: "引き継いだあとは、その窓口の担当者だけが、この案件のすべて（内部メモもファイルも）を読めます。鍵もその窓口のものに替わります。",
    en:
      "Afterwards only staff of that desk can read the case, notes and files included. Its key becomes theirs."
  )
  static let handOverSeen = Words(
    ja: "報告者の画面では、窓口の名前が変わります。受付番号はそのまま使えます。担当者は「なし」になります。",
    en: "The reporter’s page names the new desk; the receipt goes on working. Nobody is assigned any more.")
  static let handOverReason = Words(ja: "引き継ぎ先の担当者が読みます。", en: "Staff of the other desk read it.")
  static let toDesk = Words(ja: "引き継ぎ先", en: "Hand over to")
  static let chooseDesk = Words(ja: "引き継ぎ先を選んでください。", en: "Choose the desk.")
  static let youStillSee = Words(ja: "あなたも読めます", en: "you can still read it")
  static let youLoseIt = Words(ja: "あなたは読めなくなります", en: "you lose sight of it")
  static let handItOver = Words(ja: "引き継ぐ", en: "Hand over")
  static let goneFromYou = Words(
    ja: "あなたの役割では、この案件はもう見られません。続きは、引き継いだ窓口が行います。",
    en: "With your roles you do not see this case any more. The other desk goes on with it.")

  static let newReceipt = Words(ja: "受付番号を作り直す", en: "New receipt")

  static let decline = Words(ja: "お断りして終了する", en: "Decline and close")
}
