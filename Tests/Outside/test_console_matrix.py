"""Who may do what in the console: every route of its sources, every role, one's own desk's case and another's."""

import html
import http.client
import json
import random
import re
import statistics
import time
import urllib.parse

import pytest

from conftest import ROOT
from console import FORM, OURS, Member, Visitor, form, forms, plain
from desks import act, bearer, call, case_of, cases, fresh, multipart, submit, token

OWN, OTHER, ELSEWHERE = "consultation.incident", "vulnerability-report", "consultation.apt"
FACTS = json.loads((ROOT / "Packs/jp-national/examples/01-ransomware-small-firm.json").read_text())["request"]["facts"]
NOWHERE, NO_FILE = "C26-0000-000", "01HZZZZZZZZZZZZZZZZZZZZZZZ"
CONSOLE = ROOT / "Sources/DeskWeb/Console"
SERVER = ROOT / "Sources/DeskWeb/Server"

ROLES = {"member own": [f"member:{OWN}"], "lead own": [f"lead:{OWN}"], "member other": [f"member:{OTHER}"],
         "lead other": [f"lead:{OTHER}"], "member of all": ["member:*"], "admin": ["admin"], "auditor": ["auditor"]}
NOBODY = "nobody"
SEES = {OWN: ("member own", "lead own", "member of all"), OTHER: ("member other", "lead other", "member of all")}
HANDLES = tuple(dict.fromkeys(SEES[OWN] + SEES[OTHER]))
LEADS = ("lead own", "lead other")

# Who is let in: everybody; whoever is signed in; whoever handles cases of any desk; leads and administrators;
# administrators; whoever sees the case.
PUBLIC, SIGNED_IN, STAFF, SETTINGS, ADMINS, CASE = "public", "signed in", "staff", "settings", "admins", "case"
LET_IN = {SIGNED_IN: tuple(ROLES), STAFF: HANDLES, SETTINGS: (*LEADS, "admin"), ADMINS: ("admin",)}

