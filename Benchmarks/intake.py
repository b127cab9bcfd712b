"""Intake at full load, beside bare SQLite on the same disk in the same run; prints a table. Needs `wrk` (Debian:
apt-get install wrk), because a load generator in Python would eat the machine that it measures.
BENCHMARK_FOLDER names the disk (default: the temporary folder), BENCHMARK_SECONDS the length of each part."""

import contextlib
import os
import pathlib
import re
import resource
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[1]
PROGRAM = shlex.split(os.environ.get("HARNESS_PROGRAM", str(ROOT / ".build/release/madoguchi")))
CRYPTOGRAPHY = ROOT / ".build/release/intake-benchmark"
SECONDS = int(os.environ.get("BENCHMARK_SECONDS", 10))
CONNECTIONS = 64
TICK = os.sysconf("SC_CLK_TCK")

# Each wrk thread has a Lua state of its own: its number keeps the keys apart, the prefix keeps runs apart.
SCRIPT = """
local threads = 0
function setup(thread)
  thread:set("id", threads)
  threads = threads + 1
end
local count = 0
local headers = {["Content-Type"] = "application/json"}
function request()
  count = count + 1
  local number = id .. "-" .. count
  headers["Idempotency-Key"] = "PREFIX-" .. number
  return wrk.format("POST", "/api/v1/cases", headers, '{"desk":"consultation.incident","language":"ja","subject":"' ..
    '端末のファイルが開けません ' .. number .. '","narrative":"' .. number .. '：NARRATIVE"}')
end
function done(summary, latency, requests)
  io.write(string.format("RESULT %d %d %d %d %d %d\\n", summary.requests, summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout,
    summary.duration, latency:percentile(50), latency:percentile(99)))
end
"""
NARRATIVE = "朝、社員の端末のファイルが開けなくなり、拡張子が変わっていました。身代金を求める文が画面にあります。" * 5


def row(what, value, bar="", beside=""):
    print(f"| {what} | {value} | {bar} | {beside} |", flush=True)


def cpu(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def resident(pid):
    return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text()).group(1)) / 1024


def children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def machine_idle():
    """Seconds that all cores were idle or waited for the disk, since boot."""
    fields = pathlib.Path("/proc/stat").read_text().split("\n", 1)[0].split()
    return (int(fields[4]) + int(fields[5])) / TICK


@contextlib.contextmanager
def served(folder):
    """The public address and the process of a server on an empty home."""
    log = folder / "log"
    with open(log, "wb") as sink:
        process = subprocess.Popen([*PROGRAM, "serve"], stdout=sink, stderr=sink, cwd=folder, env={
            **{key: value for key, value in os.environ.items() if not key.startswith("MADOGUCHI_")},
            "MADOGUCHI_HOME": str(folder / "home"), "MADOGUCHI_DATABASE": f"sqlite:{folder}/desk.sqlite",
            "MADOGUCHI_LISTEN": "127.0.0.1:0", "MADOGUCHI_STAFF_LISTEN": "127.0.0.1:0"})
    try:
        for _ in range(600):
            found = re.search(r"public side: (http://\S+)", log.read_text())
            if found:
                with contextlib.suppress(OSError):
                    urllib.request.urlopen(found.group(1) + "/readyz", timeout=5).read()
                    break
            assert process.poll() is None, log.read_text()
            time.sleep(0.05)
        else:
            raise AssertionError(f"not ready in 30 s: {log.read_text()}")
        yield found.group(1), process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def wrk(address, script, seconds):
    """(accepted reports, seconds, p50 and p99 in ms). Every report must be accepted."""
    ran = subprocess.run(["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "10s", "-s", str(script),
                          address], capture_output=True, text=True)
    found = re.search(r"RESULT (\d+) (\d+) (\d+) (\d+) (\d+) (\d+)", ran.stdout)
    assert found, ran.stdout + ran.stderr
    requests, refused, broken, duration, half, most = map(int, found.groups())
    assert requests and refused == 0 and broken == 0, f"{refused} refused, {broken} broken of {requests}: {ran.stdout}"
    return requests, duration / 1e6, half / 1000, most / 1000


def checkpointed(path):
    """The database's size with its log put in; the server must be stopped."""
    rows = sqlite3.connect(path)
    rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    rows.close()
    return os.path.getsize(path)


