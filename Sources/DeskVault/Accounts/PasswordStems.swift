/// Words that passwords are made of everywhere, and here; their order means nothing.
enum PasswordStems {
  static let all = Set(
    (keys + words + people + seasons + japanese + kana).flatMap { $0.split(whereSeparator: \.isWhitespace) }
  ).map(String.init)

  /// What is typed without a thought.
  private static let keys = [
    "pass passw passwd password passwort passcode passphrase passkey pwd pswd qwert qwerty azerty qwertz",
    "asdf asdfgh zxcv zxcvbn qaz wsx qazwsx zaq zaqxsw abc abcd xyz test tester testing temp tmp demo sample",
    "example default change changeme please letmein login logon signin access enter open user username guest",
    "admin adm administrator root sysadmin system super superuser master owner manager staff server",
    "service secret secure security private hidden account network internet computer windows office",
    "google amazon apple",
  ]

  /// What people like.
  private static let words = [
    "welcome hello iloveyou love lovely you trustno trustnoone whatever freedom forever sunshine princess",
    "monkey dragon tiger lion shadow football baseball basketball soccer hockey tennis pokemon pikachu",
    "starwars superman batman naruto doraemon mario sonic star angel happy lucky cookie cheese chocolate",
    "flower blue red green black white silver gold golden orange purple music guitar summerholiday company",
  ]

  /// Names that stand on every list.
  private static let people = [
    "michael jordan thomas jessica charlie daniel robert george maria anna taro tarou hanako",
    "jiro yuki haruka tanaka suzuki sato satou takahashi watanabe yamamoto nakamura kobayashi yamada",
  ]

  /// Times of the year, for passwords that had to be changed every quarter.
  private static let seasons = [
    "spring summer autumn fall winter january february march april june july august september october",
    "november december monday tuesday wednesday thursday friday saturday sunday haru natsu aki fuyu",
  ]

  /// The same habits in romanised Japanese.
  private static let japanese = [
    "sakura nihon nippon japan tokyo toukyou osaka oosaka kyoto kyouto nagoya sapporo fukuoka yokohama kobe",
    "himitsu pasuwado pasuwaado anshou angou aikotoba arigatou arigato konnichiwa ohayou ohayo sayonara",
    "kawaii daisuki aishiteru hikari sora umi hana tsuki yume kokoro momiji fujisan fuji ninja samurai",
    "kaisha kanri kanrisha sensei gakkou neko inu usagi ichigo momo anpanman totoro ghibli gundam",
  ]

  /// And in kana and kanji.
  private static let kana = [
    "ぱすわーど ひみつ あんしょう あんごう さくら にほん とうきょう おおさか ありがとう こんにちは おはよう",
    "だいすき あいしてる てすと かんりしゃ 秘密 暗号 桜 日本 東京 大阪 京都 管理者 会社",
  ]
}
