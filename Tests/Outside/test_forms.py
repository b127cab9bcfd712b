"""Every desk's form, by the API and page by page on the web; an old version beside a newer one."""

import html.parser
import re
import shutil
import urllib.parse

import pytest

from conftest import ROOT
from desks import RunningDesk, call, case_of, exchange, fresh, openapi, resolved, submit, token

FORMS = {
    "incident-consultation": "consultation.incident", "apt-consultation": "consultation.apt",
    "general-consultation": "consultation.general", "threat-information": "threat-information",
    "virus-report": "incident-report", "unauthorised-access-report": "incident-report",
    "product-vulnerability": "vulnerability-report", "web-vulnerability": "vulnerability-report",
    "vulnerability-enquiry": "vulnerability-enquiry"}
VULNERABILITY = ("product-vulnerability", "web-vulnerability")
TEXT = "髙﨑①㈱ <b>&amp;</b> \"引用\" 👩‍💻"


@pytest.fixture(scope="module")
def document(sqlite_desk):
    return openapi(sqlite_desk.public)


@pytest.fixture(scope="module")
def staff(sqlite_desk):
    return token(sqlite_desk, fresh("forms"), "member:*")


def fields_of(document, form, version=1):
    """The schema of each field, as the program's own description has it."""
    return document["components"]["schemas"][f"Fields-{form}-{version}"]["properties"]


def value_for(name, schema):
    """A value that a field takes; the last one of a choice, which often has a text beside it."""
    kind = schema["type"]
    if kind == "string":
        if "enum" in schema:
            return schema["enum"][-1]
        if "pattern" not in schema:
            return f"{name} {TEXT}"
        return "https://www.example.org/login" if name.endswith("url") else "2026-11-22"
    if kind == "array":
        return schema["items"]["enum"][::2]
    return {"integer": 1200, "boolean": True}[kind]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_sent_by_the_api_comes_back_to_staff(sqlite_desk, document, staff, form):
    fields = {name: value_for(name, schema) for name, schema in fields_of(document, form).items()}
    assert len(fields) >= 3
    answer = submit(sqlite_desk, desk=FORMS[form], form=f"{form}@1", fields=fields)
    case = case_of(sqlite_desk, staff, answer["reference"])
    assert (case["form"], case["fields"]) == (f"{form}@1", fields)
    # Every field may be left out: what an acceptance needs is for staff to ask.
    assert submit(sqlite_desk, desk=FORMS[form], form=f"{form}@1")["reference"]


def test_every_form_of_the_directory_has_its_schema(sqlite_desk, document):
    listed = [form for desk in call(sqlite_desk.public, "GET", "/desks")[2]["desks"] for form in desk["forms"]]
    assert sorted(listed) == sorted(f"{form}@1" for form in FORMS)
    for form in FORMS:
        schema = document["components"]["schemas"][f"Fields-{form}-1"]
        assert schema["additionalProperties"] is False and schema["title"] == f"{form}@1"
        assert not schema.get("required")
    report = document["components"]["schemas"]["Report"]["properties"]
    parts = resolved(document, report["fields"]["anyOf"][0])["anyOf"]
    assert {part["$ref"].rsplit("/")[-1] for part in parts} == {f"Fields-{form}-1" for form in FORMS}


@pytest.mark.parametrize("language, words", [("ja", "知らない項目です"), ("en", "This field is not known")])
@pytest.mark.parametrize("form", FORMS)
def test_an_unknown_field_is_refused_by_its_name(sqlite_desk, form, language, words):
    status, _, problem = call(sqlite_desk.public, "POST", "/cases", {
        "desk": FORMS[form], "narrative": "x", "form": f"{form}@1", "language": language,
        "fields": {"colour": "red"}})
    assert status == 422
    assert [(error["pointer"], words in error["detail"]) for error in problem["errors"]] == [("/fields/colour", True)]


def test_faults_of_fields_are_named_all_at_once(sqlite_desk):
    status, _, problem = call(sqlite_desk.public, "POST", "/cases", {
        "desk": "incident-report", "narrative": "x", "form": "virus-report@1", "language": "en", "fields": {
            "found_on": "yesterday", "detection_count": 1.5, "harmed": "yes", "equipment": ["radio"],
            "report_type": "seen", "virus_name": "x" * 1001, "os": "windows-7", "symptoms": None}})
    assert status == 422
    assert {error["pointer"] for error in problem["errors"]} == {
        "/fields/" + name for name in
        ("found_on", "detection_count", "harmed", "equipment", "report_type", "virus_name", "os")}


