"""What an earlier version stored is brought to this one, and nothing of it is lost."""

import datetime
import re
import sqlite3

import pytest

from console import Member
from desks import RunningDesk, act, case_of, cases, follow_up, submit, token

TABLES = ("accounts", "links", "sessions", "attempts", "account_events", "held_replies", "lists",
          "guides")
COLUMNS = {"cases": ("last_from", "last_at", "due_at", "remind_at", "clocked_by"),
           "outbox": ("state", "answer", "done_at")}
INDEXES = ("outbox_by_case", "cases_by_state", "cases_by_due", "cases_by_wait", "cases_by_reminder", "cases_by_clock")
FACTS = {"organisation.kind": "private", "sign.files_encrypted": "yes", "data.personal": "yes", "data.persons": 1200}


def take_back(home):
    """Makes the database what step 1 of the schema had."""
    database = sqlite3.connect(home / "desk.sqlite")
    # What has gone stands in no outbox of the earlier version.
    database.execute("DELETE FROM outbox WHERE state <> 'waiting'")
    for index in INDEXES:
        database.execute(f"DROP INDEX {index}")
    for table in TABLES:
        database.execute(f"DROP TABLE {table}")
    for table, columns in COLUMNS.items():
        for column in columns:
            database.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    database.execute("DELETE FROM schema_steps WHERE number > 1")
    database.commit()
    database.close()


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory):
    folder = tmp_path_factory.mktemp("upgrade")
    with RunningDesk(folder / "home") as desk:
        secret = token(desk, "before", "lead:*")
        known = datetime.date.today().isoformat()
        first = submit(desk, desk="consultation.incident", subject="前の版の件", narrative="前の版で送りました。",
                       facts={**FACTS, "time.known_at": known}, contact={"email": "aoki@aoba.example", "safe": True})
        answered = submit(desk, desk="consultation.incident", narrative="返事ずみの件")
        act(desk, secret, "POST", f"{answered['reference']}/replies", {"text": "前の版の返事"})
        desk.stop()
        take_back(folder / "home")
        desk.start()
        yield desk, secret, first, answered


def test_cases_receipts_and_tokens_go_on(upgraded):
    desk, secret, first, answered = upgraded
    assert {case["reference"] for case in cases(desk, secret)} == {first["reference"], answered["reference"]}
    read = case_of(desk, secret, first["reference"])
    assert read["narrative"] == "前の版で送りました。" and read["contact"]["email"] == "aoki@aoba.example"
    assert [one["text"] for one in follow_up(desk, answered["receipt"])["messages"]] == ["前の版の返事"]


def test_clocks_are_found_for_cases_that_had_none(upgraded):
    desk, secret, first, answered = upgraded
    listed = {case["reference"]: case for case in cases(desk, secret)}
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT14:59:59Z", listed[first["reference"]]["dueAt"])
    assert listed[answered["reference"]]["dueAt"] is None
    assert listed[first["reference"]]["lastFrom"] == "reporter"
    assert listed[first["reference"]]["lastAt"] == listed[first["reference"]]["receivedAt"]
    assert listed[answered["reference"]]["lastFrom"] == "desk"


def test_staff_get_accounts_on_an_older_key_file(upgraded):
    desk, _, first, _ = upgraded
    member = Member(desk, "member:consultation.incident")
    assert "前の版で送りました。" in member.get(f"/cases/{first['reference']}").text()


def test_the_chain_still_holds(upgraded):
    desk = upgraded[0]
    status, out, err = desk.run("audit", "verify", "--head", str(desk.home / "audit-head"))
    assert status == 0, out + err
