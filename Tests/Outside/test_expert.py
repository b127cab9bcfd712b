"""The expert page: everything at once, by HTTP and in a real browser, up to the receipt."""

import html
import os
import pathlib
import re
import secrets
import urllib.parse

import pytest

from conftest import ROOT
from desks import case_of, exchange, token
from test_browser import AXE, browser  # noqa: F401  the browser is a fixture
from test_report_browser import CODE

FACTS = re.findall(r"(?m)^  ((?:reporter|organisation|sign|data|impact|time|done|logs)\.\w+|wish):$",
                   (ROOT / "Packs/jp-national/facts.yaml").read_text())
TEXT = """2026-11-20 に発覚しました。ファイルサーバーのファイルが暗号化され、脅迫文が残されていました。
お客様およそ1,100人分の個人情報が入っています。LANケーブルは抜きました。お金は払っていません。
通信先: hxxps://cdn[.]port-notice[.]example/v2/ と 203[.]0[.]113[.]7
マイナンバーは入っていません。バックアップは無事でしょうか。"""
PICTURES = os.environ.get("PICTURES")


def post(address, path, fields, file=None):
    """Posts the form as a browser does; with a file as multipart."""
    if file is None:
        body = urllib.parse.urlencode(fields).encode()
        kind = "application/x-www-form-urlencoded"
    else:
        line = "expert-" + secrets.token_hex(8)
        name, content = file
        parts = [f'--{line}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
                 for key, value in fields]
        parts.append(f'--{line}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
                     "Content-Type: text/plain\r\n\r\n".encode() + content + b"\r\n")
        body = b"".join(parts) + f"--{line}--\r\n".encode()
        kind = f"multipart/form-data; boundary={line}"
    status, headers, content = exchange(address, "POST", path, body, {"Content-Type": kind})
    return status, content.decode()


def narrative(page):
    """What stands in the text field."""
    found = re.search(r'<textarea id="field-narrative"[^>]*>\n(.*?)</textarea>', page, re.S)
    return html.unescape(found.group(1))


def proposals(page):
    return re.findall(r'name="take" value="([^"]*)"', page)


def test_every_fact_has_its_place_on_the_page_and_the_page_is_small(server):
    for language in ("ja", "en"):
        status, headers, content = exchange(server, "GET", f"/{language}/expert")
        assert status == 200 and len(content) <= 60_000
        assert len(content) <= 30_000, "an empty page is as small as any other"
        page = content.decode()
        assert len(FACTS) >= 78
        for fact in FACTS:
            assert f'name="{fact}"' in page, fact
        assert "<script" not in page and " style=" not in page
        assert headers.get("Set-Cookie") is None


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_text_yields_proposals_and_answers_change_only_when_they_are_chosen(server, language):
    status, page = post(server, f"/{language}/expert", [("narrative", TEXT), ("go", "propose")])
    assert status == 200 and narrative(page) == TEXT
    found = proposals(page)
    for line in ("sign.files_encrypted=yes", "sign.ransom_note=yes", "data.persons=1100", "done.isolated=yes",
                 "sign.money_sent=no", "data.my_number=no", "time.found_at=2026-11-20"):
        assert line in found, (line, found)
    # A question tells nothing.
    assert not any(line.startswith("data.intact_copy") for line in found)
    assert "hxxps://cdn[.]port-notice[.]example/v2/" in page and "203[.]0[.]113[.]7" in page
    assert 'name="take"' in page and 'name="take" value="data.persons=1100" checked' not in page
    assert not re.search(r"<option value=\"(yes|no)\" selected", page)
    assert 'id="field-data.persons" name="data.persons" inputmode="numeric" autocomplete="off" value=""' in page
    # Chosen ones come in with whichever button is pressed next.
    status, page = post(server, f"/{language}/expert", [
        ("narrative", TEXT), ("take", "data.persons=1100"), ("take", "sign.files_encrypted=yes"),
        ("take", "done.told=police"), ("take", "done.told=insurer"), ("go", "take")])
    assert 'name="data.persons" inputmode="numeric" autocomplete="off" value="1100"' in page
    assert re.search(r'name="sign.files_encrypted"><option value="">[^<]*<option value="yes" selected>', page)
    assert len(re.findall(r'name="done.told" value="(?:police|insurer)" checked', page)) == 2
    assert "data.persons=1100" not in proposals(page)


