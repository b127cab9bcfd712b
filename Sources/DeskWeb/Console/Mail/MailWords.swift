import DeskCore

/// The words of the page about mail.
enum MailWords {
  static let title = Words(ja: "メールの文面", en: "Mail templates")
  static let lead = Words(
    ja: "窓口が送るメールの文面です。名前や番号は見本で、実際の案件のものではありません。",
    en: "These are the mails that the desk sends. Names and numbers in them are samples, not those of a case."
  )
  static let byServer = Words(
    ja: "メールは、メールサーバーを通して送っています。", en: "Mail is sent through a mail server.")
  static let onTrial = Words(
    ja: "いまは試用です。メールは送らず、サーバーのフォルダーに書き出しています。宛先も本文も暗号化していません。送り始めるには、運用の担当者がメールサーバーを設定します。",
    en:
      "Mail is on trial: nothing is sent. Mails are written into a folder on the server, recipients and texts unencrypted. To begin sending, whoever runs this desk sets a mail server."
  )
  static let content = Words(
    ja: "攻撃者に読まれていないと答えたアドレスにだけ、返信の文章を載せます。ほかのアドレスには、返信があることだけを知らせます。",
    en:
      "Only an address that its owner called out of the attacker’s reach gets the text of a reply. All others are told that there is one."
  )
  static let failed = Words(
    ja: "送れなかったメールは、その案件の画面に出ます。", en: "A mail that could not be delivered is shown on the page of its case.")
  static let change = Words(
    ja: "文面を変えるのは、運用の担当者です（窓口の設定一式「パック」の「mail」フォルダー）。",
    en: "Whoever runs this desk changes the texts (folder “mail” of its pack).")
  static let none = Words(
    ja: "メールの文面を作れません。運用の担当者に、次の内容を知らせてください:",
    en: "The mails cannot be written. Tell whoever runs this desk:")
  static let subject = Words(ja: "件名", en: "Subject")

  /// What each mail is called, and when it is sent.
  static let templates: [MailTemplate.Name: (name: Words, when: Words)] = [
    .acknowledgement: (
      Words(ja: "受け付けのお知らせ", en: "Acknowledgement"),
      Words(ja: "報告を受け付けたとき、報告者に送ります。", en: "To the reporter, when a report has come in.")
    ),
    .message: (
      Words(ja: "返信のお知らせ", en: "There is an answer"),
      Words(
        ja: "返信を送ったとき、安全と確かめていないアドレスに送ります。文章は載せません。",
        en: "To an address not known to be safe, when the desk has answered; without the answer.")
    ),
    .messageWithText: (
      Words(ja: "返信", en: "The answer"),
      Words(
        ja: "返信を送ったとき、安全と答えたアドレスに送ります。文章を載せます。",
        en: "To an address that is safe, when the desk has answered; with the answer.")
    ),
    .closed: (
      Words(ja: "終了のお知らせ", en: "Closed"),
      Words(ja: "案件を終了したとき、報告者に送ります。", en: "To the reporter, when the case is closed.")
    ),
    .newReceipt: (
      Words(ja: "受付番号を替えたお知らせ", en: "New receipt"),
      Words(
        ja: "受付番号を新しくしたとき、報告者に送ります。番号は載せません。",
        en: "To the reporter, when there is a new receipt; without the receipt.")
    ),
    .reminderReporter: (
      Words(ja: "期限のお知らせ（報告者）", en: "Reminder for the reporter"),
      Words(
        ja: "ほかの機関などに知らせる期限が近いとき、お知らせを希望した報告者に送ります。",
        en: "To a reporter who asked for it, when a date to tell somebody is near.")
    ),
    .reminderStaff: (
      Words(ja: "期限のお知らせ（担当者）", en: "Reminder for staff"),
      Words(ja: "知らせる期限が近いとき、担当者に送ります。", en: "To whoever works on the case, when such a date is near.")
    ),
  ]
}
