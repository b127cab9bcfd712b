"""Several hundred bodies that are no good, to every route that takes JSON: refused by name, and nothing is stored."""

import json

import pytest

from desks import PROBLEM, bearer, call, case_of, cases, encoded, follow_up, fresh, is_ready, receipt, submit, token

WORDS = (7, True, ["x"], {"x": "y"})
ROUTES = {
    # (listener, method, path): (a good body, {where: values that are of a wrong kind})
    ("public", "POST", "/assessments"): ({"facts": {"data.persons": 3}, "language": "ja"}, {
        "facts": (7, "x", [], True), "language": (7, "fr", [])}),
    ("public", "POST", "/cases"): ({
        "desk": "consultation.general", "facts": {"data.persons": 3}, "subject": "件名", "narrative": "青葉製作所です。",
        "contact": {"name": "青葉", "email": "a@example.org", "phone": "1", "organisation": "青葉製作所",
                    "safe": True},
        "consents": {"publishCase": False, "shareWith": []}, "form": "general-consultation@1", "fields": {},
        "language": "ja"}, {
        "desk": (*WORDS, None, "", "nowhere", "individual"), "facts": (7, "x", [], True), "subject": WORDS,
        "narrative": (*WORDS, None, "", " "), "contact": (7, "x", [], True), "contact/name": WORDS,
        "contact/email": (*WORDS, "nobody"), "contact/phone": WORDS, "contact/organisation": WORDS,
        "contact/safe": ("yes", 1, [], {}), "consents": (7, "x", [], True), "consents/publishCase": ("yes", 1, []),
        "consents/shareWith": (7, "x", {}, [7], [None]), "form": (*WORDS, "nothing@1"), "fields": (7, "x", [], True),
        "language": (*WORDS, "fr")}),
    ("public", "POST", "/follow-up/messages"): ({"text": "続きです"}, {"text": (*WORDS, None, "")}),
    ("staff", "POST", "/cases/{ref}/replies"): ({"text": "返事"}, {"text": (*WORDS, None, "")}),
    ("staff", "POST", "/cases/{ref}/notes"): ({"text": "メモ"}, {"text": (*WORDS, None, "")}),
    ("staff", "POST", "/cases/{ref}/referrals"): ({"destination": "police", "reason": "被害届"}, {
        "destination": (*WORDS, None, "", "nowhere"), "reason": WORDS}),
    ("staff", "POST", "/cases/{ref}/assessments"): ({"verdict": "none", "reason": "訓練"}, {
        "verdict": (*WORDS, None, "", "perhaps"), "reason": (*WORDS, None, ""), "facts": (7, "x", [], {})}),
    ("staff", "PUT", "/cases/{ref}/assignment"): ({"assignee": "hanako@desk.example"}, {
        "assignee": (*WORDS, "", "nobody")}),
    ("staff", "PUT", "/cases/{ref}/closure"): ({"outcome": "answered", "reason": "解決"}, {
        "outcome": (*WORDS, None, "", "solved"), "reason": WORDS}),
    ("staff", "PUT", "/cases/{ref}/labels"): ({"labels": ["急ぎ"]}, {"labels": (7, "x", {}, None, [7], [[]], [""])}),
}
ABSENT_IS_GOOD = {"/assessments"}


def with_value(body, where, value):
    """The body with another value at a place such as `contact/name`."""
    first, _, rest = where.partition("/")
    return {**body, first: with_value(body[first], rest, value) if rest else value}


def with_token(body, where, words):
    """The body as bytes, with these bytes as the value at a place."""
    return encoded(with_value(body, where, "@@@")).replace(b'"@@@"', words)


