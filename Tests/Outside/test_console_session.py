"""Signing in, and what nobody else can do with it: fixation, forgery, redirects, delay, accounts that are ended."""

import re
import time
import urllib.parse

import pytest

from console import FORM, OURS, PASSWORD, Member, Visitor, form, fresh_code
from desks import RunningDesk, bearer, call, exchange, fresh, multipart, submit, token

DESK = "consultation.incident"
CLOSED = ("/", "/phone", "/mail", "/account", "/accounts", "/cases/C26-0000-000", "/cases/C26-0000-000/print",
          "/cases/C26-0000-000/attachments/01HZZZZZZZZZZZZZZZZZZZZZZZ")


@pytest.fixture(scope="module")
def haruka(desk):
    """A lead whose session nothing here ends."""
    return Member(desk, f"lead:{DESK}")


@pytest.fixture(scope="module")
def other_token(desk):
    """The token of somebody else's forms."""
    return Member(desk, f"member:{DESK}").get("/account").token


def is_in(visitor):
    """Whether the console lets the visitor in."""
    visitor.get("/", follow=False)
    assert visitor.status in (200, 303)
    return visitor.status == 200


def riding(desk, name, value):
    """Somebody else's browser with this session."""
    other = Visitor(desk.staff)
    other.jar = {name: value}
    return other


def form_headers(**headers):
    return {"Content-Type": FORM, **{name.replace("_", "-"): value for name, value in headers.items() if value}}


# What a session is

def test_nothing_of_the_console_is_shown_without_signing_in(desk):
    for path in CLOSED:
        stranger = Visitor(desk.staff).get(path, follow=False)
        assert stranger.status == 303, path
        place = urllib.parse.urlsplit(stranger.got["Location"])
        expected = {} if path == "/" else {"next": [path]}
        assert (place.path, urllib.parse.parse_qs(place.query)) == ("/sign-in", expected)
    stranger = Visitor(desk.staff).post("/cases/C26-0000-000/notes", {"text": "x"}, token=False)
    assert stranger.status == 401


def test_a_session_is_no_key_to_the_api_nor_a_token_one_to_the_console(desk, haruka):
    name, value = haruka.cookie
    for headers in ({"Cookie": f"{name}={value}"}, bearer(value)):
        assert call(desk.staff, "GET", "/cases", headers=headers)[0] == 401
    secret = token(desk, fresh("console"), "lead:*")
    for headers in (bearer(secret), {"Cookie": f"{name}={secret}"}):
        assert Visitor(desk.staff).get("/", headers=headers, follow=False).status == 303


def test_a_session_that_was_foisted_is_never_taken_up(desk, haruka):
    name, own = haruka.cookie
    first = haruka.elsewhere().sign_in()
    for value in ("f" * 56, first.cookie[1]):
        visitor = haruka.elsewhere()
        visitor.jar = {name: value}
        visitor.sign_in()
        assert is_in(visitor) and visitor.cookie[1] not in (value, own)
        # Whoever foisted it has nothing of it: one of our own that was given up is over.
        assert not is_in(riding(desk, name, value))
    assert is_in(haruka)


def test_signing_out_ends_the_session_and_everywhere_ends_all(desk):
    member = Member(desk, f"member:{DESK}")
    name, first = member.cookie
    member.get("/account").post("/sign-out", {})
    assert member.cookie == (None, None) and not is_in(riding(desk, name, first))
    member.sign_in()
    other = member.elsewhere().sign_in()
    assert is_in(riding(desk, *member.cookie)) and is_in(riding(desk, *other.cookie))
    member.get("/account").post("/account/sessions", {})
    assert member.cookie == (None, None) and not is_in(riding(desk, *other.cookie))


def test_another_password_ends_the_other_sessions(sqlite_desk):
    member = Member(sqlite_desk, f"member:{DESK}")
    other = member.elsewhere().sign_in()
    new = "hashira no kage 77"
    member.get("/account/password").post("/account/password", {
        "old": PASSWORD, "password": new, "again": new, "code": member.recovery.pop()})
    assert member.status == 200 and "/account" in member.path, member.text()
    assert is_in(member) and not is_in(other)
    assert member.elsewhere().sign_in().status == 401
    assert is_in(member.elsewhere().sign_in(password=new))


def test_the_session_of_a_disabled_person_ends_within_five_seconds(desk):
    member = Member(desk, f"member:{DESK}")
    name, value = member.cookie
    assert is_in(member)
    status, _, err = desk.run("staff", "disable", member.email)
    assert status == 0, err
    begun = time.monotonic()
    while is_in(riding(desk, name, value)):
        assert time.monotonic() - begun < 5
    assert member.elsewhere().sign_in().status == 401
    assert desk.run("staff", "enable", member.email)[0] == 0
    assert not is_in(riding(desk, name, value)), "the old session came back"
    assert is_in(member.elsewhere().sign_in())