# Method and path as the sources register them: who is let in, what is sent, what is answered to those. A route that
# is missing here fails the test, so that the matrix grows with the console.
ROUTES = {
    ("GET", "/healthz"): (PUBLIC, None, 200),
    ("GET", "/readyz"): (PUBLIC, None, 200),
    ("GET", "/console.css"): (PUBLIC, None, 200),
    ("GET", "/console.js"): (PUBLIC, None, 200),
    ("GET", "/icon.svg"): (PUBLIC, None, 200),
    ("GET", "/sign-in"): (PUBLIC, None, {NOBODY: 200, "": 303}),
    ("POST", "/sign-in"): (PUBLIC, {}, 400),
    ("GET", "/sign-out"): (PUBLIC, None, 303),
    ("POST", "/sign-out"): (PUBLIC, {"token": "wrong"}, {NOBODY: 303, "": 403}),
    ("GET", "/setup/:link"): (PUBLIC, None, 404),
    ("POST", "/setup/:link"): (PUBLIC, {"password": "x", "again": "x", "code": "1"}, 404),
    ("GET", "/account"): (SIGNED_IN, None, 200),
    ("GET", "/account/sessions"): (PUBLIC, None, 303),
    ("POST", "/account/sessions"): (SIGNED_IN, {}, 303),
    ("GET", "/account/password"): (SIGNED_IN, None, 200),
    ("POST", "/account/password"): (SIGNED_IN, {"old": "x", "password": "short", "again": "short", "code": "1"}, 422),
    ("GET", "/account/recovery-codes"): (SIGNED_IN, None, 200),
    ("POST", "/account/recovery-codes"): (SIGNED_IN, {"old": "", "code": "1"}, 422),
    ("GET", "/account/language"): (PUBLIC, None, 303),
    ("POST", "/account/language"): (SIGNED_IN, {"language": "ja", "next": "/account"}, 303),
    ("GET", "/accounts"): (ADMINS, None, 200),
    ("POST", "/accounts"): (ADMINS, {"email": "NEW", "role": f"member:{OWN}"}, 201),
    ("GET", "/accounts/:email"): (ADMINS, None, 200),
    ("GET", "/accounts/:email/roles"): (PUBLIC, None, 303),
    ("POST", "/accounts/:email/roles"): (ADMINS, {"role": "auditor"}, 303),
    ("GET", "/accounts/:email/link"): (PUBLIC, None, 303),
    ("POST", "/accounts/:email/link"): (ADMINS, {"second-factor": "yes"}, 200),
    ("GET", "/accounts/:email/access"): (PUBLIC, None, 303),
    ("POST", "/accounts/:email/access"): (ADMINS, {"to": "disabled"}, 303),
    ("GET", "/"): (SIGNED_IN, None, 200),
    ("GET", "/mail"): (SETTINGS, None, 200),
    ("GET", "/phone"): (STAFF, None, 200),
    ("POST", "/phone"): (STAFF, {}, 400),
    ("GET", "/guides"): (STAFF, None, 200),
    ("GET", "/guides/new"): (STAFF, None, 200),
    ("POST", "/guides/new"): (STAFF, {}, 422),
    ("GET", "/guides/:guide"): (STAFF, None, 404),
    ("POST", "/guides/:guide"): (STAFF, {}, 404),
    ("GET", "/lists/vendors"): (ADMINS, None, 200),
    ("POST", "/lists/vendors"): (ADMINS, {}, 400),
    ("GET", "/lists/vendors/drafts/:number"): (ADMINS, None, 404),
    ("POST", "/lists/vendors/drafts/:number"): (ADMINS, {"go": "discard"}, 303),
    ("GET", "/lists/vendors/versions/:number"): (ADMINS, None, 404),
    ("POST", "/lists/vendors/versions/:number"): (ADMINS, {}, 404),
    ("GET", "/lists/vendors/versions/:number/file"): (ADMINS, None, 404),
    ("GET", "/cases/:ref"): (CASE, None, 200),
    ("GET", "/cases/:ref/print"): (CASE, None, 200),
    ("GET", "/cases/:ref/reporter-view"): (CASE, None, 200),
    ("GET", "/cases/:ref/attachments/:id"): (CASE, None, 200),
    ("GET", "/cases/:ref/duties"): (CASE, None, 200),
    ("POST", "/cases/:ref/duties"): (CASE, {"duty": "nobody.report", "on.nobody.report": "今日", "go": "told"}, 422),
    ("GET", "/cases/:ref/calendar.ics"): (CASE, None, 200),
    ("GET", "/cases/:ref/documents"): (CASE, None, 200),
    ("GET", "/cases/:ref/documents/:document"): (CASE, None, 200),
    ("GET", "/cases/:ref/particulars"): (CASE, None, 200),
    ("POST", "/cases/:ref/particulars"): (CASE, {"version": "1", "f.payment_at": "いつか", "go": "save"}, 422),
    ("POST", "/cases/:ref/notes"): (CASE, {"text": "メモ"}, 303),
    ("POST", "/cases/:ref/assignment"): (CASE, {"before": "", "go": "me"}, 303),
    ("POST", "/cases/:ref/labels"): (CASE, {"before": "", "labels": "急ぎ, 確認"}, 303),
    ("GET", "/cases/:ref/referrals"): (CASE, None, 200),
    ("POST", "/cases/:ref/referrals"): (CASE, {"destination": "police", "reason": "被害届"}, 303),
    ("GET", "/cases/:ref/assessments"): (CASE, None, 200),
    ("POST", "/cases/:ref/assessments"): (CASE, {"version": "1", "question": "signs", "shown": "sign.ransom_note",
                                                "sign.ransom_note": "yes", "go": "answer"}, 303),
    ("POST", "/cases/:ref/attachments"): (CASE, multipart("a.txt", "text/plain", b"x"), 303),
    ("GET", "/cases/:ref/receipt"): (CASE, None, 200),
    ("POST", "/cases/:ref/receipt"): (CASE, {"seen": "", "reason": "登録の番号に折り返した"}, 201),
    ("POST", "/cases/:ref/replies"): (CASE, {"seen": "SEEN", "text": "返事", "go": "send"}, 303),
    ("GET", "/cases/:ref/decline"): (CASE, None, 200),
    ("POST", "/cases/:ref/decline"): (CASE, {"seen": "SEEN", "text": "お受けできません。", "go": "send"}, 303),
    ("GET", "/cases/:ref/closure"): (CASE, None, 200),
    ("POST", "/cases/:ref/closure"): (CASE, {"seen": "SEEN", "outcome": "answered", "reason": "解決"}, 303),
    ("GET", "/cases/:ref/handover"): (CASE, None, 200),
    ("POST", "/cases/:ref/handover"): (CASE, {"desk": ELSEWHERE, "reason": "担当の窓口へ"},
                                       {"member of all": 303, "": 200}),
}
ON_A_CASE = [one for one, (who, _, _) in ROUTES.items() if who == CASE]


# The sources

