"""`madoguchi doctor` says what an operator should know; `selftest --durability` tries the operator's own disk."""

import json
import re
import shutil
import signal
import sqlite3
import subprocess
import time

import pytest

from conftest import PROGRAM, environment, run
from desks import RunningDesk, submit


@pytest.fixture(scope="module")
def stopped(tmp_path_factory):
    with RunningDesk(tmp_path_factory.mktemp("doctor") / "home") as desk:
        submit(desk)
    return desk


def findings(out):
    document = json.loads(out)
    assert set(document) == {"findings"}
    assert all(set(one) == {"level", "text"} and one["level"] in ("good", "careful", "wrong") and one["text"]
               for one in document["findings"])
    return [(one["level"], one["text"]) for one in document["findings"]]


def about(found, word):
    return [(level, text) for level, text in found if word in text]


def is_looked_over(desk):
    status, out, err = desk.run("doctor", "--json")
    assert status == 0 and not err, err
    found = findings(out)
    assert about(found, "key file")[0][0] == "careful" and "MADOGUCHI_KEY_FILE" in about(found, "key file")[0][1]
    assert re.search(r"\d+ MiB are free", str(found))
    (level, _), = about(found, "schema step")
    assert level == "good" and "1 cases" in str(found) and re.search(r"SQLite \d+\.\d+\.\d+", str(found))
    assert not about(found, "mailer") and not [one for one in found if one[0] == "wrong"]
    version = tuple(map(int, re.search(r"SQLite (\d+)\.(\d+)\.(\d+)", str(found)).groups()))
    assert bool(about(found, "checkpoint")) == (version < (3, 51, 3))
    status, out, err = desk.run("doctor")
    assert status == 0 and not err and len(out.splitlines()) == len(found)
    assert all(line.split(None, 1) == [level, text] for line, (level, text) in zip(out.splitlines(), found)
               if "free" not in text)


def test_a_sound_home_is_looked_over_without_a_server(stopped):
    is_looked_over(stopped)


def test_a_sound_home_is_looked_over_beside_a_server(tmp_path):
    with RunningDesk(tmp_path / "home") as desk:
        submit(desk)
        is_looked_over(desk)


@pytest.mark.parametrize("away", ["another folder", "a name that begins like the home", "a relative path"])
def test_a_key_file_elsewhere_is_good(away, stopped, tmp_path):
    home = tmp_path / "home"
    shutil.copytree(stopped.home, home)
    keys = tmp_path / {"another folder": "elsewhere/keys"}.get(away, "home-keys")
    keys.parent.mkdir(exist_ok=True)
    (home / "keys").rename(keys)
    status, out, _ = run("doctor", "--json", cwd=tmp_path, **{
        **stopped.settings, "MADOGUCHI_HOME": str(home),
        "MADOGUCHI_KEY_FILE": keys.name if away == "a relative path" else str(keys)})
    assert status == 0 and about(findings(out), "key file")[0][0] == "good"


@pytest.mark.parametrize("way", ["a link to the home", "a detour", "a link to the file"])
def test_a_key_file_in_the_home_is_found_by_any_path(way, stopped, tmp_path):
    home = tmp_path / "home"
    shutil.copytree(stopped.home, home)
    (tmp_path / "link").symlink_to("home")
    (tmp_path / "file").symlink_to("home/keys")
    keys = {"a link to the home": "link/keys", "a detour": "home/../home/./keys", "a link to the file": "file"}[way]
    status, out, _ = run("doctor", "--json", cwd=tmp_path, **{
        **stopped.settings, "MADOGUCHI_HOME": str(home), "MADOGUCHI_KEY_FILE": str(tmp_path / keys)})
    assert status == 0 and about(findings(out), "key file")[0][0] == "careful"


@pytest.mark.parametrize("url, level", [
    ("http://desk.example", "wrong"), ("http://127.0.0.1.desk.example", "wrong"),
    ("http://localhost.desk.example", "wrong"), ("http://10.0.0.1:8080", "wrong"), ("https://desk.example", None),
    ("http://127.0.0.1:9000", "careful"), ("http://[::1]:8080", "careful")])
def test_an_address_that_sends_receipts_in_clear_is_wrong(url, level, stopped):
    status, out, err = run("doctor", "--json", cwd=stopped.home.parent, **stopped.settings, MADOGUCHI_PUBLIC_URL=url)
    levels = [found for found, _ in about(findings(out), "MADOGUCHI_PUBLIC_URL")]
    assert not err.strip() and levels == ([level] if level else [])
    assert status == (1 if level == "wrong" else 0)