def test_a_role_that_is_taken_away_counts_at_once(desk):
    member = Member(desk, f"member:{DESK}")
    reference = submit(desk, desk=DESK)["reference"]
    assert member.get(f"/cases/{reference}").status == 200
    status, _, err = desk.run("staff", "roles", member.email, "--role", "member:consultation.apt")
    assert status == 0, err
    assert member.get(f"/cases/{reference}").status == 404


# Forms of others

FOREIGN = [{"Sec_Fetch_Site": "cross-site"}, {"Sec_Fetch_Site": "same-site"}, {"Sec_Fetch_Site": "nonsense"},
           {"Origin": "https://evil.example"}, {"Origin": "null"},
           {"Sec_Fetch_Site": "cross-site", "Origin": "OWN"}, {"Sec_Fetch_Site": "same-origin, cross-site"}]


def test_a_form_of_another_site_changes_nothing(desk, haruka):
    reference = submit(desk, desk=DESK)["reference"]
    page = haruka.get(f"/cases/{reference}")
    seen, right = dict(form(page.body, f"/cases/{reference}/replies").fields)["seen"], page.token
    for number, headers in enumerate(FOREIGN):
        sent = {name: haruka.address if value == "OWN" else value for name, value in headers.items()}
        for path, text in (("replies", "偽の返信"), ("notes", "偽のメモ")):
            body = urllib.parse.urlencode({"token": right, "text": text + str(number), "seen": seen})
            haruka.request("POST", f"/cases/{reference}/{path}", body, form_headers(**sent))
            assert haruka.status == 403, headers
            # Whoever wrote the form must not see it sent again by a press of a button either.
            assert text not in haruka.body
        haruka.request("POST", "/sign-out", f"token={right}", form_headers(**sent))
        assert haruka.status == 403, headers
    assert is_in(haruka)
    text = haruka.get(f"/cases/{reference}").text()
    assert "偽の返信" not in text and "偽のメモ" not in text
    for headers in ({"Sec_Fetch_Site": "same-origin"}, {"Sec_Fetch_Site": "none"}, {"Origin": haruka.address}, {}):
        words = fresh("本物のメモ")
        haruka.request("POST", f"/cases/{reference}/notes", urllib.parse.urlencode({"token": right, "text": words}),
                       form_headers(**headers))
        assert haruka.status == 200 and words in haruka.text(), headers


def test_a_form_without_the_session_s_token_changes_nothing(desk, haruka, other_token):
    reference = submit(desk, desk=DESK)["reference"]
    right = haruka.get(f"/cases/{reference}").token
    for wrong in (None, "", "x", "A" * 64, other_token, right[:-1], right + "0", right.upper()):
        body = urllib.parse.urlencode({"text": "偽のメモ", **({} if wrong is None else {"token": wrong})})
        for headers in (OURS, {}):
            haruka.request("POST", f"/cases/{reference}/notes", body, {"Content-Type": FORM, **headers})
            assert haruka.status == 403, wrong
            # What was typed is kept for whoever certainly typed it, and for nobody else.
            assert ("偽のメモ" in haruka.body) == bool(headers)
    assert is_in(haruka) and "偽のメモ" not in haruka.get(f"/cases/{reference}").text()


def test_a_file_without_the_session_s_token_is_not_taken(desk, haruka, other_token):
    reference = submit(desk, desk=DESK)["reference"]
    path, right = f"/cases/{reference}/attachments", haruka.get(f"/cases/{reference}").token
    file, kind = multipart("poc.txt", "text/plain", b"foisted")
    line = kind["Content-Type"].split("boundary=")[1]

    def part(value):
        return (f'--{line}\r\nContent-Disposition: form-data; name="token"\r\n\r\n{value}\r\n').encode()

    behind = file.removesuffix(f"--{line}--\r\n".encode()) + part(right) + f"--{line}--\r\n".encode()
    for body in (file, part("x") + file, part(other_token) + file, behind):
        haruka.request("POST", path, body, {**kind, **OURS})
        assert haruka.status in (403, 422), body
    haruka.request("POST", path, part(right) + file, {**kind, "Sec-Fetch-Site": "cross-site"})
    assert haruka.status == 403
    assert "poc.txt" not in haruka.get(f"/cases/{reference}").text()
    haruka.request("POST", path, part(right) + file, {**kind, **OURS})
    assert haruka.status == 200 and "poc.txt" in haruka.get(f"/cases/{reference}").text()


# Where signing in leads