def test_fields_without_a_form_are_those_of_the_only_form(sqlite_desk, staff):
    answer = submit(sqlite_desk, desk="consultation.incident", fields={"told": "police"})
    case = case_of(sqlite_desk, staff, answer["reference"])
    assert (case["form"], case["fields"]) == ("incident-consultation@1", {"told": "police"})
    for fields, status in (({}, 201), (None, 201), ({"virus_name": "x"}, 201), ({"no_such": "x"}, 422)):
        got, _, answer = call(sqlite_desk.public, "POST", "/cases", {
            "desk": "incident-report", "narrative": "x", "fields": fields})
        assert got == status
    assert [error["pointer"] for error in answer["errors"]] == ["/form"]


# The web

class Page(html.parser.HTMLParser):
    """A page's fields as a browser would send them, its heading, and what it says."""

    def __init__(self, text):
        super().__init__()
        self.fields, self.shown, self.heading, self.said = [], {}, "", []
        self.size, self._area, self._within = len(text.encode()), None, []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        one = dict(attributes)
        if tag == "select":
            self._list = self.shown.setdefault(one["name"], [])
        if tag == "option":
            self._list.append(("select", one["value"], "selected" in one))
        if tag in ("input", "br", "meta", "link", "wbr"):
            if tag == "input" and one["type"] == "hidden":
                self.fields.append((one["name"], one["value"]))
            elif tag == "input":
                self.shown.setdefault(one["name"], []).append((one["type"], one["value"], "checked" in one))
            return
        self._within.append(tag)
        if tag == "textarea":
            self._area = one["name"]
            self.shown[self._area] = [("text", "", False)]

    def handle_endtag(self, tag):
        if tag in self._within:
            del self._within[len(self._within) - 1 - self._within[::-1].index(tag):]
        self._area = None if tag == "textarea" else self._area

    def handle_data(self, data):
        self.said.append(data)
        if "h1" in self._within:
            self.heading += data
        if self._area:
            self.shown[self._area] = [("text", data.removeprefix("\n"), False)]

    def one(self, name):
        return dict(self.fields).get(name)


def post(desk, path, fields):
    body = urllib.parse.urlencode([(name, value.replace("\n", "\r\n")) for name, value in fields])
    status, headers, content = exchange(
        desk.public, "POST", path, body.encode(), {"Content-Type": "application/x-www-form-urlencoded"})
    page = Page(content.decode())
    assert page.size < 30_000, (path, page.heading, page.size)
    return status, page