def raw_values():
    """The last parts of a case's paths, by their names in the sources."""
    text = (CONSOLE / "Frame/ConsoleLink.swift").read_text()
    found = re.search(r"enum CaseActPage: String.*?\{(.*?)\n\}", text, re.S).group(1)
    names = {}
    for line in re.findall(r"case (.*)", found):
        for one in line.split(","):
            name, _, value = one.strip().partition(" = ")
            names[name] = value.strip('"') or name
    return names


def acts_where(property):
    """The last parts for which a property of `CaseActPage` is true."""
    text = (CONSOLE / "Case/CaseRoutes.swift").read_text()
    body = re.search(rf"var {property}: Bool \{{\s*switch self \{{(.*?)\n    \}}", text, re.S).group(1)
    values, truth = raw_values(), {}
    for names, word in re.findall(r"(?:case ([^:]*)|default): (true|false)", body):
        told = [one.strip(" .\n") for one in names.split(",") if one.strip()]
        truth.update({name: word == "true" for name in told or set(values) - set(truth)})
    assert set(truth) == set(values), property
    return [values[name] for name, is_so in truth.items() if is_so]


# What stands behind `router.get(`: a path, or one that a loop above makes.
REGISTERED = re.compile(r'"([^"\\]*)"|RouterPath\(path\)|RouterPath\("([^"]*)\\\(path\)"\)|path\b')


def registered():
    """Every route that the sources of the staff side register, but the calls of the API."""
    found = set()
    files = sorted(CONSOLE.rglob("*.swift")) + [SERVER / "StaffSite.swift", SERVER / "Readiness.swift"]
    for file in files:
        text = file.read_text()
        for match in re.finditer(r"router\.(\w+)\(", text):
            method, before = match.group(1), text[:match.start()]
            if (method, text[match.end():match.end() + 11]) == ("add", "middleware:"):
                continue
            assert method in ("get", "post"), f"{file.name}: the test cannot read router.{method}"
            what = REGISTERED.match(text, match.end())
            assert what, f"{file.name}: the test cannot read {text[match.start():match.start() + 60]}"
            if what.group(1) is not None:
                paths = [what.group(1)]
            elif what.group(0) == "path":
                assert 'let path = RouterPath("/cases/:ref/\\(act.rawValue)")' in before
                paths = ["/cases/:ref/" + part for part in acts_where(re.findall(r"if act\.(\w+) \{", before)[-1])]
            else:
                listed = re.findall(r'for path in \[([^\]]*)\]', before)[-1]
                paths = [(what.group(2) or "") + one for one in re.findall(r'"([^"]*)"', listed)]
            found |= {(method.upper(), path) for path in paths}
    return found


def test_the_table_holds_every_route_of_the_sources():
    assert registered() == set(ROUTES)
    site = (SERVER / "StaffSite.swift").read_text()
    # Other kinds of registrations would be other places to look at.
    assert re.findall(r"(\w+)\([^\n]*\.addRoutes\(to: router\)", site) == [
        "AccountRoutes", "QueueRoutes", "CaseRoutes", "ListRoutes", "GuideConsoleRoutes", "PhoneRoutes", "StaffAPI"]
    assert not re.search(r"\.group\(|\.on\(|RouteCollection|\.ws\(", "".join(
        file.read_text() for file in CONSOLE.rglob("*Routes.swift")))


# People and cases

class Case:
    """A case with a file, and what a colleague's pages show of it that forms send back."""

    def __init__(self, desk, name, secret, **members):
        self.secret = secret
        self.answer = submit(desk, desk=name, **members)
        self.reference = self.answer["reference"]
        data, headers = multipart("poc.txt", "text/plain", b"proof of concept")
        status, _, answer = call(desk.staff, "POST", f"/cases/{self.reference}/attachments", raw=data,
                                 headers={**headers, **bearer(secret)})
        assert status == 201
        self.file = answer["id"]
        self.seen = self.whole(desk)["timeline"][0]["id"]

    def whole(self, desk):
        return case_of(desk, self.secret, self.reference)


@pytest.fixture(scope="module")
def people(desk):
    """Somebody with each role, who is signed in."""
    found = {who: Member(desk, *roles) for who, roles in ROLES.items()}
    for one in found.values():
        one.own = one.get("/account").token
    return found


@pytest.fixture(scope="module")
def secret(desk):
    return token(desk, fresh("console-matrix"), "lead:*")


@pytest.fixture(scope="module")
def hidden(desk, secret):
    """A case of each desk, with words that stand nowhere else."""
    made = {}
    for name in (OWN, OTHER):
        word = fresh("機密")
        # As large as a case gets: whatever of it is looked at in vain takes its time.
        made[name] = Case(desk, name, secret, subject=f"件名 {word} " + "長" * 3900, narrative=f"本文 {word} です。",
                          contact={"name": f"氏名 {word}", "email": "hidden@example.org"}, facts=FACTS)
        made[name].word = word
        act(desk, secret, "POST", f"{made[name].reference}/notes", {"text": f"メモ {word}"})
    return made


