"""The console in a real browser: the whole round with a reporter, every page with axe, keys, no scripts, zoom,
two thousand cases, hostile texts."""

import concurrent.futures
import http.client
import itertools
import os
import pathlib
import re
import time
import urllib.parse

import pytest
from axe_playwright_python.sync_playwright import Axe

from console import PASSWORD, Member, fresh_code
from desks import RunningDesk, act, case_of, cases, encoded, follow_up, fresh, submit, token
from test_browser import browser  # noqa: F401  a fixture
from test_demo import DemoDesk
from test_report_browser import CODE
from walking import CASES, Walker

DESK = "consultation.incident"
LANGUAGES = ("ja", "en")
SIZES = {"phone": (390, 844), "desktop": (1280, 900)}
PICTURES = os.environ.get("PICTURES")
AXE = Axe()
# Beside what axe looks for by itself: targets of at least 24 px or with room around them (WCAG 2.2, 2.5.8).
RULES = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


class Seat:
    """A person at a browser. Looks at each page with axe; keeps a picture where PICTURES names a folder."""

    numbers = itertools.count(1)

    def __init__(self, browser, address, size="desktop", member=None, *, language="ja", scripts=True,
                 scheme="light", viewport=None, scale=1):
        width, height = viewport or SIZES[size]
        locale = {"ja": "ja-JP", "en": "en-GB"}[language]
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=scripts, color_scheme=scheme,
            locale=locale, timezone_id="Asia/Tokyo", device_scale_factor=scale)
        self.context.set_default_timeout(20_000)
        if member:
            self.come(member)
        self.page = self.context.new_page()
        self.address, self.sizes, self.looks = address, (size,), 0
        self.name = language + ("-dark" if scheme == "dark" else "")
        self.faults = []
        self.page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        self.page.on("console", lambda said: self.faults.append(said.text) if "Content Security" in said.text else None)
        self.page.on("dialog", self.asked)

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        faults, self.faults = self.faults, []
        self.context.close()
        assert kind or not faults, faults

    def asked(self, dialog):
        """Leaving is asked for where a text would be lost; nothing else may open a dialog."""
        if dialog.type != "beforeunload":
            self.faults.append(f"dialog: {dialog.message}")
        dialog.accept()

    def come(self, member):
        """Signs in by the session that a member has."""
        self.context.add_cookies([{"name": name, "value": value, "url": member.address}
                                  for name, value in member.jar.items() if name.endswith("mdg_session")])

    def go(self, path, what=None, **more):
        self.page.goto(self.address + path)
        return self.look(what, **more) if what else self

    def look(self, what, most=60_000, axe=True):
        """Where both sizes are looked at, axe takes turns between them."""
        turn = self.sizes[self.looks % len(self.sizes)]
        self.looks += 1
        for size in self.sizes:
            if len(self.sizes) > 1:
                self.page.set_viewport_size(dict(zip(("width", "height"), SIZES[size])))
            self.look_at(f"{size}-{what}", most, axe and size == turn)
        return self

    def look_at(self, what, most, axe):
        page = self.page
        if PICTURES:
            name = f"{next(Seat.numbers):03}-{self.name}-{re.sub('[^a-z0-9.]+', '-', what)}.png"
            page.screenshot(path=pathlib.Path(PICTURES) / name, full_page=True)
        assert not page.evaluate(WIDER), (what, self.name, "wider than the window")
        found = AXE.run(page, options=RULES).response["violations"] if axe else []
        assert not found, (what, self.name, [(v["id"], [node["html"][:200] for node in v["nodes"]]) for v in found])
        size = len(page.content().encode())
        assert size <= most, (what, self.name, size)

    def press(self, value):
        self.page.locator(f"main button:not(.hidden)[value='{value}']").first.click()
        return self

    def send(self, act=""):
        """Presses the button that sends the form of an act."""
        # The note has its button in the form of the reply.
        self.page.locator(f"main form[action*='{act}'] button.primary, main button.primary[formaction*='{act}']"
                          if act else "main form button.primary").first.click()
        return self

    def fill(self, **fields):
        for name, text in fields.items():
            self.page.locator(f"main [name='{name}']").first.fill(text)
        return self

    def check(self, name, value):
        self.page.locator(f"main [name='{name}'][value='{value}']").first.check()
        return self

    @property
    def text(self):
        return self.page.locator("main").inner_text()

    @property
    def focus(self):
        return self.page.locator(":focus")


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A desk with invented cases."""
    with DemoDesk(tmp_path_factory.mktemp("console") / "home") as running:
        yield running


@pytest.fixture(scope="module")
def people(demo):
    """One person for each language, who may do everything."""
    return {language: Member(demo, "lead:*", "admin", language=language) for language in LANGUAGES}


@pytest.fixture(scope="module")
def lead(demo):
    return token(demo, "browser-lead", "lead:*")


# The whole round

FIRST, SECOND = "まだ送らない下書きです。", "LANケーブルを抜いてください。\n電源は切らないでください。"


def test_a_report_is_answered_and_closed(demo, lead, browser):
    """Every page is looked at in both sizes; what axe sees small in one language it sees wide in the other."""
    rounds = [Round(browser, demo, language) for language in LANGUAGES]
    for one in rounds:
        one.until_the_reply()
    # The reply of the one waits while the other is written.
    for one in rounds:
        one.from_the_reply()
        assert case_of(demo, lead, one.reference)["state"] == "closed"


class Round:
    """A reporter and a member of the staff, each at a browser."""

    def __init__(self, browser, demo, language):
        self.demo, self.language = demo, language
        self.reporter = Seat(browser, demo.public, language=language)
        self.staff = Seat(browser, demo.staff, language=language)
        sizes = ("phone", "desktop") if language == "en" else ("desktop", "phone")
        self.reporter.sizes = self.staff.sizes = sizes

    def until_the_reply(self):
        address, staff = f"{fresh('haruka')}@desk.example", self.staff
        status, link, err = self.demo.run("staff", "add", address, "--role", f"lead:{DESK}")
        assert status == 0, err
        self.receipt, self.reference = report(self.reporter, self.demo, self.language)
        secret = set_up(staff, urllib.parse.urlsplit(link.strip()).path)
        sign_in(staff, address, secret)
        assert self.reference in staff.look("queue").text
        staff.page.locator(f"tr[id='{self.reference}'] th a").click()
        staff.look("case", most=150_000)
        staff.press("me").look("assigned", most=150_000)
        staff.fill(text=FIRST).press("send").look("reply-waits", most=150_000)
        staff.press("take-back").look("reply-taken-back", most=150_000)
        assert staff.page.locator("#reply").input_value() == FIRST
        self.sent = time.monotonic()
        staff.fill(text=SECOND).press("send").page.wait_for_selector("#held")
        follow_up_page(self.reporter, self.demo, self.language, self.receipt)
        self.reporter.look("follow-up-before-the-reply")
        assert FIRST not in self.reporter.text and "LAN" not in self.reporter.text

    def from_the_reply(self):
        reporter, staff, place = self.reporter, self.staff, f"/cases/{self.reference}"
        reporter.press("stay")
        while "LAN" not in reporter.text:
            assert time.monotonic() - self.sent < 60
            reporter.page.wait_for_timeout(500)
            reporter.press("stay")
        assert time.monotonic() - self.sent > 19
        reporter.look("reply-read")
        assert SECOND in reporter.text and FIRST not in reporter.text
        # The page is still that on which the reply waited.
        staff.press("take-back").look("taken-back-too-late", most=150_000)
        assert staff.page.locator(".errors").count() == 1 and SECOND in staff.page.locator(".talk").inner_text()
        staff.go(f"{place}/reporter-view", "reporter-view").go(f"{place}/closure", "closing")
        staff.check("outcome", "answered").fill(reason="電話でも確かめました。").send("closure")
        staff.look("closed", most=150_000)
        assert staff.page.locator("button[value=reopen]").count() == 1
        reporter.press("stay").look("closed-for-the-reporter")
        assert reporter.page.locator(".state.closed").count() == 1 and "電話でも" not in reporter.text
        staff.go("/?state=closed", "closed-cases")
        assert self.reference in staff.text
        for seat in (reporter, staff):
            seat.__exit__(None)


def report(reporter, demo, language):
    """From the interview to the receipt; gives receipt and reference."""
    walker = Walker(reporter.page, demo.public, language, CASES["ransomware-clinic"]).begin()
    while walker.view != "result":
        reporter.look(f"{walker.view}-{len(walker.questions)}", most=30_000)
        walker.step()
    assert walker.first_aid_after
    reporter.look("result", most=30_000).press("report")
    reporter.look("tell", most=30_000).fill(
        subject="共有フォルダーが開けない", narrative="今朝7時40分に、開けなくなりました。").press("next")
    for _ in range(12):
        step = reporter.page.locator("[name=step]").get_attribute("value")
        reporter.look(step, most=30_000)
        if step == "contact":
            reporter.fill(name="田中 はるか", organisation="みなと診療所", email="haruka@example.org").check("safe", "no")
        if step == "check":
            break
        reporter.press("next")
    reporter.press("send").look("receipt", most=30_000)
    receipt = CODE.search(re.sub(r"[\s\u200b]+", "", reporter.text)).group(0)
    return receipt, re.search(r"C\d\d-\w{4}-\w{3}", reporter.text).group(0)


def set_up(staff, path):
    """Sets an account up through its link; gives the secret of its second factor."""
    staff.go(path, "set-up")
    secret = re.search(r"\b((?:[A-Z2-7]{4} ){7}[A-Z2-7]{4})\b", staff.text).group(1)
    staff.fill(password=PASSWORD, again=PASSWORD, code=fresh_code(secret)).send("setup").look("recovery-codes")
    assert staff.page.locator(".codes li").count() == 8
    staff.page.locator("main a.primary").click()
    staff.look("first-page")
    staff.page.locator("form[action='/sign-out'] button").click()
    staff.look("signed-out")
    return secret


def sign_in(staff, address, secret):
    staff.go("/", "sign-in")
    staff.fill(email=address, password=PASSWORD, code=fresh_code(secret)).send("sign-in")


def follow_up_page(reporter, demo, language, receipt):
    reporter.go(f"/{language}/follow-up")
    reporter.fill(receipt=receipt).press("open")


# Every page

@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_before_and_around_signing_in(demo, people, browser, language):
    me = people[language]
    with Seat(browser, demo.staff, "phone", language=language) as seat:
        seat.go("/sign-in", "sign-in").send("sign-in").look("sign-in-refused")
        seat.fill(email=me.email, password="chigau chigau", code="123456").send("sign-in").look("sign-in-wrong")
        assert seat.page.locator("[name=email]").input_value() == me.email
        for why in ("ended", "signed-out", "everywhere"):
            seat.go(f"/sign-in?why={why}&next=%2Fphone", f"sign-in-{why}")
        seat.go("/setup/" + "x" * 56, "link-spent")
        seat.go("/no/such/page", "not-found-outside")
        status, link, err = demo.run("staff", "add", f"{fresh('mika')}@desk.example", "--role", f"member:{DESK}")
        assert status == 0, err
        seat.go(urllib.parse.urlsplit(link).path.strip())
        seat.fill(password="a-b-c-d-e-f", again="a-b-c", code="1").send("setup").look("set-up-refused")
        seat.fill(password="password1234", again="password1234", code="123456").send("setup").look("set-up-weak")
        # Somebody else's form, and one of ours without a session.
        seat.page.goto("about:blank")
        seat.page.set_content(f"<form method=post action='{demo.staff}/sign-out'><button>x</button></form>")
        seat.page.locator("button").click()
        seat.look("sign-out-without-a-session")
    with Seat(browser, demo.staff, "phone", me, language=language) as seat:
        seat.page.goto("about:blank")
        seat.page.set_content(f"<form method=post action='{demo.staff}/phone'><button name=x>x</button></form>")
        seat.page.locator("button").click()
        seat.look("not-from-our-page")


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_accounts(demo, people, browser, language):
    me, other = people[language], f"{fresh('kenji')}@desk.example"
    with Seat(browser, demo.staff, member=me, language=language) as seat:
        seat.go("/account", "account")
        seat.go("/account/password", "password").fill(
            old="chigau chigau", password=PASSWORD + " 43", again=PASSWORD + " 43", code="123456")
        seat.send("password").look("password-refused")
        seat.go("/account/recovery-codes", "new-codes").fill(old="chigau chigau", code="123456")
        seat.send("recovery-codes").look("new-codes-refused")
        seat.go("/account/recovery-codes").fill(old=PASSWORD, code=me.recovery[-1])
        seat.send("recovery-codes").look("new-codes-shown")
        seat.go("/accounts", "accounts")
        seat.page.locator("details.dialog summary").click()
        seat.look("accounts-new").fill(email="kenji at desk").send("accounts").look("accounts-refused")
        seat.fill(email=other).check("role", f"member:{DESK}").send("accounts").look("accounts-unproven")
        prove(seat, "/accounts", me)
        seat.send("accounts").look("link-shown")
        seat.go(f"/accounts/{urllib.parse.quote(other)}", "one-account")
        for box in seat.page.locator("[name=role]:checked").all():
            box.uncheck()
        seat.send("roles").look("one-account-refused")
        seat.go(f"/accounts/{urllib.parse.quote(other)}").press("disabled").look("one-account-unproven")
        prove(seat, "/access", me)
        seat.press("disabled").look("one-account-disabled")
        seat.go(f"/accounts/{urllib.parse.quote(me.email)}", "one-account-own")
        seat.go("/mail", "mail", most=90_000)
        seat.go("/no/such/page", "not-found")
        seat.go("/cases/C26-0000-000", "no-such-case")


def prove(seat, form, member):
    """An administrator's own password and code, which changes of accounts ask for."""
    for name, value in member.proof.items():
        seat.page.locator(f"main form[action$='{form}'] [name={name}]").fill(value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_the_queue(people, demo, browser, language):
    with Seat(browser, demo.staff, member=people[language], language=language) as seat:
        seat.go("/")
        tabs = [tab.get_attribute("href") for tab in seat.page.locator(".tabs a").all()]
        assert len(tabs) == 7
        for number, tab in enumerate(tabs):
            seat.go(tab, f"queue-tab-{number}")
            assert seat.page.locator(".tabs a[aria-current]").count() == 1
        seat.go(f"/?desk={DESK}&order=due", "queue-of-a-desk")
        seat.go("/").fill(q="ﾒｰﾙ").page.locator("form.filters button").click()
        seat.look("queue-search")
        assert seat.page.locator("table[data-queue] tbody tr").count() >= 1
        seat.fill(q="かえるのうた").page.locator("form.filters button").click()
        seat.look("queue-nothing-found")
        seat.go("/?q=C26-0000-000", "queue-no-such-reference")
        seat.go("/?state=odd&desk=none&after=x&colour=red", "queue-faults", axe=True)
        seat.page.keyboard.press("?")
        seat.look("queue-keys")
        seat.page.keyboard.press("Escape")


def in_each_state(demo, lead):
    """A case for each state and, where closed, each outcome; and one more of each desk."""
    found = {}
    for row in cases(demo, lead):
        kind = row["state"] + ("-" + row["outcome"] if row["outcome"] else "")
        for kind in (kind, row["desk"]):
            if kind not in found and row["reference"] not in found.values():
                found[kind] = row["reference"]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_cases_in_every_state(demo, people, lead, browser, language):
    with Seat(browser, demo.staff, member=people[language], language=language) as seat:
        for kind, reference in in_each_state(demo, lead).items():
            seat.go(f"/cases/{reference}", f"case-{kind}", most=150_000)
            if kind in ("open", "waiting", "closed-answered", "threat-information"):
                seat.go(f"/cases/{reference}/print", f"print-{kind}", most=150_000)
                seat.go(f"/cases/{reference}/reporter-view", f"reporter-view-{kind}", most=150_000)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_acts_and_their_faults(demo, people, lead, browser, language):
    me = people[language]
    report = submit(demo, desk=DESK, language=language, subject="様子がおかしい", facts={
        "sign.files_encrypted": "yes", "data.personal": "yes"}, contact={"email": "haruka@example.org"})
    place = f"/cases/{report['reference']}"
    with Seat(browser, demo.staff, member=me, language=language) as seat:
        page = seat.page
        for field, form in (("reply", "replies"), ("note", "notes")):
            seat.go(place).send(form).look(f"{form}-refused", most=150_000)
            assert page.locator(f"#{field}").get_attribute("aria-invalid") == "true"
        seat.press("ask").look("reply-asks", most=150_000)
        page.locator("form[action*=assignment] [name=assignee]").evaluate("e => e.closest('details').open = true")
        seat.fill(assignee="kenji").press("other").look("assignment-refused", most=150_000)
        page.locator("form[action*=labels] [name=labels]").evaluate("e => e.closest('details').open = true")
        seat.fill(labels="長" * 101).page.locator("form[action*=labels] button").click()
        seat.look("labels-refused", most=150_000)
        page.locator("form[action*=assessments] [name=verdict]").first.evaluate(
            "e => e.closest('details').open = true")
        seat.press("overrule").look("verdict-refused", most=150_000)
        for act in ("closure", "referrals", "handover", "receipt"):
            seat.go(f"{place}/{act}", act).send(act).look(f"{act}-refused")
        seat.go(f"{place}/decline", "decline").fill(text=" ").press("do").look("decline-refused")
        seat.press("compose").look("decline-composed")
        seat.go(f"{place}/referrals").page.locator("select").select_option(index=1)
        seat.send("referrals").look("referred", most=150_000)
        seat.go(f"{place}/receipt").fill(reason="電話番号にかけ直した。").send("receipt").look("receipt-shown")
        facts(seat, place)
        seat.go(place)
        page.locator("form[enctype] input[type=file]").evaluate("e => e.closest('details').open = true")
        page.locator("form[enctype] button").click()
        seat.look("file-refused", most=150_000)
        session_ends(seat, me, place)
        seat.go(f"{place}/handover").check("desk", "consultation.apt").fill(reason="標的型と見ています。")
        seat.send("handover").look("handed-over", most=150_000)
        seat.go(f"{place}/decline").press("do").look("declined", most=150_000)
    status, _, err = demo.run("case", "destroy", report["reference"], "--reason", "試し", "--yes")
    assert status == 0, err
    with Seat(browser, demo.staff, member=me, language=language) as seat:
        seat.go(place, "case-destroyed")


def facts(seat, place):
    """The page on which staff record answers, with a fault and with an answer."""
    seat.go(f"{place}/assessments", "facts", most=250_000)
    seat.page.locator("form.fact-form button").first.click()
    seat.look("facts-refused", most=250_000)
    row = seat.page.locator("form.fact-form .tri input[value=yes]").first
    name = row.get_attribute("name")
    row.check()
    seat.page.locator(f"form.fact-form:has([name='{name}']) button").click()
    seat.look("facts-recorded", most=250_000)
    seat.go(f"{place}/assessments?question=happening")
    assert seat.page.locator(f"#q-happening [name='{name}'][value=yes]").is_checked()
    seat.look("facts-edited", most=250_000)


def session_ends(seat, me, place):
    """A text that was written while the session ended is not lost."""
    text = "署名の件は、製造元に確かめました。\n次は金曜です。"
    seat.go(place).page.locator("#note").fill(text)
    seat.context.clear_cookies()
    seat.send("notes").look("session-ended")
    assert seat.page.locator("textarea").input_value() == text
    seat.come(me)
    seat.page.locator("main button.primary").click()
    seat.look("form-is-stale")
    seat.page.locator("main button.primary").click()
    seat.look("note-kept-after-all", most=150_000)
    assert text in seat.page.locator(".talk").inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_those_who_may_do_little(demo, lead, browser, language):
    reference = in_each_state(demo, lead)["closed-answered"]
    for role in ("auditor", "member:vulnerability-enquiry") if language == "ja" else ("admin",):
        member = Member(demo, role, language=language)
        with Seat(browser, demo.staff, "phone", member, language=language) as seat:
            kind = role.split(":")[0]
            seat.go("/", f"{kind}-home")
            for path in ("/accounts", "/mail", "/phone", f"/cases/{reference}"):
                seat.go(path, f"{kind}-{path.split('/')[1]}", most=90_000)


def test_some_pages_in_the_dark(demo, people, lead, browser):
    found = in_each_state(demo, lead)
    with Seat(browser, demo.staff, member=people["ja"], scheme="dark") as seat:
        paths = {"queue": "/", "waiting": "/?order=waiting", "phone": "/phone", "account": "/account",
                 "accounts": "/accounts", "mail": "/mail", "case": f"/cases/{found['open']}",
                 "case-en": f"/cases/{found['waiting']}", "facts": f"/cases/{found['open']}/assessments",
                 "closure": f"/cases/{found['open']}/closure", "decline": f"/cases/{found['open']}/decline",
                 "print": f"/cases/{found['open']}/print", "view": f"/cases/{found['open']}/reporter-view"}
        for what, path in paths.items():
            seat.go(path, what, most=250_000)
        seat.go(f"/cases/{found['open']}").send("notes").look("note-refused", most=250_000)
        seat.fill(text="まだ送らない").press("send").look("reply-waits", most=250_000)
        seat.press("take-back")
    with Seat(browser, demo.staff, "phone", scheme="dark") as seat:
        seat.go("/sign-in", "sign-in").send("sign-in").look("sign-in-refused")


# Keys

def tab_to(seat, selector, most=120):
    """Goes on with Tab; whatever has the focus shows it, and nothing lies over it."""
    page = seat.page
    for _ in range(most):
        page.keyboard.press("Tab")
        found = page.evaluate("""s => {
            const e = document.activeElement, r = e.getBoundingClientRect(), look = getComputedStyle(e);
            const top = document.elementFromPoint(r.left + Math.min(r.width / 2, 8), r.top + Math.min(r.height / 2, 8));
            const around = e.closest("label, tr");
            return {there: e.matches(s), tag: e.outerHTML.slice(0, 120), bare: e === document.body,
                    shown: look.outlineStyle + (around ? getComputedStyle(around).outlineStyle : ""),
                    free: !top || e.contains(top) || top.contains(e)}}""", selector)
        assert found["bare"] or ("solid" in found["shown"] and found["free"]), found
        if found["there"]:
            return seat
    raise AssertionError(f"{selector} is not reached by Tab")


def new_case(desk, **members):
    """A case that nobody has touched, newest of all."""
    return submit(desk, desk=DESK, subject="キーだけで", narrative="画面の表示がおかしいです。", **members)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_tab_alone_is_enough(demo, people, browser, scripts):
    me = people["en"]
    report = new_case(demo)
    with Seat(browser, demo.staff, language="en", scripts=scripts) as seat:
        page, press = seat.page, seat.page.keyboard.press
        seat.go("/")
        assert seat.focus.get_attribute("name") == "email"
        page.keyboard.type(me.email)
        tab_to(seat, "[name=password]")
        page.keyboard.type(PASSWORD)
        tab_to(seat, "[name=code]")
        page.keyboard.type(fresh_code(me.secret))
        press("Enter")
        page.wait_for_selector("table[data-queue]")
        press("Tab")
        assert seat.focus.get_attribute("class") == "skip"
        press("Enter")
        tab_to(seat, f"tr[id='{report['reference']}'] a")
        press("Enter")
        page.wait_for_selector("[data-page=case]")
        tab_to(seat, "button[value=me]")
        press("Enter")
        page.wait_for_selector(".flash")
        tab_to(seat, "#reply")
        page.keyboard.type("Keep the device on.")
        tab_to(seat, "button[value=send]")
        press("Enter")
        page.wait_for_selector("#held")
        tab_to(seat, "a[href*='/closure']")
        press("Enter")
        page.wait_for_selector("[name=outcome]")
        tab_to(seat, "[name=outcome]")
        press("ArrowDown")
        press("ArrowDown")
        assert seat.focus.get_attribute("value") == "recorded" and seat.focus.is_checked()
        tab_to(seat, "form[action*=closure] button.primary")
        press("Space")
        page.wait_for_selector("button[value=reopen]")
        assert page.locator(".mark.state.closed").count() == 1
    # The reply that waited went first.
    assert [one["text"] for one in follow_up(demo, report["receipt"])["messages"]] == ["Keep the device on."]


@pytest.mark.parametrize("path", ["/sign-in", "/phone"])
def test_the_ring_around_a_field_covers_no_label(demo, people, browser, path):
    with Seat(browser, demo.staff, "phone", people["ja"] if path == "/phone" else None) as seat:
        seat.go(path)
        # Six pixels of ring, less what a line of text has below its letters.
        field, ring = seat.focus.bounding_box(), 3
        label = seat.page.locator(f"label[for='{seat.focus.get_attribute('id')}']").bounding_box()
        assert label["y"] + label["height"] <= field["y"] - ring, (label, field)


def test_keys_of_one_letter(demo, people, browser):
    newer = [new_case(demo)["reference"] for _ in range(3)][::-1]
    with Seat(browser, demo.staff, member=people["ja"]) as seat:
        page, press = seat.page, seat.page.keyboard.press
        seat.go("/")
        for key, row in (("j", 0), ("j", 1), ("j", 2), ("k", 1), ("ArrowDown", 2), ("ArrowUp", 1)):
            press(key)
            assert seat.focus.inner_text() == newer[row], key
        assert seat.focus.evaluate("e => getComputedStyle(e.closest('tr')).outlineStyle") == "solid"
        press("Enter")
        page.wait_for_selector("[data-page=case]")
        assert newer[1] in page.url
        press("r")
        assert seat.focus.get_attribute("id") == "reply"
        # Letters that are typed are letters.
        page.keyboard.type("jknru/?")
        assert page.locator("#reply").input_value() == "jknru/?"
        press("Shift+Tab")
        press("n")
        assert seat.focus.get_attribute("id") == "note"
        page.locator("#reply").fill("")
        page.locator("h1").first.click()
        press("u")
        page.wait_for_selector("table[data-queue]")
        assert page.locator("tr[aria-current]").get_attribute("id") == newer[1]
        press("j")
        assert seat.focus.inner_text() == newer[2]
        press("/")
        assert seat.focus.get_attribute("name") == "q"
        page.keyboard.type("jjj")
        assert page.locator("#q").input_value() == "jjj" and page.locator("dialog[open]").count() == 0
        switch_off(seat)


def switch_off(seat):
    """The switch that WCAG 2.2 asks for (2.1.4); it is kept."""
    page, press = seat.page, seat.page.keyboard.press
    seat.go("/")
    press("Shift+Slash")
    page.locator("dialog[open]").wait_for()
    page.locator("dialog [type=checkbox]").uncheck()
    page.locator("dialog button").click()
    seat.go("/")
    press("j")
    assert page.locator("th a:focus").count() == 0
    page.locator("[data-key=keys]").click()
    page.locator("dialog [type=checkbox]").check()
    press("Escape")
    press("j")
    assert page.locator("th a:focus").count() == 1


def test_what_an_input_method_takes_triggers_no_key(demo, people, browser):
    with Seat(browser, demo.staff, member=people["ja"]) as seat:
        page = seat.page
        seat.go("/")
        wire = seat.context.new_cdp_session(page)

        def key(**more):
            for kind in ("rawKeyDown", "keyUp"):
                wire.send("Input.dispatchKeyEvent", {"type": kind, "code": "KeyJ", **more})

        # What a keyboard sends while it composes: 229 in the place of the letter.
        key(key="Process", windowsVirtualKeyCode=229)
        page.evaluate("""() => document.body.dispatchEvent(new KeyboardEvent(
            "keydown", {code: "KeyJ", key: "j", isComposing: true, bubbles: true}))""")
        assert page.locator("th a:focus").count() == 0
        # A wide letter from a Japanese input mode that composes nothing is the key where it lies.
        key(key="ｊ", windowsVirtualKeyCode=74)
        assert page.locator("th a:focus").count() == 1
        page.locator("#q").focus()
        wire.send("Input.imeSetComposition", {"text": "じ", "selectionStart": 1, "selectionEnd": 1})
        key(key="Process", windowsVirtualKeyCode=229)
        wire.send("Input.insertText", {"text": "辞書"})
        assert page.locator("#q").input_value() == "辞書" and seat.focus.get_attribute("id") == "q"
        assert page.locator("dialog[open]").count() == 0 and page.url == demo.staff + "/"


def test_a_text_is_not_lost_by_leaving_and_not_sent_twice(demo, people, browser):
    report = new_case(demo)
    with Seat(browser, demo.staff, member=people["ja"]) as seat:
        page = seat.page
        asked = []
        page.on("dialog", lambda dialog: asked.append(dialog.type))
        seat.go(f"/cases/{report['reference']}").page.locator("#reply").press_sequentially("書きかけ")
        page.locator("nav.areas a").first.click()
        page.wait_for_selector("table[data-queue]")
        assert asked == ["beforeunload"]
        seat.go(f"/cases/{report['reference']}").page.locator("#note").press_sequentially("一度だけ")
        page.locator("button[formaction*=notes]").dblclick()
        page.wait_for_selector(".flash")
        assert page.locator(".talk .internal").count() == 1 and asked == ["beforeunload"]


# Sizes

NARROW = {"200-percent": ((640, 450), 2), "320": ((320, 568), 1)}
PAST_THE_EDGE = """() => [...document.querySelectorAll("body *")].filter(e => {
    const r = e.getBoundingClientRect();
    return r.width && r.right > innerWidth + 1 && getComputedStyle(e).visibility === "visible";
}).map(e => e.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize("size", NARROW)
@pytest.mark.parametrize("language", LANGUAGES)
def test_zoomed_nothing_has_to_be_scrolled_sideways(demo, people, lead, browser, language, size):
    viewport, scale = NARROW[size]
    found = in_each_state(demo, lead)
    case = f"/cases/{found['open']}"
    with Seat(browser, demo.staff, size, language=language, viewport=viewport, scale=scale) as seat:
        seat.go("/sign-in", "sign-in", axe=False)
        seat.come(people[language])
        for what, path in {
                "queue": "/", "queue-all": "/?state=all", "queue-nothing": "/?q=xyzzy", "case": case,
                "case-waiting": f"/cases/{found['waiting']}",
                "case-indicators": f"/cases/{found['threat-information']}",
                "closure": f"{case}/closure", "decline": f"{case}/decline", "handover": f"{case}/handover",
                "receipt": f"{case}/receipt", "facts": f"{case}/assessments", "print": f"{case}/print",
                "view": f"{case}/reporter-view", "phone": "/phone", "mail": "/mail", "account": "/account",
                "accounts": "/accounts", "password": "/account/password"}.items():
            seat.go(path, what, axe=False, most=250_000)
            seat.page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true })")
            assert not seat.page.evaluate(WIDER), (what, size)
            assert not seat.page.evaluate(PAST_THE_EDGE), (what, size)


BROKEN_WORDS = """root => [...document.querySelectorAll(root)].flatMap(e => {
    const found = [], walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), range = document.createRange();
    for (let node; node = walk.nextNode();) for (const word of node.data.matchAll(/[A-Za-z\u2019]{2,}/g)) {
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        if (new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1) found.push(word[0]);
    }
    return found})"""


def test_no_english_word_of_ours_breaks_in_the_middle(demo, people, lead, browser):
    found, broken = in_each_state(demo, lead), set()
    with Seat(browser, demo.staff, member=people["en"], language="en") as seat:
        def measure(where):
            for width in (1280, 1440, 1920):
                seat.page.set_viewport_size({"width": width, "height": 900})
                broken.update((width, word) for word in seat.page.evaluate(BROKEN_WORDS, where))

        seat.go("/?state=all")
        measure("table[data-queue] td[data-label]")
        for reference in found.values():
            seat.go(f"/cases/{reference}")
            measure(".judgement-pane, h2, button, .act-list")
    assert not broken, sorted(broken)


# Much, long, hostile

@pytest.fixture(scope="module")
def busy(tmp_path_factory):
    """A desk of its own, empty at first, and its lead."""
    with RunningDesk(tmp_path_factory.mktemp("busy") / "home") as running:
        yield running, Member(running, "lead:*")


def fill(desk, count, **members):
    """So many cases by many connections."""
    def some(numbers):
        connection = http.client.HTTPConnection(urllib.parse.urlsplit(desk.public).netloc, timeout=60)
        for number in numbers:
            subject = f"{number}件め " + "長い件名が続きます。" * 10
            connection.request("POST", "/api/v1/cases", encoded({
                "desk": DESK if number % 2 else "consultation.general", "subject": subject, "language": "ja",
                "narrative": "様子がおかしいです。", **members}), {"Content-Type": "application/json"})
            response = connection.getresponse()
            assert response.status == 201, response.read()
            response.read()
        connection.close()

    with concurrent.futures.ThreadPoolExecutor(32) as pool:
        list(pool.map(some, [range(first, count, 32) for first in range(32)]))


def test_an_empty_desk_and_one_with_two_thousand_cases(busy, browser):
    desk, member = busy
    with Seat(browser, desk.staff, member=member) as seat, Seat(browser, desk.staff, "phone", member) as phone:
        seat.go("/", "queue-empty-desk")
        assert seat.page.locator("main a[href='/phone']").count() == 1
        phone.go("/?order=due", "queue-empty-desk-due")
        fill(desk, 2000)
        seat.go("/", "queue-two-thousand")
        counts = {tab.get_attribute("href"): tab.inner_text() for tab in seat.page.locator(".tabs a").all()}
        assert "2,000" in counts["/"] and "2,000" in counts["/?state=all"], counts
        options = " ".join(seat.page.locator("#desk option").all_inner_texts())
        assert options.count("1,000") == 2 and "2,000" in options
        phone.go("/", "queue-two-thousand")
        seen, pages, path = [], 0, "/"
        while path:
            page = member.get(path)
            size = len(page.body.encode())
            assert page.status == 200 and size < 60_000, (path, size)
            rows = re.findall(r'<tr role="row" id="([^"]+)"', page.body)
            assert len(rows) == 50
            seen, pages, last = seen + rows, pages + 1, path
            following = re.search(r'rel="next" href="([^"]+)"', page.body)
            path = following and following.group(1).replace("&amp;", "&")
        assert pages == 40 and len(seen) == len(set(seen)) == 2000
        seat.go(last, "queue-last-page")
        assert seat.page.locator("a[rel=next]").count() == 0
        assert seat.page.locator("nav.pages a").first.get_attribute("href") == "/"
        seat.page.locator(f"tr[id='{seen[-1]}'] th a").click()
        seat.page.locator("a[data-key=back]").click()
        assert urllib.parse.urlsplit(seat.page.url).query == urllib.parse.urlsplit(last).query


HOSTILE = ("<script>alert(1)</script>\"'><img src=x onerror=alert(2)><svg onload=alert(3)>"
           "<style>*{display:none}</style>{{7*7}}${7*7}</textarea><iframe src=javascript:alert(4)>")
RTL = "\u202e\u2066\u200fمرحبا" + "بالعالم" * 12 + "\u202dexe.pdf\u2069"
ENDLESS = {
    "narrow": "W" * 3000, "wide": "長" * 1500 + "Ｗ" * 1500, "hostile": (HOSTILE * 40)[:3000],
    "rtl": (RTL * 300)[:3000], "marks": "Z" + "\u0337\u0322" * 1400 + "👩‍👩‍👧" * 30}


@pytest.mark.parametrize("kind", ENDLESS)
def test_endless_and_hostile_texts_overflow_nothing_and_run_nothing(busy, browser, kind):
    desk, member = busy
    text = ENDLESS[kind]
    report = submit(desk, desk=DESK, subject=text, narrative=text, contact={
        "name": text, "organisation": text, "phone": text[:200], "email": "haruka@example.org"})
    reference = report["reference"]
    secret = token(desk, fresh("endless"), f"lead:{DESK}")
    act(desk, secret, "PUT", f"{reference}/labels", {"labels": [text[:100], "x" * 100]})
    act(desk, secret, "POST", f"{reference}/notes", {"text": text})
    act(desk, secret, "POST", f"{reference}/replies", {"text": text})
    place = f"/cases/{reference}"
    for size in SIZES:
        with Seat(browser, desk.staff, size, member) as seat:
            for what, path in {"queue": "/", "case": place, "print": f"{place}/print",
                               "reporter-view": f"{place}/reporter-view", "decline": f"{place}/decline"}.items():
                seat.go(path, f"{kind}-{what}", most=300_000, axe=size == "phone" and what in ("queue", "case"))
                assert not seat.page.evaluate(PAST_THE_EDGE), (kind, what, size)
                assert seat.page.locator("main script, main img, main iframe, main style").count() == 0
    assert kind == "rtl" or text[:60] in member.get(f"{place}/print").text()
    with Seat(browser, desk.public, "phone") as reporter:
        follow_up_page(reporter, desk, "ja", report["receipt"])
        reporter.look(f"{kind}-follow-up", most=200_000)
        assert not reporter.page.evaluate(PAST_THE_EDGE), kind
