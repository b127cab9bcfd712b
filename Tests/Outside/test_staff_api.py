"""The calls of the staff: lists, search, and acts that each leave one entry in the timeline."""

import time
import urllib.parse

import pytest

from desks import (PROBLEM, act, bearer, call, case_of, cases, encoded, exchange, follow_up, fresh, multipart, openapi,
                   operations, receipt, submit, token)

VERBATIM = "\n  髙﨑①㈱ さま 👩‍💻\r\n<b>&amp;</b> \n "
NAME = fresh("aoba-desk")


@pytest.fixture(scope="module")
def staff(desk):
    return token(desk, NAME, "member:*")


def send(desk, secret, method, path, body=None):
    """(status, answer)"""
    status, _, answer = call(desk.staff, method, "/cases" + path, body, bearer(secret))
    return status, answer


# Listeners and tokens

def test_every_call_is_to_be_had_on_its_listener_alone(desk, staff):
    answer = submit(desk)
    who = {"public": receipt(answer["receipt"]), "staff": bearer(staff)}
    for operation in operations(openapi(desk.public)):
        path = operation.path.replace("{ref}", answer["reference"]).replace("{id}", "0")
        other = desk.staff if operation.listener == "public" else desk.public
        data = None if operation.method in ("GET", "DELETE") else b"{}"
        if not path.startswith("/api/") and operation.listener in who:
            status, headers, _ = call(other, operation.method, path, raw=data, headers=who[operation.listener])
            assert status == 404 and headers["Content-Type"].startswith(PROBLEM), operation[:3]


def test_without_a_good_token_nothing_is_told(desk):
    reference = submit(desk)["reference"]
    name = fresh("left-us")
    revoked = token(desk, name, "member:*")
    assert call(desk.staff, "GET", "/cases", headers=bearer(revoked))[0] == 200
    assert desk.run("token", "revoke", name)[0] == 0
    wrong = [{}, bearer(revoked), bearer("mdg_" + "0" * 52), bearer(""), bearer("😀".encode().decode("latin-1")),
             {"Authorization": f"Basic {revoked}"}, {"Cookie": f"token={revoked}"}]
    for path in ("/cases", f"/cases/{reference}", "/cases/C26-0000-000"):
        answers = set()
        for headers in wrong:
            status, got, content = exchange(desk.staff, "GET", "/api/v1" + path, headers=headers)
            assert status == 401 and got["Content-Type"].startswith(PROBLEM), headers
            answers.add(content)
        assert len(answers) == 1


# Lists

def test_pages_follow_each_other_newest_first_without_gap_or_repetition(desk, staff):
    sent = [submit(desk, desk="consultation.apt", subject=str(number))["reference"] for number in range(120)]
    for limit in (7, 50, 100):
        seen = cases(desk, staff, desk="consultation.apt", limit=limit)
        references = [row["reference"] for row in seen]
        assert len(references) == len(set(references))
        assert references[:120] == sent[::-1]
        times = [row["receivedAt"] for row in seen]
        assert times == sorted(times, reverse=True)


def test_what_arrives_meanwhile_does_not_shift_the_pages(desk, staff):
    for _ in range(6):
        submit(desk, desk="threat-information")
    before = [row["reference"] for row in cases(desk, staff, desk="threat-information", limit=100)]
    seen, after = [], ""
    while after is not None:
        status, page = send(desk, staff, "GET", f"?desk=threat-information&limit=2{after and '&after=' + after}")
        assert status == 200
        seen += [row["reference"] for row in page["cases"]]
        after = page["next"] and urllib.parse.quote(page["next"])
        if len(seen) < 6:
            submit(desk, desk="threat-information")
    assert seen == before


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "limit=abc", "limit=-1", "limit=", "limit=1&limit=2",
                                   "state=gone", "after=nonsense", "colour=red"])
def test_a_wrong_query_is_refused_by_name(desk, staff, query):
    status, problem = send(desk, staff, "GET", "?" + query)
    assert 400 <= status < 500 and query.split("=")[0] in str(problem["errors"])


def test_lists_are_narrowed_by_desk_state_and_assignee(desk, staff):
    lead = token(desk, fresh("lead"), "lead:*")
    someone = f"{fresh('hanako')}@desk.example"
    reference = submit(desk, desk="vulnerability-enquiry")["reference"]
    act(desk, lead, "PUT", f"{reference}/assignment", {"assignee": someone})

    def listed(**query):
        return reference in [row["reference"] for row in cases(desk, staff, limit=100, **query)]

    assert [row["reference"] for row in cases(desk, staff, assignee=someone)] == [reference]
    assert listed(desk="vulnerability-enquiry") and not listed(desk="vulnerability-report")
    state = case_of(desk, staff, reference)["state"]
    assert [one for one in ("new", "open", "waiting", "closed") if listed(state=one)] == [state]
    assert not cases(desk, staff, assignee="nobody@desk.example")


# Acts

