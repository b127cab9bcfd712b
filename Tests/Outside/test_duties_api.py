"""Duties, documents and calendars by HTTP: what a reporter and staff read, note, write and take out."""

import datetime
import io
import urllib.parse
import zoneinfo

import docx
import icalendar
import openpyxl
import pytest

from desks import PROBLEM, act, bearer, call, case_of, exchange, follow_up, fresh, receipt, submit, token

TOKYO = zoneinfo.ZoneInfo("Asia/Tokyo")
KNOWN, FINAL = datetime.date(2026, 12, 1), datetime.date(2027, 1, 4)
# Sensitive data went to the wrong people: one person is enough (class 1).
CLASS_1 = {"organisation.kind": "private", "sign.missent": "yes", "data.personal": "yes", "data.sensitive": "yes",
           "data.persons": 20, "data.exposure": "certain", "time.known_at": str(KNOWN)}
# No class but the number of persons, which is still low enough.
FEW = {**CLASS_1, "organisation.delegated_authority": "no", "organisation.holds_data_as_contractor": "no",
       "sign.insider": "no", "data.sensitive": "no", "data.financial": "no", "data.my_number": "no",
       "data.eu_persons": "no", "data.persons": 900}
SECRETS = {"subject": "未公表の件", "narrative": "みなと診療所の内輪の話です。",
           "contact": {"organisation": "みなと診療所", "name": "湊 花子"}}