def test_two_answers_to_one_fact_are_for_the_person_to_decide(server):
    text = "ウイルスは見つかっていません。ところがファイルが暗号化されました。"
    _, page = post(server, "/ja/expert", [("narrative", text), ("go", "propose")])
    assert {"sign.malware=none", "sign.malware=executed"} <= set(proposals(page))
    assert "食い違う候補があります" in page
    both = [("take", "sign.malware=none"), ("take", "sign.malware=executed")]
    _, page = post(server, "/ja/expert", [("narrative", text), *both, ("go", "take")])
    assert 'class="errors"' in page and page.count("checked") == 2
    assert not re.search(r'name="sign.malware">.*?selected', page.split("</select>")[0])


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_judgement_stands_on_the_same_page(server, language):
    fields = [("sign.files_encrypted", "yes"), ("data.personal", "yes"), ("data.persons", "１，２００人"),
              ("time.known_at", "2026/11/20"), ("organisation.kind", "private"), ("go", "judge")]
    status, page = post(server, f"/{language}/expert", fields)
    assert status == 200 and 'class="verdict confirmed"' in page
    assert ("個人情報保護委員会" if language == "ja" else "Personal Information Protection Commission") in page
    # Everything entered is still there.
    assert 'value="１，２００人"' in page and 'value="2026/11/20"' in page
    status, page = post(server, f"/{language}/expert", fields[:-1] + [("subject", "件名"), ("go", "result")])
    assert status == 200 and f'action="/{language}/interview"' in page
    assert "data.persons=1200" in page and 'name="subject" value="件名"' in page


def test_what_cannot_be_taken_is_told_and_stays(server):
    _, page = post(server, "/ja/expert", [
        ("data.persons", "たくさん"), ("time.known_at", "2099/1/1"), ("subject", "x" * 4_001), ("go", "judge")])
    assert 'class="errors"' in page and 'class="verdict' not in page
    for field in ("field-data.persons", "field-time.known_at", "field-subject"):
        assert f'href="#{field}"' in page and f'id="{field}"' in page
    assert 'value="たくさん"' in page and 'value="2099/1/1"' in page


def test_what_is_no_form_of_ours_is_refused_in_words(server):
    for fields in ([("narrative", "a"), ("narrative", "b")], [("form", "no-such-form")], [("go", "explode")],
                   [("data.persons", "1"), ("data.persons", "2")], [("sign.malware", "a"), ("sign.malware", "b")]):
        status, page = post(server, "/ja/expert", [*fields, ("go", "judge")] if fields[0][0] != "go" else fields)
        assert status == 400 and "<h1>" in page, fields
    # A value that we never offered is no answer; a proposal that we never made neither.
    status, page = post(server, "/ja/expert", [("sign.malware", "maybe"), ("take", "x=y"), ("take", ";;"), ("go", "judge")])
    assert status == 200 and 'class="verdict undetermined"' in page


def test_hostile_text_comes_back_as_it_is_and_does_nothing(server):
    text = ("<script>alert(1)</script>\"'&</textarea><b>\n\u202efdp.exe {{7*7}} \u0000".replace("\u0000", "")
            + "http://198.51.100.9/x?<script>\n ﾊﾝｶｸ①㈱ 👩‍👩‍👧‍👦 Z͑̈́")
    for go in ("propose", "judge", "stay"):
        status, page = post(server, "/en/expert", [("narrative", text), ("subject", text[:60]), ("go", go)])
        assert status == 200 and narrative(page) == text
        assert "<script" not in page and page.count("</textarea>") == 1


def test_two_hundred_thousand_characters_are_kept_and_one_more_is_told(server):
    text = "長いログ\n203.0.113.7 ファイルが暗号化されました。" * 8_000
    text = text[:200_000]
    status, page = post(server, "/ja/expert", [("narrative", text), ("go", "propose")])
    assert status == 200 and narrative(page) == text and "sign.files_encrypted=yes" in proposals(page)
    status, page = post(server, "/ja/expert", [("narrative", text + "x"), ("go", "judge")])
    assert status == 200 and 'href="#field-narrative"' in page and narrative(page) == text + "x"


@pytest.mark.parametrize("name, content, expected", [
    ("utf8.log", "接続 203.0.113.7\r\n二行目".encode(), "接続 203.0.113.7\n二行目"),
    ("bom.txt", b"\xef\xbb\xbf" + "接続".encode(), "接続"),
    ("cp932.csv", "接続①髙,203.0.113.7".encode("cp932"), "接続①髙,203.0.113.7"),
    ("utf16.log", "接続 203.0.113.7".encode("utf-16"), "接続 203.0.113.7"),
    ("utf16le.txt", "Security log 203.0.113.7".encode("utf-16-le"), "Security log 203.0.113.7"),
    ("mail.eml", "Subject: x\r\n\r\n接続".encode("iso-2022-jp"), "Subject: x\n\n接続"),
])
def test_a_log_file_is_read_into_the_text(server, name, content, expected):
    status, page = post(server, "/ja/expert", [
        ("subject", "件名"), ("narrative", "前の文"), ("data.persons", "12"), ("go", "file")], (name, content))
    assert status == 200, page
    assert narrative(page) == f"前の文\n\n----- {name} -----\n{expected}"
    assert 'role="status"' in page and 'value="12"' in page and 'value="件名"' in page


