"""Who may do what to whose case: every staff operation of the program's own description, with every role."""

import pytest

from desks import (PROBLEM, act, bearer, call, cases, exchange, fresh, multipart, openapi, operations, submit, token)

OWN, OTHER = "vulnerability-report", "consultation.apt"
NOWHERE = "C26-0000-000"
SEES_OWN = ("member own", "lead own", "member of all")
BLIND = ("admin", "auditor")

# A body for each operation; an operation that is missing here fails the test, so that the matrix grows by itself.
BODIES = {
    ("GET", "/cases"): None,
    ("GET", "/cases/{ref}"): None,
    ("GET", "/cases/{ref}/attachments/{id}"): None,
    ("POST", "/cases/{ref}/replies"): {"text": "返事"},
    ("POST", "/cases/{ref}/notes"): {"text": "メモ"},
    ("POST", "/cases/{ref}/referrals"): {"destination": "police", "reason": "被害届"},
    ("POST", "/cases/{ref}/assessments"): {"facts": {"sign.files_encrypted": "yes"}},
    ("POST", "/cases/{ref}/attachments"): multipart("a.txt", "text/plain", b"x"),
    ("PUT", "/cases/{ref}/assignment"): {"assignee": None},
    ("PUT", "/cases/{ref}/closure"): {"outcome": "answered", "reason": "解決"},
    ("DELETE", "/cases/{ref}/closure"): None,
    ("PUT", "/cases/{ref}/desk"): {"desk": "consultation.general", "reason": "担当の窓口へ"},
    ("POST", "/cases/{ref}/receipt"): {"reason": "登録の番号に折り返した"},
    ("PUT", "/cases/{ref}/labels"): {"labels": ["急ぎ"]},
    ("GET", "/cases/{ref}/duties"): None,
    ("POST", "/cases/{ref}/duties"): {"destination": "ppc", "stage": "preliminary", "on": "2026-11-20"},
    ("PUT", "/cases/{ref}/particulars"): {"particulars": {}},
    ("GET", "/cases/{ref}/documents"): None,
    ("GET", "/cases/{ref}/documents/{id}"): None,
    ("GET", "/cases/{ref}/calendar"): None,
}


@pytest.fixture(scope="module")
def people(desk):
    """A token for each role, all for the desk OWN."""
    roles = {"member own": f"member:{OWN}", "lead own": f"lead:{OWN}", "member other": f"member:{OTHER}",
             "lead other": f"lead:{OTHER}", "member of all": "member:*", "admin": "admin", "auditor": "auditor"}
    return {who: token(desk, fresh("matrix"), role) for who, role in roles.items()}


@pytest.fixture(scope="module")
def staff_operations(desk):
    found = [one for one in operations(openapi(desk.staff)) if one.listener == "staff"]
    assert {(one.method, one.path) for one in found if one.path.startswith("/cases")} == set(BODIES)
    assert all(one.meta["security"] for one in found)
    return [one for one in found if one.path.startswith("/cases")]


@pytest.fixture(scope="module")
def a_case(desk, people):
    """Makes a case of OWN on which every operation fits: (reference, id of a file)."""
    def make(operation=None):
        reference = submit(desk, desk=OWN, subject=fresh("未公表"))["reference"]
        data, headers = multipart("poc.txt", "text/plain", b"x")
        status, _, answer = call(desk.staff, "POST", f"/cases/{reference}/attachments", raw=data,
                                 headers={**headers, **bearer(people["member own"])})
        assert status == 201
        if operation and operation.method == "DELETE":
            act(desk, people["member own"], "PUT", f"{reference}/closure", {"outcome": "answered", "reason": "x"})
        return reference, answer["id"]
    return make


def answer_to(desk, operation, headers, reference, file, data=None):
    """(status, type of content, bytes) of an operation with its valid body, or with `data`."""
    body = BODIES[operation.method, operation.path]
    path = operation.path.replace("{ref}", reference)
    path = path.replace("documents/{id}", "documents/ppc-report?format=docx").replace("{id}", file)
    if isinstance(body, tuple):
        data, kind = body[0] if data is None else data, body[1]
    else:
        kind = {}
        if data is None and body is not None:
            status, got, content = call(desk.staff, operation.method, path, body, headers)
            return status, got.get("Content-Type"), content
    status, got, content = call(desk.staff, operation.method, path, raw=data, headers={**kind, **headers})
    return status, got.get("Content-Type"), content


def on_a_case(found):
    return [one for one in found if "{ref}" in one.path]


def test_without_a_good_token_every_operation_is_401(desk, staff_operations, a_case):
    name = fresh("revoked")
    revoked = token(desk, name, "lead:*")
    assert desk.run("token", "revoke", name)[0] == 0
    reference, file = a_case()
    for operation in staff_operations:
        for headers in ({}, bearer(revoked)):
            for ref in (reference, NOWHERE):
                status, kind, _ = answer_to(desk, operation, headers, ref, file)
                assert status == 401 and kind.startswith(PROBLEM), operation[:2]


def test_whoever_has_the_desk_can_do_everything_to_its_cases(desk, people, staff_operations, a_case):
    for who in SEES_OWN:
        for operation in on_a_case(staff_operations):
            status, _, content = answer_to(desk, operation, bearer(people[who]), *a_case(operation))
            assert status in (200, 201, 204), (who, operation[:2], content)


def test_a_case_of_another_desk_is_a_case_that_does_not_exist(desk, people, staff_operations, a_case):
    for who in set(people) - set(SEES_OWN):
        for operation in on_a_case(staff_operations):
            reference, file = a_case(operation)
            headers = bearer(people[who])
            for data in (None, b"{", b'{"no": "such"}'):
                if data and operation.method in ("GET", "DELETE"):
                    continue
                there = answer_to(desk, operation, headers, reference, file, data)
                nowhere = answer_to(desk, operation, headers, NOWHERE, file, data)
                assert there[0] == 404 and there[1].startswith(PROBLEM), (who, operation[:2], there)
                assert there == nowhere, (who, operation[:2])


def test_what_was_refused_was_not_done(desk, people, staff_operations, a_case):
    reference, file = a_case()
    _, _, before = exchange(desk.staff, "GET", f"/api/v1/cases/{reference}", headers=bearer(people["member own"]))
    for who in set(people) - set(SEES_OWN):
        for operation in on_a_case(staff_operations):
            answer_to(desk, operation, bearer(people[who]), reference, file)
    _, _, after = exchange(desk.staff, "GET", f"/api/v1/cases/{reference}", headers=bearer(people["member own"]))
    assert after == before


def test_a_file_is_had_only_through_its_own_case(desk, people, a_case):
    (_, file), (other, _) = a_case(), a_case()
    path = f"/cases/{other}/attachments/{file}"
    assert call(desk.staff, "GET", path, headers=bearer(people["member own"]))[0] == 404


def test_lists_hold_only_what_the_token_may_see(desk, people, a_case):
    reference, _ = a_case()
    for who, secret in people.items():
        for query in ({}, {"desk": OWN}, {"state": "new"}, {"state": "open"}, {"q": "未公表"}):
            rows = cases(desk, secret, limit=100, **query)
            if who not in SEES_OWN:
                assert reference not in [row["reference"] for row in rows], (who, query)
                assert OWN not in {row["desk"] for row in rows}, (who, query)
            elif query in ({}, {"desk": OWN}):
                assert reference in [row["reference"] for row in rows], (who, query)
    for who in BLIND:
        status, _, answer = call(desk.staff, "GET", "/cases", headers=bearer(people[who]))
        assert (status, answer) == (200, {"cases": [], "next": None}), who