TYPES = {"txt": "text/plain", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
         "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}


@pytest.fixture(scope="module")
def staff(desk):
    return token(desk, fresh("papers"), "member:*")


@pytest.fixture(scope="module")
def stranger(desk):
    return token(desk, fresh("elsewhere"), "member:vulnerability-report")


class Side:
    """The reporter's side of a case, or the desk's: the same calls at other addresses."""

    def __init__(self, address, prefix, who):
        self.address, self.prefix, self.who = address, prefix, who

    def call(self, method, path, body=None, **headers):
        return call(self.address, method, self.prefix + path, body, {**self.who, **headers})

    def get(self, path, **headers):
        status, _, answer = self.call("GET", path, **headers)
        assert status == 200, answer
        return answer

    def send(self, method, path, body):
        status, _, answer = self.call(method, path, body)
        assert status in (200, 201), answer
        return answer

    def refused(self, method, path, body, expected):
        status, headers, problem = self.call(method, path, body)
        assert status == expected and headers["Content-Type"].startswith(PROBLEM), (status, problem)
        return [error["pointer"] for error in problem.get("errors", [])]

    def taken(self, path):
        """(headers, bytes) of a file."""
        status, headers, content = exchange(self.address, "GET", "/api/v1" + self.prefix + path, headers=self.who)
        assert status == 200, content
        return headers, content


def sides(desk, staff, **members):
    answer = submit(desk, desk="consultation.incident", **members)
    return (Side(desk.public, "/follow-up", receipt(answer["receipt"])),
            Side(desk.staff, f"/cases/{answer['reference']}", bearer(staff)), answer)


def is_attachment(headers, kind):
    """Whether it is a download and nothing else; its name, whatever the language."""
    assert headers["Content-Type"].split(";")[0] == kind
    assert headers["Cache-Control"] == "no-store" and headers["X-Content-Type-Options"] == "nosniff"
    disposition = headers["Content-Disposition"]
    assert disposition.startswith("attachment; filename*=UTF-8''")
    return urllib.parse.unquote(disposition.split("''")[1])


# Calendars

def events_of(content):
    calendar = icalendar.Calendar.from_ical(content)
    assert not calendar.errors and calendar["VERSION"] == "2.0"
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


def rings(event):
    """When an event's alarms ring, in Tokyo. An all-day event begins at midnight where its reader is."""
    start = event["DTSTART"].dt
    if not isinstance(start, datetime.datetime):
        start = datetime.datetime(start.year, start.month, start.day, tzinfo=TOKYO)
    alarms = [alarm for alarm in event.walk("VALARM")]
    assert all(str(alarm["ACTION"]) == "DISPLAY" and alarm["DESCRIPTION"] for alarm in alarms)
    return sorted((start + alarm["TRIGGER"].dt).astimezone(TOKYO) for alarm in alarms)


def nine(*days):
    """Nine o'clock in Tokyo on those of these days that are not past."""
    today = datetime.datetime.now(TOKYO).date()
    return [datetime.datetime(day.year, day.month, day.day, 9, tzinfo=TOKYO) for day in days if day >= today]


def before(day, days):
    return day - datetime.timedelta(days=days)


def test_the_final_report_of_december_is_due_on_the_first_open_day_of_the_year(desk, staff):
    mine, theirs, answer = sides(desk, staff, facts=CLASS_1, **SECRETS)
    reference = answer["reference"]
    for side in (mine, theirs):
        headers, content = side.taken("/calendar")
        assert is_attachment(headers, "text/calendar") == f"{reference}-calendar.ics"
        events = events_of(content)
        final = events[f"{reference}-ppc-final@madoguchi"]
        assert final["DTSTART"].dt == FINAL and final["DTEND"].dt == FINAL + datetime.timedelta(days=1)
        assert rings(final) == nine(before(FINAL, 7), before(FINAL, 1), FINAL)
        assert "1月4日" in final["SUMMARY"] and "個人情報保護委員会" in final["SUMMARY"]
        early = events[f"{reference}-ppc-preliminary@madoguchi"]
        last = KNOWN + datetime.timedelta(days=5)
        assert early["DTSTART"].dt == KNOWN + datetime.timedelta(days=3)
        assert early["DTEND"].dt == last + datetime.timedelta(days=1)
        assert rings(early) == nine(before(last, 7), before(last, 1), last)
        assert reference in final["DESCRIPTION"] and "助言ではありません" in final["DESCRIPTION"]
        # Calendars go to clouds: the duty and the reference, and nothing of the case.
        for secret in ("未公表の件", "内輪の話", "みなと診療所", "花子"):
            assert secret not in content.decode()


def test_an_hour_clock_is_an_instant_in_the_zone(desk, staff):
    facts = {**CLASS_1, "data.eu_persons": "yes", "time.known_at": "2026-12-30T22:00:00+09:00"}
    mine, _, answer = sides(desk, staff, facts=facts)
    event = events_of(mine.taken("/calendar?language=en")[1])[
        f"{answer['reference']}-gdpr-authority-report@madoguchi"]
    end = event["DTEND"].dt
    assert end == datetime.datetime(2027, 1, 2, 22, tzinfo=TOKYO)
    assert end.utcoffset() == datetime.timedelta(hours=9)
    assert rings(event) == nine(datetime.date(2026, 12, 26), datetime.date(2027, 1, 1), datetime.date(2027, 1, 2))
    assert "22:00" in event["SUMMARY"]


def test_one_number_more_changes_duties_and_calendar_and_says_so(desk, staff):
    mine, theirs, answer = sides(desk, staff, facts=FEW)
    reference = answer["reference"]
    calm = mine.get("/duties")
    possible = events_of(mine.taken("/calendar")[1])[f"{reference}-ppc-preliminary@madoguchi"]
    act(desk, staff, "POST", f"{reference}/assessments", {"facts": {"data.persons": 1100}})
    told = mine.get("/duties")
    change = told["changes"][0]
    assert calm["changes"] == [] and calm["version"] == 1 and told["version"] == 2
    assert not [row for row in calm["duties"] if row["certain"] and row["destination"] == "ppc"]
    assert change["facts"] == [{"fact": "data.persons", "before": 900, "after": 1100}] and change["version"] == 2
    assert [(row["destination"], row["stage"]) for row in change["appeared"]] == [
        ("persons", "notice"), ("ppc", "preliminary"), ("ppc", "final")]
    assert change["appeared"][2]["due"] == {"date": str(FINAL)}
    # The reporter learns that it was the desk; staff learn who.
    assert change["by"] == "desk" and theirs.get("/duties")["changes"][0]["by"].startswith("papers-")
    certain = events_of(mine.taken("/calendar")[1])[f"{reference}-ppc-preliminary@madoguchi"]
    assert possible["SUMMARY"].startswith("（当てはまる場合）") and not certain["SUMMARY"].startswith("（")
    assert (possible["SEQUENCE"], certain["SEQUENCE"]) == (1, 2)


# Notes

NOTE = {"destination": "ppc", "stage": "preliminary", "on": "2026-11-20", "number": "第123号"}


def test_a_note_is_ticked_for_both_sides_and_can_be_taken_back(desk, staff):
    for who in (0, 1):
        *both, answer = sides(desk, staff, facts=CLASS_1)
        untouched = follow_up(desk, answer["receipt"])
        both[who].send("POST", "/duties", NOTE)
        for side in both:
            rows = [row for row in side.get("/duties")["duties"] if row["destination"] == "ppc"]
            assert {row["stage"]: row["done"] for row in rows if row["certain"]} == {
                "preliminary": {"on": "2026-11-20", "number": "第123号"}, "final": None}
            assert all(row["told"] for row in rows)
        case = case_of(desk, staff, answer["reference"])
        assert case["done"] == [NOTE] and case["facts"]["done.told"] == ["ppc"] and case["state"] == "new"
        assert case["timeline"][-1]["text"] == "ppc preliminary 2026-11-20 No. 第123号"
        both[1 - who].send("POST", "/duties", {**NOTE, "on": None, "number": None})
        again = follow_up(desk, answer["receipt"])
        assert again["facts"] == untouched["facts"] and again["done"] == [] and again["version"] == 3


def test_faults_of_notes_are_named(desk, staff):
    mine, theirs, _ = sides(desk, staff, facts=CLASS_1)
    later = str(datetime.datetime.now(TOKYO).date() + datetime.timedelta(days=1))
    for side in (mine, theirs):
        for body, pointers in (
                ({}, ["/destination", "/stage", "/on"]), ({**NOTE, "on": "20-11-2026"}, ["/on"]),
                ({**NOTE, "stage": "later"}, ["/stage"]), ({**NOTE, "number": "1" * 201}, ["/number"]),
                ({**NOTE, "colour": "red"}, ["/colour"]), ({**NOTE, "on": later}, ["/on"]),
                ({**NOTE, "destination": "jpcert"}, ["/destination"]), ({**NOTE, "stage": "notice"}, ["/stage"]),
                ({**NOTE, "on": None}, ["/destination"])):
            assert side.refused("POST", "/duties", body, 422) == pointers, body
        assert all(row["done"] is None for row in side.get("/duties")["duties"])


# Particulars

def test_particulars_are_read_by_the_packs_own_form_and_not_written_over_unseen(desk, staff):
    mine, theirs, answer = sides(desk, staff, facts=CLASS_1)
    mine.send("PUT", "/particulars", {"particulars": {"outline": "宛先を誤りました。", "discoverer": ["eyes"]}, "since": 1})
    assert follow_up(desk, answer["receipt"])["particulars"] == {
        "outline": "宛先を誤りました。", "discoverer": ["eyes"]}
    mine.refused("PUT", "/particulars", {"particulars": {}, "since": 1}, 409)
    theirs.refused("PUT", "/particulars", {"particulars": {}, "since": 1}, 409)
    for body, pointers in (({}, ["/particulars"]), ({"particulars": []}, ["/particulars"]),
                           ({"particulars": {"colour": "red"}}, ["/particulars/colour"]),
                           ({"particulars": {"discoverer": ["nobody"]}}, ["/particulars/discoverer"]),
                           ({"particulars": {}, "since": "x"}, ["/since"])):
        assert mine.refused("PUT", "/particulars", body, 422) == pointers, body
    theirs.send("PUT", "/particulars", {"particulars": {"outline": "直しました。"}, "since": 2})
    case = case_of(desk, staff, answer["reference"])
    assert case["particulars"] == {"outline": "直しました。"} and case["version"] == 3
    assert case["timeline"][-1]["changed"] == ["outline", "discoverer"]
    assert [change["particulars"] for change in mine.get("/duties")["changes"]] == [
        ["outline", "discoverer"], ["outline", "discoverer"]]


# Documents

def test_every_document_is_filled_in_every_format_and_opens(desk, staff):
    mine, theirs, answer = sides(desk, staff, facts=CLASS_1, **SECRETS)
    listed = mine.get("/documents", **{"Accept-Language": "en"})["documents"]
    assert listed == theirs.get("/documents", **{"Accept-Language": "en"})["documents"]
    assert [paper["offered"] for paper in listed] == sorted((paper["offered"] for paper in listed), reverse=True)
    assert {"ppc-report", "persons-notice"} <= {paper["id"] for paper in listed if paper["offered"]}
    for paper in listed:
        assert {"json", "txt", "docx"} <= set(paper["formats"])
        for variant in [entry["id"] for entry in paper["variants"]] or [None]:
            query = f"variant={variant}&" if variant else ""
            filled = mine.get(f"/documents/{paper['id']}?{query}language=ja")
            assert filled["document"] == f"{paper['id']}@{paper['version']}" and filled["variant"] == variant
            assert filled["rows"] and all(row["text"] for row in filled["rows"])
            assert all(row["from"] for row in filled["rows"] if not row["unknown"]), paper["id"]
            for kind in set(paper["formats"]) - {"json"}:
                headers, content = mine.taken(f"/documents/{paper['id']}?{query}language=ja&format={kind}")
                name = is_attachment(headers, TYPES[kind])
                assert name.endswith("." + kind) and name.isascii() and answer["reference"] in name
                if kind == "docx":
                    text = "\n".join(cell.text for table in docx.Document(io.BytesIO(content)).tables
                                     for row in table.rows for cell in row.cells)
                    text += "\n".join(line.text for line in docx.Document(io.BytesIO(content)).paragraphs)
                elif kind == "xlsx":
                    sheets = openpyxl.load_workbook(io.BytesIO(content)).worksheets
                    text = "\n".join(str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row)
                else:
                    text = content.decode()
                assert filled["rows"][-1]["text"].split("\n")[0].strip() in text, (paper["id"], kind)


def test_faults_of_a_query_are_named_and_a_document_that_is_not_there_is_404(desk, staff):
    mine, theirs, _ = sides(desk, staff, facts=CLASS_1)
    for side in (mine, theirs):
        for query, pointers in (("format=pdf", ["/format"]), ("variant=last", ["/variant"]),
                                ("language=fr&colour=red", ["/language", "/colour"]),
                                ("format=txt&format=txt", ["/format"])):
            assert side.refused("GET", f"/documents/ppc-report?{query}", None, 422) == pointers, query
        assert side.refused("GET", "/calendar?language=fr", None, 422) == ["/language"]
        for name in ("nothing", "ppc-report@99", "ppc-report@", "%00"):
            side.refused("GET", f"/documents/{name}", None, 404)
        assert side.get("/documents/ppc-report@1")["document"] == "ppc-report@1"


def test_what_staff_take_out_is_in_the_timeline_and_what_the_reporter_takes_is_not(desk, staff):
    mine, theirs, answer = sides(desk, staff, facts=CLASS_1)

    def timeline():
        return [(entry["kind"], entry["text"]) for entry in case_of(desk, staff, answer["reference"])["timeline"]][1:]

    mine.taken("/documents/ppc-report?format=docx")
    mine.taken("/calendar")
    theirs.get("/documents/ppc-report")
    assert timeline() == []
    theirs.taken("/documents/ppc-report?format=docx")
    theirs.taken("/calendar")
    assert timeline() == [("document", "ppc-report@1.docx"), ("document", "calendar")]
    case = case_of(desk, staff, answer["reference"])
    assert case["state"] == "new" and not case["timeline"][-1]["visible"]


# Others

READS = ("/duties", "/documents", "/documents/ppc-report", "/documents/nothing", "/calendar")
WRITES = (("POST", "/duties", NOTE), ("PUT", "/particulars", {"particulars": {}}))


def test_without_the_receipt_or_the_desk_nothing_is_told(desk, staff, stranger):
    mine, theirs, answer = sides(desk, staff, facts=CLASS_1)
    nowhere = Side(desk.staff, "/cases/C26-0000-000", bearer(staff))
    wrong = Side(desk.public, "/follow-up", receipt(answer["receipt"][:-1] + "?"))
    other = Side(desk.staff, theirs.prefix, bearer(stranger))
    for side, status in ((wrong, 401), (Side(desk.public, "/follow-up", {}), 401), (other, 404), (nowhere, 404),
                         (Side(desk.staff, theirs.prefix, {}), 401)):
        answers = set()
        for method, path, body in [("GET", path, None) for path in READS] + list(WRITES):
            got, headers, content = side.call(method, path, body)
            assert got == status and headers["Content-Type"].startswith(PROBLEM), (method, path, got)
            answers.add(str(content))
        assert len(answers) == 1
    assert case_of(desk, staff, answer["reference"])["version"] == 1


def test_names_of_the_staff_are_not_told_to_the_reporter(desk, staff):
    mine, theirs, answer = sides(desk, staff, facts=CLASS_1)
    secret = fresh("内部")
    act(desk, staff, "POST", f"{answer['reference']}/assessments", {"verdict": "none", "reason": secret})
    theirs.send("POST", "/duties", NOTE)
    name = case_of(desk, staff, answer["reference"])["timeline"][-1]["by"]
    for path in READS:
        if path != "/documents/nothing":
            content = mine.taken(path)[1].decode(errors="replace")
            assert secret not in content and name not in content, path
