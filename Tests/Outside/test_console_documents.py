"""Duties, papers and what only they ask, in the console: what is taken out opens and is recorded, what is typed is
not lost, and nobody else sees any of it."""

import datetime
import html
import io
import re
import urllib.parse

import docx
import icalendar
import openpyxl
import pytest

from console import Member, form, forms
from desks import case_of, fresh, submit, token
from test_browser import browser  # noqa: F401  a fixture
from test_console_browser import LANGUAGES, SIZES, Seat

DESK, OTHER = "consultation.incident", "vulnerability-report"
NOWHERE = "C26-0000-000"
TOKYO = datetime.timezone(datetime.timedelta(hours=9))
NAME, CAUSE = "株式会社青葉製作所 <本社>", "修正プログラムを\n当てていませんでした。"
ICS, TEXT = "text/calendar; charset=utf-8", "text/plain; charset=utf-8"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def facts():
    known = datetime.datetime.now(TOKYO) - datetime.timedelta(days=1)
    return {"organisation.kind": "private", "sign.files_encrypted": "yes", "data.personal": "yes",
            "data.exposure": "possible", "data.persons": 900,
            "time.known_at": known.replace(microsecond=0).isoformat()}


@pytest.fixture(scope="module")
def secret(desk):
    return token(desk, fresh("documents"), "lead:*")


@pytest.fixture(scope="module")
def members(desk):
    return {language: Member(desk, f"member:{DESK}", language=language) for language in LANGUAGES}


@pytest.fixture
def case(desk):
    """The path of a new case."""
    answer = submit(desk, desk=DESK, subject="ファイルが開けません", facts=facts(),
                    contact={"name": "青木 葉子", "organisation": "青葉製作所"},
                    consents={"shareWith": ["police"]})
    return f"/cases/{answer['reference']}"


def reference(case):
    return case.rsplit("/", 1)[1]


def events(desk, secret, case, kind):
    return [one for one in case_of(desk, secret, reference(case))["timeline"] if one["kind"] == kind]


def links(text, start):
    """The addresses on a page that begin so, each once."""
    return list(dict.fromkeys(html.unescape(one) for one in re.findall(r'href="([^"]*)"', text)
                              if html.unescape(one).startswith(start)))


def papers(member, case):
    return links(member.get(f"{case}/documents").body, f"{case}/documents/")


# What is taken out

def test_every_file_of_every_paper_opens_and_is_recorded(desk, secret, members, case):
    member, taken = members["ja"], []
    found = papers(member, case)
    assert len(found) >= 9, found
    for page in found:
        assert member.get(page).status == 200 and reference(case) in member.body
        assert "履歴に残ります" in member.text() and "何も送られません" in member.text()
        files = links(member.body, page + ".")
        assert {urllib.parse.urlsplit(one).path.rsplit(".", 1)[1] for one in files} >= {"txt", "docx"}
        for address in files:
            member.get(address)
            assert member.status == 200 and member.got["Cache-Control"] == "no-store", address
            name = re.fullmatch(r"attachment; filename\*=UTF-8''([A-Za-z0-9.-]+)", member.got["Content-Disposition"]).group(1)
            assert reference(case) in name
            assert opens(name.rsplit(".", 1)[1], member.got["Content-Type"], member.raw), name
            taken.append(urllib.parse.urlsplit(address).path.rsplit("/", 1)[1])
    told = events(desk, secret, case, "document")
    assert [re.sub(r"@\d+", "", one["text"]) for one in told] == taken
    assert {one["by"] for one in told} == {member.email} and not any(one["visible"] for one in told)
    # Staff read which paper it was.
    assert "ppc-report@1.docx" in member.get(f"{case}?all=1").text()


def opens(ending, kind, raw):
    """Whether a file is read by a program that did not write it, and holds something."""
    if ending == "txt":
        return kind == TEXT and len(raw.decode()) > 100
    if ending == "docx":
        document = docx.Document(io.BytesIO(raw))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return kind == WORD and any(one.strip() for one in cells + [one.text for one in document.paragraphs])
    book = openpyxl.load_workbook(io.BytesIO(raw))
    return kind == EXCEL and any(cell.value for row in book.active.iter_rows() for cell in row)


