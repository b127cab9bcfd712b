"""A power cut: what the disk was not told to keep is gone. A loop-mounted ext4 is shut down without flushing its
log, as `xfs_io -x -c shutdown` does, while the server runs on it. CUTS=20 for the long form."""

import contextlib
import fcntl
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import time

import pytest

from driver import SEED, Ledger, Server, verify

CUTS = int(os.environ.get("CUTS", 2))
STANDIN = [sys.executable, str(pathlib.Path(__file__).with_name("standin.py"))]
EXT4_IOC_SHUTDOWN = 0x8004587D  # _IOR('X', 125, __u32), linux/ext4.h
NO_LOG_FLUSH = (2).to_bytes(4, sys.byteorder)


def done(*arguments):
    """None, or why the command failed."""
    if shutil.which(arguments[0]) is None:
        return f"{arguments[0]} is not installed"
    ran = subprocess.run(arguments, capture_output=True, timeout=60)
    return None if ran.returncode == 0 else f"{' '.join(arguments)}: {ran.stderr.decode().strip()}"


class Disk:
    """An ext4 in a file, whose power can be cut."""

    def __init__(self, folder):
        self.image, self.mount = folder / "image", folder / "mnt"
        self.mount.mkdir()

    def make(self):
        """None, or why it cannot be had here."""
        if os.geteuid() != 0:
            return "needs root to mount"
        with open(self.image, "wb") as file:
            file.truncate(512 << 20)
        return done("mkfs.ext4", "-q", "-F", str(self.image)) or self.up()

    def up(self):
        return done("mount", "-o", "loop", str(self.image), str(self.mount))

    def down(self):
        return done("umount", str(self.mount))

    def cut(self):
        folder = os.open(self.mount, os.O_RDONLY)
        try:
            fcntl.ioctl(folder, EXT4_IOC_SHUTDOWN, NO_LOG_FLUSH)
        finally:
            os.close(folder)


@contextlib.contextmanager
def disk(folder):
    made = Disk(folder)
    why = made.make()
    try:
        if why:
            print(why)
            pytest.skip(f"no power cuts here: {why}")
        yield made
    finally:
        # A killed server's last files may be let go a moment after it was waited for.
        for _ in range(50):
            if not os.path.ismount(made.mount) or made.down() is None:
                break
            time.sleep(0.1)
        assert not os.path.ismount(made.mount), f"{made.mount} is still mounted"


def halt(process):
    """SIGSTOP, and wait until no thread is inside a system call any more: the ioctl must not race a running sync,
    which would then be answered although its data is gone, as no real cut could."""
    process.send_signal(signal.SIGSTOP)
    until = time.monotonic() + 20
    while True:
        states = [(task / "stat").read_text().rsplit(")", 1)[1].split()[0]
                  for task in pathlib.Path(f"/proc/{process.pid}/task").iterdir()]
        if all(state in "Tt" for state in states):
            return
        assert time.monotonic() < until, f"the server does not stop: {states}"
        time.sleep(0.005)


def cuts(server, ledger, made, count, chance):
    """Load, cut, mount again, restart, retry, so many times: the token."""
    server.start()
    token = server.token()
    for _ in range(count):
        load = ledger.load(server.public)
        time.sleep(chance.uniform(0.3, 2))
        halt(server.process)
        # What was answered before the stop may still be read; nothing comes after it.
        made.cut()
        server.kill()
        load.stop()
        for _ in range(50):
            why = made.down()
            if why is None:
                break
            time.sleep(0.1)
        assert why is None, why
        why = made.up()
        assert why is None, why
        server.start()
        ledger.retry(server.public)
        ledger.replay(server.public, chance.sample(ledger.acks, min(10, len(ledger.acks))))
    return token


def test_nothing_acknowledged_is_lost_when_the_power_is_cut(tmp_path, capsys):
    with disk(tmp_path) as made:
        # The keys lie on the same disk: they too must be there after the cut.
        server, ledger = Server(made.mount / "home", tmp_path), Ledger("cut")
        try:
            token = cuts(server, ledger, made, CUTS, random.Random(SEED))
            account = verify(server, ledger, token)
            with capsys.disabled():
                print(f"\npower cuts, sqlite on ext4: {CUTS} cuts (seed {SEED}), {account}")
            account.settle()
        finally:
            server.end()


@pytest.mark.parametrize("lie, found", [("honest", False), ("unsynced", True)])
def test_a_desk_that_does_not_sync_is_caught(lie, found, tmp_path, monkeypatch):
    monkeypatch.setenv("STANDIN", lie)
    with disk(tmp_path) as made:
        server, ledger = Server(made.mount / "home", tmp_path, program=STANDIN), Ledger("canary")
        try:
            # A token that was lost with the rest is made anew.
            cuts(server, ledger, made, 1, random.Random(1))
            account = verify(server, ledger, server.token("again"))
            assert account.acknowledged and account.is_sound() != found, account
        finally:
            server.end()