def send(visitor, method, path, body, token, headers=None, follow=False):
    """One call with the token of the visitor's session, which nothing but the cookie tells from anybody else's."""
    sent = {**OURS, **(headers or {})}
    if isinstance(body, tuple):
        data, kind = body
        line = kind["Content-Type"].split("boundary=")[1]
        part = f'--{line}\r\nContent-Disposition: form-data; name="token"\r\n\r\n{token}\r\n'.encode() if token else b""
        return visitor.request(method, path, part + data, {**kind, **sent}, follow=follow)
    if body is None:
        return visitor.request(method, path, headers=headers, follow=follow)
    if isinstance(body, dict):
        fields = {**({"token": token} if token else {}), **body}
        body = urllib.parse.urlencode(fields, doseq=True)
    return visitor.request(method, path, body, {"Content-Type": FORM, **sent}, follow=follow)


def path_of(template, reference="", file="", link="x" * 52, email="nobody@desk.example"):
    return (template.replace(":ref", reference).replace(":id", file).replace(":document", "ppc-report")
            .replace(":link", link).replace(":number", "7").replace(":guide", "01HZZZZZZZZZZZZZZZZZZZZZZZ")
            .replace(":email", urllib.parse.quote(email, safe="")))


def expected(who, method, let_in, success):
    """The status for somebody, on what is not a case."""
    if let_in == PUBLIC or who in LET_IN[let_in]:
        return success if isinstance(success, int) else success.get(who, success[""])
    if who == NOBODY:
        return 401 if method == "POST" else 303
    return 403


# What is no case

def test_every_page_and_form_lets_in_whom_it_should(desk, people):
    for (method, template), (let_in, body, success) in ROUTES.items():
        if let_in == CASE or (method, template) == ("POST", "/account/sessions"):
            continue
        spare = f"{fresh('spare')}@desk.example"
        if ":email" in template:
            assert desk.run("staff", "add", spare, "--role", f"member:{OWN}")[0] == 0
            before = accounts(desk)
        path = path_of(template, email=spare)
        # Whoever may do it comes last: nobody before has changed anything.
        for who in (NOBODY, *(one for one in ROLES if one != "admin"), "admin"):
            if who == "admin" and ":email" in template:
                assert accounts(desk) == before, (method, path)
            visitor = Visitor(desk.staff) if who == NOBODY else people[who]
            if template == "/accounts" and method == "POST":
                body = {**body, "email": f"{fresh('new')}@desk.example"}
            if who == "admin" and method == "POST" and template.startswith("/accounts"):
                # Whoever changes somebody's account proves once more who they are.
                send(visitor, method, path, body, visitor.own)
                assert visitor.status == 422, (method, path)
                body = {**body, **visitor.proof}
            send(visitor, method, path, body, "x" if who == NOBODY else visitor.own)
            assert visitor.status == expected(who, method, let_in, success), (who, method, path, visitor.text())
            if visitor.status == 303 and who == NOBODY and let_in != PUBLIC:
                assert visitor.got["Location"].startswith("/sign-in")
            if visitor.status == 403 and template != "/sign-out":
                # Who may not is told so, with the name and the roles, and not a word of what is there.
                assert spare not in visitor.body and visitor.email in visitor.body, (who, path)
            if method == "GET" and who != NOBODY and template not in ("/sign-in",):
                status, length = visitor.status, visitor.got["Content-Length"]
                send(visitor, "HEAD", path, None, "")
                assert (visitor.status, visitor.raw) == (status, b"") and visitor.got["Content-Length"] == length

    # Nor does a refusal tell whether there is such an account.
    for who in (one for one in ROLES if one != "admin"):
        for method, template in (("GET", ""), ("POST", "/roles"), ("POST", "/link"), ("POST", "/access")):
            answers = []
            for email in (people["admin"].email, "nobody@desk.example"):
                send(people[who], method, f"/accounts/{urllib.parse.quote(email, safe='')}{template}",
                     {} if method == "POST" else None, people[who].own)
                answers.append(bare(people[who], email))
            assert answers[0] == answers[1] and answers[0][0] == 403, (who, template)


def accounts(desk):
    status, out, err = desk.run("staff", "list")
    assert status == 0, err
    # When somebody was last there is no change.
    return re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+Z", "", out)


