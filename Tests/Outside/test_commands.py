"""The command line and the settings, as an operator meets them."""

import json
import os
import re
import signal
import socket
import subprocess
import time
import urllib.request

import pytest

from conftest import PROGRAM, ROOT, environment, run


def test_help_and_usage():
    status, out, _ = run("--help")
    assert status == 0 and "assess" in out and "pack" in out and "serve" in out
    status, _, err = run("nonsense")
    assert status == 2 and err


@pytest.mark.parametrize("body, named", [
    (b"", ""), (b"{", ""), (b"[]", ""), (b"\xff", ""), (b'{"facts": {"no.such": "yes"}}', "/facts/no.such"),
    (b'{"facts": {"sign.malware": "yes", "data.persons": "3"}}', "/facts/sign.malware"),
    (b'{"facts": {"data.persons": 1, "data.persons": 2}}', "/facts/data.persons"),
    (b'{"facts": {"organisation.prefecture": "48"}}', "/facts/organisation.prefecture"),
    (b"x" * 70_000, "64"),
])
def test_bad_requests_exit_2_with_one_line(body, named):
    status, out, err = run("assess", stdin=body)
    assert status == 2 and out == ""
    assert err.count("\n") == 1 and err.startswith("madoguchi: ") and named in err


def test_all_faults_are_named_at_once():
    _, _, err = run("assess", stdin=b'{"facts": {"a": 1, "b": 2}, "c": 3, "language": "fr"}')
    for pointer in ("/facts/a", "/facts/b", "/c", "/language"):
        assert pointer in err


def test_texts_come_in_the_language_asked_for():
    for language, word in (("ja", "暗号化"), ("en", "ncrypted")):
        _, out, _ = run("assess", stdin=json.dumps(
            {"facts": {"sign.files_encrypted": "yes"}, "language": language}).encode())
        assert word in json.loads(out)["because"][0]["text"]


def test_assess_works_from_any_folder(tmp_path):
    status, out, _ = run("assess", stdin=b"{}", cwd=tmp_path)
    assert status == 0 and json.loads(out)["desk"] == "consultation.incident"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("settings, named", [
    ({"MADOGUCHI_LISTEN": "8080"}, "MADOGUCHI_LISTEN"),
    ({"MADOGUCHI_LISTEN": "127.0.0.1:99999"}, "127.0.0.1:8080"),
    ({"MADOGUCHI_STAFF_LISTEN": "local host:1"}, "MADOGUCHI_STAFF_LISTEN"),
    ({"MADOGUCHI_LISTENN": "x"}, "MADOGUCHI_LISTENN"),
    ({"MADOGUCHI_PACK": "/nonexistent"}, "MADOGUCHI_PACK"),
])
def test_a_wrong_setting_stops_the_start_with_its_name(settings, named):
    status, out, err = run("serve", **settings)
    assert status == 2 and out == "" and named in err


def test_settings_come_from_a_file_and_a_wrong_line_is_named(tmp_path):
    (tmp_path / "madoguchi.yaml").write_text("MADOGUCHI_HOME: ./var\nMADOGUCHI_LISTEN: nowhere\n")
    status, _, err = run("serve", cwd=tmp_path)
    assert status == 2 and "MADOGUCHI_LISTEN" in err and "nowhere" in err
    (tmp_path / "madoguchi.yaml").write_text("MADOGUCHI_HOME: ./var\nMADOGUCHI_HOEM: x\n")
    status, _, err = run("serve", cwd=tmp_path)
    assert status == 2 and "madoguchi.yaml:2" in err and "MADOGUCHI_HOEM" in err


def test_a_pack_with_a_fault_does_not_start_the_server(tmp_path):
    pack = tmp_path / "pack"
    subprocess.run(["cp", "-r", str(ROOT / "Packs/jp-national"), str(pack)], check=True)
    rules = pack / "rules/harm.yaml"
    rules.write_text(rules.read_text().replace("when: sign.ransom_note", "when: sign.ransom_nite"))
    status, _, err = run("serve", MADOGUCHI_PACK=str(pack))
    assert status == 2
    assert re.search(r"rules/harm\.yaml:\d+: “sign\.ransom_nite”", err)
    status, out, _ = run("pack", "check", str(pack))
    assert status == 1 and re.search(r"^rules/harm\.yaml:\d+: ", out, re.M)


def test_a_port_in_use_is_said_in_one_line():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        status, _, err = run("serve", MADOGUCHI_LISTEN=f"127.0.0.1:{port}", MADOGUCHI_STAFF_LISTEN="127.0.0.1:0")
    assert status == 3 and f"127.0.0.1:{port}" in err.splitlines()[-1]


def test_sigterm_stops_within_ten_seconds_and_health_answers_on_both_sides(tmp_path):
    log = open(tmp_path / "log", "w+b")
    process = subprocess.Popen([str(PROGRAM), "serve"], stdout=log, stderr=log, cwd=tmp_path, env=environment(
        MADOGUCHI_LISTEN="127.0.0.1:0", MADOGUCHI_STAFF_LISTEN="127.0.0.1:0"))
    try:
        for _ in range(100):
            text = (tmp_path / "log").read_text()
            addresses = re.findall(r"side[^:]*: (http://\S+)", text)
            if len(addresses) == 2:
                break
            time.sleep(0.05)
        assert len(addresses) == 2, text
        for address in addresses:
            for path in ("/healthz", "/readyz"):
                assert urllib.request.urlopen(address + path, timeout=5).status == 200
        # A connection that says nothing does not hold the stop back.
        host, port = addresses[0][7:].split(":")
        with socket.create_connection((host, int(port))):
            begun = time.monotonic()
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=10) == 0
            assert time.monotonic() - begun < 10
    finally:
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
        log.close()
