"""Duties, papers and calendar in the hands of a reporter: every paper of four cases as page and print, and one change."""

import io
import os
import pathlib
import re
import shutil
import subprocess
import zipfile
from datetime import datetime, timedelta
from urllib.parse import quote_plus

import docx
import icalendar
import openpyxl
import pytest
import yaml

from conftest import ROOT
from desks import exchange, submit
from test_browser import AXE, browser  # noqa: F401  the browser is a fixture
from test_report_browser import SIZES
from walking import CASES as WALKED, Walker

PICTURES = os.environ.get("PICTURES")
PAPERS = {}
for file in sorted((ROOT / "Packs/jp-national/documents").glob("*@*.yaml")):
    paper = yaml.safe_load(file.read_text())
    if paper["id"] != "particulars":
        PAPERS[paper["id"]] = paper
ORGANISATION = {
    "reporter.role": "organisation", "organisation.kind": "private", "organisation.telecom": "no",
    "organisation.listed": "no", "organisation.holds_data_as_contractor": "no",
    "organisation.designated_infrastructure": "no", "organisation.delegated_authority": "no",
    "data.my_number": "no", "data.eu_persons": "no"}
CASES = {
    "clinic": {
        **ORGANISATION, "organisation.sector": "medical", "organisation.card_merchant": "no",
        "sign.files_encrypted": "yes", "sign.ransom_note": "yes", "impact.care_affected": "yes",
        "data.personal": "yes", "data.sensitive": "yes", "data.exposure": "possible", "data.persons": 3400,
        "time.known_at": "2026-11-22T22:40:00Z"},
    "missent": {
        **ORGANISATION, "organisation.sector": "wholesale-retail", "organisation.card_merchant": "no",
        "sign.missent": "yes", "data.personal": "yes", "data.sensitive": "no", "data.financial": "no",
        "data.exposure": "certain", "data.all_recovered_unseen": "no", "data.persons": 900,
        "time.known_at": "2026-11-20"},
    "bec": {
        **ORGANISATION, "organisation.sector": "manufacturing", "organisation.card_merchant": "no",
        "sign.payment_change_mail": "yes", "sign.money_sent": "yes", "data.personal": "no",
        "time.known_at": "2026-11-24T07:30:00Z"},
    "skimming": {
        **ORGANISATION, "organisation.sector": "wholesale-retail", "organisation.card_merchant": "yes",
        "sign.form_tampered": "yes", "data.personal": "yes", "data.card_numbers": "yes", "data.financial": "yes",
        "data.persons": 1800, "time.known_at": "2026-11-02"}}
# Two of them have written what papers need, the other two nothing.
WRITTEN = ("clinic", "skimming")
NARRATIVE = {
    "clinic": "みなと診療所です。今朝、電子カルテのファイルが開けなくなりました。\n<b>脅迫文</b>もあります。",
    "missent": "青葉製作所です。案内のメールを、別の名簿のあて先に送ってしまいました。",
    "bec": "青葉製作所です。取引先を名のるメールを信じて、変わった口座に振り込みました。",
    "skimming": "通販サイトの支払いの画面に、見覚えのないスクリプトがありました。"}


