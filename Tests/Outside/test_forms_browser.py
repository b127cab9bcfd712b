"""Forms in a real browser: every desk's pages with and without faults, and the call that staff take by telephone."""

import re
import urllib.parse

import pytest

from console import Member
from desks import case_of, follow_up, fresh, token
from test_browser import browser  # noqa: F401  a fixture
from test_console_browser import LANGUAGES, PAST_THE_EDGE, WIDER, Seat, follow_up_page
from test_forms import FORMS, VULNERABILITY
from test_report_browser import CODE

TEXT = "髙﨑①㈱ <b>&amp;</b> \"引用\" 長" + "W" * 120
NARROW = {"width": 320, "height": 568}, {"width": 640, "height": 450}


class Filler(Seat):
    """Somebody who fills in a form; each page is looked at also at 320 px and as at 200 %."""

    def see(self, what):
        self.look(what, most=30_000)
        size = self.page.viewport_size
        for narrow in NARROW:
            self.page.set_viewport_size(narrow)
            assert not self.page.evaluate(WIDER) and not self.page.evaluate(PAST_THE_EDGE), (what, narrow)
        self.page.set_viewport_size(size)
        return self

    @property
    def step(self):
        return self.page.locator("[name=step]").get_attribute("value")

    @property
    def lines(self):
        """The items of the page that are typed."""
        return {box.get_attribute("name"): box for box in self.page.locator(
            "main input[type=text][name^='f.'], main textarea[name^='f.']").all()}

    def type(self, value):
        for name, box in self.lines.items():
            box.fill(value(name))

    def refused(self, what):
        """The page again: the summary has the focus, each of its links leads to a field that says what is wrong."""
        self.see(what)
        page = self.page
        assert page.evaluate("document.activeElement.className") == "errors" and page.title() != ""
        links = page.locator(".errors a").all()
        assert links
        for link in links:
            link.click()
            field = self.focus
            assert field.count() == 1 and field.evaluate("e => e.matches('input, select, textarea')"), what
            described = field.get_attribute("aria-describedby") or page.locator(
                "fieldset:focus-within").get_attribute("aria-describedby") or ""
            assert described.endswith("-error"), (what, described)
        return self


def right(name):
    """What an item takes, by its name."""
    if re.search(r"(_on|_at)$", name):
        return "令和8年11月20日"
    if re.search(r"(count|machines|records)$", name):
        return "１，２００"
    return "https://www.example.org/login" if name.endswith("url") else TEXT


def wrong(name):
    """What dates, numbers and addresses do not take."""
    return right(name) if right(name) == TEXT else "よく分かりません"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_filled_in_with_and_without_faults(sqlite_desk, browser, form, language):
    size = "phone" if language == "ja" else "desktop"
    with Filler(browser, sqlite_desk.public, size, language=language) as person:
        person.go(f"/{language}/report/{form}").see(f"{form}-tell")
        person.press("next").refused(f"{form}-tell-refused")
        person.fill(narrative=TEXT + "\n2行目", subject=TEXT).press("next")
        while person.step.startswith("details"):
            details(person, form)
        person.see(f"{form}-contact").fill(email="haruka at example").press("next")
        person.refused(f"{form}-contact-refused")
        person.fill(name="田中 はるか", organisation="みなと診療所", email="haruka@example.org").press("next")
        if person.step == "consents":
            person.see(f"{form}-consents").press("next")
        assert person.step == "check"
        person.see(f"{form}-check")
        assert TEXT + "\n2行目" in person.text and "haruka@example.org" in person.text
        person.page.locator("main button[value^='edit:details']").first.click()
        person.see(f"{form}-changed").press("next")
        assert person.step == "check"
        person.press("send").see(f"{form}-receipt")
        assert CODE.search(re.sub(r"[\s\u200b]+", "", person.text))
        assert not person.context.cookies()


