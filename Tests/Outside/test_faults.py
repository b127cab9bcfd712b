"""Faults of the disk: every sync and write of one intake fails in turn, the disk is full, the home cannot be made.
FAULT_SITES bounds the sites per kind of fault."""

import collections
import os
import re
import shutil
import signal
import subprocess
import time

import pytest

from conftest import environment
from driver import PROGRAM, Ledger, Server, ask, connect, listed, opened, verify

SITES = int(os.environ.get("FAULT_SITES", 40))
SYNCS = ("fdatasync", "fsync")
Event = collections.namedtuple("Event", "thread began name path ok injected")


class Trace:
    """strace on all threads of a process, from the moment that it is attached until `end`."""

    def __init__(self, process, out, inject=None):
        self.out = out
        self.strace = subprocess.Popen(
            ["strace", "-f", "-ttt", "-y", "-s", "0", "-o", str(out), "-p", str(process.pid),
             "-e", "trace=fdatasync,fsync,pwrite64", *(["-e", f"inject={inject}"] if inject else [])],
            stderr=subprocess.PIPE)
        os.set_blocking(self.strace.stderr.fileno(), False)
        said, until = b"", time.monotonic() + 10
        while b" attached" not in said:
            said += self.strace.stderr.read() or b""
            assert self.strace.poll() is None and time.monotonic() < until, said.decode()
            time.sleep(0.005)

    def end(self):
        """Detaches; the calls that were seen."""
        self.strace.send_signal(signal.SIGINT)
        self.strace.wait(timeout=10)
        return self.events()

    def events(self):
        found, open_calls = [], {}
        for line in self.out.read_text(errors="replace").splitlines():
            match = re.match(r"(\d+)\s+(\d+\.\d+) (?:<\.\.\. )?(\w+)(?:\((?:\d+<([^>]*)>)?| resumed>)(.*)", line)
            if not match:
                continue
            thread, began, name, path, rest = match.groups()
            if "<unfinished" in rest:
                open_calls[thread] = (began, path)
                continue
            if path is None:
                began, path = open_calls.pop(thread, (began, ""))
            found.append(Event(thread, float(began), name, path or "", "= -1 " not in rest, "(INJECTED)" in rest))
        return found


def why_not_traced():
    if shutil.which("strace") is None:
        return "strace is not installed"
    sleeper = subprocess.Popen(["sleep", "60"])
    try:
        ran = subprocess.Popen(["strace", "-p", str(sleeper.pid), "-e", "trace=none"], stderr=subprocess.PIPE)
        time.sleep(0.3)
        if ran.poll() is None:
            ran.send_signal(signal.SIGINT)
        said = ran.communicate(timeout=10)[1].decode()
        return None if "attached" in said else said.strip()
    finally:
        sleeper.kill()
        sleeper.wait()


def is_refusal(answer):
    """503, with when to come again, as a problem."""
    return (answer.status == 503 and "retry-after" in answer.headers
            and answer.headers["content-type"].startswith("application/problem+json"))


def falsely_synced(events, sent, answered):
    """Why a 201 was not covered by the disk: a commit needs a sync of the database after the request came, and one
    that failed is not made good by a later one (the kernel forgets the pages). What fails after the first good
    sync, such as a checkpoint's, takes nothing back."""
    syncs = [event for event in events if event.name in SYNCS and sent <= event.began <= answered
             and "desk.sqlite" in event.path]
    if not syncs:
        return "answered 201 without any sync of the database"
    if not syncs[0].ok:
        return f"answered 201 although {syncs[0]} had failed"
    return None


def intake(server, ledger, out, inject=None):
    """One report under strace: (report, answer, why a 201 was false, the faults that came, calls of each thread
    until the answer, and after a failed sync the answers to one more report and to /readyz)."""
    connection = connect(server.public, 30)
    connection.connect()
    trace = Trace(server.process, out, inject)
    report, sent = ledger.report(), time.time()
    answer = ledger.post(connection, report)
    answered = time.time()
    after = None
    events = trace.events()
    if answer is not None and answer.status == 503 and any(
            event.injected and event.name in SYNCS and "desk.sqlite" in event.path for event in events):
        after = ledger.post_new(server)[1], ask(server.public, "GET", "/readyz")
    events = trace.end()
    connection.close()
    false = falsely_synced(events, sent, answered) if answer is not None and answer.status == 201 else None
    calls = collections.Counter((event.thread, event.name) for event in events if event.began <= answered)
    return report, answer, false, [event for event in events if event.injected], calls, after