def test_without_a_session_a_case_of_somebody_is_none(desk, hidden):
    case = hidden[OWN]
    for method, template in ON_A_CASE:
        answers = []
        for reference, file in ((case.reference, case.file), (NOWHERE, NO_FILE)):
            visitor = send(Visitor(desk.staff), method, path_of(template, reference, file),
                           ROUTES[method, template][1], "x")
            assert visitor.status == (401 if method == "POST" else 303), (method, template)
            answers.append(bare(visitor, reference, file))
        assert answers[0] == answers[1], (method, template)


# Cases

def test_whoever_has_the_desk_can_do_everything_to_its_cases(desk, people, secret):
    for name, seers in SEES.items():
        for who in seers:
            case, member = Case(desk, name, secret), people[who]
            for (method, template), (let_in, body, success) in ROUTES.items():
                if let_in != CASE:
                    continue
                body = current(desk, member, case, template, body)
                send(member, method, path_of(template, case.reference, case.file), body, member.own)
                status = success if isinstance(success, int) else success.get(who, success[""])
                assert member.status == status, (who, method, template, member.text())
                if method == "GET":
                    page, length = member.body, member.got["Content-Length"]
                    assert template.endswith(":id") or case.reference in page, (who, template)
                    send(member, "HEAD", path_of(template, case.reference, case.file), None, "")
                    assert (member.status, member.raw) == (200, b"")
                if template.endswith(("/decline", "/closure")) and method == "POST":
                    send(member, "POST", f"/cases/{case.reference}/closure", {"go": "reopen"}, member.own)
                    assert member.status == 303 and case.whole(desk)["state"] != "closed"
            kinds = [entry["kind"] for entry in case.whole(desk)["timeline"]]
            assert {"note", "assignment", "labels", "referral", "attachment", "receipt", "reply", "closure",
                    "reopening", "handover"} <= set(kinds), kinds


def current(desk, member, case, template, body):
    """A route's body with what the page of now holds in the place of what it held at first."""
    if not isinstance(body, dict):
        return body
    if template.endswith("/assessments"):
        page = member.get(f"/cases/{case.reference}/assessments").body
        asked = next(one for one in forms(page) if ("go", "answer") in one.buttons and len(one.choices) > 2)
        name, value = next(one for one in asked.choices if one[1])
        return dict(asked.filled({name: value}, "answer"))
    if "seen" in body:
        page = f"/cases/{case.reference}" + template.removeprefix("/cases/:ref").removesuffix("/replies")
        shown = form(member.get(page).body, path_of(template, case.reference))
        return {**body, "seen": dict(shown.fields)["seen"]}
    return body


def variants(body, own):
    """What somebody may try: the right form, nothing, nonsense, without a token, from another site."""
    yield body, own, None
    if body is None:
        return
    yield body, "", None
    yield body, own, {"Sec-Fetch-Site": "cross-site"}
    if isinstance(body, tuple):
        yield (b"no parts", body[1]), "", None
        yield body, own, {"Content-Type": "multipart/form-data"}
        return
    yield {}, own, None
    yield b"\xff\xfe=%zz", own, None
    yield {**body, "from": "/?q=x", "go": "no-such"}, own, None


def bare(visitor, reference, file=""):
    """An answer without what its own address brings into it: (status, headers, body)."""
    def without(text):
        for one in (reference, file):
            for form_of_it in {one, urllib.parse.quote(one, safe=""), urllib.parse.quote_plus(one), html.escape(one)}:
                text = text.replace(form_of_it, "·") if one else text
        return text
    headers = {name.lower(): without(value) for name, value in visitor.got.items()
               if name.lower() not in ("date", "content-length")}
    token = re.compile(r'name="token" value="[^"]+"')
    return visitor.status, headers, token.sub("", without(visitor.body))


def writings(reference):
    """The same reference as people type it."""
    return (reference, reference.lower(), reference.replace("-", ""), reference.replace("-", "‐").replace("0", "O"),
            reference.translate({ord(one): ord(one) + 0xFEE0 for one in reference}))


ODD_PATHS = ("/cases/REF", "/cases/REF/", "//cases/REF", "/cases//REF", "/cases/REF%2Fprint", "/cases/REF/print/",
             "/cases/./REF", "/cases/REF%00", "/cases/%20REF%20", "/CASES/REF", "/cases/REF;x", "/cases/REF/notes",
             "/cases/REF?from=/cases/REF")


