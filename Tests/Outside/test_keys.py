"""The key file: its owner's alone, rotated beside a server without losing a case, exported without a private part."""

import base64
import contextlib
import json
import shutil
import sqlite3
import stat
import threading

import pytest

from conftest import run
from desks import RunningDesk, bearer, call, case_of, cases, follow_up, receipt, submit, token


def is_one_line(err):
    return err.startswith("madoguchi: ") and err.count("\n") == 1


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def keys_of(desk):
    return json.loads((desk.home / "keys").read_text())


@pytest.fixture
def desk(tmp_path):
    with RunningDesk(tmp_path / "home") as running:
        yield running


@pytest.fixture(scope="module")
def stopped(tmp_path_factory):
    with RunningDesk(tmp_path_factory.mktemp("keys") / "home") as desk:
        submit(desk)
    return desk


def test_home_keys_and_database_are_their_owners_alone(desk):
    submit(desk)
    assert mode(desk.home) == 0o700 and mode(desk.home / "keys") == 0o600
    files = [path for path in desk.home.rglob("*") if not path.is_dir()]
    assert {"desk.sqlite", "desk.sqlite-wal", "control.sock"} <= {path.name for path in files}
    assert [path.name for path in files if mode(path) & 0o077] == []


@pytest.mark.parametrize("bits", [0o640, 0o604, 0o666, 0o601])
@pytest.mark.parametrize("verb", [["serve"], ["backup", "b"], ["keys", "export", "--role", "intake", "e"]])
def test_a_key_file_that_is_open_to_others_is_refused_with_the_remedy(verb, bits, stopped, tmp_path):
    shutil.copytree(stopped.home, tmp_path / "home")
    (tmp_path / "home/keys").chmod(bits)
    status, out, err = run(*verb, cwd=tmp_path, **{**stopped.settings, "MADOGUCHI_HOME": str(tmp_path / "home")})
    assert status == 2 and out == "" and is_one_line(err), err
    assert "MADOGUCHI_KEY_FILE" in err and f"chmod 600 {tmp_path}/home/keys" in err
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


@pytest.mark.parametrize("content", [
    b"", b"{}", b"\xff" * 100, b'{"format":"madoguchi-keys-1"}', b'{"format":"other"}'])
def test_a_file_that_is_no_key_file_is_refused_and_left_alone(content, stopped, tmp_path):
    keys = tmp_path / "keys"
    keys.write_bytes(content)
    keys.chmod(0o600)
    status, out, err = run("serve", cwd=tmp_path, **{**stopped.settings, "MADOGUCHI_KEY_FILE": str(keys)})
    assert status == 2 and out == "" and is_one_line(err) and str(keys) in err
    assert keys.read_bytes() == content


def test_other_keys_than_the_cases_were_sealed_to_are_not_taken_in_silence(stopped, tmp_path):
    """A key file that was not mounted must not be made anew: what is taken meanwhile is lost when it comes back."""
    home = tmp_path / "home"
    shutil.copytree(stopped.home, home)
    (home / "keys").unlink()
    status, out, err = run("audit", "verify", cwd=tmp_path, **{**stopped.settings, "MADOGUCHI_HOME": str(home)})
    assert status in (2, 3) and out == "" and is_one_line(err) and "MADOGUCHI_KEY_FILE" in err, err
    assert not (home / "keys").exists()


def test_a_case_that_opens_no_more_does_not_hide_the_others(desk):
    """Its key is lost or its row is damaged: the list, the other cases and a rotation go on, and it is named."""
    staff, references = token(desk, "keys", "member:*"), [submit(desk)["reference"] for _ in range(3)]
    desk.stop()
    with contextlib.closing(sqlite3.connect(desk.home / "desk.sqlite")) as database:
        database.execute("UPDATE cases SET desk_key = 'LOSTLOST' WHERE reference = ?", [references[1]])
        database.commit()
    desk.start()
    assert {row["reference"] for row in cases(desk, staff)} >= {references[0], references[2]}
    assert case_of(desk, staff, references[2])["narrative"]
    status, out, err = desk.run("keys", "rotate", "--drop-old")
    assert references[1] in out + err and "unknownKey" not in out + err
    assert case_of(desk, staff, references[2])["narrative"]


