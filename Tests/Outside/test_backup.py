"""`backup`, `restore`, `migrate` and `case destroy`: what was acknowledged comes back, what was destroyed does not."""

import base64
import contextlib
import json
import os
import secrets
import shutil
import sqlite3
import stat
import threading

import pytest

from conftest import run
from desks import (Cluster, RunningDesk, bearer, call, case_of, cases, exchange, follow_up, multipart, receipt, submit,
                   token)

MARKER = "marker-" + secrets.token_hex(8)


def is_one_line(err):
    return err.startswith("madoguchi: ") and err.count("\n") == 1


def backed_up(desk, path):
    status, out, err = desk.run("backup", str(path))
    assert status == 0 and "read back" in out and not err, err
    return path


def restored(desk, file):
    status, out, err = desk.run("restore", str(file))
    assert status == 0 and not err, err
    return desk


def beside(desk, folder, **settings):
    """A desk in a fresh home with the same key file."""
    folder.mkdir(exist_ok=True)
    return RunningDesk(folder / "home", MADOGUCHI_KEY_FILE=desk.settings["MADOGUCHI_KEY_FILE"], **settings)


def is_sound(desk):
    status, out, err = desk.run("audit", "verify")
    assert status == 0 and "sound" in out, out + err


@pytest.fixture
def desk(tmp_path):
    with RunningDesk(tmp_path / "home", MADOGUCHI_KEY_FILE=str(tmp_path / "keys")) as running:
        yield running


@pytest.fixture(scope="module")
def stopped(tmp_path_factory):
    """(a desk that is stopped, its token, its case's answer, a backup of it)"""
    folder = tmp_path_factory.mktemp("stopped")
    with RunningDesk(folder / "home", MADOGUCHI_KEY_FILE=str(folder / "keys")) as desk:
        staff, answer = token(desk, "backup", "member:*"), submit(desk, narrative=MARKER)
        data, headers = multipart("log.bin", "application/octet-stream", secrets.token_bytes(50_000))
        assert call(desk.public, "POST", "/follow-up/attachments", raw=data,
                    headers={**headers, **receipt(answer["receipt"])})[0] == 201
        backup = backed_up(desk, folder / "backup")
    return desk, staff, answer, backup


