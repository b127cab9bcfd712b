"""The first day of a desk by `curl` and a cookie jar: set up, sign in, every desk's form, answer, close, read."""

import json
import re
import subprocess
import time

import pytest

from console import PASSWORD, form, fresh_code, plain, recovery_codes, setup_secret, token_of
from desks import RunningDesk
from test_forms import FORMS, Page, entries

REFERENCE = re.compile(r"C\d\d-[0-9A-Z]{4}-[0-9A-Z]{3}")
RECEIPT = re.compile(r"[0-9A-Z]{5}(?:-[0-9A-Z]{5}){4}-[0-9A-Z]{2}")
ADDRESS = "first@desk.example"
# A reply can be taken back for so many seconds.
HOLD = 20
TOLD = {"narrative": "{name} で届けます。\n二行目です。", "subject": "件名 {name}", "name": "田中 はるか",
        "email": "haruka@example.org"}
# What is typed on a form, as staff read it.
SHOWN = {"令和8年11月20日": "2026年11月20日", "１，２００": "1,200"}


class Curl:
    """`curl` as somebody types it, with a cookie jar of its own."""

    def __init__(self, folder, base):
        self.jar, self.page, self.base = folder / "jar", folder / "page", base
        self.text = ""

    def __call__(self, path, *arguments, expect=200):
        self.page.write_bytes(b"")
        done = subprocess.run(
            ["curl", "-sS", "-b", self.jar, "-c", self.jar, "-o", self.page, "-H", "Accept-Language: ja",
             "-w", "%{http_code} %{redirect_url}", *map(str, arguments), self.base + path],
            capture_output=True, timeout=60, text=True)
        assert done.returncode == 0, done.stderr
        status, self.redirect = done.stdout.split(" ", 1)
        self.text = self.page.read_text()
        assert int(status) == expect, (status, path, plain(self.text))
        return self

    def post(self, path, fields, expect=303):
        """A form, its fields typed one after the other."""
        pairs = fields.items() if isinstance(fields, dict) else fields
        words = [word for name, value in pairs for word in ("--data-urlencode", f"{name}={value}")]
        return self(path, *words, expect=expect)

    def send(self, action, changes=None, go=None, expect=303, having=None):
        """The form of the page that was fetched last which leads there, filled in."""
        return self.post(action, form(self.text, action, go, having).filled(changes, go), expect)

    @property
    def said(self):
        return re.sub(r"\s+", " ", plain(self.text))


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with RunningDesk(tmp_path_factory.mktemp("curl") / "home") as running:
        yield running


@pytest.fixture(scope="module")
def reporter(desk, tmp_path_factory):
    return Curl(tmp_path_factory.mktemp("reporter"), desk.public)


@pytest.fixture(scope="module")
def staff(desk, tmp_path_factory):
    """The first administrator, who set the account up through the link of the first start and signed in again."""
    curl = Curl(tmp_path_factory.mktemp("staff"), desk.staff)
    curl("/", expect=303)
    assert curl.redirect == desk.staff + "/sign-in"
    (link,) = re.findall(r"/setup/\w+", desk.log.read_text())
    curl(link)
    secret = setup_secret(curl.text)
    curl.send(link, {"email": ADDRESS, "password": PASSWORD, "again": PASSWORD, "code": fresh_code(secret)}, expect=200)
    assert len(recovery_codes(curl.text)) == 8
    curl("/")
    curl.send("/sign-out")
    curl("/", expect=303)
    curl("/sign-in").send("/sign-in", {"email": ADDRESS, "password": PASSWORD, "code": fresh_code(secret)})
    assert curl.redirect == desk.staff + "/"
    # The link was for one time.
    assert "/setup/" not in curl(link, expect=404).text.replace(link, "")
    return curl


def names(text, field, value):
    """What a choice of a page is called; the value itself where there is none, as in a text."""
    found = re.search(rf'name="{re.escape(field)}" value="{re.escape(value)}"[^>]*>\s*<span>(.*?)</span>', text, re.S)
    if found is None and (select := re.search(rf'<select [^>]*name="{re.escape(field)}".*?</select>', text, re.S)):
        found = re.search(rf'<option value="{re.escape(value)}"[^>]*>(.*?)</option>', select.group(0), re.S)
    return plain(found.group(1)) if found else SHOWN.get(value, value)


def report(reporter, name):
    """Fills in a desk's form page by page: (reference, receipt, what its own fields say by their names)."""
    path, filled = f"/ja/report/{name}", []
    reporter(path)
    while True:
        page = Page(reporter.text)
        if page.one("step") == "check":
            break
        entered = []
        for field, inputs in page.shown.items():
            if field.startswith("f."):
                entered += entries(field, inputs)
                filled += [(one, names(reporter.text, one, value)) for one, value in entries(field, inputs)]
            elif field in TOLD:
                entered.append((field, TOLD[field].format(name=name)))
        reporter.post(path, page.fields + entered + [("go", "next")], expect=200)
    reporter.post(path, page.fields + [("go", "send")], expect=201)
    return REFERENCE.search(reporter.said).group(0), receipt_of(reporter.text), filled