def test_a_case_of_another_desk_is_a_case_that_does_not_exist(desk, people, hidden):
    for name, seers in SEES.items():
        case = hidden[name]
        before = case.whole(desk)
        for who, member in people.items():
            if who in seers:
                continue
            for method, template in ON_A_CASE:
                body = ROUTES[method, template][1]
                if isinstance(body, dict) and "seen" in body:
                    # What only a colleague can know.
                    body = {**body, "seen": case.seen + "Z"}
                for number, (sent, own, headers) in enumerate(variants(body, member.own)):
                    answers = []
                    for reference, file in ((case.reference, case.file), (NOWHERE, NO_FILE)):
                        send(member, method, path_of(template, reference, file), sent, own, headers)
                        assert case.word not in member.body, (who, method, template)
                        answers.append(bare(member, reference, file))
                    assert answers[0] == answers[1], (who, method, template, number)
                    if number == 0:
                        assert answers[0][0] == 404, (who, method, template)
                    else:
                        assert answers[0][0] in (400, 403, 404), (who, method, template, number)
                if method == "GET":
                    send(member, "HEAD", path_of(template, case.reference, case.file), None, "")
                    assert member.status == 404
            for written, none in zip(writings(case.reference), writings(NOWHERE)):
                for around in ODD_PATHS:
                    answers = []
                    for one in (written, none):
                        member.get(around.replace("REF", urllib.parse.quote(one, safe="")), follow=False)
                        answers.append(bare(member, one))
                    assert answers[0] == answers[1] and answers[0][0] == 404, (who, written, around)
            for method in ("PUT", "DELETE", "PATCH", "OPTIONS"):
                answers = []
                for one in (case.reference, NOWHERE):
                    send(member, method, f"/cases/{one}", {"text": "x"}, member.own)
                    answers.append(bare(member, one))
                assert answers[0] == answers[1] and answers[0][0] in (404, 405), (who, method)
        assert case.whole(desk) == before
        assert 'name="held"' not in people["member of all"].get(f"/cases/{case.reference}").body


def test_a_file_is_had_only_through_its_own_case(desk, people, hidden, secret):
    mine, other = Case(desk, OWN, secret), hidden[OTHER]
    for who in SEES[OWN]:
        for reference, file in ((mine.reference, hidden[OWN].file), (mine.reference, other.file),
                                (mine.reference, NO_FILE), (mine.reference, "..%2F..%2F" + mine.file)):
            assert people[who].get(f"/cases/{reference}/attachments/{file}").status == 404, (who, file)
        got = people[who].get(f"/cases/{mine.reference}/attachments/{mine.file}")
        assert got.raw == b"proof of concept" and got.got["Content-Disposition"].startswith("attachment")
        assert got.got["X-Content-Type-Options"] == "nosniff"


def test_only_leads_assign_to_others(desk, people, secret):
    for who in SEES[OWN]:
        case, member = Case(desk, OWN, secret), people[who]
        page = member.get(f"/cases/{case.reference}")
        gives = [one for one in forms(page.body) if "assignee" in dict(one.fields)]
        assert bool(gives) == (who in LEADS)
        send(member, "POST", f"/cases/{case.reference}/assignment",
             {"before": "", "assignee": people["member own"].email, "go": "give"}, member.own)
        if who in LEADS or who == "member own":
            assert member.status == 303 and case.whole(desk)["assignee"] == people["member own"].email
        else:
            assert member.status == 403 and case.whole(desk)["assignee"] is None
            assert "assignment" not in [one["kind"] for one in case.whole(desk)["timeline"]]


def test_a_case_that_was_given_away_is_gone(desk, people, secret):
    member, case = people["lead own"], Case(desk, OWN, secret)
    member.get(f"/cases/{case.reference}").send(
        f"/cases/{case.reference}/replies", {"text": "まだ預かっている返事"}, go="send")
    held = re.search(r'name="held" value="([^"]+)"', member.body).group(1)
    member.get(f"/cases/{case.reference}/handover").send(
        f"/cases/{case.reference}/handover", {"desk": OTHER, "reason": "担当の窓口へ"})
    assert member.status == 200 and OTHER not in SEES[OWN]
    for method, template, body in (
            ("GET", "", None), ("GET", "/print", None), ("GET", f"/attachments/{case.file}", None),
            ("POST", "/replies", {"go": "take-back", "held": held}), ("POST", "/notes", {"text": "x"})):
        answers = []
        for reference in (case.reference, NOWHERE):
            send(member, method, f"/cases/{reference}{template}", body, member.own)
            answers.append(bare(member, reference))
        assert answers[0] == answers[1] and answers[0][0] == 404, template
    assert case.reference not in member.get("/?state=all").body
    assert people["member other"].get(f"/cases/{case.reference}").status == 200


