"""From the interview to the receipt and on, in a real browser: at every step accessible, and nothing is lost."""

import os
import pathlib
import re

import pytest

from desks import case_of, token
from test_browser import browser, look  # noqa: F401  the browser is a fixture
from walking import CASES, Walker

CODE = re.compile(r"[0-9A-Z]{5}(?:-[0-9A-Z]{5}){4}-[0-9A-Z]{2}")
NARRATIVE = "今朝7時40分に、共有フォルダーのファイルが開けなくなりました。\n拡張子が変わっています。\n  「髙﨑①㈱」<b>& \"引用\""
SIZES = {"phone": (390, 844), "desktop": (1280, 900)}
PICTURES = os.environ.get("PICTURES")


class Visit:
    """A person at the pages: looks at each with axe, and keeps a picture where PICTURES names a folder."""

    def __init__(self, browser, desk, language, size, scripts=True):
        width, height = SIZES[size]
        self.context = browser.new_context(viewport={"width": width, "height": height}, java_script_enabled=scripts)
        self.page = self.context.new_page()
        self.desk, self.language, self.size = desk, language, size
        self.seen = 0

    def look(self, what):
        look(self.page, (what, self.language, self.size))
        self.seen += 1
        if PICTURES:
            name = f"{self.language}-{self.size}-{self.seen:02}-{what}.png"
            self.page.screenshot(path=pathlib.Path(PICTURES) / name, full_page=True)

    def press(self, go):
        self.page.locator(f"main button[value='{go}']").first.click()

    def tell(self):
        self.page.locator("[name=subject]").fill("ファイルが開けない")
        self.page.locator("[name=narrative]").fill(NARRATIVE)
        self.press("next")

    def details(self, look=False):
        """Leaves the items of the form empty, page by page."""
        while self.page.locator("[name=step]").get_attribute("value").startswith("details"):
            if look:
                self.look("details")
            self.press("next")

    def contact(self, safe="no"):
        self.page.locator("[name=name]").fill("田中 はるか")
        self.page.locator("[name=organisation]").fill("みなと診療所")
        self.page.locator("[name=email]").fill("haruka@example.org")
        self.page.locator(f"[name=safe][value={safe}]").check()
        self.press("next")

    def code(self):
        return CODE.search(re.sub(r"[\s\u200b]+", "", self.page.locator("main").inner_text())).group(0)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_from_the_interview_to_the_receipt_and_the_answer(sqlite_desk, browser, language, size):
    visit = Visit(browser, sqlite_desk, language, size)
    page = visit.page
    Walker(page, sqlite_desk.public, language, CASES["ransomware-clinic"]).begin().to_result()
    visit.look("result")
    visit.press("report")
    visit.look("tell")
    visit.press("next")
    visit.look("nothing-told")
    assert page.evaluate("document.activeElement.className") == "errors"
    visit.tell()
    visit.details(look=True)
    visit.look("contact")
    page.locator("[name=email]").fill("haruka at example.org")
    visit.press("next")
    visit.look("contact-fault")
    assert page.locator("[name=email]").input_value() == "haruka at example.org"
    visit.contact()
    visit.look("consents")
    visit.press("next")
    visit.look("check")
    assert NARRATIVE in page.locator("main").inner_text()
    visit.press("send")
    visit.look("receipt")
    receipt = visit.code()
    reference = re.search(r"C26-\w{4}-\w{3}", page.locator("main").inner_text()).group(0)
    # Loading the page anew posts the same report again: the same receipt, not a second case.
    page.reload()
    assert visit.code() == receipt

    staff = token(sqlite_desk, f"browser-{language}-{size}", "lead:*")
    case = case_of(sqlite_desk, staff, reference)
    assert case["narrative"] == NARRATIVE and case["contact"]["safe"] is False
    assert case["assessment"]["verdict"] == "confirmed" and case["channel"] == "web"
    reply_to(sqlite_desk, staff, reference, "LANケーブルを抜いてください。\n電源は切らないでください。")

    page.goto(f"{sqlite_desk.public}/{language}/follow-up")
    visit.look("follow-up-entry")
    page.locator("[name=receipt]").fill("7K3F9-QX2MD")
    visit.press("open")
    visit.look("follow-up-refused")
    page.locator("[name=receipt]").fill(receipt.lower().replace("-", " "))
    visit.press("open")
    visit.look("follow-up")
    assert "電源は切らないでください。" in page.locator("main").inner_text()
    page.locator("[name=text]").fill("抜きました。\n次は何をしますか。")
    visit.press("message")
    visit.look("message-sent")
    page.reload()
    page.locator("input[type=file]").set_input_files(
        {"name": "調査メモ①.txt", "mimeType": "text/plain", "buffer": "ログです".encode()})
    page.locator("form[enctype] button").click()
    visit.look("file-added")
    assert "調査メモ①.txt" in page.locator("main").inner_text()
    visit.press("answers")
    visit.look("answers")
    page.locator("main button[value^='edit:']").first.click()
    visit.look("answer-changed")
    page.locator("main button[value=next]").first.click()
    while not page.locator("main button[value=update]").count():
        page.locator("main button[value=answers]").first.click()
    visit.press("update")
    visit.look("answers-updated")

    case = case_of(sqlite_desk, staff, reference)
    # When a mail of ours goes out is the outbox's affair: it may stand anywhere between these.
    entries = [entry for entry in case["timeline"] if entry["kind"] != "mail"]
    assert [entry["kind"] for entry in entries] == ["received", "reply", "message", "attachment", "answers"]
    assert entries[2]["text"] == "抜きました。\n次は何をしますか。"
    assert not visit.context.cookies()
    visit.context.close()