def receipt_of(text):
    """The receipt as its page shows it: in groups, between which a line may break."""
    return RECEIPT.search(re.sub(r"[\s\u200b]+", "", plain(re.sub(r"<wbr>", "", text)))).group(0)


def follow_up(reporter, receipt):
    return json.loads(reporter("/api/v1/follow-up", "-H", f"Authorization: Receipt {receipt}").text)


def add(reporter, receipt, text):
    reporter("/api/v1/follow-up/messages", "-H", f"Authorization: Receipt {receipt}",
             "-H", "Content-Type: application/json", "-d", json.dumps({"text": text}), expect=201)


def test_a_desk_s_first_day(desk, staff, reporter):
    reference, receipt, _ = report(reporter, "incident-consultation")
    case = f"/cases/{reference}"
    assert reference in staff("/").said and "件名 incident-consultation" in staff.said
    assert "incident-consultation で届けます。 二行目です。" in staff(case).said
    # One reply is taken back, the other one goes.
    staff.send(f"{case}/replies", {"text": "まちがえた返事です。"}, "send")
    staff(case).send(f"{case}/replies", {}, "take-back", expect=200, having="held")
    assert "まちがえた返事です。" in dict(form(staff.text, f"{case}/replies", "send").fields)["text"]
    begun = time.monotonic()
    staff(case).send(f"{case}/replies", {"text": "電源を切らずに、ネットワークから外してください。"}, "send")
    assert staff.redirect.startswith(desk.staff + case + "?done=held")
    # The note has its button in the form of the reply.
    staff.post(f"{case}/notes", form(staff(case).text, f"{case}/replies", "send").filled({"note": "電話でも伝えた。"}))
    staff(case).send(f"{case}/assignment", {}, "me")
    assert ADDRESS in staff(case).said and "電話でも伝えた。" in staff.said
    while not (messages := follow_up(reporter, receipt)["messages"]):
        assert time.monotonic() - begun < HOLD + 15
        time.sleep(0.5)
    assert time.monotonic() - begun > HOLD - 2
    assert [one["text"] for one in messages] == ["電源を切らずに、ネットワークから外してください。"]
    # The reporter's page says the same, and nothing of what is the staff's.
    reporter.post("/ja/follow-up", {"receipt": receipt, "go": "open"}, expect=200)
    assert messages[0]["text"] in reporter.said and "電話でも伝えた" not in reporter.said
    add(reporter, receipt, "外しました。")
    # Whoever closes must have seen the newest word.
    staff(f"{case}/closure")
    old = form(staff.text, f"{case}/closure").filled({"outcome": "answered", "reason": "落ち着いた"})
    add(reporter, receipt, "もう一つあります。")
    staff.post(f"{case}/closure", old, expect=409)
    staff.send(f"{case}/closure", {"outcome": "answered", "reason": "落ち着いた"})
    told = follow_up(reporter, receipt)
    assert told["state"] == "closed", told
    assert "電話でも伝えた" not in json.dumps(told, ensure_ascii=False) and ADDRESS not in json.dumps(told)
    assert reference not in REFERENCE.findall(staff("/").said) and reference in staff("/?state=closed").said


@pytest.mark.parametrize("name", FORMS)
def test_what_a_form_says_is_in_the_console(staff, reporter, name):
    reference, _, filled = report(reporter, name)
    assert reference in staff(f"/?desk={FORMS[name]}").said
    staff(f"/cases/{reference}")
    assert f"{name} で届けます。 二行目です。" in staff.said and "haruka@example.org" in staff.said
    assert f"件名 {name}" in staff.said
    section = re.search(r'<section aria-labelledby="form">.*?</section>', staff.text, re.S).group(0)
    said = re.sub(r"\s+", " ", plain(section))
    for field, value in filled:
        assert re.sub(r"\s+", " ", value) in said, (field, value)
    # A row for each field; what is written beside a choice stands with it.
    assert section.count("<dt>") == len({tuple(field.split(".")[:2]) for field, _ in filled}), said
    assert "まだ足りないもの" not in said
    # On paper it is the same.
    assert section in staff(f"/cases/{reference}/print").text


def test_a_form_by_curl_needs_the_token_of_the_session(staff, reporter):
    reference, _, _ = report(reporter, "general-consultation")
    case = f"/cases/{reference}"
    staff(case)
    right = token_of(staff.text)
    staff.post(f"{case}/notes", {"text": "偽のメモ"}, expect=403)
    staff.post(f"{case}/notes", {"text": "偽のメモ", "token": right[::-1]}, expect=403)
    assert "偽のメモ" not in staff(case).said
    staff(f"{case}/attachments", "-F", f"token={right}", "-F", "file=@/etc/hostname;filename=メモ.txt;type=text/plain",
          expect=303)
    assert "メモ.txt" in staff(case).said
    address = re.search(rf'href="({case}/attachments/[^"]+)"', staff.text).group(1)
    with open("/etc/hostname", encoding="utf-8") as file:
        assert staff(address).text == file.read()
