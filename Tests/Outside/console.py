"""Staff in front of the console: signing in as a browser would, without one."""

import base64
import hashlib
import hmac
import html
import html.parser
import http.client
import re
import secrets
import struct
import time
import urllib.parse

import desks

PASSWORD = "tsukiyo no kaeru 42"
FORM = "application/x-www-form-urlencoded"
OURS = {"Sec-Fetch-Site": "same-origin"}
# A step of RFC 6238 counts once: whoever signs in again takes the next one, which is taken half a minute early.
USED = {}


# Codes

def code(secret, ahead=0, at=None):
    """The six digits of RFC 6238 for a base32 secret."""
    bare = re.sub(r"\s", "", secret).upper()
    key = base64.b32decode(bare + "=" * (-len(bare) % 8))
    step = int((time.time() if at is None else at) // 30) + ahead
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    place = digest[-1] & 15
    return "%06d" % ((struct.unpack(">I", digest[place:place + 4])[0] & 0x7FFFFFFF) % 1_000_000)


def unused_code(secret):
    """A code of now that was not used yet; None where this half minute's and the next one's are."""
    now = int(time.time() // 30)
    for step in (now, now + 1):
        if step > USED.get(secret, 0):
            USED[secret] = step
            return code(secret, at=step * 30)
    return None


def fresh_code(secret):
    """A code that was not used yet; waits where there is none."""
    while (found := unused_code(secret)) is None:
        time.sleep(1)
    return found


# What a page holds

class Form:
    """A form of a page: where it leads, and what a browser would send of it if nothing is entered."""

    def __init__(self, attributes):
        self.action, self.method = attributes.get("action", ""), attributes.get("method", "get").upper()
        self.kind = attributes.get("enctype", FORM)
        self.fields, self.choices, self.buttons = [], [], []

    def filled(self, changes=None, go=None):
        """The fields with these in the place of what they held; a list is several, None is none."""
        fields = [one for one in self.fields if one[0] not in (changes or {})]
        for name, value in (changes or {}).items():
            fields += [(name, one) for one in (value if isinstance(value, list) else [value]) if one is not None]
        return fields + ([("go", go)] if go else [])


class _Reader(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.forms, self._form, self._area, self._list = [], None, None, None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        one = {name: value or "" for name, value in attributes}
        if tag == "form":
            self._form = Form(one)
            self.forms.append(self._form)
        if self._form is None or "name" not in one and tag != "option":
            return
        if tag == "input":
            self._input(one)
        elif tag == "textarea":
            self._area = [one["name"], ""]
        elif tag == "select":
            self._list = [one["name"], None]
        elif tag == "option":
            self._form.choices.append((self._list[0], one["value"]))
            if self._list[1] is None or "selected" in one:
                self._list[1] = one["value"]
        elif tag == "button":
            self._form.buttons.append((one["name"], one.get("value", "")))

    def _input(self, one):
        kind, value = one.get("type", "text"), one.get("value", "")
        if kind in ("checkbox", "radio"):
            self._form.choices.append((one["name"], value))
        if kind not in ("checkbox", "radio", "file") or "checked" in one:
            self._form.fields.append((one["name"], value))

    def handle_data(self, data):
        if self._area:
            self._area[1] += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self._area:
            self._form.fields.append((self._area[0], self._area[1].removeprefix("\n")))
            self._area = None
        elif tag == "select" and self._list:
            if self._list[1] is not None:
                self._form.fields.append(tuple(self._list))
            self._list = None
        elif tag == "form":
            self._form = None


def forms(text):
    return _Reader(text).forms


def form(text, action, go=None, having=None):
    """The form of a page that leads there, with this button and this field."""
    found = [one for one in forms(text) if one.action == action and (go is None or ("go", go) in one.buttons)
             and (having is None or having in dict(one.fields + one.choices))]
    assert found, f"no form leads to {action} {go or ''}: {[one.action for one in forms(text)]}"
    return found[0]


def plain(text):
    """What a page says, without its markup."""
    return html.unescape(re.sub(r"<[^>]+>", " ", text))


def token_of(text):
    """The token of the session in a page's forms."""
    found = re.search(r'name="token" value="([^"]+)"', text or "")
    return html.unescape(found.group(1)) if found else None


def setup_secret(text):
    """The secret of the second factor, as the page of a link shows it."""
    return re.search(r"\b((?:[A-Z2-7]{4} ){7}[A-Z2-7]{4})\b", plain(text)).group(1)


def recovery_codes(text):
    return re.findall(r"<code[^>]*>([0-9A-Z-]{20,})</code>", text)


# Who visits

class Visitor:
    """Keeps cookies, follows redirects of its own site, sends forms as browsers do."""

    def __init__(self, address, language="ja"):
        self.address = address
        self.jar = {}
        self.headers = {"Accept-Language": language}
        self.status = self.path = self.body = self.got = None

    def request(self, method, path, data=None, headers=None, follow=True):
        sent = {**self.headers, **(headers or {})}
        if self.jar:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.jar.items())
        self.path = path
        self.status, self.got, self.raw = desks.exchange(self.address, method, path, data, sent)
        self.body = self.raw.decode(errors="replace")
        for cookie in self.got.get_all("Set-Cookie") or []:
            name, value = cookie.split(";")[0].split("=", 1)
            if "Max-Age=0" in cookie:
                self.jar.pop(name, None)
            else:
                self.jar[name] = value
        if follow and self.status in (302, 303, 307) and self.got["Location"].startswith("/"):
            return self.request("GET", self.got["Location"], headers=headers)
        return self

    def get(self, path, **more):
        return self.request("GET", path, **more)

    def post(self, path, fields, headers=None, token=True, **more):
        """A form from a page of ours, with the token of the page that was shown last."""
        fields = list(fields.items()) if isinstance(fields, dict) else list(fields)
        if token and self.token and not any(name == "token" for name, _ in fields):
            fields.append(("token", self.token))
        kind = {"Content-Type": FORM, **OURS}
        return self.request("POST", path, urllib.parse.urlencode(fields), {**kind, **(headers or {})}, **more)

    def send(self, action, changes=None, go=None, having=None, **more):
        """The form of the page that was shown last which leads there, filled in."""
        return self.post(action, form(self.body, action, go, having).filled(changes, go), **more)

    @property
    def token(self):
        return token_of(self.body)

    def text(self):
        return plain(self.body)


class Member(Visitor):
    """Somebody of the staff, with an account that was set up through its link."""

    def __init__(self, desk, *roles, email=None, language="ja", address=None):
        super().__init__(address or desk.staff, language)
        self.desk = desk
        self.email = email or f"{secrets.token_hex(4)}@desk.example"
        words = [word for role in roles for word in ("--role", role)]
        status, out, err = desk.run("staff", "add", self.email, *words)
        assert status == 0, err
        self.enrol(out.strip())

    def enrol(self, link):
        path = urllib.parse.urlsplit(link).path
        self.get(path)
        assert self.status == 200, self.body
        self.secret = setup_secret(self.body)
        self.send(path, {"password": PASSWORD, "again": PASSWORD, "code": fresh_code(self.secret)}, token=False)
        assert self.status == 200, self.text()
        self.recovery = recovery_codes(self.body)
        return self

    def elsewhere(self):
        """The same person at another browser, not signed in."""
        other = Member.__new__(Member)
        Visitor.__init__(other, self.address, self.headers["Accept-Language"])
        other.desk, other.email, other.secret, other.recovery = self.desk, self.email, self.secret, self.recovery
        return other

    def next_code(self):
        """The app's code where one is unused, else a recovery code: half a minute is long to wait."""
        return unused_code(self.secret) or (self.recovery.pop() if self.recovery else fresh_code(self.secret))

    @property
    def proof(self):
        """What an administrator proves once more before changing somebody's account."""
        return {"old": PASSWORD, "code": self.next_code()}

    def sign_in(self, follow=True, **more):
        self.get("/sign-in")
        fields = {"email": self.email, "password": PASSWORD, **more}
        return self.post("/sign-in", {"code": self.next_code(), **fields} if "code" not in fields else fields,
                         token=False, follow=follow)

    @property
    def cookie(self):
        """(name, value) of the session's cookie."""
        return next((one for one in self.jar.items() if one[0].endswith("mdg_session")), (None, None))


def held_replies_gone(desk, receipt, count, within=40):
    """Waits until the reporter sees so many messages."""
    until = time.monotonic() + within
    while True:
        messages = desks.follow_up(desk, receipt)["messages"]
        if len(messages) >= count:
            return messages
        assert time.monotonic() < until, messages
        time.sleep(0.5)
