"""Starts the program as an operator would, on free loopback ports, and ends it by its own process id."""

import json
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time
import urllib.request

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Another build of the program may be named, to test it while this tree is being built.
PROGRAM = pathlib.Path(os.environ.get("PROGRAM", ROOT / ".build/release/madoguchi"))


def environment(**settings):
    clean = {key: value for key, value in os.environ.items() if not key.startswith("MADOGUCHI_")}
    return {**clean, **settings}


# Where commands run that name no folder: one that makes a home there by mistake leaves nothing in the tree.
SCRATCH = tempfile.mkdtemp(prefix="madoguchi-run-")


def run(*arguments, stdin=b"", cwd=None, **settings):
    """One call of the program: (exit status, standard output, standard error)."""
    done = subprocess.run([str(PROGRAM), *arguments], input=stdin, capture_output=True, timeout=60,
                          env=environment(**settings), cwd=cwd or SCRATCH)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def assess(facts, **more):
    """The answer of `madoguchi assess` to these facts."""
    status, out, err = run("assess", stdin=json.dumps({"facts": facts, **more}).encode())
    assert status == 0, err
    return json.loads(out)


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The address of a running public side."""
    folder = tmp_path_factory.mktemp("server")
    log = folder / "log"
    with open(log, "wb") as sink:
        process = subprocess.Popen(
            [str(PROGRAM), "serve"], stdout=sink, stderr=sink, cwd=folder,
            env=environment(MADOGUCHI_LISTEN="127.0.0.1:0", MADOGUCHI_STAFF_LISTEN="127.0.0.1:0"))
    try:
        address = None
        for _ in range(200):
            found = re.search(r"public side: (http://\S+)", log.read_text())
            if found:
                address = found.group(1)
                break
            assert process.poll() is None, log.read_text()
            time.sleep(0.05)
        assert address, log.read_text()
        urllib.request.urlopen(address + "/healthz", timeout=5).read()
        yield address
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 0, log.read_text()


from desks import desk, sqlite_desk  # noqa: E402,F401  fixtures of a desk that stores