def details(person, form):
    step = person.step
    person.see(f"{form}-{step}")
    needed = form in VULNERABILITY and person.page.locator("main [aria-required=true]").count()
    if needed:
        person.press("next").refused(f"{form}-{step}-nothing")
    if any(wrong(name) != right(name) for name in person.lines):
        person.type(wrong)
        person.press("next").refused(f"{form}-{step}-refused")
        kept = person.lines
        assert all(box.input_value() == wrong(name) for name, box in kept.items())
    person.type(right)
    for group in person.page.locator("main fieldset").all():
        group.locator("input[type=radio], input[type=checkbox]").first.check()
    for box in person.page.locator("main select[name^='f.']").all():
        box.select_option(index=1)
    person.press("next")
    assert person.step != step, person.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_faults_stand_in_the_order_of_the_page_and_mark_their_fields(sqlite_desk, browser, language):
    with Filler(browser, sqlite_desk.public, "phone", language=language) as person:
        person.go(f"/{language}/report/web-vulnerability").fill(narrative="x").press("next")
        person.fill(**dict.fromkeys(person.lines, "https://www.example.org/")).press("next")
        while person.step != "contact":
            person.type(right)
            for group in person.page.locator("main fieldset").all():
                group.locator("input").first.check()
            person.press("next")
        person.fill(email="haruka at example").press("next")
        fields = [link.get_attribute("href") for link in person.page.locator(".errors a").all()]
        places = [person.page.locator(field).bounding_box()["y"] for field in fields]
        colours = {person.page.locator(field).evaluate("e => getComputedStyle(e).borderTopColor") for field in fields}
        usual = person.page.locator("[name=organisation]").evaluate("e => getComputedStyle(e).borderTopColor")
    assert len(fields) == 2 and places == sorted(places), fields
    assert usual not in colours


# The telephone

@pytest.fixture(scope="module")
def people(sqlite_desk):
    return {language: Member(sqlite_desk, "lead:*", language=language) for language in LANGUAGES}


@pytest.fixture(scope="module")
def lead(sqlite_desk):
    return token(sqlite_desk, fresh("phone-lead"), "lead:*")


def answer(seat, **facts):
    """Clicks answers while the caller speaks."""
    for fact, value in facts.items():
        seat.check(f"fact.{fact.replace('__', '.')}", value)
    return seat


def printed(seat):
    """The receipt or the code on the page, as one text."""
    return CODE.search(re.sub(r"[\s\u200b]+", "", seat.page.locator(".big").first.inner_text())).group(0)


@pytest.mark.parametrize("language, caller, size", [("ja", "ja", "desktop"), ("ja", "en", "phone"),
                                                    ("en", "ja", "desktop"), ("en", "en", "phone")])
def test_a_call_is_typed_and_its_receipt_read_out(sqlite_desk, people, lead, browser, language, caller, size):
    with Seat(browser, sqlite_desk.staff, size, people[language], language=language) as seat:
        page = seat.page
        seat.go("/phone", "phone-begins", most=80_000)
        assert seat.focus.get_attribute("name") == "phone"
        seat.fill(email="haruka at example").press("receive").look("phone-refused", most=80_000)
        assert page.evaluate("document.activeElement.className") == "errors"
        assert page.locator("[name=email]").input_value() == "haruka at example"
        page.locator("[name=caller]").select_option(caller)
        seat.fill(phone="03-5555-0100", narrative="ファイルが開けないとのこと。\n声が震えている。", name="田中 はるか",
                  organisation="青葉製作所", email="")
        answer(seat, sign__files_encrypted="yes", sign__ransom_note="yes").check("rest.happening", "no")
        seat.press("next").look("phone-first-aid", most=80_000)
        said = page.locator(".say").inner_text()
        assert ("Do" if caller == "en" else "する") in said and "03-5555-0100" in said
        dated(seat)
        page.locator("details.heard summary").click()
        seat.press("edit:happening").look("phone-asked-again", most=80_000)
        assert page.locator("[name='fact.sign.ransom_note'][value=yes]").is_checked()
        answer(seat, sign__ransom_note="no").press("receive").look("phone-receipt")
        receipt, reference = printed(seat), re.search(r"C\d\d-\w{4}-\w{3}", seat.text).group(0)
        spoken = page.locator(".spelled").first.inner_text()
        assert len(page.locator(".spelled").first.locator("li").all()) == 6
        assert re.search("[ァ-ヶ]" if caller == "ja" else r"\b(zero|one|two|three|four|five|six|Alfa|Bravo|Kilo)", spoken)
        page.locator(f"main a[href='/cases/{reference}']").click()
        seat.look("case-of-the-call", most=150_000)
    case = case_of(sqlite_desk, lead, reference)
    assert case["channel"] == "phone" and case["assignee"] == people[language].email and case["language"] == caller
    assert case["assessment"]["verdict"] == "confirmed" and case["contact"]["phone"] == "03-5555-0100"
    with Seat(browser, sqlite_desk.public, "phone", language=caller) as person:
        follow_up_page(person, sqlite_desk, caller, receipt)
        person.look("follow-up-of-the-call", most=30_000)
        assert "声が震えている。" in person.text and reference in person.text


