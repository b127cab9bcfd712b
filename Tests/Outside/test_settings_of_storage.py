"""Settings of the storage: a wrong one stops the start with one line, which names the key and tells no password."""

import contextlib
import json
import socket
import sqlite3

import pytest

from conftest import run
from desks import PROBLEM, Cluster, RunningDesk, call, follow_up, free_port, multipart, receipt, submit

PASSWORD = "geheim-8fJ2"


def start(tmp_path, **settings):
    """A start that ends in any case: its port is in use."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = f"127.0.0.1:{other.getsockname()[1]}"
        return run("serve", cwd=tmp_path, **{"MADOGUCHI_LISTEN": port, "MADOGUCHI_STAFF_LISTEN": port, **settings})


def says(err, key):
    return err.startswith("madoguchi: ") and err.count("\n") == 1 and key in err


@pytest.mark.parametrize("key, value, example", [
    *(("MADOGUCHI_DATABASE", value, "postgres://") for value in (
        "desk.sqlite", "sqlite:", "mysql://u@h/d", f"host=h password={PASSWORD}", "sqlite", "postgres:x", " ")),
    *(("MADOGUCHI_PUBLIC_URL", value, "https://desk.example.org") for value in (
        "desk.example", "ftp://desk.example", "https://", "https://desk.example?x=1", "https://desk.example#x",
        "https:// desk.example", "https://user:geheim-8fJ2@desk.example")),
    *(("MADOGUCHI_ATTACHMENT_BYTES", value, "20971520") for value in (
        "20M", "0", "-1", "1023", "1073741825", "1e6", "２０９７１５２０", "99999999999999999999")),
])
def test_a_wrong_value_is_named_with_a_right_example(key, value, example, tmp_path):
    status, out, err = start(tmp_path, **{key: value})
    assert status == 2 and out == "" and says(err, key) and example in err, err
    assert PASSWORD not in err and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("verb", [
    ["serve"], ["audit", "verify"], ["backup", "b"], ["keys", "rotate"], ["doctor"], ["migrate"],
    ["keys", "export", "--role", "intake"], ["token", "add", "x", "--role", "admin"]])
def test_every_verb_refuses_a_wrong_setting_alike(verb, tmp_path):
    status, out, err = run(*verb, cwd=tmp_path, MADOGUCHI_ATTACHMENT_BYTES="20M")
    assert status == 2 and out == "" and says(err, "MADOGUCHI_ATTACHMENT_BYTES")


@pytest.mark.parametrize("path", ["no such folder/keys", "/proc/keys", "."])
def test_a_key_file_in_no_folder_is_named(path, tmp_path):
    status, out, err = start(tmp_path, MADOGUCHI_KEY_FILE=path)
    assert status in (2, 3) and out == "" and says(err, "MADOGUCHI_KEY_FILE") and path in err, err


@pytest.mark.parametrize("path", ["no such folder/desk.sqlite", "/proc/desk.sqlite", "/"])
def test_a_database_in_no_folder_is_named(path, tmp_path):
    status, out, err = start(tmp_path, MADOGUCHI_DATABASE=f"sqlite:{path}")
    assert status in (2, 3) and out == "" and says(err, "MADOGUCHI_DATABASE"), err


@pytest.mark.parametrize("dsn", [
    "postgres://madoguchi:{password}@127.0.0.1:{port}/desk",
    "postgres://madoguchi@127.0.0.1:{port}/desk?password={password}",
    "postgresql://madoguchi:{password}@127.0.0.1:{port}", "postgres://madoguchi:{password}@no-such-host.invalid/desk",
    "postgres://madoguchi:{password}@127.0.0.1:x/desk", "postgres://madoguchi:{password}@[::1/desk",
    "postgres://madoguchi:{password}%zz@127.0.0.1:{port}/desk",
    "postgres://madoguchi@127.0.0.1:{port}/desk?passwort={password}",
    "postgres://madoguchi:{password}@{password}@127.0.0.1:{port}/desk"])
def test_a_database_that_is_not_to_be_had_is_said_without_its_password(dsn, tmp_path):
    status, out, err = start(tmp_path, MADOGUCHI_DATABASE=dsn.format(password=PASSWORD, port=free_port()))
    assert PASSWORD not in err
    assert status in (2, 3) and out == "" and says(err, "MADOGUCHI_DATABASE"), err


def test_a_cluster_that_does_not_sync_is_refused_and_a_wrong_password_stays_untold(tmp_path):
    with Cluster() as cluster:
        url = cluster.database()
        name = url.rsplit("/", 1)[1]

        def ask(sql):
            cluster._run("psql", "-h", cluster.folder, "-p", cluster.port, "-U", "madoguchi", "-d", name, "-c", sql)

        for setting, value in (("fsync", "off"), ("full_page_writes", "off")):
            ask(f"ALTER SYSTEM SET {setting} = {value}")
            ask("SELECT pg_reload_conf()")
            for verb in (["serve"], ["migrate"], ["backup", "b"]):
                status, out, err = run(*verb, cwd=tmp_path, MADOGUCHI_DATABASE=url, MADOGUCHI_LISTEN="127.0.0.1:0",
                                       MADOGUCHI_STAFF_LISTEN="127.0.0.1:0")
                assert status == 3 and out == "" and says(err, "MADOGUCHI_DATABASE") and setting in err, err
            ask(f"ALTER SYSTEM RESET {setting}")
            ask("SELECT pg_reload_conf()")
        hba = cluster.data / "pg_hba.conf"
        hba.write_text("local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n")
        ask("SELECT pg_reload_conf()")
        status, out, err = start(tmp_path, MADOGUCHI_DATABASE=url.replace("madoguchi@", f"madoguchi:{PASSWORD}@"))
        assert status == 3 and out == "" and says(err, "MADOGUCHI_DATABASE") and PASSWORD not in err, err
        ask(f"ALTER USER madoguchi PASSWORD '{PASSWORD}'")
        right = url.replace("madoguchi@", f"madoguchi:{PASSWORD}@")
        with RunningDesk(tmp_path / "home", MADOGUCHI_DATABASE=right) as desk:
            submit(desk)
            assert PASSWORD not in str(desk.run("doctor"))
        assert PASSWORD not in desk.log.read_text()
        status, out, err = start(tmp_path, MADOGUCHI_DATABASE=right.replace(name, "no_such_database"))
        assert status == 3 and says(err, "MADOGUCHI_DATABASE") and PASSWORD not in err, err


def test_a_file_over_the_limit_is_413_and_nothing_of_it_is_stored(tmp_path):
    with RunningDesk(tmp_path / "home", MADOGUCHI_ATTACHMENT_BYTES="300000") as desk:
        code = submit(desk)["receipt"]

        def post(size):
            data, headers = multipart("log.bin", "application/octet-stream", b"\x01" * size)
            return call(desk.public, "POST", "/follow-up/attachments", raw=data, headers={**headers, **receipt(code)})

        for size in (300_001, 3_000_000):
            status, headers, problem = post(size)
            assert status == 413 and headers["Content-Type"] == PROBLEM and problem["status"] == 413, problem
            assert "300" in json.dumps(problem), "how large a file may be is not said"
        assert post(300_000)[0] == 201
        assert "log.bin" in str(follow_up(desk, code))
    with contextlib.closing(sqlite3.connect(desk.home / "desk.sqlite")) as database:
        files, = database.execute("SELECT COUNT(*) FROM attachments").fetchone()
        loose, = database.execute(
            "SELECT COUNT(*) FROM pieces WHERE attachment_id NOT IN (SELECT id FROM attachments WHERE is_whole = 1)"
        ).fetchone()
        sizes = database.execute("SELECT SUM(length(bytes)) FROM pieces").fetchone()[0]
    assert files == 1 and loose == 0 and 300_000 <= sizes < 310_000
