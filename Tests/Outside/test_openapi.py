"""The program's own description of its API: whole, valid, and true of what the program answers."""

import re

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

from desks import (PROBLEM, bearer, call, exchange, fresh, multipart, openapi, operations, receipt, resolved, submit,
                   token)

CONTRACT = {
    "public": """GET /desks; POST /assessments; POST /cases; GET /follow-up; POST /follow-up/messages;
        POST /follow-up/attachments; GET /follow-up/duties; POST /follow-up/duties; PUT /follow-up/particulars;
        GET /follow-up/documents; GET /follow-up/documents/{id}; GET /follow-up/calendar""",
    "staff": """GET /cases; GET /cases/{ref}; POST /cases/{ref}/replies; POST /cases/{ref}/notes;
        POST /cases/{ref}/referrals; POST /cases/{ref}/assessments; POST /cases/{ref}/attachments;
        PUT /cases/{ref}/assignment; PUT /cases/{ref}/closure; PUT /cases/{ref}/labels; DELETE /cases/{ref}/closure;
        GET /cases/{ref}/duties; POST /cases/{ref}/duties; PUT /cases/{ref}/particulars; GET /cases/{ref}/documents;
        GET /cases/{ref}/documents/{id}; GET /cases/{ref}/calendar"""}


@pytest.fixture(scope="module")
def document(sqlite_desk):
    return openapi(sqlite_desk.public)


def operation(document, method, path):
    return next(one.meta for one in operations(document) if (one.method, one.path) == (method, path))


def schema_of(document, node):
    """The schema of a body or a response."""
    content = resolved(document, node)["content"]
    return resolved(document, content["application/json"]["schema"])


def member(document, schema, name):
    """The schema of a member, wherever the parts of a composed schema name it."""
    schema = resolved(document, schema)
    if name in schema.get("properties", {}):
        return resolved(document, schema["properties"][name])
    for part in schema.get("allOf", []):
        found = member(document, part, name)
        if found:
            return found
    return None


def test_both_listeners_give_the_same_valid_openapi_3_1(sqlite_desk, document):
    answers = [exchange(address, "GET", "/api/openapi.json") for address in (sqlite_desk.public, sqlite_desk.staff)]
    assert answers[0][0] == 200 and answers[0][2] == answers[1][2]
    assert answers[0][1]["Content-Type"].split(";")[0] in ("application/json", "application/openapi+json")
    assert document["openapi"].startswith("3.1.")
    validate(document, cls=OpenAPIV31SpecValidator)


def test_every_call_of_the_contract_is_described_on_its_listener(document):
    described = {(one.method, one.path): one.listener for one in operations(document)}
    for listener, calls in CONTRACT.items():
        for one in re.split(r";\s*", calls):
            method, path = one.split()
            assert described.get((method, path)) == listener, one
    for one in operations(document):
        if one.listener == "staff":
            schemes = [document["components"]["securitySchemes"][name]
                       for need in one.meta["security"] for name in need]
            assert [scheme["scheme"].lower() for scheme in schemes if scheme["type"] == "http"] == ["bearer"], one[:2]
    ids = [one.meta["operationId"] for one in operations(document)]
    assert len(ids) == len(set(ids))


def test_closure_outcomes_and_kinds_of_the_timeline_are_enumerated(document):
    closure = schema_of(document, operation(document, "PUT", "/cases/{ref}/closure")["requestBody"])
    assert "answered" in member(document, closure, "outcome")["enum"]
    case = schema_of(document, operation(document, "GET", "/cases/{ref}")["responses"]["200"])
    entry = resolved(document, member(document, case, "timeline")["items"])
    assert {"message", "reply", "note"} <= set(member(document, entry, "kind")["enum"])
    assert set(member(document, case, "state")["enum"]) == {"new", "open", "waiting", "closed"}


def test_every_form_of_the_directory_and_its_fields_are_described(sqlite_desk, document):
    desks = call(sqlite_desk.public, "GET", "/desks")[2]["desks"]
    text = str(document)
    for form in (form for desk in desks for form in desk["forms"]):
        assert form in text, form
    intake = schema_of(document, operation(document, "POST", "/cases")["requestBody"])
    assert member(document, intake, "fields")


def test_every_operation_describes_its_errors_as_problems(document):
    for one in operations(document):
        errors = {code: resolved(document, response) for code, response in one.meta["responses"].items()
                  if not code.startswith("2")}
        if one.method != "GET" or "{" in one.path or one.meta.get("security"):
            assert errors, one[:2]
        for code, response in errors.items():
            assert list(response.get("content", {})) == [PROBLEM], (one[:2], code)