# Lists

def queue(member, **query):
    return member.get("/?" + urllib.parse.urlencode(query))


def rows(member):
    """The references that a list shows, without what was typed into its form."""
    return set(re.findall(r"C\d\d-[0-9A-Z]{4}-[0-9A-Z]{3}",
                          plain(re.sub(r"<form.*?</form>", "", member.body, flags=re.S))))


QUERIES = [{}, {"state": "all"}, {"state": "new"}, {"assignee": "nobody"}, {"assignee": "me"}, {"order": "waiting"},
           {"order": "due"}, {"state": "closed"}, {"assignee": "lead@desk.example"}]


def test_nothing_of_another_desk_s_case_reaches_a_list(desk, people, secret):
    """Lists, tabs with their counts, choices: not one byte differs before a case of the other desk and after it."""
    blind = [who for who in people if who not in SEES[OTHER]]
    for attempt in range(3):
        before = {(who, number): queue(people[who], **query).body
                  for who in blind for number, query in enumerate(QUERIES)}
        case = Case(desk, OTHER, secret, subject="新しい案件", narrative="別の窓口")
        act(desk, secret, "PUT", f"{case.reference}/assignment", {"assignee": "lead@desk.example"})
        after = {(who, number): queue(people[who], **query).body
                 for who in blind for number, query in enumerate(QUERIES)}
        # Times since something happened change by themselves, but not three times in a row.
        if before == after:
            break
    assert before == after, [key for key in before if before[key] != after[key]]
    # The same look does see a case of one's own.
    count = re.compile(r'class="count">([\d,]+)<')
    was = count.findall(queue(people["member own"]).body)
    own = Case(desk, OWN, secret)
    assert count.findall(queue(people["member own"]).body) != was and own.reference in rows(people["member own"])


def test_a_list_of_another_desk_is_that_of_a_desk_that_is_not_there(people, hidden):
    for who, member in people.items():
        if who in SEES[OTHER]:
            continue
        answers = []
        for name in (OTHER, "no-such-desk"):
            queue(member, desk=name)
            assert member.status == 200 and hidden[OTHER].reference not in member.body
            answers.append(bare(member, name)[2])
        assert answers[0] == answers[1], who
    # Choices of desks are those that somebody sees: none where there is one alone.
    names = {name for name, _ in form(queue(people["member of all"]).body, "/").choices}
    assert "desk" in names
    for who in ("member own", "lead own"):
        assert "desk" not in {name for name, _ in form(queue(people[who]).body, "/").choices}
        desks_of_calls = [value for name, value in form(people[who].get("/phone").body, "/phone").choices
                          if name == "form"]
        assert desks_of_calls == ["incident-consultation"]


def test_a_search_finds_nothing_of_another_desk(people, hidden):
    case, nothing = hidden[OTHER], fresh("機密")
    for who, member in people.items():
        if who in SEES[OTHER]:
            assert rows(queue(member, q=case.word)) == {case.reference}, who
            assert queue(member, q=case.reference.lower()).path == f"/cases/{case.reference}"
            continue
        for found, none in ((case.word, nothing), (f"{case.word} 本文", f"{nothing} 本文"),
                            *((one, other) for one, other in zip(writings(case.reference), writings(NOWHERE)))):
            for more in ({}, {"state": "all"}, {"desk": OTHER}):
                answers = []
                for text in (found, none):
                    queue(member, q=text, **more)
                    assert member.status == 200
                    answers.append(bare(member, text)[2])
                assert answers[0] == answers[1], (who, found, more)


def test_whoever_looks_after_accounts_reads_no_case(people, hidden):
    secrets = [one.word for one in hidden.values()] + [one.reference for one in hidden.values()]
    for who in ("admin", "auditor"):
        member = people[who]
        for path in ("/", "/?state=all", "/accounts", f"/accounts/{urllib.parse.quote(member.email)}", "/account",
                     "/mail", "/phone"):
            member.get(path)
            assert not [one for one in secrets if one in member.body], (who, path)
        for one in hidden.values():
            for text in (one.word, one.reference):
                queue(member, q=text)
                assert member.status == 200 and member.path.startswith("/?q=")
                assert not [other for other in secrets if other != text and other in member.body]