def sync(folder):
    """Milliseconds of one fdatasync after 4 KiB, median of 200."""
    times = []
    with open(folder / "sync", "wb") as file:
        for _ in range(200):
            file.write(os.urandom(4096))
            file.flush()
            begun = time.perf_counter()
            os.fdatasync(file.fileno())
            times.append((time.perf_counter() - begun) * 1000)
    return sorted(times)[100]


def bare(folder, size, batch, seconds):
    """Rows a second of one table with a key and a receipt's index, `batch` of them to a commit."""
    rows = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
    assert rows.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    rows.execute("PRAGMA synchronous = FULL")
    assert rows.execute("PRAGMA synchronous").fetchone() == (2,)
    rows.execute("CREATE TABLE reports (id TEXT PRIMARY KEY, receipt BLOB UNIQUE, sealed BLOB)")
    sealed, count, begun = os.urandom(size), 0, time.monotonic()
    while time.monotonic() - begun < seconds:
        rows.execute("BEGIN IMMEDIATE")
        rows.executemany("INSERT INTO reports VALUES (?, ?, ?)",
                         ((os.urandom(16).hex(), os.urandom(32), sealed) for _ in range(batch)))
        rows.execute("COMMIT")
        count += batch
    taken = time.monotonic() - begun
    rows.close()
    for left in folder.glob("bare.sqlite*"):
        left.unlink()
    return count / taken


def main():
    if shutil.which("wrk") is None:
        sys.exit("intake: wrk is missing; on Debian: apt-get install wrk")
    cores = len(os.sched_getaffinity(0))
    print("| what | measured | bar | beside |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCHMARK_FOLDER")) as made:
        folder = pathlib.Path(made)
        milliseconds = sync(folder)
        row("one sync of this disk", f"{milliseconds:.2f} ms", "", "median of 200, 4 KiB each")
        seal = None
        if CRYPTOGRAPHY.exists():
            said = subprocess.run([str(CRYPTOGRAPHY)], capture_output=True, text=True, check=True).stdout
            seal = float(re.search(r"seal_microseconds ([\d.]+)", said).group(1))
        with served(folder) as (address, process):
            time.sleep(2)
            row("memory idle", f"{resident(process.pid):.0f} MB", "≤ 80 MB")
            total = 0
            script = folder / "report.lua"
            for seconds in (2, SECONDS):  # the first warms up
                script.write_text(SCRIPT.replace("PREFIX", uuid.uuid4().hex[:12]).replace("NARRATIVE", NARRATIVE))
                server, generator, idle = cpu(process.pid), children(), machine_idle()
                accepted, taken, half, most = wrk(address, script, seconds)
                server, generator = cpu(process.pid) - server, children() - generator
                idle = machine_idle() - idle
                total += accepted
            after = resident(process.pid)
        size = checkpointed(folder / "desk.sqlite") / total
        rate, each = accepted / taken, server / accepted * 1000
        left = cores * taken - generator
        # Key, receipt and both indexes take some 200 bytes of their own.
        rates = {batch: bare(folder, max(64, int(size) - 200), batch, 3) for batch in (1, CONNECTIONS)}
        row(f"accepted reports a second, {CONNECTIONS} connections", f"{rate:,.0f}", "",
            f"{accepted:,} in {taken:.1f} s, {size:,.0f} bytes of database each; median {half:.1f} ms, "
            f"p99 {most:.1f} ms")
        row("server CPU per accepted report", f"{each:.2f} ms", "≤ 3 ms, aim 1.5 ms",
            f"its cryptography alone {seal / 1000:.2f} ms" if seal is not None else "its cryptography: not measured, "
            "intake-benchmark is not built")
        row("of the CPU that the load generator left", f"{server / left:.0%}", "≥ 70 % on a fast disk",
            f"generator {generator / (cores * taken):.0%}, idle {idle / (cores * taken):.0%} of {cores} cores")
        row(f"bare SQLite, rows of that size, {CONNECTIONS} to a commit, rows a second", f"{rates[CONNECTIONS]:,.0f}",
            "", f"one to a commit: {rates[1]:,.0f}")
        row("accepted reports to bare SQLite's rows", f"{rate / rates[CONNECTIONS]:.0%}", "≥ 60 % on a slow disk",
            "fast or slow: whichever bound is met counts")
        row("memory after load", f"{after:.0f} MB", "≤ 250 MB", f"{total:,} reports taken")


main()
