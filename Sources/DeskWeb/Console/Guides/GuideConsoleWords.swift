import DeskCore

/// The words of the guides in the console.
enum GuideConsoleWords {
  static let title = Words(ja: "公開の手引き", en: "Guides")
  static let lead = Words(
    ja: "一般的な質問への答えを、だれのことか分からない形で公開します。下書きはその窓口の人だけが読めます。公開するのは窓口の責任者です。",
    en:
      "Answers to general questions, published so that nobody can be identified. Drafts are for the desk alone; leads of the desk release them."
  )
  static let none = Words(
    ja: "手引きはまだありません。案件の画面か、上のボタンから作れます。",
    en: "There is no guide yet. Make one from a case, or by the button above.")
  static let new = Words(ja: "新しい手引きを書く", en: "Write a new guide")
  static let edit = Words(ja: "手引きを直す", en: "Edit the guide")
  static let question = Words(ja: "質問", en: "Question")
  static let noQuestion = Words(ja: "（質問がまだありません）", en: "(no question yet)")
  static let answer = Words(ja: "答え", en: "Answer")
  static let state = Words(ja: "状態", en: "State")
  static let languages = Words(ja: "言語", en: "Languages")
  static let changed = Words(ja: "最後に変えた日時", en: "Changed")
  static let by = Words(ja: "担当", en: "By")
  static let states: [GuideState: Words] = [
    .draft: Words(ja: "下書き", en: "Draft"),
    .released: Words(ja: "公開中", en: "Public"),
    .withdrawn: Words(ja: "取り下げ", en: "Withdrawn"),
  ]
  static let hasDraft = Words(ja: "公開していない変更があります", en: "has changes that are not public")
  static let madeOf = Words(ja: "もとにした案件", en: "Made of")
  static let madeOfHint = Words(ja: "公開されません。", en: "This is never published.")
  static let address = Words(ja: "公開しているページ", en: "Public page")
  static let deskHint = Words(ja: "下書きを読めるのは、この窓口の人だけです。", en: "Only people of this desk can read the draft.")
  static let questionHint = Words(
    ja: "たずねる人の言葉で、1行で書いてください。", en: "One line, in the words of whoever asks.")
  static let otherHint = Words(
    ja: "なくてもかまいません。ないときは、英語のページにも日本語の答えが出ます。",
    en: "May be left out: English pages then show the Japanese answer.")
  static let keywords = Words(ja: "探すための言葉", en: "Words to find it by")
  static let keywordsHint = Words(
    ja: "本文にない言い方を、「、」で区切って書いてください。", en: "Other words for the same thing, parted by commas.")
  static let markup = Words(
    ja: "空行で段落が分かれます。「・」で始まる行は箇条書きになります。https:// で始まるアドレスはリンクになります。",
    en:
      "An empty line begins a paragraph. Lines that begin with “- ” become a list. Addresses with https:// become links."
  )
  static let save = Words(ja: "下書きを保存する", en: "Save the draft")
  static let leadReleases = Words(
    ja: "公開するのは、この窓口の責任者です。保存すると、責任者が一覧から開けます。",
    en: "A lead of this desk releases it. Once it is saved, the lead finds it in the list.")
  static let release = Words(ja: "公開する前に", en: "Before it is released")
  static let releaseLead = Words(
    ja: "公開すると、だれでも読めて、検索でも見つかります。", en: "Once it is released, everybody can read and find it.")
  static let replaceLead = Words(
    ja: "公開すると、いま出ている答えがこの内容に替わります。", en: "This text will take the place of the public one.")
  static let found = Words(
    ja: "だれのことか分かるおそれのある言葉があります。消すか、言い換えてください。",
    en: "Some words may tell whom it is about. Take them out or put them otherwise.")
  static let nothingFound = Words(
    ja: "名前、アドレス、番号にあたる言葉は見つかりませんでした。機械では気づけないこともあるので、もう一度読んでください。",
    en:
      "No names, addresses or numbers were found. A program does not notice everything: please read it once more."
  )
  static let checks: [Words] = [
    Words(
      ja: "組織、人、製品の組み合わせから、だれのことか分かりませんか。",
      en: "Could organisation, person or products together tell whom it is about?"),
    Words(ja: "時期、地域、業種、被害の額から、だれのことか分かりませんか。", en: "Could time, region, sector or amounts tell?"),
    Words(
      ja: "この案件だけの事情ではなく、ほかの人にも役立つ答えになっていますか。", en: "Is it useful to others, and not about this case alone?"),
  ]
  static let checked = Words(
    ja: "読み返して、だれのことか分からないことを確かめました", en: "I read it again: it identifies nobody")
  static let notChecked = Words(
    ja: "公開する前に、読み返して確かめたことをチェックしてください。", en: "Tick that you read it again before it is released.")
  static let releaseNow = Words(ja: "公開する", en: "Release")
  static let drop = Words(ja: "公開していない変更を捨てる", en: "Drop what is not public")
  static let dropHint = Words(
    ja: "保存した下書きがあります。捨てると、元に戻せません。", en: "There is a saved draft. Once dropped, it is gone.")
  static let withdraw = Words(ja: "公開をやめる", en: "Withdraw")
  static let withdrawHint = Words(
    ja: "公開をやめると、ページは見られなくなります。内容は残ります。", en: "The page will be gone for the public; the text stays here.")
  static let show = Words(ja: "もう一度公開する", en: "Release again")
  static let showHint = Words(
    ja: "前に公開した内容を、そのまま出します。", en: "What was public before becomes public again, unchanged.")
  static let saved = Words(ja: "下書きを保存しました。", en: "The draft was saved.")
  static let released = Words(ja: "公開しました。", en: "It is public now.")
  static let withdrawn = Words(ja: "公開をやめました。", en: "It is not public any more.")
  static let dropped = Words(ja: "捨てました。", en: "It was dropped.")
  static let needed = Words(ja: "日本語の質問と答えを書いてください。", en: "Please write question and answer in Japanese.")
  static let pair = Words(
    ja: "英語は、質問と答えの両方を書くか、両方を空けてください。",
    en: "For English, write both question and answer, or leave both empty.")
  static let long = Words(
    ja: "長すぎます。質問は200文字、答えは20,000文字までです。",
    en: "Too long: a question has at most 200 characters, an answer 20,000.")
  static let makeOne = Words(ja: "公開の手引きの下書きを作る", en: "Draft a public guide")

  static let nameOfCase = Words(
    ja: "もとにした案件の人や組織の名前・連絡先です。", en: "A name or address from the case that it was made of.")
  static let mail = Words(ja: "メールアドレスです。", en: "A mail address.")
  static let web = Words(ja: "ウェブのアドレスかドメイン名です。", en: "A web address or a domain name.")
  static let number = Words(
    ja: "電話番号かIPアドレスのような番号です。", en: "A number such as a telephone number or an IP address.")
  static let reference = Words(ja: "案件番号です。", en: "The reference of a case.")
}