ACTS = [
    ("POST", "replies", {"text": VERBATIM}, "reply", VERBATIM),
    ("POST", "notes", {"text": VERBATIM}, "note", VERBATIM),
    ("POST", "referrals", {"destination": "police", "reason": VERBATIM}, "referral", VERBATIM),
    ("POST", "assessments", {"facts": {"data.personal": "yes"}}, "assessment", None),
    ("POST", "assessments", {"verdict": "confirmed", "reason": VERBATIM}, "assessment", VERBATIM),
    ("PUT", "assignment", {"assignee": None}, "assignment", None),
    ("PUT", "labels", {"labels": ["急ぎ", "kestrel"]}, "labels", None),
    ("PUT", "closure", {"outcome": "answered", "reason": VERBATIM}, "closure", VERBATIM),
    ("DELETE", "closure", None, "reopening", None),
]


@pytest.mark.parametrize("method, path, body, kind, text", ACTS)
def test_an_act_leaves_one_entry_with_its_words_and_its_author(desk, staff, method, path, body, kind, text):
    reference = submit(desk)["reference"]
    if method == "DELETE":
        act(desk, staff, "PUT", f"{reference}/closure", {"outcome": "answered", "reason": "済み"})
    before = case_of(desk, staff, reference)["timeline"]
    act(desk, staff, method, f"{reference}/{path}", body)
    after = case_of(desk, staff, reference)["timeline"]
    assert after[:-1] == before
    entry = after[-1]
    assert (entry["kind"], entry["by"]) == (kind, NAME) and entry["at"].endswith("Z")
    if text:
        assert entry["text"] == text


def test_a_file_of_the_staff_is_one_entry_and_not_the_reporters(desk, staff):
    answer = submit(desk)
    before = case_of(desk, staff, answer["reference"])["timeline"]
    data, headers = multipart("解析メモ.txt", "text/plain", b"x")
    status, _, _ = call(desk.staff, "POST", f"/cases/{answer['reference']}/attachments", raw=data,
                        headers={**headers, **bearer(staff)})
    assert status == 201
    case = case_of(desk, staff, answer["reference"])
    assert case["timeline"][:-1] == before and case["timeline"][-1]["kind"] == "attachment"
    assert case["timeline"][-1]["by"] == NAME and [row["name"] for row in case["attachments"]] == ["解析メモ.txt"]
    assert "解析メモ" not in str(follow_up(desk, answer["receipt"]))


def test_the_reporter_sees_replies_and_never_what_the_staff_keep_among_themselves(desk, staff):
    answer = submit(desk)
    reference, secret = answer["reference"], fresh("内部")
    act(desk, staff, "POST", f"{reference}/replies", {"text": VERBATIM})
    act(desk, staff, "POST", f"{reference}/notes", {"text": secret})
    act(desk, staff, "POST", f"{reference}/referrals", {"destination": "police", "reason": secret})
    act(desk, staff, "POST", f"{reference}/assessments", {"verdict": "none", "reason": secret})
    act(desk, staff, "PUT", f"{reference}/labels", {"labels": [secret]})
    _, _, content = exchange(desk.public, "GET", "/api/v1/follow-up", headers=receipt(answer["receipt"]))
    assert secret not in content.decode() and NAME not in content.decode()
    assert [(row["from"], row["text"]) for row in follow_up(desk, answer["receipt"])["messages"]] == [
        ("desk", VERBATIM)]


def test_the_state_follows_from_what_happens(desk, staff):
    answer = submit(desk)
    reference = answer["reference"]

    def state():
        seen = case_of(desk, staff, reference)["state"]
        assert follow_up(desk, answer["receipt"])["state"] == seen
        return seen

    assert state() == "new"
    act(desk, staff, "POST", f"{reference}/notes", {"text": "読みました"})
    assert state() == "open"
    act(desk, staff, "POST", f"{reference}/replies", {"text": "いつからですか"})
    assert state() == "waiting"
    assert call(desk.public, "POST", "/follow-up/messages", {"text": "昨日"}, receipt(answer["receipt"]))[0] == 201
    assert state() == "open"
    act(desk, staff, "PUT", f"{reference}/closure", {"outcome": "answered", "reason": "解決"})
    assert state() == "closed"
    act(desk, staff, "DELETE", f"{reference}/closure")
    assert state() == "open"


def test_a_case_ends_once_and_is_reopened_once(desk, staff):
    reference = submit(desk)["reference"]
    closure = {"outcome": "answered", "reason": "解決"}
    assert send(desk, staff, "DELETE", f"/{reference}/closure")[0] == 409
    status, problem = send(desk, staff, "PUT", f"/{reference}/closure", {**closure, "outcome": "solved"})
    assert status == 422 and [error["pointer"] for error in problem["errors"]] == ["/outcome"]
    act(desk, staff, "PUT", f"{reference}/closure", closure)
    assert send(desk, staff, "PUT", f"/{reference}/closure", closure)[0] == 409
    act(desk, staff, "DELETE", f"{reference}/closure")
    assert send(desk, staff, "DELETE", f"/{reference}/closure")[0] == 409
    kinds = [entry["kind"] for entry in case_of(desk, staff, reference)["timeline"]]
    assert (kinds.count("closure"), kinds.count("reopening")) == (1, 1)


