import DeskCore

/// The words of administering accounts.
enum AccountsWords {
  static let state = Words(ja: "状態", en: "State")
  static let you = Words(ja: "あなた", en: "you")
  static let usable = Words(ja: "使用中", en: "in use")
  static let unready = Words(ja: "設定待ち", en: "not set up")
  static let disabled = Words(ja: "停止中", en: "disabled")
  static let add = Words(ja: "アカウントを追加する", en: "Add an account")
  static let emailHint = Words(
    ja: "本人だけが使うアドレス。担当者の名前として、案件の記録にも残ります。",
    en: "An address of that person alone. It is also the name that their acts carry in the cases.")
  static let addNow = Words(ja: "追加してリンクを作る", en: "Add and make a link")
  static let history = Words(ja: "履歴", en: "History")
  static let refusals = Words(ja: "失敗したサインインと確認", en: "Refused sign-ins and checks")
  static let refusalsHint = Words(
    ja: "アカウントごとに1時間分を1行にまとめ、30日間残します。",
    en: "One line an account and hour, kept for 30 days.")
  static let noHistory = Words(ja: "まだ何もありません。", en: "There is nothing yet.")
  static let badEmail = Words(
    ja: "メールアドレスの形ではありません。hanako@desk.example のように入れてください。",
    en: "This is not a mail address. Write it as hanako@desk.example.")
  static let rolesDone = Words(ja: "役割を変えました。", en: "The roles are changed.")
  static let disabledDone = Words(
    ja: "停止しました。この人のサインインは、すべて終わっています。", en: "Disabled. All sessions of this account are over.")
  static let enabledDone = Words(ja: "停止を解きました。", en: "Enabled again.")
  static let back = Words(ja: "アカウントの一覧へ", en: "To all accounts")
  static let newLink = Words(ja: "新しいリンクを作る", en: "Make a new link")
  static let newLinkText = Words(
    ja: "パスワードを忘れたときや、認証アプリを使えなくなったときに作ります。作った時点で、この人はすべての端末でサインアウトします。本人からの頼みだと確かめてから行ってください。",
    en:
      "For a lost password or authenticator app. The person is signed out everywhere at once. Make sure first that it is really they who ask."
  )
  static let withFactor = Words(
    ja: "認証アプリも登録し直す（端末をなくした、替えた）", en: "Also set up the authenticator app anew (device lost or replaced)")
  static let disable = Words(ja: "停止する", en: "Disable")
  static let disableText = Words(
    ja: "サインインできなくなり、いまのサインインもすぐに終わります。担当している案件はそのまま残ります。あとで停止を解けます。",
    en:
      "Nobody can sign in with it, and its sessions end at once. Its cases stay assigned. It can be enabled again."
  )
  static let enable = Words(ja: "停止を解く", en: "Enable")
  static let access = Words(ja: "停止と再開", en: "Disabling and enabling")
  static let ownAccount = Words(
    ja: "これはあなた自身のアカウントです。停止と新しいリンクは、ほかの管理者に頼んでください。パスワードと予備コードは「自分の設定」で変えられます。",
    en:
      "This is your own account. Ask another administrator to disable it or to make a link. You change password and recovery codes under “Your account”."
  )
  static let ownRoles = Words(
    ja: "自分のアカウントに役割を足すことはできません。ほかの管理者に頼んでください。",
    en: "You cannot give a role to your own account. Ask another administrator.")
  static let lastAdmin = Words(
    ja: "使える管理者がこの人だけなので、できません。先に、ほかの人を管理者にして、設定を済ませてもらってください。",
    en:
      "This is the only administrator who can sign in. Make somebody else one first, and let them set up their account."
  )
  static let saveRoles = Words(ja: "役割を変える", en: "Change the roles")
  static let made = Words(ja: "追加した日時", en: "Added")
  static let linkTitle = Words(ja: "1回だけ使えるリンク", en: "One-time link")
  static let linkOnce = Words(
    ja: "このリンクは、いまだけ表示します。24時間以内に、1回だけ使えます。",
    en: "This link is shown only now. It works once, within 24 hours.")
  static let linkHow = Words(
    ja: "本人に、直接か、本人だと確かめた電話やチャットで渡してください。リンクを持っている人がアカウントを設定できるため、共有の場所や、ほかの人も読めるメールには書かないでください。",
    en:
      "Hand it to the person directly, or by telephone or chat once you know it is they. Whoever has it can set up the account: do not put it where others read along."
  )
  static let linkFor = Words(ja: "渡す相手", en: "For")
}