def test_keys_rotate_beside_a_server_and_a_backup_from_before_still_opens(desk, tmp_path):
    staff, old = token(desk, "keys", "member:*"), submit(desk, narrative="前の件")
    backup, before = tmp_path / "backup", keys_of(desk)
    assert desk.run("backup", str(backup))[0] == 0
    status, out, err = desk.run("keys", "rotate")
    assert status == 0 and "1 cases" in out and "0 older keys" in out and not err
    new, after = submit(desk, narrative="後の件"), keys_of(desk)
    old_ids, new_ids = ({key["id"] for key in keys["desks"]} for keys in (before, after))
    assert old_ids < new_ids and mode(desk.home / "keys") == 0o600

    def both_open():
        for answer, narrative in ((old, "前の件"), (new, "後の件")):
            assert case_of(desk, staff, answer["reference"])["narrative"] == narrative
            assert follow_up(desk, answer["receipt"])["reference"] == answer["reference"]
            assert call(desk.public, "POST", "/follow-up/messages", {"text": "続き"},
                        receipt(answer["receipt"]))[0] == 201

    both_open()
    desk.stop()
    desk.start()
    both_open()
    desk.stop()
    assert desk.run("restore", str(backup))[0] == 0
    desk.start()
    assert case_of(desk, staff, old["reference"])["narrative"] == "前の件"
    assert follow_up(desk, old["receipt"])["reference"] == old["reference"]


def test_old_keys_are_taken_out_and_live_cases_still_open(desk):
    staff, old, before = token(desk, "keys", "member:*"), submit(desk, narrative="前の件"), keys_of(desk)
    # The keys that this rotation replaces stay for a host that holds an export of them; the next one takes them out.
    assert desk.run("keys", "rotate", "--drop-old")[1].endswith(" 0 older keys taken out\n") or len(before["desks"]) > 8
    status, out, err = desk.run("keys", "rotate", "--drop-old")
    assert status == 0 and not err
    after = keys_of(desk)
    gone = {key["id"] for key in before["desks"]} - {key["id"] for key in after["desks"]}
    assert gone and f"{len(gone)} older keys taken out" in out
    for key in before["desks"]:
        if key["id"] in gone:
            assert key["seed"] not in (desk.home / "keys").read_text()
    desk.stop()
    desk.start()
    new = submit(desk, narrative="後の件")
    for answer, narrative in ((old, "前の件"), (new, "後の件")):
        assert case_of(desk, staff, answer["reference"])["narrative"] == narrative


def test_no_case_is_lost_when_old_keys_are_taken_out_while_reports_come_in(desk):
    staff, taken, stop = token(desk, "keys", "member:*"), [], threading.Event()

    def send():
        while not stop.is_set():
            taken.append(submit(desk)["reference"])

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(4):
            assert desk.run("keys", "rotate", "--drop-old")[0] == 0
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    desk.stop()
    desk.start()
    closed = [reference for reference in taken
              if call(desk.staff, "GET", f"/cases/{reference}", headers=bearer(staff))[0] != 200]
    assert taken and closed == [], f"{len(closed)} of {len(taken)} open no more"


