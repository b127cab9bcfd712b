"""A desk of its own: started as an operator would, called as programs outside call it, ended by its own process id."""

import collections
import http.client
import json
import os
import pathlib
import re
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.parse

import pytest

import conftest

OUR_DESKS = ("consultation.incident", "consultation.apt", "consultation.general", "threat-information",
             "incident-report", "vulnerability-report", "vulnerability-enquiry")
PROBLEM = "application/problem+json"


class RunningDesk:
    """`madoguchi serve` on free loopback ports with its own home; may be stopped, killed and started again."""

    def __init__(self, home, **settings):
        self.home = pathlib.Path(home)
        self.log = self.home.with_name(self.home.name + ".log")
        self.settings = {"MADOGUCHI_HOME": str(self.home), "MADOGUCHI_LISTEN": "127.0.0.1:0",
                         "MADOGUCHI_STAFF_LISTEN": "127.0.0.1:0", **settings}
        self.process = self.public = self.staff = None

    def __enter__(self):
        return self.start()

    def __exit__(self, kind, *_):
        if kind is None:
            self.stop()
        elif self.is_running:
            self.kill()

    @property
    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def start(self):
        with open(self.log, "ab") as sink:
            begin = sink.tell()
            self.process = subprocess.Popen(
                [str(conftest.PROGRAM), "serve"], stdout=sink, stderr=sink, cwd=self.home.parent,
                env=conftest.environment(**self.settings))
        try:
            self._wait(begin)
        except BaseException:
            self.kill()
            raise
        return self

    def _wait(self, begin):
        until = time.monotonic() + 30
        while True:
            said = self.log.read_bytes()[begin:].decode(errors="replace")
            sides = dict(re.findall(r"(public|staff) side[^:\n]*: (http://[\d.]+:\d+)", said))
            if len(sides) == 2 and all(is_ready(address) for address in sides.values()):
                self.public, self.staff = sides["public"], sides["staff"]
                return
            assert self.process.poll() is None, said
            assert time.monotonic() < until, f"not ready within 30 s: {said}"
            time.sleep(0.02)

    def stop(self):
        """SIGTERM: what is under way is finished, and the process has ended well within 10 s."""
        if self.is_running:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.kill()
                raise
        assert self.process.returncode == 0, self.log.read_text(errors="replace")[-4000:]

    def kill(self):
        """kill -9."""
        self.process.kill()
        self.process.wait()

    def run(self, *arguments):
        """A verb beside the server, with its settings: (exit status, standard output, standard error)."""
        return conftest.run(*arguments, cwd=self.home.parent, **self.settings)


class Cluster:
    """A PostgreSQL of its own, with the durability that it comes with; ended by its own process id."""

    def __init__(self):
        found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/postgres"))
        assert found, "no PostgreSQL under /usr/lib/postgresql; bin/check installs it"
        self.programs = found[-1].parent
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="mdg", dir="/tmp"))
        self.data = self.folder / "data"
        # PostgreSQL does not run as root.
        self.who = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
        if self.who:
            shutil.chown(self.folder, "postgres", "postgres")
        self.process = None

    def __enter__(self):
        try:
            return self._start()
        except BaseException:
            self.__exit__()
            raise

    def _start(self):
        self._run("initdb", "-D", self.data, "-A", "trust", "-U", "madoguchi", "-E", "UTF8", "--locale=C")
        self.port = free_port()
        with open(self.folder / "log", "wb") as sink:
            self.process = subprocess.Popen(
                [self.programs / "postgres", "-D", self.data, "-k", self.folder, "-h", "127.0.0.1",
                 "-p", str(self.port)], stdout=sink, stderr=sink, cwd=self.folder, **self.who)
        until = time.monotonic() + 30
        while self._run("pg_isready", "-h", self.folder, "-p", self.port, check=False).returncode:
            assert self.process.poll() is None and time.monotonic() < until, (self.folder / "log").read_text()
            time.sleep(0.05)
        return self

    def __exit__(self, *_):
        if self.process:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=30)
        shutil.rmtree(self.folder)

    def database(self):
        """The address of a new database."""
        name = "desk_" + secrets.token_hex(4)
        self._run("createdb", "-h", self.folder, "-p", self.port, "-U", "madoguchi", name)
        return f"postgres://madoguchi@127.0.0.1:{self.port}/{name}"

    def _run(self, verb, *arguments, check=True):
        done = subprocess.run([str(self.programs / verb), *map(str, arguments)], capture_output=True, timeout=120,
                              cwd=self.folder, **self.who)
        assert done.returncode == 0 or not check, done.stderr.decode()
        return done


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def desk(request, tmp_path_factory):
    """A running desk, once on each engine."""
    home = tmp_path_factory.mktemp(request.param) / "home"
    if request.param == "sqlite":
        with RunningDesk(home) as running:
            yield running
    else:
        with Cluster() as cluster, RunningDesk(home, MADOGUCHI_DATABASE=cluster.database()) as running:
            yield running