def bad_bodies(good, wrong, path):
    """(what it is, bytes)"""
    whole = encoded(good)
    yield from ((f"cut at {at}", whole[:at]) for at in range(0, len(whole), 7))
    yield from ((f"{where} is {value!r}", encoded(with_value(good, where, value)))
                for where, values in wrong.items() for value in values)
    key, value = next(iter(good.items()))
    member = encoded({key: value})[1:-1]
    yield "the same key twice", b"{" + member + b", " + whole[1:]
    escaped = "".join(f"\\u{ord(sign):04x}" for sign in key).encode()
    yield "the same key twice, once escaped", b'{"' + escaped + b'": 1, ' + whole[1:]
    yield "an unknown field", encoded({**good, "colour": "red"})
    for depth in (101, 100_000):
        yield f"arrays {depth} deep", b'{"x": ' + b"[" * depth + b"]" * depth + b"}"
        yield f"objects {depth} deep", b'{"x":' * depth + b"1" + b"}" * depth
    yield "arrays without an end", b"[" * 60_000
    for where in (key, "x", *{"narrative", "reason"} & set(good)):
        for words in (b"1e999", b"-1e999", b"1" * 5000, b"NaN", b"Infinity", b"+1", b"01", b"1.", b".5", b"0x10",
                      b"'x'", b'"\\x41"', b'"\\u12"', b'"\\ud800"', b'"\\udc00x"', b'"\\ud800\\ud800"', b'"\xff"',
                      b'"\xc0\xaf"', b'"\xed\xa0\x80"', b'"\xf5\x80\x80\x80"', b'"a\nb"', b'"a\x00b"', b"tru", b"",
                      b"[1,]", b'{"a":1,}', b"[1 2]", b"/*x*/1"):
            yield f"{where} is {words[:20]!r}", with_token(good, where, words)
    for content in (b"", b" ", b"null", b"true", b"1", b'"x"', b"[]", b"[" + whole + b"]", whole + b"x",
                    whole + whole, whole + b",", b"\xef\xbb\xbf" + whole, whole.decode().encode("utf-16"),
                    b"\0" + whole, whole + b"\0", b"\xff\xfe", b"text=x", b"<x/>"):
        yield f"{content[:20]!r}", content
    if path not in ABSENT_IS_GOOD:
        yield "an empty object", b"{}"
    if "facts" in wrong and "facts" in good:
        for number in (b"-1", b"1.5", b"1e999", b"9" * 400, b"99999999999999999999", b'"3"', b"true", b"[]"):
            yield f"persons {number[:20]!r}", with_token(good, "facts/data.persons", number)


@pytest.fixture(scope="module")
def target(sqlite_desk):
    """(token, answer of intake) of the case that the bodies go to."""
    return token(sqlite_desk, fresh("bad-json"), "lead:*"), submit(sqlite_desk)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route[2])
def test_a_bad_body_is_refused_and_leaves_nothing_behind(sqlite_desk, target, route):
    (side, method, path), (good, wrong) = route, ROUTES[route]
    secret, case = target
    address = sqlite_desk.public if side == "public" else sqlite_desk.staff
    headers = receipt(case["receipt"]) if side == "public" else bearer(secret)
    before = left_behind(sqlite_desk, secret, case)
    faults = []
    for what, data in bad_bodies(good, wrong, path):
        target_path = path.replace("{ref}", case["reference"])
        status, got, problem = call(address, method, target_path, raw=data, headers=headers)
        kind = got.get("Content-Type", "")
        if not 400 <= status < 500 or not kind.startswith(PROBLEM) or problem.get("status") != status:
            faults.append(f"{what}: {status} {kind} {str(problem)[:200]}")
    assert faults == []
    assert left_behind(sqlite_desk, secret, case) == before
    assert is_ready(sqlite_desk.public) and is_ready(sqlite_desk.staff)


def left_behind(desk, secret, case):
    """How many cases there are, and all of the one that the bodies went to."""
    return (len(cases(desk, secret, limit=100)), case_of(desk, secret, case["reference"]),
            follow_up(desk, case["receipt"]))


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route[2])
def test_the_good_body_of_each_route_is_taken(sqlite_desk, target, route):
    side, method, path = route
    secret, _ = target
    case = submit(sqlite_desk)
    address = sqlite_desk.public if side == "public" else sqlite_desk.staff
    headers = receipt(case["receipt"]) if side == "public" else bearer(secret)
    path = path.replace("{ref}", case["reference"])
    status, _, answer = call(address, method, path, ROUTES[route][0], headers)
    assert status in (200, 201, 204), answer


def test_signs_that_json_allows_are_kept_or_refused_but_never_a_fault(sqlite_desk, target):
    secret, _ = target
    for text in ("a\0b", "\u2028\u2029", "\ufeffa", "\u202eb", "\uffff", "\U0010ffff", "\x7f\x85"):
        status, _, answer = call(sqlite_desk.public, "POST", "/cases", {
            "desk": "consultation.general", "narrative": text, "subject": text})
        assert status == 201 or 400 <= status < 500, (text, answer)
        if status == 201:
            case = case_of(sqlite_desk, secret, answer["reference"])
            assert (case["narrative"], case["subject"]) == (text, text), json.dumps(text)