def reply_to(desk, staff, reference, text):
    from desks import act
    act(desk, staff, "POST", f"{reference}/replies", {"text": text})


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_is_saved_is_resumed_by_its_code_on_another_device(sqlite_desk, browser, language):
    first = Visit(browser, sqlite_desk, language, "phone")
    page = first.page
    page.goto(f"{sqlite_desk.public}/{language}/interview")
    page.locator("#tick-0").check()
    first.press("save")
    first.look("saved")
    code = first.code()
    first.press("stay") if page.locator("main button[value=stay]").count() else first.press("continue")
    # From now on every step is saved: the tab may die at any time.
    walker = Walker(page, sqlite_desk.public, language, CASES["ransomware-clinic"]).to_result()
    assert walker.questions
    first.press("report")
    first.tell()
    first.context.close()

    second = Visit(browser, sqlite_desk, language, "desktop")
    page = second.page
    page.goto(f"{sqlite_desk.public}/{language}/resume")
    second.look("resume")
    page.locator("[name=code]").fill("7K3F9")
    second.press("open")
    second.look("resume-refused")
    page.locator("[name=code]").fill(code.lower())
    second.press("open")
    second.look("resumed")
    second.details()
    second.contact()
    second.press("next")
    assert NARRATIVE in page.locator("main").inner_text()
    second.press("send")
    assert second.code() != code
    # What was sent is not kept as a draft any more.
    page.goto(f"{sqlite_desk.public}/{language}/resume")
    page.locator("[name=code]").fill(code)
    second.press("open")
    assert page.locator(".errors").count() == 1
    second.context.close()


def test_a_report_is_sent_without_scripts(sqlite_desk, browser):
    visit = Visit(browser, sqlite_desk, "ja", "phone", scripts=False)
    page = visit.page
    page.goto(f"{sqlite_desk.public}/ja/report/virus-report")
    visit.tell()
    visit.details()
    page.locator("main button[value=next]").first.click()
    page.locator("main button[value=next]").first.click()
    visit.press("send")
    assert CODE.search(re.sub(r"[\s\u200b]+", "", page.locator("main").inner_text()))
    visit.context.close()


def test_a_language_is_changed_in_the_middle_and_nothing_is_lost(sqlite_desk, browser):
    visit = Visit(browser, sqlite_desk, "ja", "phone")
    page = visit.page
    page.goto(f"{sqlite_desk.public}/ja/report/incident-consultation")
    visit.tell()
    visit.details()
    page.locator("[name=name]").fill("田中")
    page.locator(".languages button").click()
    assert "/en/" in page.url and page.locator("[name=name]").input_value() == "田中"
    page.go_back()
    visit.contact()
    visit.press("next")
    page.locator(".languages button").click()
    assert NARRATIVE in page.locator("main").inner_text()
    visit.context.close()


def test_a_text_that_is_too_long_stays_on_the_page(sqlite_desk, browser):
    visit = Visit(browser, sqlite_desk, "ja", "phone")
    page = visit.page
    page.goto(f"{sqlite_desk.public}/ja/report/incident-consultation")
    page.locator("[name=narrative]").fill("長" * 200_001)
    visit.press("next")
    assert page.locator(".errors").count() == 1
    assert len(page.locator("[name=narrative]").input_value()) == 200_001
    visit.context.close()