class Holder:
    """Somebody with a receipt, at the pages of their case."""

    def __init__(self, browser, desk, code, language="ja", size="phone"):
        width, height = SIZES[size]
        self.context = browser.new_context(viewport={"width": width, "height": height}, java_script_enabled=True)
        self.page = self.context.new_page()
        self.desk, self.code, self.language, self.size = desk, code, language, size
        self.seen = 0
        self.page.goto(f"{desk.public}/{language}/follow-up")
        self.page.locator("[name=receipt]").fill(code)
        self.press("open")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        assert not self.context.cookies()
        assert self.code not in self.page.url
        self.context.close()

    @property
    def text(self):
        return self.page.locator("main").inner_text()

    def press(self, go, within="main"):
        self.page.locator(f"{within} button[name=go][value='{go}']").first.click()

    def to_duties(self):
        """From the page of the case to the duties, by the button near its top."""
        self.page.locator("form[action$='/follow-up/duties'] button[value=open]").first.click()

    def to(self, path):
        self.page.locator(f"nav button[formaction$='/{path}']").first.click()

    def to_paper(self, id):
        self.page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        self.page.locator(f"form[action$='/documents/{id}'] button").first.click()

    def look(self, what, most=30_000):
        what = (what, self.language, self.size)
        found = AXE.run(self.page).response["violations"]
        assert not found, (what, [(v["id"], [node["html"][:200] for node in v["nodes"]]) for v in found])
        assert not self.page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"), what
        size = len(self.page.content().encode())
        assert size <= most, (what, size)
        self.seen += 1
        if PICTURES:
            name = f"documents-{self.language}-{self.size}-{self.seen:02}-{what[0]}.png"
            self.page.screenshot(path=pathlib.Path(PICTURES) / name, full_page=True)

    def save(self, go, within="main"):
        """What a button gives as a file: (name, bytes)."""
        with self.page.expect_download() as waiting:
            self.press(go, within)
        return waiting.value.suggested_filename, pathlib.Path(waiting.value.path()).read_bytes()

    def write(self, only=None):
        """Writes into every line of the particulars, or into some, and saves."""
        self.to("particulars")
        self.page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        for box in self.page.locator("#answers :is(input[type=text], textarea)").all():
            name = box.get_attribute("name").removeprefix("f.")
            if only is not None and name not in only:
                continue
            keys = box.get_attribute("inputmode")
            value = only[name] if only else {
                "numeric": "1200", "email": "haruka@example.org", "url": "https://www.example.org/"}.get(
                    keys, "2026/11/20" if re.search(r"(_at|_on)$", name) else f"{name}の内容")
            box.fill(value)
        self.press("save")
        assert self.page.locator(".flash").count() == 1, self.text[:400]


def opened(desk, name):
    """The receipt of a case."""
    answer = submit(
        desk, desk="consultation.incident", facts=CASES[name], subject=f"{name}の件", narrative=NARRATIVE[name],
        form="incident-consultation@1", language="ja",
        contact={"name": "田中 はるか", "organisation": "青葉製作所", "email": "haruka@example.org",
                 "phone": "03-0000-0001", "safe": False})
    return answer["receipt"]


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """The folder for what is saved as DOCX and XLSX."""
    return pathlib.Path(PICTURES) if PICTURES else tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def receipts(sqlite_desk, browser):
    codes = {name: opened(sqlite_desk, name) for name in CASES}
    for name in WRITTEN:
        with Holder(browser, sqlite_desk, codes[name], size="desktop") as holder:
            holder.to_duties()
            holder.write()
    return codes


def flat(text):
    """Without blanks: a PDF breaks lines where it likes."""
    return re.sub(r"\s+", "", text)


def printed(page, target):
    """The text of a page as it is printed on A4."""
    page.emulate_media(media="print")
    page.pdf(path=target, prefer_css_page_size=True)
    page.emulate_media(media="screen")
    info = subprocess.run(["pdfinfo", str(target)], capture_output=True, text=True, check=True).stdout
    assert "A4" in info
    return subprocess.run(["pdftotext", "-raw", str(target), "-"], capture_output=True, text=True,
                          check=True).stdout


def variants(paper):
    return [variant["id"] for variant in paper.get("variants") or []] or [None]


@pytest.mark.parametrize("id", PAPERS)
@pytest.mark.parametrize("name", CASES)
def test_every_paper_as_page_print_and_file(sqlite_desk, browser, receipts, office, tmp_path, name, id):
    with Holder(browser, sqlite_desk, receipts[name], size="phone") as holder:
        holder.to_duties()
        holder.to("documents")
        holder.to_paper(id)
        for variant in variants(PAPERS[id]):
            if variant and holder.page.locator(f"main button[value='variant:{variant}']").count():
                holder.press(f"variant:{variant}")
            holder.look(f"{name}-{id}-{variant}", most=60_000)
            check_paper(holder, PAPERS[id], tmp_path / f"{name}-{id}-{variant}.pdf", office)