def dated(seat):
    """Goes on until a date is asked for, and mistypes it."""
    for _ in range(30):
        if seat.page.locator("[name='fact.time.known_at']").count():
            break
        for rest in seat.page.locator("main input[name^='rest.'][value=no]").all():
            rest.check()
        for other in seat.page.locator("main input[name^='fact.'][type=radio][value='?']").all():
            group = other.get_attribute("name")
            if not seat.page.locator(f"[name='{group}'][value=no]").count():
                other.check()
        seat.page.locator("main [name=unknown]").evaluate_all("boxes => boxes.forEach(e => { e.checked = true })")
        for box in seat.page.locator("main select[name^='fact.']").all():
            box.select_option("?")
        seat.press("next")
    seat.page.locator("[name='fact.time.known_at']").fill("先週")
    seat.press("next").look("phone-date-refused", most=80_000)
    assert seat.page.locator("[name='fact.time.known_at']").input_value() == "先週"
    seat.page.locator("[name='fact.time.known_at']").fill("令和8年11月23日 7時40分")
    seat.press("next").look("phone-later", most=80_000)


def test_a_fault_in_an_answer_of_a_call_is_told_first(sqlite_desk, people, browser):
    with Seat(browser, sqlite_desk.staff, member=people["ja"]) as seat:
        seat.go("/phone").fill(narrative="いつ起きたか分からない。")
        seat.page.locator("[name=shown]").evaluate("e => { e.value = 'time.known_at' }")
        seat.page.locator("[name=shown]").evaluate(
            "e => e.insertAdjacentHTML('afterend', '<input type=hidden name=fact.time.known_at value=先週>')")
        seat.press("next").page.locator(".errors").wait_for()
        assert seat.page.evaluate("document.activeElement.className") == "errors"


@pytest.mark.parametrize("language, size", [("ja", "desktop"), ("en", "phone")])
def test_the_caller_goes_on_alone_by_link_or_code(sqlite_desk, people, lead, browser, language, size):
    story = "電話で聞いたこと。途中で会議に戻られた。"
    with Seat(browser, sqlite_desk.staff, size, people[language], language=language) as seat:
        seat.go("/phone")
        seat.page.locator("[name=caller]").select_option(language)
        answer(seat.fill(narrative=story, phone="03-5555-0100"), sign__files_encrypted="yes")
        seat.press("next").press("hand").look("phone-handed-over")
        link = urllib.parse.urlsplit(seat.page.locator(".code").last.inner_text().strip()).path
        code = printed(seat)
        seat.press("stay").look("phone-back-at-the-call", most=80_000)
        assert seat.page.locator("[name=narrative]").input_value() == story
        seat.fill(email="haruka@example.org").page.locator("[name=safe]").select_option("yes")
        seat.press("hand").look("phone-handed-over-with-mail")
        assert "haruka@example.org" in seat.text
        second = printed(seat)
    assert code != second
    with Seat(browser, sqlite_desk.public, "phone", language=language) as person:
        person.go(link, "continue", most=30_000)
        # What looks at links does not spend them.
        person.go(link).page.locator("main form button.primary").click()
        person.look("continued", most=30_000)
        for _ in range(12):
            step = person.page.locator("[name=step]").get_attribute("value")
            if step == "check":
                break
            person.press("next")
        assert story in person.text
        person.look("continued-check", most=30_000).press("send").look("continued-receipt", most=30_000)
        receipt = CODE.search(re.sub(r"[\s\u200b]+", "", person.text)).group(0)
        person.go(link, "continue-spent", most=30_000)
        assert story not in person.text
    assert follow_up(sqlite_desk, receipt)["narrative"] == story
    with Seat(browser, sqlite_desk.public, "phone", language=language) as person:
        person.go(f"/{language}/resume").fill(code=second.lower()).press("open")
        person.look("resumed-by-code", most=30_000)
        assert person.page.locator(".errors").count() == 0


def test_nothing_of_a_call_runs_or_overflows(sqlite_desk, people, browser):
    with Seat(browser, sqlite_desk.staff, "phone", people["ja"]) as seat:
        text = ("<script>alert(1)</script>\"'><img src=x onerror=alert(2)>" + "Ｗ" * 3000)[:3000]
        seat.go("/phone").fill(narrative=text, name=text, organisation=text, subject=text, phone=text)
        answer(seat, sign__files_encrypted="yes").press("next").look("phone-endless", most=150_000)
        assert not seat.page.evaluate(PAST_THE_EDGE)
        seat.press("hand").look("phone-endless-handed-over", most=150_000)
        assert not seat.page.evaluate(PAST_THE_EDGE)
        seat.press("stay").press("receive").look("phone-endless-receipt", most=150_000)
        assert not seat.page.evaluate(PAST_THE_EDGE)
        assert seat.page.locator("main script, main img").count() == 0
