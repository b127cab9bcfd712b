"""Drives intake hard and accounts for every acknowledgement: a report counts only when its whole 201 was read,
and then it must be there once, whatever was killed in between."""

import collections
import dataclasses
import http.client
import json
import os
import pathlib
import pwd
import random
import re
import shlex
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import urllib.parse
import uuid

import conftest

# HARNESS_PROGRAM points every harness at something else, such as the stand-in that proves that it can fail.
PROGRAM = shlex.split(os.environ.get("HARNESS_PROGRAM", str(conftest.PROGRAM)))
SEED = int(os.environ.get("HARNESS_SEED", random.SystemRandom().randrange(1 << 32)))
LATER = (409, 429, 503)


class Answer:
    def __init__(self, response, body):
        self.status, self.body = response.status, body
        self.headers = {name.lower(): value for name, value in response.getheaders()}

    def json(self):
        return json.loads(self.body)

    def __repr__(self):
        return f"{self.status} {self.headers} {self.body[:300]!r}"


def asked(connection, method, path, body=None, headers=None):
    """The whole answer on a kept connection, or None where none was read to its end."""
    try:
        connection.request(method, path, body=body, headers=headers or {})
        response = connection.getresponse()
        return Answer(response, response.read())
    except (OSError, http.client.HTTPException):
        connection.close()
        return None


def connect(address, timeout=10):
    host, port = urllib.parse.urlsplit(address).netloc.rsplit(":", 1)
    return http.client.HTTPConnection(host, int(port), timeout=timeout)


def ask(address, method, path, body=None, headers=None, timeout=10):
    connection = connect(address, timeout)
    try:
        return asked(connection, method, path, body, headers)
    finally:
        connection.close()


