"""`serve --role`: intake with public keys alone, the desk and the jobs in processes of their own, on PostgreSQL."""

import json
import re
import subprocess
import time

import pytest

import conftest
from conftest import run
from desks import (Cluster, RunningDesk, act, bearer, call, case_of, exchange, follow_up, is_ready, multipart, receipt,
                   submit, token)

SIDES = {"intake": {"public"}, "desk": {"staff"}, "jobs": set()}


class RoleServer(RunningDesk):
    """`madoguchi serve --role ROLE`: it is there once every side of the role answers."""

    def __init__(self, role, home, **settings):
        super().__init__(home, **settings)
        self.role = role

    def start(self):
        with open(self.log, "ab") as sink:
            begin = sink.tell()
            self.process = subprocess.Popen(
                [str(conftest.PROGRAM), "serve", "--role", self.role], stdout=sink, stderr=sink,
                cwd=self.home.parent, env=conftest.environment(**self.settings))
        until = time.monotonic() + 30
        while True:
            said = self.log.read_bytes()[begin:].decode(errors="replace")
            sides = dict(re.findall(r"(public|staff) side[^:\n]*: (http://[\d.]+:\d+)", said))
            if set(sides) >= SIDES[self.role] and all(map(is_ready, sides.values())):
                self.public, self.staff = sides.get("public"), sides.get("staff")
                return self
            if self.process.poll() is not None or time.monotonic() > until:
                self.kill()
                raise AssertionError(said)
            time.sleep(0.02)


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    """(intake, desk, jobs, token) on one database: intake has a file with public keys alone."""
    folder = tmp_path_factory.mktemp("roles")
    with Cluster() as cluster:
        database = cluster.database()

        def server(role, keys):
            (folder / role).mkdir()
            return RoleServer(role, folder / role / "home", MADOGUCHI_DATABASE=database,
                              MADOGUCHI_KEY_FILE=str(folder / keys))

        with server("desk", "keys") as desk:
            status, _, err = desk.run("keys", "export", "--role", "intake", str(folder / "public"))
            assert status == 0, err
            with server("jobs", "keys") as jobs, server("intake", "public") as intake:
                yield intake, desk, jobs, token(desk, "roles", "member:*")


def test_each_has_the_listeners_of_its_role_alone(parts):
    intake, desk, jobs, _ = parts
    assert (intake.public and not intake.staff) and (desk.staff and not desk.public)
    assert not jobs.public and not jobs.staff
    assert exchange(intake.public, "GET", "/ja")[0] == 200
    assert exchange(intake.public, "GET", "/api/v1/cases", headers=bearer(parts[3]))[0] in (404, 405)
    assert call(desk.staff, "POST", "/cases", {"desk": "consultation.general", "narrative": "x"})[0] in (404, 405)


def test_what_intake_takes_the_desk_answers_and_the_reporter_reads_it_at_intake(parts):
    intake, desk, _, staff = parts
    answer = submit(intake, subject="件名", narrative="青葉製作所です。")
    reference, code = answer["reference"], answer["receipt"]
    assert call(intake.public, "POST", "/follow-up/messages", {"text": "追記です。"}, receipt(code))[0] == 201
    data, headers = multipart("log.txt", "text/plain", b"log" * 1000)
    assert call(intake.public, "POST", "/follow-up/attachments", raw=data,
                headers={**headers, **receipt(code)})[0] == 201
    case = case_of(desk, staff, reference)
    assert case["narrative"] == "青葉製作所です。" and "追記です。" in str(case["timeline"])
    path = f"/api/v1/cases/{reference}/attachments/{case['attachments'][0]['id']}"
    assert exchange(desk.staff, "GET", path, headers=bearer(staff))[2] == b"log" * 1000
    act(desk, staff, "POST", f"{reference}/replies", {"text": "拝見しました。"})
    messages = [(one["from"], one["text"]) for one in follow_up(intake, code)["messages"]]
    assert ("desk", "拝見しました。") in messages


def test_intake_holds_no_private_key(parts):
    keys = json.loads((parts[0].home.parents[1] / "public").read_text())
    assert set(keys) == {"format", "desks", "intakeSecret"}
    assert all(set(key) == {"desk", "id", "publicKey"} for key in keys["desks"])
    assert not (parts[0].home / "keys").exists()


def test_the_same_intake_twice_is_one_case_without_a_private_key(parts):
    body = {"desk": "consultation.general", "narrative": "二度送りました。"}
    answers = [call(parts[0].public, "POST", "/cases", body, {"Idempotency-Key": "twice-0001-roles"})
               for _ in range(2)]
    assert [status for status, _, _ in answers] == [201, 201] and answers[0][2] == answers[1][2]


def test_blocks_are_made_by_the_jobs(parts):
    intake, desk, jobs, _ = parts
    submit(intake)
    until = time.monotonic() + 15
    while True:
        status, out, err = desk.run("audit", "verify", "--json")
        report = json.loads(out)
        assert status == 0 and report["faults"] == [], err
        if report["blocks"] > 0 and report["unchained"] == 0:
            break
        assert time.monotonic() < until, report
        time.sleep(0.1)
    assert (jobs.home / "audit-head").read_text() == report["head"] + "\n"
    assert not (desk.home / "audit-head").exists() and not (intake.home / "audit-head").exists()


