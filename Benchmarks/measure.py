"""Measures the built program; prints a table. Standard library alone."""

import http.client
import json
import os
import pathlib
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
PROGRAM = ROOT / ".build/release/madoguchi"
TICK = os.sysconf("SC_CLK_TCK")


def row(what, value, bar, beside=""):
    print(f"| {what} | {value} | {bar} | {beside} |")


def cpu(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def resident(pid):
    return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text()).group(1)) / 1024


def engine():
    rates = json.loads(subprocess.run([str(ROOT / ".build/release/engine-benchmark")], capture_output=True,
                                      check=True).stdout)
    beside = ""
    sys.path.insert(0, str(ROOT / "Tests/Outside"))
    try:
        import oracle
        facts = json.loads((ROOT / "Packs/jp-national/examples/01-ransomware-small-firm.json").read_text())
        begun, count = time.process_time(), 0
        while time.process_time() - begun < 2:
            oracle.answer(facts["request"]["facts"])
            count += 1
        slow = count / (time.process_time() - begun)
        beside = f"the same rules in Python: {slow:,.0f}; ratio {rates['answers'] / slow:,.0f}"
    except ImportError:
        beside = "the oracle in Python needs jpholiday: not measured"
    row("assessments a second on one core, the answer", f"{rates['answers']:,}", "≥ 20,000", beside)
    row("the same with what is missing", f"{rates['withMissing']:,}", "≥ 2,000")


def process():
    def times(arguments, data):
        found = []
        for _ in range(30):
            begun = time.perf_counter()
            subprocess.run(arguments, input=data, capture_output=True, check=True)
            found.append((time.perf_counter() - begun) * 1000)
        return statistics.median(found)
    times([str(PROGRAM), "assess"], b"{}")
    ours = times([str(PROGRAM), "assess"], b"{}")
    bare = times([str(PROGRAM), "--help"], b"")
    row("`madoguchi assess` as a process, median", f"{ours:.0f} ms", "≤ 60 ms", f"`--help`: {bare:.0f} ms")


def load(port, method, path, body, seconds, headers=None):
    """Requests served in so many seconds over four connections."""
    counts = []

    def one():
        connection = http.client.HTTPConnection("127.0.0.1", port)
        until, count = time.monotonic() + seconds, 0
        while time.monotonic() < until:
            connection.request(method, path, body=body, headers=headers or {})
            response = connection.getresponse()
            assert response.status == 200, response.status
            response.read()
            count += 1
        counts.append(count)

    threads = [threading.Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts)


def pages():
    with tempfile.TemporaryDirectory() as folder:
        log = open(f"{folder}/log", "w+b")
        process = subprocess.Popen([str(PROGRAM), "serve"], stdout=log, stderr=log, cwd=folder, env={
            **os.environ, "MADOGUCHI_LISTEN": "127.0.0.1:0", "MADOGUCHI_STAFF_LISTEN": "127.0.0.1:0"})
        try:
            port = None
            while port is None:
                time.sleep(0.05)
                found = re.search(r"public side: http://[^:]+:(\d+)", pathlib.Path(f"{folder}/log").read_text())
                port = int(found.group(1)) if found else None
            time.sleep(1)
            row("memory idle", f"{resident(process.pid):.0f} MB", "≤ 80 MB")
            form = {"Content-Type": "application/x-www-form-urlencoded"}
            cases = [
                ("GET", "/healthz", None, None, "nothing but HTTP"),
                ("GET", "/ja", None, None, "directory page, 22 KB"),
                ("GET", "/ja/first-aid/first-aid.ransomware", None, None, "first-aid page"),
                ("POST", "/ja/interview", "answers=sign.files_encrypted%3Dyes&path=happening&view=question"
                 "&question=persons&shown=data.persons&data.persons=1200&go=next", form, "a question answered"),
                ("POST", "/ja/interview", "answers=sign.files_encrypted%3Dyes%3Bdata.personal%3Dyes&go=result", form,
                 "a result page"),
            ]
            bare = None
            for method, path, body, headers, name in cases:
                load(port, method, path, body, 0.5, headers)
                before = cpu(process.pid)
                served = load(port, method, path, body, 3, headers)
                each = (cpu(process.pid) - before) / served * 1000
                bare = bare or each
                row(f"server CPU per {name}", f"{each:.2f} ms", "≤ 1 ms", f"{each / bare:.1f} times bare HTTP")
            row("memory after load", f"{resident(process.pid):.0f} MB", "≤ 250 MB")
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=15)
            log.close()


print("| what | measured | bar | beside |\n|---|---|---|---|")
engine()
process()
pages()
