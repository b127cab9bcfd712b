"""The pack's closed days and final dates against an independent calendar (jpholiday)."""

import datetime

import jpholiday
import yaml

from conftest import ROOT, assess

DAY = datetime.timedelta(days=1)


def is_closed(date):
    turn = (date.month, date.day) in {(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)}
    return date.weekday() >= 5 or turn or jpholiday.is_holiday(date)


def open_day(date):
    while is_closed(date):
        date += DAY
    return date


def test_table_of_holidays_2022_to_2027():
    ours = {row["date"] for row in yaml.safe_load((ROOT / "Packs/jp-national/holidays.yaml").read_text())["table"]}
    theirs = {date for year in range(2022, 2028) for date, _ in jpholiday.year_holidays(year)}
    assert ours == theirs


def test_final_dates_around_every_closed_run():
    """Day 30 and day 60 for starts whose last day falls on or beside a holiday or the turn of the year."""
    holidays = [date for year in range(2022, 2028) for date, _ in jpholiday.year_holidays(year)]
    turns = [datetime.date(year, 12, 28) + DAY * n for year in range(2022, 2027) for n in range(8)]
    ends = sorted({date + DAY * n for date in holidays for n in (-1, 0, 1)} | set(turns))
    ends = [date for date in ends if datetime.date(2022, 6, 1) < date < datetime.date(2027, 12, 25)]
    for count, end in enumerate(ends):
        # A third of them in each run: every end of year, and every third holiday.
        if end not in turns and count % 3:
            continue
        facts = {"organisation.kind": "private", "data.personal": "yes", "data.exposure": "possible"}
        thirty = assess({**facts, "data.sensitive": "yes", "time.known_at": str(end - DAY * 29)})
        dates = {row["due"]["date"] for row in thirty["obligations"]
                 if row["rule"] == "appi.class-1" and row["stage"] == "final"}
        assert dates == {str(open_day(end))}, end
        sixty = assess({**facts, "sign.ransom_note": "yes", "time.known_at": str(end - DAY * 59)})
        dates = {row["due"]["date"] for row in sixty["obligations"]
                 if row["rule"] == "appi.class-3" and row["stage"] == "final"}
        assert dates == {str(open_day(end))}, end