EVIL = ["//evil.example", "https://evil.example/", "/\\evil.example", "\\\\evil.example", "/%0d%0aSet-Cookie:x=1",
        "javascript:alert(1)", "/\t/evil.example", " //evil.example", "///evil.example", "/..//evil.example",
        "http:evil.example", "/sign-out", "/setup/abc", "/\r\nSet-Cookie: x=1", "/a#//evil.example", "/" * 3000]


@pytest.mark.parametrize("target", EVIL, ids=lambda text: repr(text[:20]))
def test_no_page_leads_to_another_site(sqlite_desk, haruka_here, target):
    quoted = urllib.parse.quote(target)
    stranger = Visitor(sqlite_desk.staff)
    visits = [stranger.get("/sign-in?next=" + quoted, follow=False),
              Visitor(sqlite_desk.staff).post("/sign-in", {"email": "x", "next": target}, token=False, follow=False)]
    for path in ("/sign-in?next=", "/account?done=code-used&next=", "/cases/C26-0000-000?from="):
        visits.append(haruka_here.get(path + quoted, follow=False))
        # Our own later pages of this person begin anew.
        assert_own(haruka_here)
    for visit in visits:
        assert_own(visit)


@pytest.fixture(scope="module")
def haruka_here(sqlite_desk):
    return Member(sqlite_desk, f"lead:{DESK}")


def assert_own(visit):
    """Every link, form and redirect of an answer stays here, but for the public site."""
    place = visit.got["Location"]
    assert place is None or re.fullmatch(r"/(?![/\\])[!-\"$-~]*", place), place
    assert visit.got["Set-Cookie"] is None or "x=1" not in visit.got["Set-Cookie"]
    for found in re.findall(r'(?:href|action|src)="([^"]*)"', visit.body):
        assert re.match(r"/(?![/\\])|\?|#|http://127\.0\.0\.1:\d+/", found) or found == "", found
        assert "evil" not in urllib.parse.urlsplit(found).netloc


def test_signing_in_leads_to_a_page_of_ours_or_home(desk):
    member = Member(desk, f"member:{DESK}")

    def lands(target, code):
        visit = member.elsewhere().sign_in(next=target, code=code, follow=False)
        assert visit.status == 303
        return visit.got["Location"]

    assert lands("/?view=closed", fresh_code(member.secret)) == "/?view=closed"
    # Who used up a recovery code is told how many are left, with the way on.
    for target, expected in ((EVIL[0], "/"), (EVIL[1], "/"), (EVIL[11], "/"), ("/account?x=1", "/account?x=1")):
        place = urllib.parse.urlsplit(lands(target, member.recovery.pop()))
        assert (place.path, urllib.parse.parse_qs(place.query)) == (
            "/account", {"done": ["code-used"], "next": [expected]}), target


# Wrong passwords, codes and links

def test_every_cause_of_a_refusal_reads_the_same(desk):
    member = Member(desk, f"member:{DESK}")
    disabled = f"{fresh('gone')}@desk.example"
    assert desk.run("staff", "add", disabled, "--role", f"member:{DESK}")[0] == 0
    answers = set()
    for email, password, code in ((member.email, "nanika chigau mono", "123456"), (member.email, PASSWORD, "000000"),
                                  (disabled, PASSWORD, "123456"), ("nobody@desk.example", PASSWORD, "123456")):
        visitor = Visitor(desk.staff)
        visitor.get("/sign-in")
        visitor.post("/sign-in", {"email": email, "password": password, "code": code}, token=False)
        assert visitor.status == 401 and visitor.got["Set-Cookie"] is None
        assert password not in visitor.body
        answers.add(visitor.body.replace(email, "ADDRESS"))
    assert len(answers) == 1


def test_guessing_is_slowed_and_a_browser_that_is_known_is_not(desk):
    member = Member(desk, f"member:{DESK}")
    # The account's first sign-in makes the browser known.
    member.sign_in()
    device = {name: value for name, value in member.jar.items() if name.endswith("mdg_device")}
    assert device
    guesser = Visitor(desk.staff)
    for _ in range(12):
        guesser.post("/sign-in", {"email": member.email, "password": "guess guess guess", "code": "111111"},
                     token=False)
        if guesser.status == 429:
            break
    assert guesser.status == 429 and int(guesser.got["Retry-After"]) >= 1
    assert member.email in guesser.body
    # An address that nobody has is slowed alike.
    for _ in range(12):
        guesser.post("/sign-in", {"email": "nobody2@desk.example", "password": "guess guess guess", "code": "111111"},
                     token=False)
        if guesser.status == 429:
            break
    assert guesser.status == 429
    again = member.elsewhere()
    again.jar = dict(device)
    assert is_in(again.sign_in())


def test_a_code_counts_once_and_a_recovery_code_too(desk):
    member = Member(desk, f"member:{DESK}")
    assert len(member.recovery) == 8
    for code in (fresh_code(member.secret), member.recovery[0].lower()):
        for expected in (303, 401):
            assert member.elsewhere().sign_in(code=code, follow=False).status == expected