@pytest.fixture(scope="session")
def sqlite_desk(tmp_path_factory):
    """A running desk on the embedded database."""
    with RunningDesk(tmp_path_factory.mktemp("embedded") / "home") as running:
        yield running


# Calls

def exchange(address, method, path, data=None, headers=None):
    """One call on its own connection: (status, headers, bytes)."""
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(address).netloc, timeout=60)
    try:
        try:
            connection.request(method, path, body=data, headers=headers or {})
        except (BrokenPipeError, ConnectionResetError):
            pass  # A server may refuse before it has read all; its answer can be read nonetheless.
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    finally:
        connection.close()


def call(address, method, path, body=None, headers=None, raw=None):
    """One call of the API: (status, headers, parsed JSON or bytes). `body` is sent as JSON, `raw` as it is."""
    data = raw if body is None else encoded(body)
    kind = {} if data is None else {"Content-Type": "application/json"}
    status, got, content = exchange(address, method, "/api/v1" + path, data, {**kind, **(headers or {})})
    return status, got, json.loads(content) if content and "json" in got.get("Content-Type", "") else content


def encoded(body):
    return json.dumps(body, ensure_ascii=False).encode()


def is_ready(address):
    try:
        return exchange(address, "GET", "/readyz")[0] == 200
    except (OSError, http.client.HTTPException):
        return False


def multipart(name, kind, content, part="file"):
    """(body, headers) of a form with one file."""
    line = "desk-" + secrets.token_hex(12)
    head = (f'--{line}\r\nContent-Disposition: form-data; name="{part}"; filename="{name}"\r\n'
            f"Content-Type: {kind}\r\n\r\n")
    return (head.encode() + content + f"\r\n--{line}--\r\n".encode(),
            {"Content-Type": f"multipart/form-data; boundary={line}"})


def token(desk, name, *roles):
    """The secret of a new token, made beside the running server."""
    status, out, err = desk.run("token", "add", name, *(word for role in roles for word in ("--role", role)))
    assert status == 0, err
    assert re.fullmatch(r"\S+\n", out), "the secret does not stand alone"
    return out.strip()


def fresh(name):
    return f"{name}-{secrets.token_hex(4)}"


def bearer(secret):
    return {"Authorization": f"Bearer {secret}"}


def receipt(code):
    """Receipts are typed in any width: sent as UTF-8."""
    return {"Authorization": f"Receipt {code}".encode()}


# What tests do again and again

def submit(desk, /, **members):
    """The answer to an intake, which is taken."""
    body = {"desk": "consultation.general", "narrative": "青葉製作所です。様子がおかしいです。", "language": "ja",
            **members}
    status, _, answer = call(desk.public, "POST", "/cases", body)
    assert status == 201, answer
    return answer


def follow_up(desk, code):
    status, _, answer = call(desk.public, "GET", "/follow-up", headers=receipt(code))
    assert status == 200, answer
    return answer


def case_of(desk, secret, reference):
    status, _, answer = call(desk.staff, "GET", f"/cases/{reference}", headers=bearer(secret))
    assert status == 200, answer
    return answer


def act(desk, secret, method, path, body=None):
    """Does an act on a case, which succeeds."""
    status, _, answer = call(desk.staff, method, f"/cases/{path}", body, bearer(secret))
    assert status in (200, 201, 204), answer
    return answer


def cases(desk, secret, /, **query):
    """Every case of a list, page by page."""
    found, after = [], None
    while True:
        words = urllib.parse.urlencode({**query, **({"after": after} if after else {})})
        status, _, page = call(desk.staff, "GET", f"/cases?{words}", headers=bearer(secret))
        assert status == 200, page
        assert len(page["cases"]) <= int(query.get("limit", 50))
        found += page["cases"]
        after = page["next"]
        if after is None:
            return found


# The program's own description of its API

Operation = collections.namedtuple("Operation", "method path listener meta")


def openapi(address):
    status, _, content = exchange(address, "GET", "/api/openapi.json")
    assert status == 200, content
    return json.loads(content)


def operations(document):
    """Every operation, its path below `/api/v1`."""
    return [Operation(method.upper(), path.removeprefix("/api/v1"), meta.get("x-madoguchi-listener"), meta)
            for path, item in document["paths"].items() for method, meta in item.items()
            if method in ("get", "put", "post", "delete", "patch")]


def resolved(document, node):
    """A node of the document, its reference followed."""
    while "$ref" in node:
        target = document
        for key in node["$ref"].removeprefix("#/").split("/"):
            target = target[key.replace("~1", "/").replace("~0", "~")]
        node = target
    return node