def test_a_list_of_destroyed_cases_that_cannot_be_read_is_wrong(stopped, tmp_path):
    home = tmp_path / "home"
    shutil.copytree(stopped.home, home)
    (home / "keys.destroyed").write_bytes(b"\xff\xfe")
    status, out, err = run("doctor", cwd=tmp_path, **{**stopped.settings, "MADOGUCHI_HOME": str(home)})
    assert status in (1, 3) and "keys.destroyed" in out + err and "cannot be read" in out + err


def test_keys_that_do_not_open_the_cases_are_wrong(stopped, tmp_path):
    assert run("token", "add", "x", "--role", "admin", cwd=tmp_path, MADOGUCHI_HOME=str(tmp_path / "other"))[0] == 0
    status, out, err = run("doctor", cwd=tmp_path, **stopped.settings,
                           MADOGUCHI_KEY_FILE=str(tmp_path / "other/keys"))
    assert status in (1, 2, 3) and "MADOGUCHI_KEY_FILE" in out + err


def test_a_damaged_database_is_said_in_one_line_without_a_stack(stopped, tmp_path):
    home = tmp_path / "home"
    shutil.copytree(stopped.home, home)
    (home / "desk.sqlite").write_bytes(b"no database at all" * 1000)
    for verb in (["doctor"], ["serve"], ["backup", "b"], ["audit", "verify"]):
        status, out, err = run(*verb, cwd=tmp_path, **{**stopped.settings, "MADOGUCHI_HOME": str(home)})
        assert status == 3 and out == "" and err.startswith("madoguchi: ") and err.count("\n") == 1, err
        assert "desk.sqlite" in err or "MADOGUCHI_DATABASE" in err
        assert "SELECT" not in err and "PRAGMA" not in err


def test_rows_of_the_wrong_kind_are_said_in_one_line(stopped, tmp_path):
    home = tmp_path / "home"
    shutil.copytree(stopped.home, home)
    database = sqlite3.connect(home / "desk.sqlite")
    database.execute("UPDATE events SET number = 'x'")
    database.commit()
    database.close()
    status, out, err = run("audit", "verify", cwd=tmp_path, **{**stopped.settings, "MADOGUCHI_HOME": str(home)})
    assert status in (1, 3) and (out or err.startswith("madoguchi: ")) and err.count("\n") <= 1, err


def test_no_desk_where_the_home_should_be_is_said_and_nothing_is_made(tmp_path):
    status, out, err = run("doctor", cwd=tmp_path)
    assert status in (1, 2, 3) and "MADOGUCHI_HOME" in out + err and list(tmp_path.iterdir()) == []


def test_the_self_test_counts_and_leaves_nothing_behind(stopped):
    def left():
        mounts = [line for line in open("/proc/mounts") if str(stopped.home) in line]
        return sorted(path.name for path in stopped.home.iterdir()), mounts

    before = left()
    status, out, err = stopped.run("selftest", "--durability", "--rounds", "2", "--cuts", "1")
    assert status == 0 and not err, out + err
    kills, cuts = out.splitlines()
    acknowledged, recovered = map(int, re.match(
        r"kill -9: 2 rounds, (\d+) acknowledged, (\d+) recovered, 0 lost, 0 doubled$", kills).groups())
    assert acknowledged == recovered > 0
    counted = r"1 on .*, [1-9]\d* acknowledged, \d+ recovered, 0 lost, 0 doubled"
    assert re.match(rf"power cuts: ({counted}|not simulated: .+)$", cuts), cuts
    assert left() == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_a_self_test_that_is_interrupted_leaves_nothing_behind(number, tmp_path):
    process = subprocess.Popen(
        [str(PROGRAM), "selftest", "--durability", "--rounds", "1000", "--cuts", "0"], cwd=tmp_path,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(MADOGUCHI_HOME=str(tmp_path / "home")))
    until = time.monotonic() + 10
    while not list(tmp_path.glob("home/selftest-*/home/desk.sqlite")):
        assert process.poll() is None and time.monotonic() < until
        time.sleep(0.02)
    process.send_signal(number)
    process.communicate(timeout=10)
    assert process.returncode not in (0, 1)
    assert list(tmp_path.glob("home/*")) == []


@pytest.mark.parametrize("arguments", [
    [], ["--durability", "--rounds", "0"], ["--durability", "--cuts", "-1"], ["--durability", "--rounds", "x"]])
def test_a_self_test_that_is_called_wrongly_says_how(arguments, tmp_path):
    status, out, err = run("selftest", *arguments, cwd=tmp_path)
    assert status == 2 and out == "" and err and list(tmp_path.iterdir()) == []