@pytest.mark.parametrize("name, error, further", [
    ("fdatasync", "EIO", ""), ("fsync", "EIO", ""), ("pwrite64", "EIO", ""), ("pwrite64", "ENOSPC", ""),
    ("fdatasync", "EIO", "+"), ("pwrite64", "ENOSPC", "+"),
], ids=lambda value: value or "once")
def test_no_report_is_acknowledged_falsely_when_a_call_fails(name, error, further, tmp_path, capsys):
    if why := why_not_traced():
        print(why)
        pytest.skip(f"no faults here: {why}")
    server = Server(tmp_path / "home", tmp_path, MADOGUCHI_DATABASE=f"sqlite:{tmp_path}/desk.sqlite")
    ledger, figures = Ledger("fault"), collections.Counter()
    try:
        server.start()
        token = server.token()
        server.kill()
        server.start()
        # Without a fault first: how many calls there are, and that a sync comes before the answer.
        report, answer, false, _, calls, _ = intake(server, ledger, tmp_path / "trace-0")
        assert answer is not None and answer.status == 201 and not false, f"without a fault: {answer}, {false}"
        count = max([0, *(number for (_, call), number in calls.items() if call == name)])
        if count <= SITES:
            sites = list(range(1, count + 6))
        else:
            sites = sorted({1 + round(index * (count - 1) / (SITES - 1)) for index in range(SITES)})
            sites += range(count + 1, count + 6)
        for site in sites:
            report, answer, false, fired, _, after = intake(
                server, ledger, tmp_path / f"trace-{site}", f"{name}:error={error}:when={site}{further}")
            where = f"{name} {site}{further} {error}: {answer}"
            assert server.process.poll() is None, f"{where}: the server ended"
            assert answer is not None and answer.status in (201, 503), where
            assert not false, f"{where}: {false}"
            figures[f"{answer.status} {'with' if fired else 'without'} the fault"] += 1
            if answer.status == 503:
                assert is_refusal(answer), where
                assert fired, f"{where}: refused without a fault"
            if after:
                again, ready = after
                assert again is not None and is_refusal(again), f"{where}: after a failed sync a write: {again}"
                assert ready is not None and ready.status == 503, f"{where}: after a failed sync /readyz: {ready}"
            elif answer.status == 503 and error == "ENOSPC":
                # There is room again: no restart is needed.
                ledger.retry(server.public, within=10)
            server.kill()
            server.start()
            if answer.status == 201:
                assert not opened(server.public, ledger.acks[-1:]), f"{where}: acknowledged and not there"
            if ledger.unanswered:
                ledger.retry(server.public)
                # Each site meets the first intake after a start, which alone syncs the folder.
                server.kill()
                server.start()
            assert listed(server.staff, token, ledger.name, pages=2)[report.number] == 1, where
            if not fired and answer.status == 201 and site > count:
                break
        account = verify(server, ledger, token)
        runs = ", ".join(f"{key}: {value}" for key, value in sorted(figures.items()))
        with capsys.disabled():
            print(f"\n{name} {error} at site N{further}: {count} in one intake, {sum(figures.values())} runs ({runs}"
                  f"{'; the last site still met the fault' if fired else ''}), {account}")
        account.settle()
    finally:
        server.end()


def test_a_full_disk_refuses_clearly_and_recovers_by_itself(tmp_path, capsys):
    mount = tmp_path / "small"
    mount.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(mount)], capture_output=True)
    if made.returncode != 0:
        print(made.stderr.decode())
        pytest.skip(f"no small disk here: {made.stderr.decode().strip()}")
    server = Server(mount / "home", tmp_path, MADOGUCHI_KEY_FILE=str(tmp_path / "keys"))
    ledger = Ledger("full", size=4_000)
    try:
        server.start()
        token = server.token()
        connection, refusals = connect(server.public, 30), 0
        while refusals < 5:
            report = ledger.report()
            answer = ledger.post(connection, report)
            assert answer is not None and answer.status in (201, 503), answer
            if answer.status == 503:
                assert is_refusal(answer), answer
                refusals += 1
            assert ledger.count < 5_000, "a disk of 2 MiB is never full"
        connection.close()
        kept = len(ledger.acks)
        assert kept > 0
        page = ask(server.public, "GET", "/ja")
        assert page is not None and page.status == 200, page
        verify(server, ledger, token).settle()
        subprocess.run(["mount", "-o", "remount,size=16m", str(mount)], check=True)
        ledger.retry(server.public, within=15)
        assert ledger.post_new(server)[1].status == 201
        assert server.is_ready()
        verify(server, ledger, token).settle()
        server.kill()
        server.start()
        account = verify(server, ledger, token)
        with capsys.disabled():
            print(f"\nfull disk of 2 MiB: {kept} reports until the first of {refusals} refusals; after more room and "
                  f"a kill: {account}")
        account.settle()
    finally:
        server.end()
        subprocess.run(["umount", str(mount)], check=True)


@pytest.mark.parametrize("kind", ["below a file", "on a disk for reading", "of another user"])
def test_a_home_that_cannot_be_used_stops_the_start_with_its_key(kind, tmp_path):
    mount = tmp_path / "place"
    mount.mkdir()
    mounted = False
    if kind == "below a file":
        (mount / "file").write_text("")
        home = mount / "file" / "home"
    elif kind == "on a disk for reading":
        made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m,ro", "tmpfs", str(mount)], capture_output=True)
        if made.returncode != 0:
            pytest.skip(f"no mount here: {made.stderr.decode().strip()}")
        mounted, home = True, mount
    else:
        if os.geteuid() == 0:
            pytest.skip("root may write everywhere")
        mount.chmod(0o500)
        home = mount / "home"
    try:
        ran = subprocess.run([*PROGRAM, "serve"], capture_output=True, timeout=30, cwd=tmp_path, env=environment(
            MADOGUCHI_HOME=str(home), MADOGUCHI_LISTEN="127.0.0.1:0", MADOGUCHI_STAFF_LISTEN="127.0.0.1:0"))
        said = ran.stderr.decode()
        assert ran.returncode in (2, 3), said
        assert said.startswith("madoguchi: ") and said.count("\n") == 1 and "MADOGUCHI_HOME" in said, said
    finally:
        if mounted:
            subprocess.run(["umount", str(mount)], check=True)
        mount.chmod(0o700)