@pytest.mark.parametrize("name, content", [
    ("", b""), ("big.log", b"a" * 1_048_577), ("picture.log", b"\x89PNG\r\n\x1a\n\x00\x00\x01"), ("report.docx", b"text"),
    ("odd.txt", bytes(range(1, 32)) * 20 + b"\x80\x81"),
])
def test_a_file_that_is_no_text_is_told_and_nothing_is_lost(server, name, content):
    status, page = post(server, "/en/expert", [("narrative", "before"), ("data.persons", "12"), ("go", "file")],
                        (name, content))
    assert status == 200 and 'href="#field-file"' in page
    assert narrative(page) == "before" and 'value="12"' in page


def test_of_a_long_file_as_much_is_read_as_fits(server):
    lines = b"".join(b"line %06d\n" % number for number in range(30_000))
    status, page = post(server, "/en/expert", [("narrative", "x" * 100_000), ("go", "file")], ("long.log", lines))
    text = narrative(page)
    assert status == 200 and 199_000 < len(text) <= 200_000 and re.search(r"line \d{6}$", text)
    assert "only the first" in page


def test_broken_uploads_are_refused_in_words(server):
    for body, kind in ((b"", "multipart/form-data; boundary=x"), (b"--x\r\n", "multipart/form-data; boundary=x"),
                       (b"--x--\r\n", "multipart/form-data"), (b"\xff" * 100, "multipart/form-data; boundary=x"),
                       (b"--x\r\nContent-Disposition: form-data; name=\"go\"\r\n\r\n\xff\r\n--x--", "multipart/form-data; boundary=x")):
        status, _, content = exchange(server, "POST", "/ja/expert", body, {"Content-Type": kind})
        assert status == 400 and "<h1>".encode() in content, (body[:20], kind)
    status, _, _ = exchange(server, "POST", "/ja/expert", b"a" * 9_000_000,
                            {"Content-Type": "multipart/form-data; boundary=x"})
    assert status == 413


# In a browser

