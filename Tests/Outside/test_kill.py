"""kill -9 in the middle of intake, again and again: nothing acknowledged is lost, nothing is there twice.
KILL_ROUNDS=200 for the long form; HARNESS_SEED repeats a run's instants."""

import os
import pathlib
import random
import sys
import time

import pytest

from driver import SEED, Ledger, Postgres, Server, verify

ROUNDS = int(os.environ.get("KILL_ROUNDS", 8))
STANDIN = [sys.executable, str(pathlib.Path(__file__).with_name("standin.py"))]


def wait_ready(server, within=30):
    begun = time.monotonic()
    while not server.is_ready():
        assert server.process.poll() is None, "the server ended together with its database"
        assert time.monotonic() - begun < within, f"not ready {within} s after its database came back"
        time.sleep(0.02)


def kill_rounds(server, ledger, count, chance, postgres=None):
    """Load, kill, restart, retry, so many times; the token and the slowest restarts to ready."""
    slowest = slowest_database = 0
    server.start()
    token = server.token()
    for number in range(count):
        load = ledger.load(server.public)
        time.sleep(chance.uniform(0.1, 1.5))
        if postgres and number % 2:
            postgres.kill()
            load.stop()
            postgres.start()
            begun = time.monotonic()
            wait_ready(server)
            slowest_database = max(slowest_database, time.monotonic() - begun)
        else:
            server.kill()
            load.stop()
            slowest = max(slowest, server.start())
        ledger.retry(server.public)
        ledger.replay(server.public, chance.sample(ledger.acks, min(10, len(ledger.acks))))
        assert not ledger.faults, ledger.faults[:3]
    return token, slowest, slowest_database


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_nothing_acknowledged_is_lost_or_doubled_when_killed(engine, tmp_path, capsys):
    postgres, settings = None, {}
    if engine == "postgres":
        if Postgres.binaries() is None:
            pytest.skip("no PostgreSQL here (Debian: postgresql)")
        postgres = Postgres()
        settings = {"MADOGUCHI_DATABASE": postgres.url}
    server, ledger = Server(tmp_path / "home", tmp_path, **settings), Ledger("kill")
    try:
        token, slowest, slowest_database = kill_rounds(server, ledger, ROUNDS, random.Random(SEED), postgres)
        account = verify(server, ledger, token)
        with capsys.disabled():
            print(f"\nkill -9, {engine}: {ROUNDS} rounds (seed {SEED}), {account}; slowest start to ready "
                  f"{slowest:.2f} s" + (f", after the database's {slowest_database:.2f} s" if postgres else ""))
        account.settle()
    finally:
        server.end()
        if postgres:
            postgres.end()


@pytest.mark.parametrize("lie, found", [("honest", False), ("early", True), ("double", True)])
def test_a_desk_that_lies_is_caught(lie, found, tmp_path, monkeypatch):
    monkeypatch.setenv("STANDIN", lie)
    server, ledger = Server(tmp_path / "home", tmp_path, program=STANDIN), Ledger("canary")
    try:
        token, _, _ = kill_rounds(server, ledger, 3, random.Random(1))
        account = verify(server, ledger, token)
        assert account.acknowledged and account.is_sound() != found, account
    finally:
        server.end()