def check_paper(holder, paper, target, office):
    page = holder.page
    isLetter = paper["layout"] == "letter"
    rows = page.locator(".paper .rows > div" if not isLetter else ".paper > div").all()
    assert rows
    text = flat(printed(page, target))
    if PICTURES:
        shutil.copy(target, PICTURES)
    for row in rows:
        shown = row.locator(".told").first
        label = row.locator("dt").inner_text().split("\n")[0] if not isLetter else ""
        for part in (label, *shown.inner_text().split("\n")):
            assert flat(part) in text, (holder.page.url, part)
        isUnknown = "unknown" in shown.get_attribute("class")
        origins = row.locator(".from").inner_text() if row.locator(".from").count() else ""
        # Each row is traced to where it comes from, or says that nothing is known.
        assert ("分かっていません" in shown.inner_text()) if isUnknown else ("出どころ" in origins), (paper["id"], label)
    # The paper alone is printed.
    for other in ("出どころ", "ここに書く内容を入れる", "テキストで保存", "この件の画面", "窓口の一覧"):
        assert flat(other) not in text, other

    name, data = holder.save("txt")
    assert name.endswith(".txt")
    plain = flat(data.decode())
    assert all(flat(row.locator(".told").first.inner_text()) in plain for row in rows)
    name, data = holder.save("docx")
    assert name.endswith(".docx")
    (office / f"{target.stem}.docx").write_bytes(data)
    words = docx.Document(io.BytesIO(data))
    whole = flat("".join([p.text for p in words.paragraphs]
                         + [cell.text for table in words.tables for line in table.rows for cell in line.cells]))
    assert all(flat(row.locator(".told").first.inner_text()) in whole for row in rows)
    assert page.locator("main button[value=xlsx]").count() == (1 if paper.get("table") else 0)
    if paper.get("table"):
        name, data = holder.save("xlsx")
        assert name.endswith(".xlsx") and zipfile.is_zipfile(io.BytesIO(data))
        (office / f"{target.stem}-table.xlsx").write_bytes(data)
        book = openpyxl.load_workbook(io.BytesIO(data))
        cells = flat("".join(str(cell) for sheet in book for line in sheet.iter_rows(values_only=True)
                             for cell in line if cell is not None))
        # A long text goes on in the next row.
        missing = [line for row in rows for line in row.locator(".told").first.inner_text().split("\n")
                   if flat(line) not in cells]
        assert not missing, missing


def test_every_file_opens_in_libreoffice(office, tmp_path):
    """Without a person beside it LibreOffice repairs nothing: a file that needs it gives no PDF."""
    files = sorted(file for file in office.iterdir() if file.suffix in (".docx", ".xlsx"))
    (tmp_path / "broken.docx").write_bytes(files[0].read_bytes()[:-200])
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), tmp_path / "broken.docx", *files], check=True, capture_output=True, timeout=540)
    assert {file.stem for file in tmp_path.glob("*.pdf")} == {file.stem for file in files}
    for file in files:
        text = subprocess.run(["pdftotext", "-raw", str(tmp_path / f"{file.stem}.pdf"), "-"], capture_output=True,
                              text=True, check=True).stdout
        if file.suffix == ".docx":
            words = [paragraph.text for paragraph in docx.Document(file).paragraphs]
        else:
            words = [str(cell) for sheet in openpyxl.load_workbook(file) for row in sheet.iter_rows(values_only=True)
                     for cell in row if cell is not None]
        assert all(flat(part) in flat(text) for part in words[:3]), (file.name, words[:3], text[:200])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_pages_of_a_case_are_accessible(sqlite_desk, browser, receipts, language, size):
    for name in CASES:
        with Holder(browser, sqlite_desk, receipts[name], language, size) as holder:
            page = holder.page
            holder.look(f"{name}-follow-up")
            holder.to_duties()
            page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
            holder.look(f"{name}-duties")
            holder.to("documents")
            page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
            holder.look(f"{name}-documents")
            first = page.locator("form[action*='/documents/'] button").first
            first.click()
            holder.look(f"{name}-paper", most=60_000)
            other = "en" if language == "ja" else "ja"
            holder.press(f"language:{other}")
            assert page.locator(".paper").get_attribute("lang") == other
            holder.look(f"{name}-paper-{other}", most=60_000)
            holder.to("particulars")
            page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
            holder.look(f"{name}-particulars", most=60_000)