class Expert:
    """Somebody who knows the field at the page; looks at it with axe."""

    def __init__(self, browser, address, language, width=1280, scripts=True, scheme="light"):
        self.context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts,
                                           color_scheme=scheme)
        self.page = self.context.new_page()
        self.language, self.width, self.seen = language, width, 0
        self.page.goto(f"{address}/{language}/expert")

    def press(self, go):
        self.page.locator(f"main button[value='{go}']").first.click()

    def look(self, what):
        found = AXE.run(self.page).response["violations"]
        assert not found, (what, [(v["id"], [node["html"][:200] for node in v["nodes"]]) for v in found])
        assert not self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"), what
        assert len(self.page.content().encode()) <= 60_000, what
        self.seen += 1
        if PICTURES:
            name = f"expert-{self.language}-{self.width}-{self.seen:02}-{what}.png"
            self.page.screenshot(path=pathlib.Path(PICTURES) / name, full_page=True)

    def has_focus(self, what):
        """Browsers set the focus when they first show a page, a moment after it is there."""
        for _ in range(40):
            if self.page.evaluate("document.activeElement.id || document.activeElement.className") == what:
                return True
            self.page.wait_for_timeout(50)
        return False

    def answer(self, fact, value):
        field = self.page.locator(f"[name='{fact}']")
        if field.first.evaluate("e => e.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_from_a_pasted_text_to_the_receipt(sqlite_desk, browser, language, width):
    visit = Expert(browser, sqlite_desk.public, language, width)
    page = visit.page
    visit.look("empty")
    page.locator("[name=subject]").fill("ファイルが開けない")
    page.locator("[name=narrative]").fill(TEXT)
    visit.press("propose")
    assert visit.has_focus("proposals")
    page.locator("details summary").first.click()
    visit.look("proposals")
    assert page.locator("[name=take]:checked").count() == 0
    for line in ("sign.files_encrypted=yes", "data.persons=1100", "data.personal=yes"):
        page.locator(f"[name=take][value='{line}']").check()
    visit.press("take")
    assert page.locator("[name='data.persons']").input_value() == "1100"
    visit.answer("time.known_at", "いつか")
    visit.press("judge")
    visit.look("fault")
    assert visit.has_focus("errors")
    visit.answer("time.known_at", "2026/11/20 09:00")
    visit.answer("organisation.kind", "private")
    page.locator("[name='done.told'][value=police]").check()
    visit.press("judge")
    assert visit.has_focus("result")
    visit.look("judged")
    page.locator(".languages button").click()
    assert f"/{'en' if language == 'ja' else 'ja'}/expert" in page.url
    assert page.locator("[name=narrative]").input_value() == TEXT and page.locator(".verdict.confirmed").count() == 1
    assert page.locator("[name='time.known_at']").input_value() == "2026/11/20 09:00"
    page.locator(".languages button").click()
    visit.press("result")
    visit.look("whole-result")
    page.go_back()
    assert page.locator("[name=narrative]").input_value() == TEXT
    visit.press("send")
    while page.locator("[name=step]").get_attribute("value").startswith("details"):
        visit.press("next")
    page.locator("[name=name]").fill("田中 はるか")
    visit.press("next")
    visit.press("next")
    assert TEXT in page.locator("main").inner_text()
    visit.press("send")
    receipt = CODE.search(re.sub(r"[\s\u200b]+", "", page.locator("main").inner_text())).group(0)
    reference = re.search(r"C26-\w{4}-\w{3}", page.locator("main").inner_text()).group(0)
    staff = token(sqlite_desk, f"expert-{language}-{width}", "lead:*")
    case = case_of(sqlite_desk, staff, reference)
    assert receipt and case["narrative"] == TEXT and case["subject"] == "ファイルが開けない"
    assert case["facts"] == {
        "sign.files_encrypted": "yes", "data.persons": 1100, "data.personal": "yes",
        "time.known_at": "2026-11-20T00:00:00Z", "organisation.kind": "private", "done.told": ["police"]}
    assert case["desk"] == "consultation.incident" and not visit.context.cookies()
    visit.context.close()


def test_the_desk_that_a_person_chooses_stands(sqlite_desk, browser):
    visit = Expert(browser, sqlite_desk.public, "ja")
    page = visit.page
    visit.press("send")
    assert page.locator(".errors a[href='#field-narrative']").count() == 1
    page.locator("[name=form]").select_option("threat-information")
    page.locator("[name=narrative]").fill("hxxp://evil[.]example を見ました。")
    visit.press("judge")
    assert page.locator("[name=form]").input_value() == "threat-information"
    visit.press("send")
    assert "/ja/expert" in page.url and page.locator("form[action='/ja/report/threat-information']").count() == 1
    assert page.locator("input[name=narrative]").get_attribute("value") == "hxxp://evil[.]example を見ました。"
    visit.context.close()
    # For private persons the rules name no desk of ours.
    visit = Expert(browser, sqlite_desk.public, "en")
    visit.answer("reporter.role", "individual")
    visit.page.locator("[name=narrative]").fill("My own phone.")
    visit.press("send")
    assert visit.page.locator(".errors a[href='#field-form']").count() == 1
    visit.look("no-desk")
    visit.context.close()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_file_is_read_without_scripts_and_the_page_prints(server, browser, language):
    visit = Expert(browser, server, language, scripts=False)
    page = visit.page
    visit.answer("data.persons", "40")
    page.locator("input[type=file]").set_input_files(
        {"name": "ログ①.log", "mimeType": "text/plain", "buffer": "接続 203.0.113.7".encode("cp932")})
    visit.press("file")
    assert page.locator("[name=narrative]").input_value() == "----- ログ①.log -----\n接続 203.0.113.7"
    assert page.locator("[name='data.persons']").input_value() == "40"
    page.emulate_media(media="print")
    assert page.locator("[name=narrative]").is_visible() and not page.locator("main button").first.is_visible()
    visit.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible_light_and_dark_and_by_keyboard(server, browser, scheme):
    for width in (390, 768):
        visit = Expert(browser, server, "ja", width, scheme=scheme)
        visit.page.locator("[name=narrative]").fill(TEXT)
        visit.press("propose")
        visit.look(scheme)
        visit.context.close()
    visit = Expert(browser, server, "en")
    visit.page.locator("[name='data.persons']").fill("12")
    visit.page.locator("[name='data.persons']").press("Enter")
    assert visit.page.locator(".verdict").count() == 1, "Enter judges"
    for target in visit.page.locator("main select, main button, .several label").all():
        if target.is_visible():
            assert target.bounding_box()["height"] >= 43.5, target.inner_text()[:60]
    visit.context.close()
