import DeskCore

/// The words around the questions.
enum InterviewWords {
  static let back = Words(ja: "前の質問に戻る", en: "Back to the question before")
  static let backToAnswers = Words(ja: "お答えの一覧に戻る", en: "Back to your answers")
  static let next = Words(ja: "次へ", en: "Next")
  static let unknown = Words(ja: "わからない", en: "I do not know")
  static let result = Words(ja: "ここまでの答えで結果を見る", en: "See the result so far")
  static let why = Words(ja: "なぜ聞くのか", en: "Why we ask")
  static let rest = Words(ja: "選ばなかったものについて", en: "About the rows you did not tick")
  static let restNo = Words(ja: "起きていない・あてはまらない", en: "They did not happen or do not apply")
  static let restUnknown = Words(ja: "わからない", en: "I do not know")
  static let none = Words(ja: "どれもない", en: "None of these")
  static let optional = Words(ja: "任意", en: "optional")
  static let emptyMeansUnknown = Words(
    ja: "分からない欄は、空のままで進めます。", en: "Leave empty what you do not know.")
  static let errors = Words(ja: "確かめてください", en: "Please check")
  static let errorTitle = Words(ja: "エラー: ", en: "Error: ")
  static let chooseSomething = Words(
    ja: "あてはまるものを選ぶか、「起きていない・あてはまらない」か「わからない」を選んでください。",
    en: "Tick what applies, or choose one of the two answers at the end.")
  static let chooseRest = Words(
    ja: "選ばなかったものについて、「起きていない・あてはまらない」か「わからない」を選んでください。",
    en: "Say about the rows that you did not tick whether they did not happen or you do not know.")
  static let chooseOne = Words(
    ja: "答えを一つ選んでください。分からないときは「わからない」を選べます。",
    en: "Choose one answer. “I do not know” is one too.")
  static let notANumber = Words(
    ja: "1200 のように、10億までの数字で入れてください。", en: "Enter a whole number up to 1,000,000,000, such as 1200.")
  static let notADate = Words(
    ja: "日付を読み取れませんでした。2026/11/22 や 令和8年11月22日、時刻まで分かれば 2026/11/22 18:30 のように入れてください。",
    en: "We could not read this date. Write 22 Nov 2026 or 2026-11-22, or 2026-11-22 18:30 with the time.")
  static let inTheFuture = Words(
    ja: "まだ来ていない日付です。日付を確かめてください。", en: "This date lies in the future. Please check it.")
  static let tooLong = Words(ja: "200文字までで入れてください。", en: "Enter at most 200 characters.")
  static let firstAidKnown = Words(ja: "応急処置", en: "First aid")
  static let opensTab = Words(ja: "別の画面で開きます", en: "opens in another tab")
  static let nowFirst = Words(ja: "質問の前に、まずこれをしてください。", en: "Before more questions, do this first.")
  static let resume = Words(ja: "質問を続ける", en: "Go on with the questions")
  static let toResult = Words(ja: "結果を見る", en: "See the result")
  static let printable = Words(ja: "印刷できるページ", en: "Page for printing")
  static let alsoFirstAid = Words(ja: "あわせて確かめること", en: "Also look at")
  static let answers = Words(ja: "お答えの一覧", en: "Your answers")
  static let noAnswers = Words(ja: "まだ何も答えていません。", en: "You have not answered anything yet.")
  static let change = Words(ja: "変える", en: "Change")
  static let startOver = Words(ja: "最初からやり直す", en: "Start again")
  static let notStored = Words(
    ja: "入力した内容は、送るか保存を選ぶまで、この画面の中だけにあります。画面を閉じると消えます。",
    en: "What you enter is in this page alone until you send or save it. It is gone when you close the page.")
  static let save = Words(ja: "保存して、あとで続ける", en: "Save and go on later")
  static let saved = Words(
    ja: "画面を進めるたびに、自動で保存しています。", en: "This is saved by itself whenever you move to another page.")
  static let code = Words(ja: "再開コード", en: "Resume code")
  static let update = Words(ja: "この答えに変える", en: "Use these answers")
  static let keepOld = Words(ja: "変えずに戻る", en: "Go back without changing them")

  /// 「23件の答えを見る」
  static func count(_ count: Int, _ language: Language) -> String {
    language == .en ? count == 1 ? "1 answer" : "\(count) answers" : "\(count)件の答えを見る"
  }

  /// How many questions there can still be.
  static func left(_ count: Int, _ language: Language) -> String {
    switch (language, count) {
    case (.en, ...1): "This is the last question."
    case (.en, _): "At most \(count) questions, this one included. Answers make it fewer."
    case (_, ...1): "これが最後の質問です。"
    default: "この質問を入れて、多くてあと\(count)問です。答えによって減ります。"
    }
  }
}