def test_a_receipt_that_opens_nothing_and_addresses_alone_lead_to_the_entry(sqlite_desk, browser):
    for path in ("duties", "documents", "documents/ppc-report", "particulars", "calendar"):
        status, headers, _ = exchange(sqlite_desk.public, "GET", f"/ja/follow-up/{path}")
        assert status == 302 and headers["Location"] == "/ja/follow-up", path
        status, _, body = exchange(
            sqlite_desk.public, "POST", f"/ja/follow-up/{path}", data=b"receipt=7K3F9-QX2MD&go=open",
            headers={"Content-Type": "application/x-www-form-urlencoded"})
        assert status == 401 and 'name="receipt"' in body.decode(), path
    status, _, _ = exchange(
        sqlite_desk.public, "POST", "/ja/follow-up/documents/no-such-paper", data=b"receipt=&go=open",
        headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert status == 404


def test_somebody_is_told_and_the_note_is_taken_back(sqlite_desk, browser):
    with Holder(browser, sqlite_desk, opened(sqlite_desk, "clinic")) as holder:
        page = holder.page
        holder.to_duties()
        card = page.locator("#duty-ppc\\.preliminary")
        card.locator("summary").click()
        card.locator("[name^='on.']").fill("よく分かりません")
        card.locator("[name^='number.']").fill("受付 第12号 <b>")
        card.locator("button[value=told]").click()
        holder.look("told-fault")
        assert page.evaluate("document.activeElement.className") == "errors" and page.title().startswith("エラー")
        page.locator(".errors a").first.click()
        assert page.evaluate("document.activeElement.name") == "on.ppc.preliminary"
        assert card.locator("[name^='number.']").input_value() == "受付 第12号 <b>"
        card.locator("[name^='on.']").fill("令和8年11月24日")
        card.locator("[name^='on.']").press("Enter")
        holder.look("told")
        assert page.locator(".flash").count() == 1
        note = page.locator("#duty-ppc\\.preliminary").inner_text()
        assert "2026年11月24日(火) 令和8年に知らせました" in note and "受付 第12号 <b>" in note
        assert "知らせた記録" in page.locator("section:has(#history)").inner_text()
        # What was done stands last, and papers carry it.
        assert page.locator(".duty").last.get_attribute("id") == "duty-ppc.preliminary"
        page.locator("#duty-ppc\\.preliminary button[value=undo]").click()
        assert "に知らせました" not in page.locator("#duty-ppc\\.preliminary").inner_text()
        assert "取り消した記録" in page.locator("section:has(#history)").inner_text()


def events(data):
    calendar = icalendar.Calendar.from_ical(data)
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


def test_one_changed_fact_changes_duties_papers_and_calendar(sqlite_desk, browser):
    code = opened(sqlite_desk, "missent")
    with Holder(browser, sqlite_desk, code, size="desktop") as holder:
        page = holder.page
        holder.to_duties()
        assert "まだ変わったものはありません" in holder.text
        before = page.locator(".duty").count()
        holder.to("documents")
        holder.to_paper("ppc-report")
        assert "900人" in page.locator(".paper").inner_text()

        holder.to("duties")
        holder.press("answers")
        page.locator("main button[value='edit:persons']").click()
        page.locator("[name='data.persons']").fill("1,100")
        page.locator("main button[value=next]").first.click()
        while not page.locator("main button[value=update]").count():
            page.locator("main :is(button[value=answers], button[value=result])").first.click()
        holder.press("update")
        holder.to_duties()
        holder.look("changed")
        history = page.locator("section:has(#history)").inner_text()
        assert "900人" in history and "1,100人" in history and "あなた" in history
        assert "個人情報保護委員会（速報）" in history and "加わった先" in history
        assert page.locator(".duty").count() > before
        assert page.locator("#duty-ppc\\.preliminary .due").inner_text().startswith("2026年11月")

        name, data = holder.save("ics")
        assert name.endswith(".ics")
        found = events(data)
        mine = [event for uid, event in found.items() if "ppc-preliminary" in uid]
        assert len(mine) == 1 and int(mine[0]["SEQUENCE"]) >= 2, found.keys()
        assert mine[0].walk("VALARM") or mine[0]["DTSTART"].dt < datetime.now().date() - timedelta(days=7)

        holder.to("documents")
        holder.to_paper("ppc-report")
        assert "1,100人" in page.locator(".paper").inner_text() and "900人" not in page.locator(".paper").inner_text()
        holder.press("variant:final")
        changes = page.locator("#row-changes .told").inner_text()
        assert "900人" in changes and "1,100人" in changes


def test_what_a_paper_lacks_is_written_once_and_goes_back_to_it(sqlite_desk, browser):
    with Holder(browser, sqlite_desk, opened(sqlite_desk, "bec")) as holder:
        page = holder.page
        holder.to_duties()
        holder.to("documents")
        holder.to_paper("police-sheet")
        unknown = page.locator(".paper .unknown").count()
        button = page.locator(".paper div:has(> dd .unknown) button").first
        target = button.get_attribute("formaction").split("#")[1]
        button.click()
        assert page.url.endswith("#" + target) and page.locator(f"[id='{target}']").count() == 1
        holder.look("particulars", most=60_000)
        field = page.locator(f"[id='{target}']")
        field.fill("2026/11/20") if "at" in target.split("_") else field.fill("新しい内容\n二行め")
        # Another language keeps what was typed.
        page.locator("button[formaction='/en/follow-up/particulars']").click()
        assert page.locator(f"[id='{target}']").input_value() != ""
        page.locator("button[formaction='/ja/follow-up/particulars']").click()
        holder.press("save")
        holder.look("saved", most=60_000)
        page.locator(".flash button").click()
        assert page.locator(".paper .unknown").count() < unknown


def test_two_who_write_at_once_lose_nothing(sqlite_desk, browser):
    code = opened(sqlite_desk, "missent")
    with Holder(browser, sqlite_desk, code) as first, Holder(browser, sqlite_desk, code, size="desktop") as second:
        for holder in (first, second):
            holder.to_duties()
            holder.to("particulars")
            holder.page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        first.page.locator("[name='f.legal_name']").fill("株式会社青葉製作所")
        first.page.locator("[name='f.outline']").fill("一人めの文")
        first.press("save")
        # What only the other one wrote is no conflict.
        second.page.locator("[name='f.outline']").fill("二人めの文")
        second.press("save")
        second.look("conflict", most=60_000)
        page = second.page
        assert page.evaluate("document.activeElement.className") == "errors"
        assert "一人めの文" in page.locator("#now-outline").inner_text()
        assert page.locator("[name='f.outline']").input_value() == "二人めの文"
        assert page.locator("[name='f.legal_name']").input_value() == "株式会社青葉製作所"
        second.press("save")
        assert page.locator(".flash").count() == 1
        assert page.locator("[name='f.outline']").input_value() == "二人めの文"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_dates_of_answers_that_are_not_sent(server, browser, language):
    """A calendar before anything is sent: made from the form alone."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    Walker(page, server, language, WALKED["ransomware-clinic"]).begin().to_result()
    with page.expect_download() as waiting:
        page.locator("main button[value=calendar]").click()
    found = events(pathlib.Path(waiting.value.path()).read_bytes())
    assert any("ppc-preliminary" in uid for uid in found) and not context.cookies()
    context.close()


def test_what_cannot_be_stored_is_kept_and_sent_again(sqlite_desk, browser):
    """The receipt, and every field that was typed, come back in a page with one button."""
    code = opened(sqlite_desk, "bec")
    with Holder(browser, sqlite_desk, code) as holder:
        holder.to_duties()
        holder.to("particulars")
        page = holder.page
        page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        page.locator("[name='f.outline']").fill("消えてはいけない文\n二行め")
        fields = page.evaluate(
            "() => [...new FormData(document.getElementById('answers')).entries()].map(([k, v]) => [k, v])")
    # The page that keeps them posts to the address of the case, and says where they belong.
    body = "&".join(f"{quote_plus(k)}={quote_plus(v)}" for k, v in [*fields, ("at", "particulars"), ("go", "save")])
    status, _, answer = exchange(
        sqlite_desk.public, "POST", "/ja/follow-up", data=body.encode(),
        headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert status == 200 and "消えてはいけない文" in answer.decode() and "flash" in answer.decode()