def test_a_backup_under_load_holds_whatever_was_acknowledged_before_it(desk, tmp_path):
    staff, acknowledged, stop = token(desk, "backup", "member:*"), [], threading.Event()

    def send(thread):
        number = 0
        while not stop.is_set():
            narrative = f"{MARKER} {thread} {number}"
            answer = submit(desk, narrative=narrative)
            acknowledged.append((answer["reference"], answer["receipt"], narrative))
            number += 1

    threads = [threading.Thread(target=send, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    try:
        while len(acknowledged) < 40:
            assert any(thread.is_alive() for thread in threads)
            stop.wait(0.02)
        before = list(acknowledged)
        backup = backed_up(desk, tmp_path / "backup")
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert len(acknowledged) > len(before), "nothing was taken meanwhile"
    with restored(beside(desk, tmp_path / "other"), backup) as other:
        for reference, code, narrative in before:
            assert follow_up(other, code)["reference"] == reference
            assert case_of(other, staff, reference)["narrative"] == narrative
        assert len(cases(other, staff, limit=100)) >= len(before)
        is_sound(other)


def test_a_backup_is_its_owners_alone_and_holds_no_key_and_no_text(stopped):
    desk, _, answer, backup = stopped
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    content, keys = backup.read_bytes(), json.loads((desk.home.parent / "keys").read_text())
    needles = [MARKER, answer["receipt"], answer["receipt"].replace("-", "")]
    others = [keys[name] for name in ("chainSeed", "searchSecret", "intakeSecret")]
    for seed in [key["seed"] for key in keys["desks"]] + others:
        raw = base64.b64decode(seed)
        assert len(raw) == 32
        needles += [seed, raw, raw.hex()]
    for needle in needles:
        assert (needle if isinstance(needle, bytes) else needle.encode()) not in content


def test_an_attachment_comes_back_byte_for_byte(desk, tmp_path):
    staff, content, answer = token(desk, "backup", "member:*"), secrets.token_bytes(700_001), submit(desk)
    data, headers = multipart("証拠.bin", "application/octet-stream", content)
    assert call(desk.public, "POST", "/follow-up/attachments", raw=data,
                headers={**headers, **receipt(answer["receipt"])})[0] == 201
    with restored(beside(desk, tmp_path / "other"), backed_up(desk, tmp_path / "backup")) as other:
        case = case_of(other, staff, answer["reference"])
        path = f"/api/v1/cases/{answer['reference']}/attachments/{case['attachments'][0]['id']}"
        assert case["attachments"][0]["name"] == "証拠.bin"
        assert exchange(other.staff, "GET", path, headers=bearer(staff))[2] == content


@pytest.mark.parametrize("verb", ["restore", "migrate"])
def test_beside_a_running_server_it_is_refused_in_one_line(verb, desk, tmp_path):
    answer = submit(desk)
    arguments = [str(backed_up(desk, tmp_path / "backup"))] if verb == "restore" else []
    status, out, err = desk.run(verb, *arguments)
    assert status == 3 and out == "" and is_one_line(err) and "server" in err and "stop" in err, err
    assert follow_up(desk, answer["receipt"])["reference"] == answer["reference"]


def test_a_stopped_desk_is_migrated_and_needs_it_once(stopped):
    for _ in range(2):
        status, out, err = stopped[0].run("migrate")
        assert status == 0 and "already" in out and not err


def places(folder):
    (folder / "file").write_text("kept")
    (folder / "folder").mkdir()
    return ["no such folder/backup", "file/backup", "folder", "/proc/backup", ""]


@pytest.mark.parametrize("index", range(5))
def test_a_backup_that_cannot_be_written_leaves_nothing_half_done(index, stopped, tmp_path):
    path = places(tmp_path)[index]
    before = sorted(tmp_path.rglob("*"))
    status, out, err = run("backup", path, cwd=tmp_path, **stopped[0].settings)
    assert status in (2, 3) and out == "" and is_one_line(err), err
    assert sorted(tmp_path.rglob("*")) == before and (tmp_path / "file").read_text() == "kept"


@pytest.mark.parametrize("name", ["keys", "keys.destroyed", "home/desk.sqlite", "home/desk.sqlite-wal", "device"])
def test_a_backup_never_takes_the_place_of_what_the_desk_needs(name, desk, tmp_path):
    """A slip of the operator's must not cost the keys, the database or a device."""
    answer = submit(desk)
    path = tmp_path / name
    if name == "device":
        os.mkfifo(path)
    inode = path.stat().st_ino if path.exists() else None
    status, out, err = desk.run("backup", str(path))
    assert status in (2, 3) and out == "" and is_one_line(err), out + err
    assert (path.stat().st_ino if path.exists() else None) == inode
    assert follow_up(desk, answer["receipt"])["reference"] == answer["reference"]


def test_backups_into_one_file_at_one_instant_leave_a_whole_one(desk, tmp_path):
    for _ in range(20):
        submit(desk)
    done, path = [], tmp_path / "backup"
    threads = [threading.Thread(target=lambda: done.append(desk.run("backup", str(path)))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert any(status == 0 for status, _, _ in done) and path.exists(), done
    desk.stop()
    restored(desk, path)
    assert [one.name for one in tmp_path.iterdir() if "part" in one.name] == []


def test_a_backup_takes_nothing_away_beside_it(stopped, tmp_path):
    (tmp_path / "backup.part").mkdir()
    (tmp_path / "backup.part/precious").write_text("kept")
    stopped[0].run("backup", str(tmp_path / "backup"))
    assert (tmp_path / "backup.part/precious").read_text() == "kept"


def test_no_desk_where_the_home_should_be_is_no_backup(tmp_path):
    """A nightly job in the wrong folder learns of it."""
    status, out, err = run("backup", "backup", cwd=tmp_path)
    assert status in (2, 3) and out == "" and is_one_line(err) and "MADOGUCHI_HOME" in err
    assert list(tmp_path.iterdir()) == []


def damaged(how, backup, file):
    content = bytearray(backup.read_bytes())
    if how == "cut":
        del content[len(content) * 2 // 3:]
    elif how == "cut by a page":
        del content[-4096:]
    elif how == "a page of zeros":
        content[4096 * 3:4096 * 4] = bytes(4096)
    elif how == "one bit of an attachment":
        with contextlib.closing(sqlite3.connect(backup)) as database:
            piece = database.execute("SELECT bytes FROM pieces").fetchone()[0]
        content[content.index(piece[200:264])] ^= 1
    elif how == "empty":
        content.clear()
    elif how == "text":
        content[:] = "見積書\n".encode() * 3000
    file.write_bytes(content)
    if how == "not there":
        file.unlink()
    elif how == "a folder":
        file.unlink()
        file.mkdir()
    elif how in STATEMENTS:
        with contextlib.closing(sqlite3.connect(file)) as database:
            for statement in STATEMENTS[how]:
                database.execute(statement)
            database.commit()
    elif how == "another program's":
        file.unlink()
        with contextlib.closing(sqlite3.connect(file)) as database:
            database.execute("CREATE TABLE backup (a)")


STATEMENTS = {
    "a newer version's": ["UPDATE backup SET step = 9999"],
    "no step": ["DELETE FROM backup"],
    "a row less": ["DELETE FROM pieces"],
    "without its cases": ["DELETE FROM cases", "DELETE FROM events"],
    "another column": ["ALTER TABLE cases ADD COLUMN more TEXT"],
}


@pytest.mark.parametrize("how", [
    "cut", "cut by a page", "a page of zeros", "one bit of an attachment", "empty", "text", "not there", "a folder",
    "another program's", *STATEMENTS])
def test_a_file_that_is_no_whole_backup_is_refused_and_changes_nothing(how, stopped, tmp_path):
    desk, file = stopped[0], tmp_path / "backup"
    damaged(how, stopped[3], file)
    home = tmp_path / "home"
    shutil.copytree(desk.home, home)
    settings = {**desk.settings, "MADOGUCHI_HOME": str(home)}

    def stored():
        with contextlib.closing(sqlite3.connect(home / "desk.sqlite")) as database:
            return list(database.iterdump())

    before = stored()
    status, out, err = run("restore", str(file), cwd=tmp_path, **settings)
    assert status in (2, 3) and out == "" and is_one_line(err) and str(file) in err, err
    assert "Error Domain" not in err and "SELECT" not in err and "INSERT" not in err
    assert stored() == before


def test_a_destroyed_case_stays_destroyed_after_an_older_backup_is_restored(desk, tmp_path):
    staff, other = token(desk, "backup", "member:*"), submit(desk)
    answer = submit(desk, subject="件名", narrative=MARKER)
    reference, backup = answer["reference"], backed_up(desk, tmp_path / "backup")

    status, out, err = desk.run("case", "destroy", reference, "--reason", "x")
    assert status == 2 and out == "" and is_one_line(err) and "--yes" in err
    assert follow_up(desk, answer["receipt"])["reference"] == reference
    status, _, err = desk.run("case", "destroy", reference, "--reason", "because 7", "--yes")
    assert status == 0 and not err
    status, _, err = desk.run("case", "destroy", reference, "--reason", "x", "--yes")
    assert status == 1 and is_one_line(err)

    def is_gone():
        refusals = [call(desk.public, "GET", "/follow-up", headers=receipt(code))
                    for code in (answer["receipt"], "00000-00000-00000-00000-00000-00", "x")]
        for status, _, problem in refusals:
            assert status == 401
            assert {**problem, "time": ""} == {**refusals[-1][2], "time": ""}
        case = case_of(desk, staff, reference)
        assert case["isDestroyed"] is True and MARKER not in str(case) and "件名" not in str(case)
        assert not case["subject"] and not case["narrative"] and not case["attachments"]
        assert not any(entry.get("text") for entry in case["timeline"])
        assert [row["reference"] for row in cases(desk, staff) if row.get("subject")] == []
        assert case_of(desk, staff, other["reference"])["narrative"]
        is_sound(desk)

    is_gone()
    desk.stop()
    restored(desk, backup).start()
    is_gone()


def test_why_a_case_was_destroyed_is_in_the_log(desk):
    """As the help of `case destroy` says."""
    assert desk.run("case", "destroy", submit(desk)["reference"], "--reason", "because 7", "--yes")[0] == 0
    assert "because 7" in desk.log.read_text()


def test_a_list_of_destroyed_cases_that_cannot_be_written_destroys_nothing(desk, tmp_path):
    (tmp_path / "keys.destroyed").mkdir()
    answer = submit(desk)
    status, out, err = desk.run("case", "destroy", answer["reference"], "--reason", "x", "--yes")
    assert status == 3 and out == "" and is_one_line(err) and "keys.destroyed" in err
    assert "Error Domain" not in err and "storage" not in err, "the storage is sound, the list is not"
    assert follow_up(desk, answer["receipt"])["reference"] == answer["reference"]


def test_a_destroyed_case_stays_destroyed_where_the_file_was_put_back_by_hand(desk, tmp_path):
    staff, answer = token(desk, "backup", "member:*"), submit(desk)
    desk.stop()
    shutil.copytree(desk.home, tmp_path / "copy")
    desk.start()
    assert desk.run("case", "destroy", answer["reference"], "--reason", "x", "--yes")[0] == 0
    desk.stop()
    shutil.rmtree(desk.home)
    shutil.copytree(tmp_path / "copy", desk.home)
    desk.start()
    assert case_of(desk, staff, answer["reference"])["isDestroyed"] is True
    is_sound(desk)


def test_a_backup_goes_from_one_engine_to_the_other_and_back(stopped, tmp_path):
    desk, staff, answer, backup = stopped
    with Cluster() as cluster:
        other = restored(beside(desk, tmp_path / "other", MADOGUCHI_DATABASE=cluster.database()), backup)
        with other:
            assert case_of(other, staff, answer["reference"])["narrative"] == MARKER
            assert call(other.public, "POST", "/follow-up/messages", {"text": "続きです。"},
                        receipt(answer["receipt"]))[0] == 201
            is_sound(other)
            for verb in (["restore", str(backup)], ["migrate"]):
                status, out, err = other.run(*verb)
                assert status == 3 and out == "" and is_one_line(err) and "stop" in err, err
            backed_up(other, tmp_path / "back")
        with restored(beside(desk, tmp_path / "third"), tmp_path / "back") as third:
            assert "続きです。" in str(follow_up(third, answer["receipt"]))
            assert case_of(third, staff, answer["reference"])["attachments"]
            is_sound(third)


@pytest.mark.parametrize("verb", ["serve", "migrate", "backup", "audit", "doctor"])
def test_the_storage_of_a_newer_version_is_refused_with_what_to_do(verb, stopped, tmp_path):
    desk, home = stopped[0], tmp_path / "home"
    shutil.copytree(desk.home, home)
    with contextlib.closing(sqlite3.connect(home / "desk.sqlite")) as database:
        database.execute("INSERT INTO schema_steps (number) VALUES (9999)")
        database.commit()
    arguments = {"backup": ["backup", str(tmp_path / "backup")], "audit": ["audit", "verify"]}.get(verb, [verb])
    status, out, err = run(*arguments, cwd=tmp_path, **{**desk.settings, "MADOGUCHI_HOME": str(home)})
    assert status == 3 and out == "" and is_one_line(err), err
    assert "newer version" in err and "restore a backup" in err and "9999" in err
