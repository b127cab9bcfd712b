"""No text of a case, no receipt and no token stands in clear in a file, a log, a backup or a database."""

import base64
import contextlib
import pathlib
import re
import secrets
import time

import pytest

from desks import (Cluster, RunningDesk, act, bearer, call, case_of, cases, exchange, follow_up, multipart, openapi,
                   receipt, submit, token)

STEM = "marker-" + secrets.token_hex(8)
# Signs that stand in no pack and no programme: even two of them in a row, as an index might keep them, give it away.
RARE = "龘靐齉"


def mark(place):
    return f"{STEM}-{place}-{RARE}"


def in_base64(data):
    """The part of its base 64 that does not hang on what stands around, at each of the three alignments."""
    for shift in range(3):
        text = base64.b64encode(b"\0" * shift + data).rstrip(b"=")
        text = text[(0, 2, 3)[shift]:len(text) - ((shift + len(data)) % 3 > 0)]
        yield from {text, text.translate(bytes.maketrans(b"+/", b"-_"))}


def written(text):
    """Every way in which a text might have been written down."""
    ways = {text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be")}
    ways |= {text.encode().hex().encode(), text.encode().hex().upper().encode()}
    ways |= {text.encode("ascii", "backslashreplace"), *in_base64(text.encode())}
    return ways


def bits_of(code):
    """The sixteen bytes behind a receipt, without its check symbol."""
    symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    number = 0
    for sign in code.replace("-", "")[:26]:
        number = number << 5 | symbols.index(sign)
    return (number >> 2).to_bytes(16, "big")


def secrets_of(code, token):
    """{what: needles}"""
    plain = code.replace("-", "")
    return {
        "a text": written(STEM), "a Japanese text": written(RARE) | {RARE[:2].encode(), RARE[1:].encode()},
        "a receipt": written(code) | written(plain) | written(plain.lower()) | {
            bits_of(code), bits_of(code).hex().encode(), *in_base64(bits_of(code))},
        "a token": written(token) | written(token.removeprefix("mdg_"))}


def traces(files, needles):
    """Where something stands in clear."""
    found = []
    for file in files:
        with contextlib.suppress(FileNotFoundError):  # A database removes files of its own while it is read.
            content = file.read_bytes()
            for what, ways in needles.items():
                for way in ways:
                    at = content.find(way)
                    if at >= 0:
                        found.append(f"{file}: {what} at {at}: {content[max(0, at - 60):at + 60]!r}")
    return found


def files_of(*folders):
    return [file for folder in folders for file in pathlib.Path(folder).rglob("*") if file.is_file()]


@pytest.fixture(params=["sqlite", "postgres"])
def place(request, tmp_path):
    """A desk of its own on each engine, and the folder of its PostgreSQL."""
    if request.param == "sqlite":
        with RunningDesk(tmp_path / "home") as desk:
            yield desk, []
    else:
        with Cluster() as cluster:
            with RunningDesk(tmp_path / "home", MADOGUCHI_DATABASE=cluster.database()) as desk:
                yield desk, [cluster.folder]


def form_fields(document, form):
    """The names of a form's text fields, as the OpenAPI document tells them."""
    name = re.sub(r"[^a-z]", "", form.split("@")[0])
    for title, schema in document["components"].get("schemas", {}).items():
        if name in re.sub(r"[^a-z]", "", title.lower()) or schema.get("title") == form:
            return [key for key, one in schema.get("properties", {}).items()
                    if one.get("type") == "string" and not {"enum", "format", "pattern"} & set(one)]
    return []


def filled(desk, staff):
    """A case with a marker wherever text goes, and its receipt."""
    form = "incident-consultation@1"
    fields = {name: mark("field-" + name) for name in form_fields(openapi(desk.public), form)}
    answer = submit(
        desk, desk="consultation.incident", subject=mark("subject"), narrative=mark("narrative"), form=form,
        fields=fields or {"remarks": mark("field")}, contact={
            "name": mark("name"), "email": f"{STEM}-email@example.org", "phone": mark("phone"),
            "organisation": mark("organisation"), "safe": True})
    reference, code = answer["reference"], answer["receipt"]
    assert call(desk.public, "POST", "/follow-up/messages", {"text": mark("message")}, receipt(code))[0] == 201
    for side, path, who in ((desk.public, "/follow-up/attachments", receipt(code)),
                            (desk.staff, f"/cases/{reference}/attachments", bearer(staff))):
        data, headers = multipart(mark("file") + ".txt", "text/plain", mark("content").encode() * 5000)
        assert call(side, "POST", path, raw=data, headers={**headers, **who})[0] == 201
    for path, body in (("replies", {"text": mark("reply")}), ("notes", {"text": mark("note")}),
                       ("referrals", {"destination": "police", "reason": mark("referral")}),
                       ("assessments", {"verdict": "none", "reason": mark("verdict")})):
        act(desk, staff, "POST", f"{reference}/{path}", body)
    act(desk, staff, "PUT", f"{reference}/closure", {"outcome": "answered", "reason": mark("closure")})
    return reference, code


def test_nothing_that_was_told_stands_in_clear_anywhere(place, tmp_path):
    desk, databases = place
    staff = token(desk, "sealed", "member:*")
    reference, code = filled(desk, staff)
    needles = secrets_of(code, staff)

    # The search could not fail if the texts were not there at all.
    case = case_of(desk, staff, reference)
    for name in ("subject", "narrative", "name", "phone", "organisation", "message", "file", "reply", "note",
                 "referral", "verdict", "closure", "field"):
        assert f"{STEM}-{name}" in str(case), name
    file = f"/api/v1/cases/{reference}/attachments/{case['attachments'][0]['id']}"
    assert mark("content").encode() in exchange(desk.staff, "GET", file, headers=bearer(staff))[2]
    assert mark("reply") in str(follow_up(desk, code))
    until = time.monotonic() + 5
    while [row["reference"] for row in cases(desk, staff, q=f"{STEM}-note")] != [reference]:
        assert time.monotonic() < until, "the search does not find it"
        time.sleep(0.1)
    # What goes wrong must not tell either.
    call(desk.public, "POST", "/cases", {"desk": mark("wrong"), "narrative": 7, mark("key"): 1})
    exchange(desk.public, "GET", f"/ja/{STEM}?code={code}", headers=receipt(code))

    backup = tmp_path / "backup"
    status, _, err = desk.run("backup", str(backup))
    assert status == 0, err

    def searched():
        home = [one for one in files_of(desk.home) if desk.home / "outbox" not in one.parents]
        return [*home, desk.log, *files_of(*databases)]

    assert backup.stat().st_size > 0 and len(searched()) > 1
    assert traces([*searched(), backup], needles) == []
    desk.stop()
    assert traces(searched(), needles) == []
    desk.start()
    assert mark("narrative") in str(case_of(desk, staff, reference))
    desk.kill()
    assert traces(searched(), needles) == []
    desk.start()


def test_the_search_finds_each_way_of_writing(tmp_path):
    code, secret = "7K3F9-QX2MD-00000-ABCDE-FGHJK-MN", "mdg_" + secrets.token_hex(26)
    for what, ways in secrets_of(code, secret).items():
        for way in ways:
            planted = tmp_path / "planted"
            planted.write_bytes(secrets.token_bytes(1000) + way + secrets.token_bytes(1000))
            assert any(what in line for line in traces([planted], {what: ways})), (what, way)
    for before in range(3):
        whole = base64.b64encode(b"x" * before + mark("x").encode() + b"y")
        planted.write_bytes(whole)
        assert traces([planted], {"a text": written(STEM)}), whole