def papers(desk, reporter, nobody, staff):
    """Calls about duties and documents, of either side."""
    reads = ["/duties", "/documents", "/calendar", "/calendar?language=fr", "/documents/{id}"]
    reads += [f"/documents/{{id}}?format={name}" for name in ("docx", "txt", "xlsx", "no")]
    note, since = {"destination": "ppc", "stage": "preliminary", "on": "2026-11-20"}, {"particulars": {}, "since": 999}
    writes = [("POST", "/duties", body) for body in (note, {**note, "on": None}, {**note, "on": ""})]
    writes += [("PUT", "/particulars", body) for body in ({"particulars": {}}, since, b"{")]
    sides = [(desk.public, "/follow-up", who) for who in (reporter, nobody)]
    for address, prefix, who in sides + [(desk.staff, "/cases/{ref}", who) for who in staff]:
        yield from ((address, "GET", prefix + path, None, who) for path in reads)
        yield from ((address, method, prefix + path, body, who) for method, path, body in writes)


def walk(desk):
    """(method, template, status, content type) of every call of a small walk, good and bad."""
    secret, blind = token(desk, fresh("walk"), "member:*"), token(desk, fresh("blind"), "admin")
    case = submit(desk, subject="青葉製作所")
    reporter, nobody, member, admin = receipt(case["receipt"]), receipt("x"), bearer(secret), bearer(blind)
    file, kind = multipart("a.txt", "text/plain", b"x")
    acts = {"replies": {"text": "x"}, "notes": {"text": "x"}, "referrals": {"destination": "police", "reason": "x"},
            "assessments": {"verdict": "none", "reason": "x"}, "assignment": {"assignee": None},
            "labels": {"labels": ["x"]}, "closure": {"outcome": "answered", "reason": "x"}}
    calls = [(desk.public, "GET", "/desks", None, {}), (desk.public, "POST", "/assessments", {"facts": {}}, {})]
    calls += [(desk.public, "POST", path, body, {}) for path in ("/assessments", "/cases")
              for body in ({"no": 1}, [], b"{", b" " * (1 << 20) + b"{}")]
    calls += [(desk.public, "POST", "/cases", {"desk": "consultation.general", "narrative": "x"}, {})]
    calls += papers(desk, reporter, nobody, (member, admin, {}))
    for who in (reporter, nobody):
        calls += [(desk.public, "GET", "/follow-up", None, who),
                  (desk.public, "POST", "/follow-up/attachments", file, {**kind, **who})]
        calls += [(desk.public, "POST", "/follow-up/messages", body, who) for body in ({"text": "x"}, {}, b"{")]
    for who in (member, admin, {}):
        calls += [(desk.staff, "GET", "/cases" + query, None, who) for query in ("", "?limit=0", "?limit=1")]
        calls += [(desk.staff, "GET", "/cases/{ref}", None, who),
                  (desk.staff, "POST", "/cases/{ref}/attachments", file, {**kind, **who})]
        calls += [(desk.staff, "PUT" if name in ("assignment", "labels", "closure") else "POST",
                   "/cases/{ref}/" + name, body, who)
                  for name, good in acts.items() for body in (good, {"no": 1}, b"{")]
        calls += [(desk.staff, "PUT", "/cases/{ref}/assignment", {"assignee": "other@desk.example"}, who)]
        calls += [(desk.staff, "PUT", "/cases/{ref}/closure", acts["closure"], who)]
        calls += [(desk.staff, "DELETE", "/cases/{ref}/closure", None, who)] * 2
    for address, method, template, body, headers in calls:
        raw = body if isinstance(body, bytes) else None
        path = template.replace("{ref}", case["reference"]).replace("{id}", "ppc-report")
        status, got, _ = call(address, method, path, None if raw is not None else body, headers, raw)
        yield method, template.split("?")[0], status, got.get("Content-Type")


def test_the_program_answers_only_as_it_is_described(sqlite_desk, document):
    seen = list(walk(sqlite_desk))
    for method, template, status, kind in seen:
        responses = operation(document, method, template)["responses"]
        assert str(status) in responses, f"{method} {template} answered {status}; described are {sorted(responses)}"
        content = resolved(document, responses[str(status)]).get("content", {})
        assert (kind or "").split(";")[0] in (content or {""}), (method, template, status, kind)
    assert {200, 201, 401, 404, 409, 413, 422} <= {status for _, _, status, _ in seen}