def test_a_member_assigns_to_nobody_or_to_oneself_and_a_lead_to_anybody(desk):
    reference = submit(desk)["reference"]
    name = f"{fresh('midori')}@desk.example"
    member = token(desk, name, "member:consultation.general")
    lead = token(desk, fresh("lead"), "lead:consultation.general")
    path, someone = f"/{reference}/assignment", "hanako@desk.example"
    assert send(desk, member, "PUT", path, {"assignee": someone})[0] == 403
    assert case_of(desk, lead, reference)["assignee"] is None
    for secret, assignee in ((lead, someone), (member, name), (member, None)):
        assert send(desk, secret, "PUT", path, {"assignee": assignee})[0] in (200, 204)
        assert case_of(desk, lead, reference)["assignee"] == assignee
    for wrong in ({}, {"assignee": "nobody"}, {"assignee": ""}, {"assignee": 7}):
        assert send(desk, lead, "PUT", path, wrong)[0] == 422


def test_labels_take_the_place_of_those_before(desk, staff):
    reference = submit(desk)["reference"]
    for labels in (["急ぎ", "kestrel"], ["kestrel"], []):
        act(desk, staff, "PUT", f"{reference}/labels", {"labels": labels})
        assert case_of(desk, staff, reference)["labels"] == labels


# Judging

def test_answers_of_the_staff_are_merged_and_judged_again(desk, staff):
    reference = submit(desk, facts={"sign.files_encrypted": "yes", "data.persons": 5}, language="en")["reference"]
    act(desk, staff, "POST", f"{reference}/assessments", {"facts": {"data.persons": 1200, "data.personal": "yes"}})
    merged = {"sign.files_encrypted": "yes", "data.persons": 1200, "data.personal": "yes"}
    case = case_of(desk, staff, reference)
    assert case["facts"] == merged
    assert case["assessment"] == call(desk.public, "POST", "/assessments", {"facts": merged, "language": "en"})[2]


def test_a_verdict_of_the_staff_stands_beside_the_computed_one(desk, staff):
    reference = submit(desk, facts={"sign.files_encrypted": "yes"})["reference"]
    computed = case_of(desk, staff, reference)["assessment"]
    act(desk, staff, "POST", f"{reference}/assessments", {"verdict": "none", "reason": "訓練でした"})
    case = case_of(desk, staff, reference)
    assert computed["verdict"] == "confirmed" and case["assessment"] == computed
    assert {key: case["overruled"][key] for key in ("verdict", "reason", "by")} == {
        "verdict": "none", "reason": "訓練でした", "by": NAME}
    for wrong in ({"verdict": "none"}, {"verdict": "perhaps", "reason": "x"}, {},
                  {"facts": {}, "verdict": "none", "reason": "x"}, {"facts": {"no.such": "yes"}}):
        assert send(desk, staff, "POST", f"/{reference}/assessments", wrong)[0] == 422, wrong


# Search

def finds(desk, staff, *words):
    return [row["reference"] for row in cases(desk, staff, q=" ".join(words), limit=100)]


def found_within_5_s(desk, staff, reference, *words):
    until = time.monotonic() + 5
    while finds(desk, staff, *words) != [reference]:
        assert time.monotonic() < until, f"{words} found {finds(desk, staff, *words)}, not {reference}"
        time.sleep(0.1)


@pytest.mark.parametrize("text, words", [
    ("Ｋｅｓｔｒｅｌ Labs", ["kestrel", "LABS", "estre"]),
    ("サーバーが、とまった。", ["さーばー", "サーバー", "ｻｰﾊﾞｰ", "トマッ", "ーが、と"]),
    ("㈱みなと診療所 ①", ["(株)", "(株)ミナト", "診療", "1"]),
    ("か\u3099っこう", ["がっこう", "ガッコウ"]),
])
def test_search_folds_width_case_and_kana(desk, staff, text, words):
    mark = fresh("mark")
    reference = submit(desk, subject=f"{mark} {text}")["reference"]
    for word in words:
        found_within_5_s(desk, staff, reference, mark, word)
    assert finds(desk, staff, mark, "見つからない語") == []


def test_search_looks_into_subject_narrative_messages_replies_and_notes_and_needs_every_word(desk, staff):
    mark = {place: fresh(place) for place in ("subject", "narrative", "message", "reply", "note")}
    answer = submit(desk, subject=mark["subject"], narrative=mark["narrative"])
    reference = answer["reference"]
    message = exchange(desk.public, "POST", "/api/v1/follow-up/messages", encoded({"text": mark["message"]}),
                       {"Content-Type": "application/json", **receipt(answer["receipt"])})
    assert message[0] == 201
    act(desk, staff, "POST", f"{reference}/replies", {"text": mark["reply"]})
    act(desk, staff, "POST", f"{reference}/notes", {"text": mark["note"]})
    for word in mark.values():
        found_within_5_s(desk, staff, reference, word)
    found_within_5_s(desk, staff, reference, *mark.values())
    assert finds(desk, staff, *mark.values(), fresh("absent")) == []
