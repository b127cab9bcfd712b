"""Senders that are slow on purpose, requests that make no sense, and a stop in the middle of work."""

import selectors
import socket
import threading
import time
import urllib.parse

import pytest

from driver import Ledger, Server, ask, connect, verify

HEADS, BODIES = 300, 100
PATIENCE = 15  # seconds after which the server closes a slow sender
HALF_HEAD = b"POST /api/v1/cases HTTP/1.1\r\nHost: desk.example\r\nContent-Type: application/json\r\nX-Slow: "
HEAD = (b"POST /api/v1/cases HTTP/1.1\r\nHost: desk.example\r\nContent-Type: application/json\r\n"
        b"Content-Length: 5000\r\n\r\n{")


def place(address):
    host, port = urllib.parse.urlsplit(address).netloc.rsplit(":", 1)
    return host, int(port)


@pytest.fixture
def server(tmp_path):
    made = Server(tmp_path / "home", tmp_path)
    try:
        made.start()
        yield made
    finally:
        made.end()


class Slow(threading.Thread):
    """Holds the connections and notes when the server closes each."""

    def __init__(self, address):
        super().__init__()
        self.closed, self.ending, self.begun = {"head": [], "body": []}, threading.Event(), time.monotonic()
        self.selector, self.bodies = selectors.DefaultSelector(), []
        for kind, count, text in (("head", HEADS, HALF_HEAD), ("body", BODIES, HEAD)):
            for _ in range(count):
                held = socket.create_connection(place(address), timeout=10)
                held.sendall(text)
                self.selector.register(held, selectors.EVENT_READ, kind)
                if kind == "body":
                    self.bodies.append(held)

    def run(self):
        due = time.monotonic() + 2
        while self.selector.get_map() and not self.ending.is_set():
            for key, _ in self.selector.select(timeout=0.1):
                try:
                    if key.fileobj.recv(4096):
                        continue  # a 408 or 400 before the end
                except OSError:
                    pass
                self.selector.unregister(key.fileobj)
                self.closed[key.data].append(time.monotonic() - self.begun)
                key.fileobj.close()
            if time.monotonic() >= due:
                due += 2
                for held in self.bodies:
                    try:
                        held.sendall(b" ")
                    except OSError:
                        pass  # closed; the selector sees it
        for key in list(self.selector.get_map().values()):
            key.fileobj.close()


def test_slow_senders_keep_nobody_waiting_and_are_sent_away(server, capsys):
    ledger, slow = Ledger("slow"), Slow(server.public)
    slow.start()
    try:
        times = []
        for number in range(50):
            begun = time.monotonic()
            if number % 2:
                answer = ledger.post_new(server)[1]
                assert answer is not None and answer.status == 201, answer
            else:
                answer = ask(server.public, "GET", "/ja")
                assert answer is not None and answer.status == 200, answer
            times.append(time.monotonic() - begun)
            time.sleep(0.1)
        assert max(times) <= 1, f"an honest request waited {max(times):.2f} s"
        slow.join(max(0, slow.begun + PATIENCE + 5 - time.monotonic()))
        closed = slow.closed
        with capsys.disabled():
            print(f"\nslow senders: 50 honest requests, the longest {max(times) * 1000:.0f} ms; closed: "
                  + ", ".join(f"{len(at)} of {count} with a slow {kind}" + (f" after {min(at):.0f} to {max(at):.0f} s" if at
                              else "") for kind, at, count in
                              (("head", closed["head"], HEADS), ("body", closed["body"], BODIES))))
        assert len(closed["head"]) == HEADS and len(closed["body"]) == BODIES
    finally:
        slow.ending.set()
        slow.join()


POST = b"POST /api/v1/cases HTTP/1.1\r\nHost: desk.example\r\nContent-Type: application/json\r\n"
ODD = {
    "a head of 100 KB": b"GET /ja HTTP/1.1\r\nHost: desk.example\r\nX-Long: " + b"a" * 100_000 + b"\r\n\r\n",
    "5000 head lines": b"GET /ja HTTP/1.1\r\nHost: desk.example\r\n" + b"X-Many: a\r\n" * 5_000 + b"\r\n",
    "a path of 100 KB": b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: desk.example\r\n\r\n",
    "no body and no length": POST + b"\r\n",
    "an empty body": POST + b"Content-Length: 0\r\n\r\n",
    "a length below nothing": POST + b"Content-Length: -1\r\n\r\n",
    "a length that is no number": POST + b"Content-Length: x\r\n\r\n",
    "two lengths": POST + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
    "a length and chunks": POST + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "a length of a terabyte": POST + b"Content-Length: 1000000000000\r\n\r\n{",
    "a length past all integers": POST + b"Content-Length: 99999999999999999999999999\r\n\r\n{",
    "chunks of a wrong size": POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
    "a chunk past all integers": POST + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n{}\r\n0\r\n\r\n",
    "an unknown coding": POST + b"Transfer-Encoding: xchunked\r\n\r\n{}",
    "a NUL in a head line": b"GET /ja HTTP/1.1\r\nHost: desk.example\r\nX-Nul: a\0b\r\n\r\n",
    "blanks before the colon": b"GET /ja HTTP/1.1\r\nHost : desk.example\r\n\r\n",
    "the start of TLS": bytes.fromhex("16030100c8010000c40303") + bytes(200),
    "a key that is too long": POST + b"Idempotency-Key: " + b"k" * 5_000 + b"\r\nContent-Length: 2\r\n\r\n{}",
    "bytes that are no text": POST + b"Content-Length: 4\r\n\r\n\xff\xfe\x00\x80",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_requests_are_refused_and_harm_nobody(name, odd_server):
    with socket.create_connection(place(odd_server.public), timeout=20) as connection:
        heard = b""
        try:
            connection.sendall(ODD[name])
            while b"\r\n" not in heard:
                part = connection.recv(4096)
                if not part:
                    break
                heard += part
        except ConnectionError:
            pass  # closed without a word, which is an answer too
    if heard:
        status = int(heard.split(b" ")[1])
        assert 400 <= status < 500 or status == 501, heard
    assert odd_server.process.poll() is None, "the server ended"
    assert odd_server.is_ready()


@pytest.fixture(scope="module")
def odd_server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("odd")
    made = Server(folder / "home", folder)
    try:
        made.start()
        yield made
    finally:
        made.end()


def test_a_stop_in_the_middle_of_work_loses_nothing(tmp_path, capsys):
    server, ledger = Server(tmp_path / "home", tmp_path), Ledger("stop")
    try:
        server.start()
        token = server.token()
        load = ledger.load(server.public, threads=20)
        time.sleep(1)
        assert ledger.acks
        status, seconds = server.stop()
        load.stop()
        assert status == 0 and seconds < 10, f"exit {status} after {seconds:.1f} s"
        open_then = len(ledger.unanswered)
        server.start()
        before = verify(server, ledger, token)
        ledger.retry(server.public)
        account = verify(server, ledger, token)
        with capsys.disabled():
            print(f"\nSIGTERM under 20 posts: exit 0 after {seconds:.1f} s, {open_then} without an answer; {account}")
        before.settle()
        account.settle()
    finally:
        server.end()


def test_a_stop_closes_idle_connections(server):
    held = connect(server.public)
    held.connect()
    status, seconds = server.stop()
    held.close()
    assert status == 0 and seconds < 10, f"exit {status} after {seconds:.1f} s"