def test_a_link_opens_once(desk):
    email = f"{fresh('once')}@desk.example"
    status, out, err = desk.run("staff", "add", email, "--role", f"member:{DESK}")
    assert status == 0, err
    path = urllib.parse.urlsplit(out.strip()).path
    visitor = Visitor(desk.staff)
    for _ in range(3):
        assert visitor.get(path).status == 200
    assert "no-referrer" in visitor.got["Referrer-Policy"] and visitor.got["Cache-Control"] == "no-store"
    member = Member.__new__(Member)
    Visitor.__init__(member, desk.staff)
    member.enrol(out.strip())
    assert is_in(member)
    gone = Visitor(desk.staff).get(path)
    assert gone.status == 404
    # One that was never made reads the same, the address apart, which the change of language does not print.
    assert Visitor(desk.staff).get("/setup/" + "x" * 56).body == gone.body


@pytest.mark.parametrize("password", ["short", "password1234", "aaaaaaaaaaaaaaaa", "madoguchi-madoguchi",
                                      "qwertyuiop12345"])
def test_weak_passwords_are_refused_in_words(sqlite_desk, password):
    email = f"{fresh('weak')}@desk.example"
    _, out, _ = sqlite_desk.run("staff", "add", email, "--role", f"member:{DESK}")
    visitor = Visitor(sqlite_desk.staff)
    path = urllib.parse.urlsplit(out.strip()).path
    visitor.get(path)
    visitor.post(path, {"password": password, "again": password, "code": "123456"}, token=False)
    assert visitor.status == 422
    assert password not in visitor.body
    assert not any(name.endswith("mdg_session") for name in visitor.jar)


def test_a_password_of_a_mebibyte_is_refused_unread(sqlite_desk):
    status, _, content = exchange(
        sqlite_desk.staff, "POST", "/sign-in",
        b"email=a%40desk.example&password=" + b"x" * 1_048_576 + b"&code=123456", {"Content-Type": FORM})
    assert status == 413 and b"x" * 100 not in content


# What is kept where

def test_no_secret_is_in_the_log(desk, haruka):
    log = desk.log.read_text(errors="replace")
    for secret in (haruka.cookie[1], PASSWORD, haruka.secret.replace(" ", ""), *haruka.recovery):
        assert secret not in log
    # The first link of a desk is told to whoever starts it, on a line of its own; no other one is anywhere.
    assert "/setup/" not in re.sub(r"(?m)^\s*https?://\S+/setup/\S+$", "", log)


def test_cookies_are_kept_from_scripts_and_other_sites(desk, haruka):
    visit = haruka.elsewhere().sign_in(follow=False)
    cookies = visit.got.get_all("Set-Cookie")
    kinds = {re.match(r"(?:__Host-)?(\w+)=", cookie).group(1): cookie for cookie in cookies}
    assert set(kinds) == {"mdg_session", "mdg_device"}
    for cookie in cookies:
        # On loopback http there is no Secure.
        assert "HttpOnly" in cookie and "SameSite=" in cookie and "Path=/" in cookie
        assert "Secure" not in cookie and "Domain" not in cookie
    assert "Max-Age" not in kinds["mdg_session"] and "Expires" not in kinds["mdg_session"]
    for page in ("/", "/account"):
        assert haruka.get(page).got["Cache-Control"] == "no-store"


def test_behind_https_cookies_are_of_this_host_and_secure(tmp_path):
    url = "https://staff.desk.example"
    with RunningDesk(tmp_path / "home", MADOGUCHI_STAFF_URL=url) as desk:
        member = Member(desk, f"member:{DESK}")
        visit = member.elsewhere().sign_in(follow=False)
        for cookie in visit.got.get_all("Set-Cookie"):
            assert cookie.startswith(("__Host-mdg_session=", "__Host-mdg_device=")), cookie
            assert "; Secure" in cookie and "; HttpOnly" in cookie and "; Path=/;" in cookie and "Domain" not in cookie
        # A cookie without the prefix is anybody's under the same domain.
        assert not is_in(riding(desk, "mdg_session", visit.cookie[1]))
        reference = submit(desk, desk=DESK)["reference"]
        right = member.get(f"/cases/{reference}").token
        for origin, status in ((url, 303), (url + ":443", 303), ("http://staff.desk.example", 403), (desk.staff, 403),
                               ("https://desk.example", 403), ("https://staff.desk.example.evil.example", 403)):
            member.request("POST", f"/cases/{reference}/notes", urllib.parse.urlencode({"token": right, "text": "x"}),
                           form_headers(Origin=origin), follow=False)
            assert member.status == status, origin
