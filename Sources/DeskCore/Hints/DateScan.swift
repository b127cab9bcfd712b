/// Finds days and instants in a text: where each begins, where it ends, which it is.
///
/// `2026-11-20 03:12`, 「11月20日午後3時」「令和8年11月20日」「昨日」「5日前」, "20 November 2026". `DateText` reads one entry of
/// a form and takes its time; here a log may hold thousands. What lies in the future is none: what is told
/// has happened.
struct DateScan {
  let prose: FoldedProse
  let today: CalendarDate
  /// Seconds east of UTC.
  let offset: Int

  /// The dates by where they begin; at most 20,000.
  func dates() -> [Int: HintMatch.DateFound] {
    var found: [Int: HintMatch.DateFound] = [:]
    var index = 0
    while index < prose.scalars.count, found.count < 20_000 {
      if let date = date(index), date.moment.day(offset: offset) <= today {
        found[index] = date
        index = date.end
      } else {
        index += 1
      }
    }
    return found
  }

  private func date(_ index: Int) -> HintMatch.DateFound? {
    let first = prose.at(index)
    if Letter.isDigit(first) {
      let before = prose.at(index - 1)
      // Behind 年 it belongs to a year of another era.
      guard !Letter.isWord(before), ![0x2D, 0x2E, 0x2F, 0x3A, 0x5E74].contains(before) else { return nil }
      return numeric(index) ?? relative(index) ?? english(index)
    }
    if first == 0x4EE4, prose.at(index + 1) == 0x548C { return era(index) }
    if let days = DateVocabulary.days[first],
      let word = days.first(where: { prose.stands($0.text, at: index) })
    {
      return found(today + -word.days, index + word.text.count)
    }
    guard Letter.isASCII(first), !Letter.isASCII(prose.at(index - 1)) else { return nil }
    return english(index)
  }

  /// A day, with the time of day where one follows.
  private func found(_ day: CalendarDate?, _ end: Int) -> HintMatch.DateFound? {
    guard let day else { return nil }
    guard let time = time(end) else { return HintMatch.DateFound(end: end, moment: .day(day)) }
    return HintMatch.DateFound(
      end: time.end, moment: .instant(day.dayNumber * 86_400 + time.seconds - (time.zone ?? offset)))
  }

  // MARK: Numbers

  private func number(_ index: Int, most: Int) -> (value: Int, end: Int)? {
    var (value, end) = (0, index)
    while end < index + most, Letter.isDigit(prose.at(end)) {
      value = value * 10 + Int(prose.at(end) - 0x30)
      end += 1
    }
    return end > index && !Letter.isDigit(prose.at(end)) ? (value, end) : nil
  }

  /// `2026-11-20`, 「2026年11月20日」「11月20日」`11/20`.
  private func numeric(_ index: Int) -> HintMatch.DateFound? {
    guard let first = number(index, most: 4) else { return nil }
    if first.end == index + 4 { return monthAndDay(of: first.value, first.end) }
    let isJapanese = prose.at(first.end) == 0x6708
    guard isJapanese || prose.at(first.end) == 0x2F, let day = number(first.end + 1, most: 2),
      isJapanese ? prose.at(day.end) == 0x65E5 : prose.at(day.end) != 0x2F
    else { return nil }
    let year = today.parts.year
    let latest = [year, year - 1].lazy
      .compactMap { CalendarDate(year: $0, month: first.value, day: day.value) }.first { $0 <= today }
    return found(latest, dayEnd(day.end))
  }

  private func monthAndDay(of year: Int, _ sign: Int) -> HintMatch.DateFound? {
    guard isSign(sign), let month = number(sign + 1, most: 2), isSign(month.end),
      let day = number(month.end + 1, most: 2), (2000...2099).contains(year)
    else { return nil }
    return found(CalendarDate(year: year, month: month.value, day: day.value), dayEnd(day.end))
  }

  private func era(_ index: Int) -> HintMatch.DateFound? {
    var place = index + 2
    if prose.at(place) == 0x20 { place += 1 }
    if prose.at(place) == 0x5143 { return monthAndDay(of: 2019, place + 1) }
    return number(place, most: 2).flatMap { monthAndDay(of: $0.value + 2018, $0.end) }
  }

  /// Between year, month and day.
  private func isSign(_ index: Int) -> Bool { [0x2D, 0x2E, 0x2F, 0x5E74, 0x6708].contains(prose.at(index)) }

