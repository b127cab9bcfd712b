/// What is wrong with a request and what would be right, in words.
enum FaultWords {
  static func tooLarge(_ language: Language) -> String {
    language == .en ? "The request is larger than 64 KiB." : "リクエストが64KiBを超えています。"
  }

  static func notJSON(_ fault: JSONReader.Fault, _ bytes: [UInt8], _ language: Language) -> String {
    func place(_ offset: Int) -> String {
      let before = bytes.prefix(offset)
      let line = before.count { $0 == 0x0A } + 1
      let column = offset - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
      return language == .en ? "line \(line), byte \(column)" : "\(line)行目、\(column)バイト目"
    }
    switch fault {
    case .notUTF8: return language == .en ? "The request is not UTF-8." : "リクエストがUTF-8ではありません。"
    case .endsEarly:
      return language == .en ? "The JSON ends too early." : "JSONが途中で終わっています。"
    case .unexpected(let offset):
      return language == .en ? "This is not JSON (\(place(offset)))." : "JSONとして読めません（\(place(offset))）。"
    case .tooDeep(let offset):
      return language == .en
        ? "The JSON is nested deeper than 100 levels (\(place(offset)))."
        : "JSONの入れ子が100段を超えています（\(place(offset))）。"
    case .loneSurrogate(let offset):
      return language == .en
        ? "Half of a surrogate pair stands alone (\(place(offset)))."
        : "サロゲートペアの片方だけがあります（\(place(offset))）。"
    }
  }

  static func notAnObject(_ language: Language) -> String {
    language == .en
      ? "The request is a JSON object such as {\"facts\": {}}."
      : "リクエストは {\"facts\": {}} のようなJSONオブジェクトにしてください。"
  }

  static func factsNotAnObject(_ language: Language) -> String {
    language == .en
      ? "facts is an object such as {\"sign.files_encrypted\": \"yes\"}."
      : "factsは {\"sign.files_encrypted\": \"yes\"} のようなオブジェクトにしてください。"
  }

  static func duplicate(_ language: Language) -> String {
    language == .en ? "This key stands here twice." : "同じキーが2回あります。"
  }

  static func language(_ language: Language) -> String {
    language == .en ? "The language is \"ja\" or \"en\"." : "languageは \"ja\" か \"en\" にしてください。"
  }

  static func unknownField(_ language: Language) -> String {
    language == .en
      ? "This field is not known; a request holds facts and language."
      : "知らない項目です。リクエストの項目は facts と language です。"
  }

  static func unknownFact(_ language: Language) -> String {
    language == .en ? "There is no such fact." : "そのような事実の名前はありません。"
  }

  static func tri(_ language: Language) -> String {
    language == .en
      ? "The answer is \"yes\", \"no\" or \"unknown\"."
      : "答えは \"yes\"、\"no\"、\"unknown\" のどれかにしてください。"
  }

  static func choice(_ values: [String], _ language: Language) -> String {
    let list = values.joined(separator: ", ")
    return language == .en
      ? "The answer is \"unknown\" or one of: \(list)." : "答えは \"unknown\" か、次のどれかにしてください: \(list)"
  }

  static func multi(_ values: [String], _ language: Language) -> String {
    let list = values.joined(separator: ", ")
    return language == .en
      ? "The answer is \"unknown\" or an array of these, each at most once: \(list)."
      : "答えは \"unknown\" か、次の値の配列（同じ値は1回まで）にしてください: \(list)"
  }

  static func number(_ language: Language) -> String {
    language == .en
      ? "The answer is \"unknown\" or a whole number from 0 to 1000000000, without quotes."
      : "答えは \"unknown\" か、0から1000000000までの整数（引用符なし）にしてください。"
  }

  static func when(_ language: Language) -> String {
    language == .en
      ? "The answer is \"unknown\", a date such as \"2026-11-22\" or a time such as \"2026-11-22T18:30:00+09:00\" (2000 to 2099)."
      : "答えは \"unknown\" か、\"2026-11-22\" のような日付、\"2026-11-22T18:30:00+09:00\" のような日時（2000年から2099年）にしてください。"
  }

  static func text(_ language: Language) -> String {
    language == .en
      ? "The answer is \"unknown\" or a text of at most 200 characters."
      : "答えは \"unknown\" か、200文字までの文字列にしてください。"
  }
}