def test_the_dates_are_a_calendar(desk, secret, members, case):
    member = members["ja"]
    assert links(member.get(f"{case}/duties").body, f"{case}/calendar.ics") == [f"{case}/calendar.ics"]
    member.get(f"{case}/calendar.ics")
    assert member.status == 200 and member.got["Content-Type"] == ICS
    calendar = icalendar.Calendar.from_ical(member.raw)
    dates = calendar.walk("VEVENT")
    assert dates and all(str(one["uid"]).startswith(reference(case)) for one in dates)
    assert any(one.walk("VALARM") for one in dates)
    # What happened to whom stays out of calendars, which are shared.
    assert "ファイルが開けません" not in member.body and "青葉製作所" not in member.body
    assert [one["text"] for one in events(desk, secret, case, "document")] == ["calendar"]


# What is written

def test_a_duty_is_noted_shown_everywhere_and_taken_back(desk, secret, members, case):
    member, path = members["ja"], f"{case}/duties"
    today = datetime.datetime.now(TOKYO).strftime("%Y/%m/%d")
    about = "on.ppc.preliminary"
    member.get(path).send(path, {about: "さっき", "number.ppc.preliminary": "<R8-1>"}, "told", about)
    assert member.status == 422 and 'value="さっき"' in member.body and "&lt;R8-1&gt;" in member.body
    member.send(path, {about: today, "number.ppc.preliminary": "<R8-1>"}, "told", about)
    assert member.status == 200 and "<R8-1>" in member.text() and 'class="flash"' in member.body
    assert "<R8-1>" in member.get(case).text() and "<R8-1>" in member.get(f"{case}/print").text()
    noted = events(desk, secret, case, "duty")
    assert [(one["destination"], one["stage"], one["number"]) for one in noted] == [
        ("ppc", "preliminary", "<R8-1>")]
    # The final report says what changed since.
    member.get(f"{case}/documents/ppc-report?variant=final&language=ja")
    assert member.status == 200
    member.get(path)
    undo = next(one.filled(go="undo") for one in forms(member.body) if ("go", "undo") in one.buttons)
    for _ in range(2):
        assert member.post(path, undo).status == 200, member.text()
    assert len(events(desk, secret, case, "duty")) == 2
    # It can be noted again.
    assert form(member.get(path).body, path, "told", about)


def test_a_changed_fact_changes_dates_and_says_so(desk, members, case):
    member = members["ja"]
    before = member.get(f"{case}/duties").text()
    assert "900人" not in before
    shown = member.get(f"{case}/assessments?question=persons").body
    member.post(f"{case}/assessments",
                form(shown, f"{case}/assessments", "answer", "data.persons").filled({"data.persons": "1100"}, "answer"))
    assert member.status == 200, member.text()
    after = member.get(f"{case}/duties").text()
    assert "900人" in after and "1,100人" in after


def test_what_only_papers_ask_is_kept_with_its_faults_and_conflicts(desk, secret, members, case):
    member, path = members["ja"], f"{case}/particulars"
    first = form(member.get(path).body, path, "save")
    member.post(path, first.filled({"f.payment_at": "いつか", "f.cause": CAUSE, "f.legal_name": NAME}, "save"))
    assert member.status == 422
    again = form(member.body, path, "save")
    kept = dict(again.fields)
    assert (kept["f.payment_at"], kept["f.cause"], kept["f.legal_name"]) == ("いつか", CAUSE, NAME)
    member.post(path, again.filled({"f.payment_at": ""}, "save"))
    assert member.status == 200 and 'class="flash"' in member.body
    assert CAUSE in member.get(f"{case}/documents/ppc-report?language=ja").body.replace("\r\n", "\n")
    changed = events(desk, secret, case, "particulars")
    assert [set(one["changed"]) for one in changed] == [{"cause", "legal_name"}]
    # A page from before that: what both wrote is there, and nothing is stored yet.
    other = first.filled({"f.cause": "VPN装置の弱点です。"}, "save")
    assert member.post(path, other).status == 409
    assert "VPN装置の弱点です。" in dict(form(member.body, path, "save").fields)["f.cause"]
    assert CAUSE.split("\n")[0] in member.text() and "ほかの人が" in member.text()
    assert len(events(desk, secret, case, "particulars")) == 1


def test_the_reporter_s_consent_is_told_apart(members, case):
    member = members["en"]
    assert "agreed to share this with" in member.get(f"{case}/documents/police-sheet").text()
    assert "no record that the reporter agreed" in member.get(f"{case}/documents/ppc-report").text()


