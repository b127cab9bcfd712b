"""Two hundred people sign in at once: reports are taken as before, and memory stays bounded."""

import os
import statistics
import threading
import time
import urllib.parse

from console import PASSWORD, Member
from desks import RunningDesk, exchange, submit

DESK = "consultation.incident"


def memory(desk):
    """Resident mebibytes of the server."""
    with open(f"/proc/{desk.process.pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


def timed(desk, count):
    """Seconds that each of so many reports took, one after the other."""
    took = []
    for number in range(count):
        begun = time.monotonic()
        submit(desk, desk="consultation.general", narrative=f"負荷の間の届け {number}")
        took.append(time.monotonic() - begun)
    return sorted(took)


def test_two_hundred_log_ins_at_once_do_not_hold_up_intake(tmp_path):
    with RunningDesk(tmp_path / "home") as desk:
        member = Member(desk, f"member:{DESK}")
        before = timed(desk, 100)
        answers, threads = [], []
        lock = threading.Lock()

        def sign_in(number):
            # Half of them for the one account, half for addresses that nobody has.
            email = member.email if number % 2 else f"nobody{number}@desk.example"
            body = urllib.parse.urlencode({"email": email, "password": PASSWORD + str(number), "code": "123456"})
            status, headers, _ = exchange(desk.staff, "POST", "/sign-in", body.encode(),
                                          {"Content-Type": "application/x-www-form-urlencoded"})
            with lock:
                answers.append((status, headers.get("Retry-After")))

        for number in range(200):
            threads.append(threading.Thread(target=sign_in, args=(number,)))
        peak = [0.0]
        done = threading.Event()

        def watch():
            while not done.is_set():
                peak[0] = max(peak[0], memory(desk))
                time.sleep(0.02)

        watcher = threading.Thread(target=watch)
        watcher.start()
        for thread in threads:
            thread.start()
        during = timed(desk, 100)
        for thread in threads:
            thread.join()
        done.set()
        watcher.join()
        after = timed(desk, 50)
    kinds = {status: sum(1 for one, _ in answers if one == status) for status, _ in answers}
    print(f"\nlog-ins {kinds}; reports before: median {statistics.median(before) * 1000:.0f} ms, "
          f"p99 {before[98] * 1000:.0f} ms; during: median {statistics.median(during) * 1000:.0f} ms, "
          f"p99 {during[98] * 1000:.0f} ms; after: median {statistics.median(after) * 1000:.0f} ms; "
          f"peak {peak[0]:.0f} MiB")
    # Nobody gets in, every answer is a word to the person, those who are sent away are told when to come back.
    assert len(answers) == 200 and set(kinds) <= {401, 429, 503}, kinds
    assert all(retry for status, retry in answers if status in (429, 503))
    # One password is worked on at a time for each core but one: 128 MiB each, and what 200 connections take.
    assert peak[0] < 200 + 160 * max(1, os.cpu_count() - 1)
    # Never a timed test: that reports go through at all while passwords are worked on is what counts here.
    assert len(during) == 100