def entries(name, inputs):
    """What somebody enters there: of choices the first and the one before the last, of texts one that is telling."""
    kind = inputs[0][0]
    if kind == "checkbox":
        return [(name, value) for _, value, _ in {inputs[0], inputs[-2 if len(inputs) > 1 else -1]}]
    if kind in ("radio", "select"):
        return [(name, next(value for _, value, _ in inputs if value))]
    if re.search(r"(_on|_at)$", name):
        return [(name, "令和8年11月20日")]
    if re.search(r"(count|machines|records)$", name):
        return [(name, "１，２００")]
    return [(name, "https://www.example.org/login" if name.endswith("url") else f"{name} {TEXT}")]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_filled_in_page_by_page(sqlite_desk, document, staff, form, language):
    path = f"/{language}/report/{form}"
    status, _, content = exchange(sqlite_desk.public, "GET", path)
    page, filled, steps, pages = Page(content.decode()), {}, [], set()
    assert status == 200
    while page.one("step") != "check":
        step = page.one("step")
        steps.append(step)
        pages.add(page.heading)
        entered = []
        for name, inputs in page.shown.items():
            if name.startswith("f."):
                entered += entries(name, inputs)
            elif name in ("narrative", "name", "email"):
                entered.append((name, {"narrative": f"{TEXT}\n2行目", "name": "田中 はるか",
                                       "email": "ｈａｒｕｋａ＠ｅｘａｍｐｌｅ．ｏｒｇ"}[name]))
        for name, value in entered:
            if name.startswith("f."):
                filled.setdefault(name[2:], []).append(value)
        # A fault somewhere keeps everything: the language is changed, and the page comes back as it was.
        other = "en" if language == "ja" else "ja"
        status, kept = post(sqlite_desk, f"/{other}/report/{form}", page.fields + entered + [("go", "stay")])
        assert status == 200 and kept.one("step") == step
        for name, value in entered:
            assert any(got == value and (kind not in ("checkbox", "radio", "select") or checked)
                       for kind, got, checked in kept.shown[name]), (name, value)
        status, page = post(sqlite_desk, path, page.fields + entered + [("go", "next")])
        assert status == 200 and page.one("step") != step, page.said
    details = [step for step in steps if step.startswith("details")]
    assert details and len(pages) == len(steps)
    assert steps == ["tell", *details, "contact",
                     *(["consents"] if form not in (*VULNERABILITY, "threat-information", "vulnerability-enquiry")
                       else [])]
    assert set(filled) == set(fields_of(document, form))
    said = "".join(page.said)
    assert all(value in said for name, values in filled.items() for value in values if TEXT in value)
    if any(name.endswith(("_on", "_at")) for name in filled):
        assert ("2026年11月20日(金) 令和8年" if language == "ja" else "Friday 20 November 2026") in said

    status, receipt = post(sqlite_desk, path, page.fields + [("go", "send")])
    assert status == 201
    reference = re.search(r"C\d\d-\w{4}-\w{3}", "".join(receipt.said)).group(0)
    case = case_of(sqlite_desk, staff, reference)
    assert (case["form"], case["contact"]["email"]) == (f"{form}@1", "haruka@example.org")
    assert set(case["fields"]) == set(filled)
    for name, schema in fields_of(document, form).items():
        got, sent = case["fields"][name], filled[name]
        if schema["type"] == "array":
            assert set(sent) <= set(got) <= set(schema["items"]["enum"]), name
        else:
            known = {"令和8年11月20日": "2026-11-20", "１，２００": 1200, "yes": True, "no": False}
            assert got == known.get(sent[0], sent[0]), name


def test_who_found_a_vulnerability_says_what_is_needed(sqlite_desk):
    for form in VULNERABILITY:
        path = f"/ja/report/{form}"
        start = [("narrative", "x"), ("go", "next")]
        status, page = post(sqlite_desk, path, [("step", "details-1"), *start])
        assert (status, page.one("step")) == (200, "details-1")
        assert page.said.count("※必須") == 4 and "確かめてください" in page.said
        # The form cannot be sent around its pages either.
        status, page = post(sqlite_desk, path, [("step", "check"), ("narrative", "x"), ("repeat", "k"), ("go", "send")])
        assert (status, page.one("step"), page.one("origin")) == (200, "details-1", "check")
        status, page = post(sqlite_desk, path, [("step", "contact"), *start])
        assert page.one("step") == "contact" and "メールアドレスか電話番号の、どちらかを書いてください。" in page.said


def test_the_pages_of_those_who_report_no_incident_speak_of_none(sqlite_desk):
    for form in ("threat-information", "vulnerability-enquiry", *VULNERABILITY):
        for language, words in (("ja", ("応急処置", "起きたこと", "質問に答える")), ("en", ("first aid", "What happened"))):
            page = Page(exchange(sqlite_desk.public, "GET", f"/{language}/report/{form}")[2].decode())
            assert not [word for word in words if word in "".join(page.said)], form


def test_a_draft_brings_the_items_back(sqlite_desk):
    path = "/ja/report/virus-report"
    status, page = post(sqlite_desk, path, [
        ("step", "details-2"), ("narrative", "x"), ("f.equipment", "other"), ("f.equipment.other", TEXT),
        ("fields", "virus_name=EICAR"), ("go", "save")])
    code = re.search(r"[0-9A-Z]{5}(-[0-9A-Z]{5}){4}-[0-9A-Z]{2}", "".join(page.said)).group(0)
    status, page = post(sqlite_desk, "/en/resume", [("code", code), ("go", "open")])
    assert (status, page.one("step")) == (200, "details-2")
    assert page.one("fields") == "virus_name=EICAR"
    assert ("text", TEXT, False) in page.shown["f.equipment.other"]
    assert ("checkbox", "other", True) in page.shown["f.equipment"]
    # A box that is unticked and a text that is emptied are gone; what stands on other pages stays.
    emptied = [("f.equipment.other", ""), ("f.internet", "closed")]
    status, page = post(sqlite_desk, path, page.fields + emptied + [("go", "next")])
    status, page = post(sqlite_desk, path, page.fields + [("go", "back")])
    assert page.one("fields") == "virus_name=EICAR"
    assert not any(checked for _, _, checked in page.shown["f.equipment"])
    assert ("radio", "closed", True) in page.shown["f.internet"]