def test_a_call_is_taken_for_one_s_own_desk_alone(desk, people, secret):
    own = people["member own"]
    other_form = next(value for name, value in form(people["member other"].get("/phone").body, "/phone").choices
                      if name == "form")
    before = [one["reference"] for one in cases(desk, secret, limit=100)]
    shown = form(own.get("/phone").body, "/phone").filled(
        {"form": other_form, "narrative": "電話で聞いた話", "phone": "03-0000-0000", "name": "田中"}, "receive")
    assert own.post("/phone", shown).status == 422
    for who in ("admin", "auditor"):
        assert send(people[who], "POST", "/phone", dict(shown), people[who].own).status == 403
    assert [one["reference"] for one in cases(desk, secret, limit=100)] == before
    shown = form(own.get("/phone").body, "/phone").filled(
        {"narrative": "電話で聞いた話", "phone": "03-0000-0000", "name": "田中"}, "receive")
    assert own.post("/phone", shown).status == 201
    reference = re.search(r"C\d\d-[0-9A-Z]{4}-[0-9A-Z]{3}", own.text()).group(0)
    assert own.get(f"/cases/{reference}").status == 200
    assert people["member other"].get(f"/cases/{reference}").status == 404


# What pages lead to

def test_every_link_and_form_of_a_page_is_in_the_table(people, hidden):
    known = [(method, re.compile(re.sub(r":\w+", "[^/]+", template) + "$")) for method, template in ROUTES]
    pages = ["/", "/?state=all", "/mail", "/phone", "/account", "/accounts", "/account/password",
             "/account/recovery-codes", "/accounts/" + urllib.parse.quote(people["auditor"].email)]
    for who in ("lead own", "member of all", "admin"):
        for path in pages + [path_of(template, hidden[OWN].reference, hidden[OWN].file)
                             for method, template in ON_A_CASE if method == "GET"]:
            body = people[who].get(path).body
            found = [("GET", one) for one in re.findall(r'(?:href|src)="(/[^"]*)"', body)]
            found += [(one.method, one.action) for one in forms(body)]
            found += [("POST", one) for one in re.findall(r'formaction="([^"]*)"', body)]
            for method, address in found:
                place = urllib.parse.urlsplit(html.unescape(address)).path
                assert any(method == one and there.match(place) for one, there in known), (path, method, address)


# Time

def welch(one, other):
    """How far two means are apart, in standard errors."""
    spread = statistics.variance(one) / len(one) + statistics.variance(other) / len(other)
    return (statistics.mean(one) - statistics.mean(other)) / spread ** 0.5


@pytest.mark.parametrize("method, template, body", [
    ("GET", "", None), ("POST", "/notes", {"text": "メモ"}), ("GET", "/attachments/FILE", None)],
    ids=["page", "act", "file"])
def test_the_time_of_a_404_tells_nothing(desk, people, hidden, method, template, body):
    member, case = people["member own"], hidden[OTHER]
    told = []
    for attempt in range(3):
        times = {case.reference: [], NOWHERE: []}
        with Calls(member) as calls:
            for number in range(2_000):
                reference = random.choice(list(times))
                file = case.file if reference == case.reference else NO_FILE
                took = calls.one(method, f"/cases/{reference}{template.replace('FILE', file)}", body)
                if number >= 20:
                    times[reference].append(took)
        # The machine's own pauses say nothing of the program.
        t = welch(*(sorted(one)[:len(one) * 9 // 10] for one in times.values()))
        told.append((round(t, 2), [round(statistics.median(one) * 1e6) for one in times.values()]))
        if abs(t) < 6:
            break
    print(f"\n404 of {method} {template or 'page'}: (t, medians of another desk's case and of none in µs) = {told}")
    assert abs(t) < 6, told


class Calls:
    """One connection of somebody, and how long each call on it takes."""

    def __init__(self, member):
        self.member = member

    def __enter__(self):
        self.connection = http.client.HTTPConnection(urllib.parse.urlsplit(self.member.address).netloc, timeout=60)
        return self

    def __exit__(self, *_):
        self.connection.close()

    def one(self, method, path, body):
        name, value = self.member.cookie
        data = urllib.parse.urlencode({"token": self.member.own, **body}) if body else None
        headers = {"Cookie": f"{name}={value}", **OURS, **({"Content-Type": FORM} if data else {})}
        begun = time.perf_counter()
        self.connection.request(method, path, data, headers)
        response = self.connection.getresponse()
        response.read()
        assert response.status == 404
        return time.perf_counter() - begun


# The last of them: it ends every session

def test_everybody_signs_out_everywhere_and_nobody_else(desk, people):
    assert send(Visitor(desk.staff), "POST", "/account/sessions", {}, "x").status == 401
    for who, member in people.items():
        send(member, "POST", "/account/sessions", {}, member.own)
        assert member.status == 303 and member.got["Location"].startswith("/sign-in"), who
