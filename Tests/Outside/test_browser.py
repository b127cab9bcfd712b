"""The public side in a real browser: journeys, accessibility, keyboard, no scripts, sizes, print."""

import pathlib
import re
import shutil
import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from conftest import ROOT
from walking import CASES, Walker

AXE = Axe()
PAGES = ["", "/interview", "/first-aid", "/first-aid/first-aid.ransomware", "/revisions", "/privacy",
         "/accessibility", "/sources", "/no-such-page"]


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def look(page, what):
    """axe finds nothing, nothing overflows, the page is small; that of the sources is one long list."""
    found = AXE.run(page).response["violations"]
    assert not found, (what, [(v["id"], [node["html"][:200] for node in v["nodes"]]) for v in found])
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"), what
    assert len(page.content().encode()) <= (60_000 if "/sources" in page.url else 30_000), what


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_page_is_accessible(server, browser, language, scheme):
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme)
    page = context.new_page()
    for path in PAGES:
        page.goto(f"{server}/{language}{path}")
        look(page, f"/{language}{path} {scheme}")
    if language == "ja":
        for path in ("/first-aid", "/first-aid/first-aid.preserve", "/first-aid/guide.general"):
            page.goto(f"{server}/ja-easy{path}")
            look(page, f"/ja-easy{path} {scheme}")
    context.close()


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_journeys_are_accessible_at_every_step(server, browser, case, language):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    otherwise = "unknown" if case == "something-odd" else "no"
    walker = Walker(page, server, language, CASES[case], otherwise).begin()
    while walker.view != "result":
        look(page, (case, language, walker.view, walker.questions[-1:]))
        walker.step()
    look(page, (case, language, "result"))
    walker.press("answers")
    look(page, (case, language, "answers"))
    assert not context.cookies()
    context.close()


def test_the_interview_works_without_scripts(server, browser):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{server}/ja/interview")
    page.locator("label[for=tick-0]").click()
    page.locator("label[for=rest-no]").click()
    page.locator("main button.primary").click()
    assert page.locator("h1").inner_text() == "ランサムウェアの応急処置"
    page.locator("main button.primary").click()
    page.locator("main button[value=result]").click()
    assert page.locator("h1").inner_text() == "被害が起きています"
    page.go_back()
    page.go_back()
    assert page.locator("h1").inner_text() == "ランサムウェアの応急処置"
    context.close()


def test_the_interview_works_by_keyboard_alone(server, browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{server}/en/interview")

    def tab_to(selector, most=60):
        for _ in range(most):
            page.keyboard.press("Tab")
            if page.evaluate("s => document.activeElement.matches(s)", selector):
                outline = page.evaluate(
                    "() => { const e = document.activeElement; const r = e.closest('.row') || e;"
                    "return getComputedStyle(r).outlineStyle + getComputedStyle(r).boxShadow }")
                assert "solid" in outline, f"no visible focus on {selector}"
                return
        raise AssertionError(f"{selector} is not reached by the keyboard")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    tab_to("button.primary")
    page.keyboard.press("Enter")
    # The summary of what to mend has the focus; its link leads to the field.
    page.wait_for_selector(".errors")
    assert page.evaluate("document.activeElement.className") == "errors"
    assert page.title().startswith("Error: ")
    tab_to(".errors a")
    page.keyboard.press("Enter")
    tab_to("#rest-no")
    page.keyboard.press("Space")
    # Enter in the form goes on; it does not change the language.
    page.keyboard.press("Enter")
    page.wait_for_selector("input[name=question][value=pressing]", state="attached")
    assert "/en/" in page.url and "English" in page.locator("[aria-current]").inner_text()
    tab_to("#tick-0")
    page.keyboard.press("Space")
    # One stop for a group of radio buttons; arrows choose within it.
    tab_to("#rest-no")
    page.keyboard.press("ArrowDown")
    assert page.locator("#rest-unknown").is_checked()
    page.keyboard.press("Enter")
    page.wait_for_selector("button[value=continue]")
    tab_to("button[value=continue]")
    page.keyboard.press("Enter")
    page.wait_for_selector("input[name=question]", state="attached")
    assert page.locator("input[name=question]").get_attribute("value") not in ("happening", "pressing")
    context.close()


def test_enter_in_a_date_field_goes_on_and_reads_the_date_back(server, browser):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    walker = Walker(page, server, "ja", CASES["missent-1200"]).begin()
    while not page.locator("[name='time.known_at']").count():
        walker.step()
    page.locator("[name='time.known_at']").fill("先週")
    page.locator("[name='time.known_at']").press("Enter")
    assert page.locator("[name='time.known_at']").input_value() == "先週"
    assert "日付を読み取れませんでした" in page.locator(".errors").inner_text()
    page.locator("[name='time.known_at']").fill("令和８年１１月２０日")
    page.locator("[name='time.known_at']").press("Enter")
    walker.to_result()
    assert "2026年11月20日(金) 令和8年" in page.locator("main").inner_text()
    context.close()


def test_what_was_typed_survives_a_change_of_language(server, browser):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{server}/ja/interview")
    page.locator("#tick-2").check()
    page.locator(".languages button").click()
    assert "/en/" in page.url
    assert page.locator("#tick-2").is_checked()
    context.close()


@pytest.mark.parametrize("language", ["ja", "en", "ja-easy"])
def test_first_aid_prints_on_one_sheet(server, browser, language, tmp_path):
    context = browser.new_context()
    page = context.new_page()
    for file in sorted((ROOT / "Packs/jp-national/guidance").glob("*.yaml")):
        page.goto(f"{server}/{language}/first-aid/{file.stem}")
        target = tmp_path / f"{language}-{file.stem}.pdf"
        page.pdf(path=target, prefer_css_page_size=True)
        info = subprocess.run(["pdfinfo", str(target)], capture_output=True, text=True, check=True).stdout
        assert re.search(r"Pages:\s+1$", info, re.M), f"{language} {file.stem}: {info}"
        assert "A4" in info
    context.close()


def test_the_first_step_is_seen_without_scrolling_on_a_phone(server, browser):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    for language in ("ja", "en", "ja-easy"):
        for file in sorted((ROOT / "Packs/jp-national/guidance").glob("*.yaml")):
            page.goto(f"{server}/{language}/first-aid/{file.stem}")
            box = page.locator(".steps > li .act").first.bounding_box()
            assert box["y"] + 30 <= 844, (language, file.stem, box)
    context.close()


def test_zoomed_to_200_percent_nothing_is_cut_off(server, browser):
    context = browser.new_context(viewport={"width": 640, "height": 450}, device_scale_factor=2)
    page = context.new_page()
    for language in ("ja", "en"):
        for path in PAGES:
            page.goto(f"{server}/{language}{path}")
            assert not page.evaluate(
                "document.documentElement.scrollWidth > document.documentElement.clientWidth"), path
    context.close()


def test_touch_targets_are_large_enough(server, browser):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{server}/ja/interview")
    for target in page.locator(".row, main button, .languages button, .strip a, summary").all():
        if target.is_visible():
            assert target.bounding_box()["height"] >= 43.5, target.inner_text()
    context.close()
