"""`madoguchi audit verify`: a sound chain is sound beside a server and without one; whatever was altered is named
with its place."""

import contextlib
import json
import shutil
import sqlite3
import time

import pytest

from conftest import run
from desks import RunningDesk, act, call, receipt, submit, token


def verify(desk, *arguments):
    return desk.run("audit", "verify", *arguments)


def chained(desk):
    """The report, once every event is in a block."""
    until = time.monotonic() + 15
    while True:
        status, out, err = verify(desk, "--json")
        assert status == 0, out + err
        report = json.loads(out)
        if report["unchained"] == 0:
            return report
        assert time.monotonic() < until, report
        time.sleep(0.1)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """(a desk that is stopped, its cases in order, its head): two waves of acts, each in blocks of its own."""
    desk, references = RunningDesk(tmp_path_factory.mktemp("audit") / "home"), []
    with desk:
        staff = token(desk, "audit", "member:*")
        for wave in range(2):
            answer = submit(desk)
            references.append(answer["reference"])
            for text in ("一", "二"):
                status = call(desk.public, "POST", "/follow-up/messages", {"text": text},
                              receipt(answer["receipt"]))[0]
                assert status == 201
            act(desk, staff, "POST", f"{answer['reference']}/notes", {"text": "控え"})
            report = chained(desk)
            assert report["cases"] == wave + 1 and report["blocks"] > wave and report["faults"] == []
        status, out, err = verify(desk, "--head", str(desk.home / "audit-head"))
        assert status == 0 and "sound" in out and report["head"] in out and not err
    assert (desk.home / "audit-head").read_text() == report["head"] + "\n"
    return desk, references, report["head"]


@pytest.fixture
def altered(kept, tmp_path):
    """Alters a copy of the home by SQL and verifies it: (exit status, faults, standard output, standard error)."""
    def alter(*statements, head=None):
        home = tmp_path / "home"
        shutil.copytree(kept[0].home, home)
        with contextlib.closing(sqlite3.connect(home / "desk.sqlite")) as database:
            for statement, *values in statements:
                assert database.execute(statement, values).rowcount > 0, statement
            database.commit()
        (tmp_path / "head").write_text(head or "")
        arguments = ["--head", str(tmp_path / "head")] if head else []
        status, out, err = run("audit", "verify", "--json", *arguments, cwd=tmp_path, MADOGUCHI_HOME=str(home))
        return status, json.loads(out)["faults"] if out else [], out, err
    return alter


OF_CASE = "WHERE case_id = (SELECT id FROM cases WHERE reference = ?) AND number = ?"
ALTERATIONS = {
    "a time": ("UPDATE events SET at = '2020-01-01T00:00:00Z'", 2, "event 2"),
    "an actor": ("UPDATE events SET actor = 'nobody'", 4, "event 4"),
    "a kind": ("UPDATE events SET kind = 'note'", 1, "event 1"),
    "a sealed text": ("UPDATE events SET body = zeroblob(100)", 2, "event 2"),
    "a text taken away": ("UPDATE events SET body = NULL", 3, "event 3"),
    "who sees it": ("UPDATE events SET to_reporter = 1 - to_reporter", 4, "event 4"),
    "one deleted in the middle": ("DELETE FROM events", 2, "event 2 is missing"),
}


@pytest.mark.parametrize("what", ALTERATIONS)
def test_an_altered_event_is_named(what, kept, altered):
    statement, number, place = ALTERATIONS[what]
    reference = kept[1][0]
    status, faults, _, _ = altered((f"{statement} {OF_CASE}", reference, number))
    assert status == 1
    assert any(reference in fault and place in fault for fault in faults), faults
    assert not any(kept[1][1] in fault for fault in faults), "the other case is sound"


def test_the_last_event_deleted_is_named(kept, altered):
    reference = kept[1][1]
    status, faults, _, _ = altered((
        "DELETE FROM events WHERE case_id = (SELECT id FROM cases WHERE reference = ?1) AND number = "
        "(SELECT events FROM cases WHERE reference = ?1)", reference))
    assert status == 1 and any(reference in fault and "ends at" in fault for fault in faults), faults


def test_the_last_event_deleted_is_named_where_the_case_was_made_to_fit(kept, altered):
    case = "(SELECT id FROM cases WHERE reference = ?1)"
    last = f"(SELECT MAX(number) FROM events WHERE case_id = {case})"
    status, faults, _, _ = altered(
        (f"DELETE FROM events WHERE case_id = {case} AND number = {last}", kept[1][1]),
        (f"UPDATE cases SET events = {last}, head = (SELECT hash FROM events WHERE case_id = {case} AND "
         f"number = {last}) WHERE reference = ?1", kept[1][1]))
    assert status == 1 and any("block" in fault for fault in faults), faults


def test_two_events_exchanged_are_named(kept, altered):
    reference = kept[1][0]
    status, faults, _, _ = altered(*(
        (f"UPDATE events SET number = {new} {OF_CASE}", reference, old) for old, new in ((2, 99), (3, 2), (99, 3))))
    assert status == 1
    for place in ("event 2", "event 3"):
        assert any(reference in fault and place in fault for fault in faults), faults