def test_a_note_and_a_reply_do_not_lose_each_other(desk, secret, members, case):
    member = members["ja"]
    writing = form(member.get(case).body, f"{case}/replies", "send")
    member.post(f"{case}/notes", writing.filled({"text": "書きかけの\n返信", "note": "折り返す。"}))
    assert dict(form(member.body, f"{case}/replies", "send").fields)["text"] == "書きかけの\n返信"
    assert [one["text"] for one in events(desk, secret, case, "note")] == ["折り返す。"]
    member.send(f"{case}/replies", {"text": "送る返信", "note": "書きかけの\nメモ"}, "send")
    assert re.search(r'<textarea id="note"[^>]*>\s*書きかけの\nメモ</textarea>', member.body)
    assert "送る返信" in member.text()
    # What was left empty is named.
    member.post(f"{case}/notes", writing.filled({"text": "まだ", "note": " "}))
    assert member.status == 422 and "内部メモが空です" in member.text() and ">\nまだ</textarea>" in member.body


# Who may

def test_nobody_of_another_desk_sees_any_of_it(desk, members, case):
    stranger = Member(desk, f"member:{OTHER}")
    paths = ("/duties", "/documents", "/documents/ppc-report", "/documents/ppc-report.docx", "/particulars",
             "/calendar.ics")
    for path in paths:
        answers = []
        for one in (case, f"/cases/{NOWHERE}"):
            stranger.get(one + path)
            answers.append((stranger.status, stranger.body.replace(reference(one), "REF")))
        assert answers[0] == answers[1] and answers[0][0] == 404, path
    own = stranger.get("/account").token
    for path in ("/duties", "/particulars"):
        assert stranger.post(case + path, {"token": own, "duty": "ppc.preliminary", "version": "1"}).status == 404
    member = members["ja"]
    for path in ("/documents/nothing", "/documents/police-sheet.xlsx", "/documents/ppc-report?variant=x",
                 "/documents/ppc-report.exe", "/documents/ppc-report.ics"):
        assert member.get(case + path).status == 404, path


def test_forms_need_the_proof_that_they_are_ours(desk, secret, members, case):
    member = members["ja"]
    right = member.get(f"{case}/duties").token
    for path, fields in (("/duties", {"duty": "ppc.preliminary", "on.ppc.preliminary": "今日", "go": "told"}),
                         ("/particulars", {"version": "1", "f.cause": "偽の原因", "go": "save"})):
        for extra, headers in (({}, {}), ({"token": right[::-1]}, {}),
                               ({"token": right}, {"Sec-Fetch-Site": "cross-site"})):
            member.post(case + path, {**fields, **extra}, headers, token=False)
            assert member.status == 403, (path, extra, headers)
    assert not events(desk, secret, case, "duty") and not events(desk, secret, case, "particulars")


# In a browser

@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_are_accessible_in_both_sizes(desk, members, browser, case, language):
    me = members[language]
    paths = {"duties": "/duties", "documents": "/documents", "paper": "/documents/ppc-report",
             "paper-final": "/documents/ppc-report?variant=final&language=ja",
             "letter": "/documents/persons-notice?language=en", "particulars": "/particulars", "case": ""}
    for size in SIZES:
        with Seat(browser, desk.staff, size, me, language=language) as seat:
            for what, path in paths.items():
                seat.go(case + path, what, most=250_000)
            folded = seat.go(f"{case}/duties").page.locator("details form").first
            folded.evaluate("e => e.closest('details').open = true")
            folded.locator("button").click()
            seat.look("duties-refused", most=250_000)
            assert seat.focus.get_attribute("class") == "errors"


def test_only_the_paper_is_printed(desk, members, browser, case):
    with Seat(browser, desk.staff, member=members["ja"]) as seat:
        page = seat.go(f"{case}/documents/ppc-report").page
        page.emulate_media(media="print")
        assert page.locator(".paper").is_visible() and page.locator("h1").is_visible()
        for other in ("header", "footer", ".ways", "a[download]", ".notice-box", ".from"):
            found = page.locator(other)
            assert not any(found.nth(number).is_visible() for number in range(found.count())), other


def test_a_text_is_not_lost_without_the_script(desk, secret, members, browser, case):
    with Seat(browser, desk.staff, member=members["ja"], scripts=False) as seat:
        page = seat.go(case).page
        page.locator("#reply").fill("書きかけの返信")
        page.locator("#note").fill("電話した。")
        page.locator("button[formaction*=notes]").click()
        assert page.locator("#reply").input_value() == "書きかけの返信"
        assert "電話した。" in page.locator(".talk .internal").inner_text()
    assert not events(desk, secret, case, "reply")