def test_a_form_sends_no_consent_that_it_did_not_show(sqlite_desk, staff):
    for form, publish in (("threat-information", False), ("general-consultation", True)):
        status, receipt = post(sqlite_desk, f"/en/report/{form}", [
            ("step", "check"), ("narrative", "x"), ("publish", "yes"), ("share", "police"), ("remind", "yes"),
            ("repeat", fresh("key")), ("go", "send")])
        assert status == 201
        reference = re.search(r"C\d\d-\w{4}-\w{3}", "".join(receipt.said)).group(0)
        case = case_of(sqlite_desk, staff, reference)
        assert case["consents"] == {"publishCase": publish, "shareWith": ["police"] if publish else []}
        assert "remind" not in case["contact"]


# Versions

@pytest.fixture(scope="module")
def renewed(tmp_path_factory):
    """A desk whose pack has virus-report@2, in which an item has another name, and still holds @1."""
    folder = tmp_path_factory.mktemp("pack") / "jp-national"
    shutil.copytree(ROOT / "Packs/jp-national", folder)
    old = (folder / "forms/virus-report@1.yaml").read_text()
    new = old.replace("version: 1", "version: 2").replace("id: virus_name", "id: malware_name")
    (folder / "forms/virus-report@2.yaml").write_text(new)
    desks = folder / "desks.yaml"
    desks.write_text(desks.read_text().replace("virus-report@1", "virus-report@2"))
    home = tmp_path_factory.mktemp("renewed") / "home"
    with RunningDesk(home) as desk:
        kept = submit(desk, desk="incident-report", form="virus-report@1", fields={"virus_name": "EICAR"})
    with RunningDesk(home, MADOGUCHI_PACK=str(folder)) as desk:
        yield desk, kept["reference"]


def test_a_case_keeps_the_form_that_it_was_written_on(renewed):
    desk, reference = renewed
    staff = token(desk, fresh("renewed"), "member:*")
    case = case_of(desk, staff, reference)
    assert (case["form"], case["fields"]) == ("virus-report@1", {"virus_name": "EICAR"})
    listed = {one["id"]: one["forms"] for one in call(desk.public, "GET", "/desks")[2]["desks"]}
    assert listed["incident-report"] == ["virus-report@2", "unauthorised-access-report@1"]
    document = openapi(desk.public)
    assert {"virus-report@1", "virus-report@2"} <= set(document["components"]["schemas"]["FormID"]["enum"])
    assert "virus_name" in fields_of(document, "virus-report", 1)
    assert "malware_name" in fields_of(document, "virus-report", 2)


def test_an_old_version_is_taken_as_long_as_it_is_there(renewed):
    desk, _ = renewed
    staff = token(desk, fresh("renewed"), "member:*")
    for stamp, name in (("virus-report@1", "virus_name"), ("virus-report@2", "malware_name")):
        answer = submit(desk, desk="incident-report", form=stamp, fields={name: "EICAR"})
        assert case_of(desk, staff, answer["reference"])["fields"] == {name: "EICAR"}
    for form, fields, where in (("virus-report@2", {"virus_name": "x"}, "/fields/virus_name"),
                                ("virus-report@3", {}, "/form")):
        status, _, problem = call(desk.public, "POST", "/cases", {
            "desk": "incident-report", "narrative": "x", "form": form, "fields": fields})
        assert status == 422 and [error["pointer"] for error in problem["errors"]] == [where]
    # The web offers the newest.
    _, page = post(desk, "/en/report/virus-report", [("step", "tell"), ("narrative", "x"), ("go", "next")])
    assert "f.malware_name" in page.shown