def test_keys_rotated_beside_the_jobs_open_at_the_desk_at_once(parts):
    intake, desk, jobs, staff = parts
    answer = submit(intake)
    status, _, err = jobs.run("keys", "rotate")
    assert status == 0, err
    assert case_of(desk, staff, answer["reference"])["narrative"]
    later = submit(intake)
    assert case_of(desk, staff, later["reference"])["narrative"], "intake still seals to the older key"
    assert follow_up(intake, answer["receipt"])["reference"] == answer["reference"]


def test_no_case_is_lost_when_old_keys_are_dropped_while_intake_still_seals_to_them(parts):
    """Another host's exported file knows nothing of a rotation: what it took must open nonetheless."""
    intake, desk, _, staff = parts
    public = intake.settings["MADOGUCHI_KEY_FILE"]
    assert desk.run("keys", "export", "--role", "intake", public)[0] == 0
    intake.stop()
    intake.start()
    answers = [submit(intake)]
    desk.run("keys", "rotate", "--drop-old")
    answers.append(submit(intake))
    desk.stop()
    desk.start()
    closed = [answer["reference"] for answer in answers if call(
        desk.staff, "GET", f"/cases/{answer['reference']}", headers=bearer(staff))[0] != 200]
    assert closed == [], f"{len(closed)} of {len(answers)} cases open no more"


def test_intake_with_keys_that_were_taken_out_takes_nothing_and_says_so(parts):
    """What it would seal could never be opened: it is refused, and /readyz tells the operator."""
    intake, desk, _, _ = parts
    for _ in range(2):
        assert desk.run("keys", "rotate", "--drop-old")[0] == 0
    status, headers, answer = call(intake.public, "POST", "/cases", {
        "desk": "consultation.incident", "narrative": "鍵の取り替え後です"})
    assert status == 503 and "Retry-After" in headers, answer
    time.sleep(1.1)
    assert exchange(intake.public, "GET", "/readyz")[0] == 503


@pytest.mark.parametrize("role", ["intake", "desk", "jobs"])
def test_on_sqlite_a_role_alone_is_refused_in_one_line(role, tmp_path):
    status, out, err = run("serve", "--role", role, cwd=tmp_path)
    assert status == 2 and out == "" and err.startswith("madoguchi: ") and err.count("\n") == 1
    assert f"--role {role}" in err and "PostgreSQL" in err and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("role", ["", "staff", "INTAKE"])
def test_no_role_of_that_name_is_bad_usage(role, tmp_path):
    status, out, err = run("serve", "--role", role, cwd=tmp_path)
    assert status == 2 and out == "" and "intake" in err and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("role", ["desk", "jobs"])
def test_a_role_that_opens_cases_is_refused_with_public_keys_alone(role, parts, tmp_path):
    settings = {**parts[0].settings, "MADOGUCHI_HOME": str(tmp_path / "home")}
    status, out, err = run("serve", "--role", role, cwd=tmp_path, **settings)
    assert status == 2 and out == "" and err.startswith("madoguchi: ") and err.count("\n") == 1, err
    assert "MADOGUCHI_KEY_FILE" in err and "--role intake" in err


def test_intake_without_its_key_file_says_how_one_is_made(parts, tmp_path):
    settings = {**parts[0].settings, "MADOGUCHI_HOME": str(tmp_path / "home"),
                "MADOGUCHI_KEY_FILE": str(tmp_path / "nowhere")}
    status, out, err = run("serve", "--role", "intake", cwd=tmp_path, **settings)
    assert status == 2 and out == "" and err.count("\n") == 1 and "MADOGUCHI_KEY_FILE" in err, err
    assert "keys export --role intake" in err and not (tmp_path / "nowhere").exists()


def test_a_second_server_on_one_sqlite_home_is_refused_in_one_line(sqlite_desk):
    answer = submit(sqlite_desk)
    status, out, err = sqlite_desk.run("serve")
    assert status == 3 and out == "" and err.startswith("madoguchi: ") and err.count("\n") == 1, err
    assert "another server" in err
    assert sqlite_desk.run("doctor")[0] == 0, "the first one's socket is gone"
    assert follow_up(sqlite_desk, answer["receipt"])["reference"] == answer["reference"]


def test_two_servers_that_start_at_one_instant_without_a_key_file_have_the_same_keys(tmp_path):
    with Cluster() as cluster:
        database, servers = cluster.database(), []
        for name in ("one", "other"):
            (tmp_path / name).mkdir()
            servers.append(RunningDesk(tmp_path / name / "home", MADOGUCHI_DATABASE=database,
                                       MADOGUCHI_KEY_FILE=str(tmp_path / "keys")))
        for server in servers:  # Both are started before either is waited for.
            server._wait, wait = lambda begin: None, server._wait
            server.start()
            server._wait = wait
        try:
            for server in servers:
                server._wait(0)
            staff = token(servers[0], "roles", "member:*")
            for server in servers:
                reference = submit(server)["reference"]
                for reader in servers:
                    status = call(reader.staff, "GET", f"/cases/{reference}", headers=bearer(staff))[0]
                    assert status == 200, "one server's keys are not in the file"
        finally:
            for server in servers:
                server.kill()