@pytest.mark.parametrize("more", [[], ["--drop-old"]], ids=["kept", "dropped"])
def test_rotations_at_one_instant_lose_no_key(more, desk):
    staff, references = token(desk, "keys", "member:*"), []
    before, rounds = len(keys_of(desk)["desks"]), 4
    for _ in range(rounds):
        references += [submit(desk)["reference"] for _ in range(5)]
        threads = [threading.Thread(target=lambda: desk.run("keys", "rotate", *more)) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    held = keys_of(desk)["desks"]
    desk.stop()
    desk.start()
    closed = [reference for reference in references
              if call(desk.staff, "GET", f"/cases/{reference}", headers=bearer(staff))[0] != 200]
    assert closed == [], f"{len(closed)} of {len(references)} cases open no more"
    if not more:
        desks = len({key["desk"] for key in held if key["desk"] != "mailer"})
        assert len(held) == before + 2 * rounds * desks


def private_parts(keys):
    parts = [key["seed"] for key in keys["desks"]] + [keys["chainSeed"], keys["searchSecret"]]
    for part in parts:
        raw = base64.b64decode(part)
        assert len(raw) == 32
        yield from (part.encode(), raw, raw.hex().encode(), base64.urlsafe_b64encode(raw).rstrip(b"="))


def test_an_export_for_intake_holds_no_private_part(stopped, tmp_path):
    file = tmp_path / "public"
    status, out, err = stopped.run("keys", "export", "--role", "intake", str(file))
    assert status == 0 and not err and mode(file) == 0o600
    status, out, err = stopped.run("keys", "export", "--role", "intake")
    assert status == 0 and not err and json.loads(out) == json.loads(file.read_text())
    parts = list(private_parts(keys_of(stopped)))
    assert any(part in (stopped.home / "keys").read_bytes().replace(b"\\/", b"/") for part in parts)
    for text in (file.read_bytes().replace(b"\\/", b"/"), out.encode().replace(b"\\/", b"/")):
        assert [part for part in parts if part in text] == []
    public = json.loads(file.read_text())
    assert {key["publicKey"] for key in public["desks"]} == {key["publicKey"] for key in keys_of(stopped)["desks"]}


@pytest.mark.parametrize("arguments", [
    ["--role", "desk", "e"], ["--role", "all", "e"], ["--role", "", "e"], ["e"], ["--role", "intake", "e", "f"]])
def test_nothing_else_is_exported(arguments, stopped, tmp_path):
    status, out, err = run("keys", "export", *arguments, cwd=tmp_path, **stopped.settings)
    assert status == 2 and out == "" and err and list(tmp_path.iterdir()) == []
    if arguments[0] == "--role" and len(arguments) == 3:
        assert is_one_line(err) and "--role intake" in err


@pytest.mark.parametrize("name", ["keys", "./keys", "link", "desk.sqlite"])
def test_an_export_never_takes_the_place_of_what_the_desk_needs(name, stopped, tmp_path):
    home = tmp_path / "home"
    shutil.copytree(stopped.home, home)
    (home / "link").symlink_to("keys")
    before = {file: (home / file).read_bytes() for file in ("keys", "desk.sqlite")}
    status, out, err = run("keys", "export", "--role", "intake", name, cwd=home,
                           **{**stopped.settings, "MADOGUCHI_HOME": str(home)})
    assert {file: (home / file).read_bytes() for file in before} == before
    if name != "link":  # A link may be replaced: the keys behind it stay.
        assert status in (2, 3) and out == "" and is_one_line(err), err


@pytest.mark.parametrize("path", ["no such folder/e", "/proc/e", ".", ""])
def test_an_export_that_cannot_be_written_is_said_in_one_line(path, stopped, tmp_path):
    status, out, err = run("keys", "export", "--role", "intake", path, cwd=tmp_path, **stopped.settings)
    assert status in (2, 3) and out == "" and is_one_line(err), err
    assert "MADOGUCHI_KEY_FILE" not in err, "the setting is right, the place of the export is not"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("verb", [["serve", "--role", "desk"], ["serve", "--role", "jobs"], ["serve"],
                                  ["audit", "verify"], ["keys", "rotate"]])
def test_a_file_for_intake_serves_nothing_that_opens(verb, stopped, tmp_path):
    file = tmp_path / "public"
    assert stopped.run("keys", "export", "--role", "intake", str(file))[0] == 0
    content = file.read_bytes()
    settings = {**stopped.settings, "MADOGUCHI_KEY_FILE": str(file)}
    status, out, err = run(*verb, cwd=tmp_path, **settings)
    assert status == 2 and out == "" and is_one_line(err), err
    if verb[-1] not in ("desk", "jobs"):  # On SQLite they are refused for another reason.
        assert "MADOGUCHI_KEY_FILE" in err and "--role intake" in err
    assert file.read_bytes() == content