class Server:
    """The server process on one home; each start takes free ports."""

    def __init__(self, home, folder, program=None, **settings):
        self.folder, self.log = pathlib.Path(folder), pathlib.Path(folder) / "server.log"
        self.program = program or PROGRAM
        self.settings = {"MADOGUCHI_HOME": str(home), "MADOGUCHI_LISTEN": "127.0.0.1:0",
                         "MADOGUCHI_STAFF_LISTEN": "127.0.0.1:0", **settings}
        self.process = self.public = self.staff = None

    def start(self, within=30):
        """Starts and waits until storage is ready; the seconds that it took."""
        begun = time.monotonic()
        with open(self.log, "ab") as sink:
            offset = sink.tell()
            self.process = subprocess.Popen([*self.program, "serve"], stdout=sink, stderr=sink, cwd=self.folder,
                                            env=conftest.environment(**self.settings))
        while True:
            text = self.log.read_bytes()[offset:].decode(errors="replace")
            sides = dict(re.findall(r"(public|staff) side[^:\n]*: (http://\S+)", text))
            if len(sides) == 2:
                self.public, self.staff = sides["public"], sides["staff"]
                if self.is_ready():
                    return time.monotonic() - begun
            assert self.process.poll() is None, f"exit {self.process.returncode}: {text[-2000:]}"
            assert time.monotonic() - begun < within, f"not ready in {within} s: {text[-2000:]}"
            time.sleep(0.01)

    def is_ready(self):
        answer = ask(self.public, "GET", "/readyz", timeout=2)
        return answer is not None and answer.status == 200

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        """SIGTERM; the exit status and the seconds that it took."""
        begun = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30), time.monotonic() - begun

    def end(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def run(self, *arguments):
        """A verb beside the server, with its settings: standard output."""
        done = subprocess.run([*self.program, *arguments], capture_output=True, timeout=60, cwd=self.folder,
                              env=conftest.environment(**self.settings))
        assert done.returncode == 0, f"{arguments}: exit {done.returncode}: {done.stderr.decode()}"
        return done.stdout.decode()

    def token(self, name="harness"):
        secret = self.run("token", "add", name, "--role", "member:*").strip()
        assert secret and not re.search(r"\s", secret), secret
        return secret


@dataclasses.dataclass(frozen=True)
class Report:
    number: int
    key: str
    body: bytes


@dataclasses.dataclass(frozen=True)
class Acknowledged:
    report: Report
    reference: str
    receipt: str
    answer: bytes


class Ledger:
    """What was sent, what was acknowledged and what is still without an answer. Kept in this process's memory,
    never on the disk under test."""

    def __init__(self, name, size=600):
        self.name, self.size = name, size
        self.lock = threading.Lock()
        self.count, self.acks, self.unanswered, self.faults, self.changed = 0, [], {}, [], []

    def report(self, size=None):
        """A new report; it counts as unanswered until its 201 was read."""
        with self.lock:
            self.count += 1
            number = self.count
            subject = f"{self.name} #{number:08}"
            narrative = f"{subject}：端末のファイルが開けなくなりました。" + "拡張子が変わっています。" * (
                (size or self.size) // 36)
            body = json.dumps({"desk": "consultation.incident", "subject": subject, "narrative": narrative,
                               "language": "ja"}, ensure_ascii=False).encode()
            made = Report(number, str(uuid.uuid4()), body)
            self.unanswered[number] = made
        return made

    def post(self, connection, report):
        """Sends one report; notes the acknowledgement if it came whole."""
        answer = asked(connection, "POST", "/api/v1/cases", report.body,
                       {"Content-Type": "application/json", "Idempotency-Key": report.key})
        if answer is None:
            return None
        if answer.status == 201:
            value = answer.json()
            with self.lock:
                self.acks.append(Acknowledged(report, value["reference"], value["receipt"], answer.body))
                self.unanswered.pop(report.number, None)
        elif answer.status not in LATER:
            with self.lock:
                self.faults.append(f"report {report.number}: {answer}")
        return answer

    def post_new(self, server, size=None):
        """One new report on a connection of its own: (report, answer or None)."""
        report, connection = self.report(size), connect(server.public, 30)
        try:
            return report, self.post(connection, report)
        finally:
            connection.close()

    def load(self, addresses, threads=8):
        return Load(self, addresses, threads)

    def retry(self, address, within=60):
        """Sends what is unanswered again, with the same keys, until everything is acknowledged."""
        until, connection = time.monotonic() + within, connect(address)
        for report in list(self.unanswered.values()):
            while report.number in self.unanswered:
                answer = self.post(connection, report)
                if report.number not in self.unanswered or self.faults:
                    break
                assert time.monotonic() < until, f"report {report.number} is still refused: {answer}"
                time.sleep(0.1)
        connection.close()
        assert not self.faults, self.faults[:3]

    def replay(self, address, sample):
        """Acknowledged reports sent again get their first answer, byte for byte; others are noted as changed."""
        connection = connect(address)
        for ack in sample:
            answer = None
            for _ in range(50):
                answer = asked(connection, "POST", "/api/v1/cases", ack.report.body, {
                    "Content-Type": "application/json", "Idempotency-Key": ack.report.key})
                if answer is not None and answer.status not in LATER:
                    break
                time.sleep(0.1)
            if answer is None or answer.status != 201 or answer.body != ack.answer:
                self.changed.append((ack, answer))
        connection.close()


class Load:
    """Threads that post new reports over kept connections until told to stop."""

    def __init__(self, ledger, addresses, threads):
        self.ledger, self.ending = ledger, threading.Event()
        addresses = [addresses] if isinstance(addresses, str) else addresses
        self.threads = [threading.Thread(target=self._work, args=(addresses[index % len(addresses)],))
                        for index in range(threads)]
        for thread in self.threads:
            thread.start()

    def _work(self, address):
        connection = connect(address)
        while not self.ending.is_set():
            answer = self.ledger.post(connection, self.ledger.report())
            if answer is None or answer.status != 201:
                if self.ending.wait(0.02):
                    break
        connection.close()

    def stop(self):
        self.ending.set()
        for thread in self.threads:
            thread.join(30)
            assert not thread.is_alive(), "a post hangs"


def listed(address, token, name, pages=None):
    """How often each report's number is in the staff list."""
    found, cursor, connection = collections.Counter(), None, connect(address, 60)
    while True:
        query = "limit=100" + ("&after=" + urllib.parse.quote(cursor, safe="") if cursor else "")
        answer = asked(connection, "GET", "/api/v1/cases?" + query, headers={"Authorization": f"Bearer {token}"})
        assert answer is not None and answer.status == 200, answer
        page = answer.json()
        for case in page["cases"]:
            match = re.fullmatch(re.escape(name) + r" #(\d{8})", case["subject"] or "")
            if match:
                found[int(match.group(1))] += 1
        cursor = page["next"]
        if pages is not None:
            pages -= 1
        if cursor is None or pages == 0:
            connection.close()
            return found


def opened(address, acks, threads=8):
    """The acknowledgements whose receipt does not open the case of their reference."""
    bad, waiting = [], collections.deque(acks)

    def work():
        connection = connect(address, 30)
        while True:
            try:
                ack = waiting.popleft()
            except IndexError:
                break
            answer = None
            for _ in range(50):
                answer = asked(connection, "GET", "/api/v1/follow-up",
                               headers={"Authorization": f"Receipt {ack.receipt}"})
                if answer is not None and answer.status not in LATER:
                    break
                time.sleep(0.1)
            if answer is None or answer.status != 200 or answer.json()["reference"] != ack.reference:
                bad.append((ack, answer))
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return bad


@dataclasses.dataclass
class Account:
    acknowledged: int
    lost: list
    doubled: list
    changed: list
    invented: list

    def __str__(self):
        return (f"acknowledged {self.acknowledged}, lost {len(self.lost)}, doubled {len(self.doubled)}, answered "
                f"otherwise when repeated {len(self.changed)}")

    def is_sound(self):
        return not (self.lost or self.doubled or self.changed or self.invented)

    def settle(self):
        """Fails unless everything acknowledged is there exactly once."""
        assert self.acknowledged > 0, "nothing was acknowledged, so nothing was tested"
        assert self.is_sound(), (f"{self}; lost {self.lost[:3]}, doubled {self.doubled[:3]}, changed "
                                 f"{self.changed[:3]}, never sent {self.invented[:3]}")


def verify(server, ledger, token):
    """Compares what was acknowledged with what the server has. Lost is what the staff list does not hold, and what
    its receipt does not open (a lost one that was sent again is in the list, under another receipt)."""
    counts = listed(server.staff, token, ledger.name)
    references = collections.Counter(ack.reference for ack in ledger.acks)
    lost = {ack.report.number: "not listed" for ack in ledger.acks if ack.report.number not in counts}
    for ack, answer in opened(server.public, ledger.acks):
        lost.setdefault(ack.report.number, f"receipt: {answer}")
    return Account(
        acknowledged=len(ledger.acks),
        lost=sorted(lost.items()),
        doubled=[number for number, count in counts.items() if count > 1]
        + [reference for reference, count in references.items() if count > 1],
        changed=ledger.changed,
        invented=[number for number in counts if not 1 <= number <= ledger.count])


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Postgres:
    """A PostgreSQL of our own, that can be killed whole."""

    @staticmethod
    def binaries():
        """The folder of initdb and postgres, or None."""
        found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
        if found:
            return found[-1].parent
        beside = shutil.which("initdb")
        return pathlib.Path(beside).resolve().parent if beside else None

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="madoguchi-postgres-"))
        self.data, self.port, self.process, self.owner = self.folder / "data", free_port(), None, {}
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(self.folder, user.pw_uid, user.pw_gid)
            self.owner = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        self._run("initdb", "-D", str(self.data), "-U", "madoguchi", "-A", "trust", "-E", "UTF8", "--locale=C")
        self.start()
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "madoguchi", "desk")

    def _run(self, tool, *arguments):
        done = subprocess.run([str(self.binaries() / tool), *arguments], capture_output=True, cwd=self.folder,
                              timeout=120, **self.owner)
        assert done.returncode == 0, done.stderr.decode()

    @property
    def url(self):
        return f"postgres://madoguchi@127.0.0.1:{self.port}/desk?sslmode=disable"

    def start(self, within=60):
        with open(self.folder / "log", "ab") as sink:
            self.process = subprocess.Popen(
                [str(self.binaries() / "postgres"), "-D", str(self.data), "-p", str(self.port), "-h", "127.0.0.1",
                 "-k", str(self.folder)], stdout=sink, stderr=sink, cwd=self.folder, **self.owner)
        until = time.monotonic() + within
        while subprocess.run([str(self.binaries() / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)],
                             timeout=10).returncode != 0:
            assert self.process.poll() is None and time.monotonic() < until, (self.folder / "log").read_text()[-2000:]
            time.sleep(0.05)

    def _processes(self):
        # Every process of a cluster works in its data folder, so no other cluster's is met.
        for entry in pathlib.Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    if os.readlink(entry / "cwd") == str(self.data):
                        yield int(entry.name)
                except OSError:
                    pass

    def kill(self):
        """kill -9 of every process of the cluster."""
        for _ in range(100):
            alive = [pid for pid in self._processes() if pid != self.process.pid or self.process.poll() is None]
            if not alive:
                break
            for pid in alive:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
            time.sleep(0.01)
        self.process.wait(timeout=10)

    def end(self):
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)