  /// Past 日 and the day of the week.
  private func dayEnd(_ index: Int) -> Int {
    var end = index
    if prose.at(end) == 0x65E5 { end += 1 }
    if prose.at(end) == 0x28, prose.at(end + 2) == 0x29, Letter.isCJK(prose.at(end + 1)) { end += 3 }
    return end
  }

  // MARK: Time of day

  private func time(_ index: Int) -> (seconds: Int, zone: Int?, end: Int)? {
    var place = index
    if [0x20, 0x74, 0x306E].contains(prose.at(place)) { place += 1 }
    let isHalf = prose.at(place) == 0x5348 && [0x524D, 0x5F8C].contains(prose.at(place + 1))
    let isAfternoon = isHalf && prose.at(place + 1) == 0x5F8C
    if isHalf { place += 2 }
    guard let hour = number(place, most: 2), hour.value < 24 else { return nil }
    let hours = isAfternoon && hour.value < 12 ? hour.value + 12 : hour.value
    if prose.at(hour.end) == 0x6642 {
      guard let minute = number(hour.end + 1, most: 2), minute.value < 60, prose.at(minute.end) == 0x5206
      else {
        return (hours * 3600, nil, hour.end + 1)
      }
      return (hours * 3600 + minute.value * 60, nil, minute.end + 1)
    }
    guard prose.at(hour.end) == 0x3A, let minute = number(hour.end + 1, most: 2), minute.value < 60 else {
      return nil
    }
    var (seconds, end) = (hours * 3600 + minute.value * 60, minute.end)
    if prose.at(end) == 0x3A, let second = number(end + 1, most: 2), second.value < 60 {
      (seconds, end) = (seconds + second.value, second.end)
    }
    guard let zone = zone(end) else { return (seconds, nil, end) }
    return (seconds, zone.seconds, zone.end)
  }

  /// `Z`, `+09:00`
  private func zone(_ index: Int) -> (seconds: Int, end: Int)? {
    let sign = prose.at(index)
    if sign == 0x7A, !Letter.isASCII(prose.at(index + 1)) { return (0, index + 1) }
    guard sign == 0x2B || sign == 0x2D, let hours = number(index + 1, most: 2), hours.value < 24,
      prose.at(hours.end) == 0x3A, let minutes = number(hours.end + 1, most: 2), minutes.value < 60
    else { return nil }
    return ((hours.value * 3600 + minutes.value * 60) * (sign == 0x2D ? -1 : 1), minutes.end)
  }

  // MARK: Words

  /// "20 November 2026", "Nov. 20th, 2026".
  private func english(_ index: Int) -> HintMatch.DateFound? {
    if let day = day(index), let month = month(skip(day.end)) {
      return inYear(skip(month.end), month.value, day.value)
    }
    if let month = month(index), let day = day(skip(month.end)) {
      return inYear(skip(day.end), month.value, day.value)
    }
    return nil
  }

  private func inYear(_ index: Int, _ month: Int, _ day: Int) -> HintMatch.DateFound? {
    guard let year = number(index, most: 4), (2000...2099).contains(year.value) else { return nil }
    return found(CalendarDate(year: year.value, month: month, day: day), year.end)
  }

  private func month(_ index: Int) -> (value: Int, end: Int)? {
    guard Letter.isASCII(prose.at(index)),
      let place = DateVocabulary.months.firstIndex(where: { prose.stands($0, at: index, wholeEnd: false) })
    else { return nil }
    var end = index
    while end < index + 10, Letter.isASCII(prose.at(end)) { end += 1 }
    return (place + 1, prose.at(end) == 0x2E ? end + 1 : end)
  }

  private func day(_ index: Int) -> (value: Int, end: Int)? {
    guard let day = number(index, most: 2) else { return nil }
    let isOrdinal = DateVocabulary.ordinals.contains { prose.stands($0, at: day.end, wholeStart: false) }
    return (day.value, isOrdinal ? day.end + 2 : day.end)
  }

  private func skip(_ index: Int) -> Int {
    var end = index
    while end < index + 3, prose.at(end) == 0x20 || prose.at(end) == 0x2C { end += 1 }
    return end
  }

  /// 「5日前」, "2 weeks ago".
  private func relative(_ index: Int) -> HintMatch.DateFound? {
    guard let count = number(index, most: 2),
      let unit = DateVocabulary.ago.first(where: { prose.stands($0.text, at: count.end, wholeStart: false) })
    else { return nil }
    return HintMatch.DateFound(
      end: count.end + unit.text.count, moment: .day(today + -count.value * unit.days))
  }
}