def test_a_case_without_its_row_is_named(kept, altered):
    status, faults, _, _ = altered(("DELETE FROM cases WHERE reference = ?", kept[1][0]))
    assert status == 1 and len(faults) == 1 and "row is gone" in faults[0], faults


def test_a_case_and_all_its_events_gone_are_seen_by_the_blocks(kept, altered):
    case = "(SELECT id FROM cases WHERE reference = ?)"
    status, faults, _, _ = altered(
        (f"DELETE FROM events WHERE case_id = {case}", kept[1][0]),
        ("DELETE FROM cases WHERE reference = ?", kept[1][0]))
    assert status == 1 and any("block 1" in fault for fault in faults), faults


@pytest.mark.parametrize("what, place", [
    ("UPDATE blocks SET at = '2020-01-01T00:00:00Z' WHERE number = 1", "block 1: was altered"),
    ("UPDATE blocks SET signature = zeroblob(64) WHERE number = 1", "block 1: is not signed"),
    ("UPDATE blocks SET digest = 'x' WHERE number = 1", "block 1"),
    ("DELETE FROM blocks WHERE number = 1", "block 1 is missing"),
    ("DELETE FROM blocks WHERE number = (SELECT MAX(number) FROM blocks)", "cut"),
    ("UPDATE events SET block = NULL WHERE block = 1", "block 1"),
])
def test_an_altered_block_is_named(what, place, altered):
    status, faults, _, _ = altered((what,))
    assert status == 1 and any(place in fault for fault in faults), faults


def cut(reference):
    """A thief's work who knows the tables: the last case and every block with an event of it are gone."""
    of_case = "(SELECT id FROM cases WHERE reference = ?)"
    first = f"(SELECT MIN(block) FROM events WHERE case_id = {of_case})"
    return [(f"DELETE FROM blocks WHERE number >= {first}", reference),
            (f"DELETE FROM events WHERE case_id = {of_case}", reference),
            ("DELETE FROM cases WHERE reference = ?", reference)]


def test_a_chain_cut_at_its_end_is_seen_by_the_head_that_was_kept(kept, altered):
    status, faults, _, _ = altered(*cut(kept[1][1]), head=kept[2] + "\n")
    number = kept[2].split()[0]
    assert status == 1 and any(f"block {number}" in fault and "cut" in fault for fault in faults), faults


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_every_head_of_a_file_is_compared(ends, kept, altered):
    """A log of heads that was copied elsewhere, by whatever system: the wrong one is its last line."""
    number, digest, at = kept[2].split()
    other = f"{number} {'0' * 64} {at}"
    status, faults, _, _ = altered(head=f"{kept[2]}{ends}{other}{ends}")
    assert status == 1 and any(f"block {number}" in fault for fault in faults), faults


@pytest.mark.parametrize("content", [
    b"", b"\n", b"bad\n", b"1\n", b"\xff\n", None,
    *(number + b" " + digit * 64 + b" x\n" for number, digit in (
        (b"x", b"0"), (b"0", b"0"), (b"-1", b"0"), (b"1", b"z")))], ids=repr)
def test_a_file_that_holds_no_head_is_refused_in_one_line(content, kept, tmp_path):
    """What compares nothing must not say that the chain is sound."""
    if content is not None:
        (tmp_path / "head").write_bytes(content)
    status, out, err = verify(kept[0], "--head", str(tmp_path / "head"))
    assert status == 2 and out == "", out
    assert err.startswith("madoguchi: ") and err.count("\n") == 1 and "head" in err


def test_a_sound_chain_without_a_server_is_sound_and_json_is_json_only(kept):
    desk, references, head = kept
    status, out, err = verify(desk)
    assert status == 0 and not err and "sound" in out and out.endswith(f"head: {head}\n")
    status, out, err = verify(desk, "--json")
    report = json.loads(out)
    assert status == 0 and not err and report["cases"] == len(references) and report["head"] == head


def test_a_chain_with_faults_prints_them_and_nothing_else(altered):
    _, faults, out, err = altered(("UPDATE events SET actor = 'nobody' WHERE number = 1",))
    assert json.loads(out)["faults"] == faults and len(faults) >= 2
    assert err == "" and "\n" not in out.strip()


def test_the_chain_goes_on_over_a_restart(kept, tmp_path):
    home = tmp_path / "home"
    shutil.copytree(kept[0].home, home)
    with RunningDesk(home) as desk:
        submit(desk)
        report = chained(desk)
        assert int(report["head"].split()[0]) > int(kept[2].split()[0])
        (tmp_path / "head").write_text(kept[2] + "\n")
        assert verify(desk, "--head", str(tmp_path / "head"))[0] == 0


def test_no_desk_where_the_home_should_be_is_not_sound(tmp_path):
    """Called in the wrong folder, it neither says “sound” nor makes an empty desk there."""
    status, out, err = run("audit", "verify", cwd=tmp_path)
    assert status in (2, 3) and out == "" and err.count("\n") == 1 and "MADOGUCHI_HOME" in err
    assert list(tmp_path.iterdir()) == []
