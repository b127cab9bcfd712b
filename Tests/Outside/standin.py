"""A toy desk that can lie, so that every run of the harnesses shows that they can fail. It keeps nothing secret
and is no part of the product. STANDIN: honest, early (answers before the commit), unsynced (never syncs),
double (forgets keys), patient (waits for slow senders for ever)."""

import asyncio
import json
import os
import pathlib
import secrets
import signal
import sqlite3
import sys
import threading
import time

MODE = os.environ.get("STANDIN", "honest")
HOME = pathlib.Path(os.environ["MADOGUCHI_HOME"])
PATIENCE = 10_000 if MODE == "patient" else 10


class Store:
    """One writer thread that commits what waits in groups."""

    def __init__(self, loop):
        self.loop, self.waiting, self.turn, self.broken = loop, [], threading.Condition(), False
        self.reader = opened()
        threading.Thread(target=self._write, daemon=True).start()

    def add(self, key, body, subject):
        done = self.loop.create_future()
        with self.turn:
            self.waiting.append((key, body, subject, done))
            self.turn.notify()
        return done

    def _answer(self, group):
        for done, value in group:
            self.loop.call_soon_threadsafe(lambda done=done, value=value: done.done() or done.set_result(value))

    def _write(self):
        rows = opened()
        while True:
            with self.turn:
                while not self.waiting:
                    self.turn.wait()
                group, self.waiting = self.waiting, []
            values = []
            try:
                if self.broken:
                    raise sqlite3.OperationalError("no longer writable")
                rows.execute("BEGIN IMMEDIATE")
                for key, body, subject, done in group:
                    known = rows.execute("SELECT body, answer FROM cases WHERE key = ?", (key,)).fetchone()
                    if known and MODE != "double":
                        values.append((done, (201, known[1]) if known[0] == body else (409, "{}")))
                        continue
                    reference, receipt = f"C26-{secrets.token_hex(6).upper()}", secrets.token_hex(16).upper()
                    answer = json.dumps({"reference": reference, "receipt": receipt})
                    rows.execute("INSERT INTO cases (key, reference, receipt, subject, body, answer) "
                                 "VALUES (?, ?, ?, ?, ?, ?)", (key, reference, receipt, subject, body, answer))
                    values.append((done, (201, answer)))
                if MODE == "early":
                    self._answer(values)
                    time.sleep(0.05)
                rows.execute("COMMIT")
            except sqlite3.OperationalError as fault:
                if getattr(fault, "sqlite_errorname", "") == "SQLITE_IOERR_FSYNC":
                    self.broken = True
                if rows.in_transaction:
                    rows.execute("ROLLBACK")
                values = [(done, (503, "{}")) for *_, done in group]
            self._answer(values)


def opened():
    path = os.environ.get("MADOGUCHI_DATABASE", f"sqlite:{HOME}/desk.sqlite").removeprefix("sqlite:")
    rows = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    rows.execute("PRAGMA journal_mode = WAL")
    rows.execute(f"PRAGMA synchronous = {'OFF' if MODE == 'unsynced' else 'FULL'}")
    rows.execute("CREATE TABLE IF NOT EXISTS cases (id INTEGER PRIMARY KEY, key TEXT, reference TEXT, receipt TEXT, "
                 "subject TEXT, body BLOB, answer TEXT)")
    rows.execute("CREATE INDEX IF NOT EXISTS keys ON cases (key)")
    rows.execute("CREATE INDEX IF NOT EXISTS receipts ON cases (receipt)")
    rows.execute("CREATE TABLE IF NOT EXISTS tokens (secret TEXT)")
    return rows


async def answer(store, method, path, headers, body):
    path, _, query = path.partition("?")
    if path in ("/healthz", "/ja"):
        return 200, "ok"
    if path == "/readyz":
        return (503 if store.broken else 200), "{}"
    kind, _, secret = headers.get("authorization", "").partition(" ")
    if path == "/api/v1/cases" and method == "POST":
        try:
            subject = json.loads(body)["subject"]
        except (ValueError, KeyError, TypeError):
            return 400, "{}"
        return await store.add(headers.get("idempotency-key") or secrets.token_hex(), body, subject)
    if path == "/api/v1/follow-up" and kind == "Receipt":
        row = store.reader.execute("SELECT reference FROM cases WHERE receipt = ?", (secret,)).fetchone()
        return (200, json.dumps({"reference": row[0]})) if row else (401, "{}")
    if path == "/api/v1/cases" and kind == "Bearer":
        if not store.reader.execute("SELECT 1 FROM tokens WHERE secret = ?", (secret,)).fetchone():
            return 401, "{}"
        after = int(dict(part.split("=") for part in query.split("&")).get("after", 1 << 60))
        rows = store.reader.execute("SELECT id, subject FROM cases WHERE id < ? ORDER BY id DESC LIMIT 100",
                                    (after,)).fetchall()
        return 200, json.dumps({"cases": [{"subject": row[1]} for row in rows],
                                "next": str(rows[-1][0]) if len(rows) == 100 else None})
    return 404, "{}"


async def talk(store, reader, writer):
    try:
        while True:
            head = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), PATIENCE)).decode("latin-1").split("\r\n")
            method, path, _ = head[0].split(" ")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:-2])}
            size = int(headers.get("content-length", 0))
            body = await asyncio.wait_for(reader.readexactly(size), PATIENCE) if 0 <= size < 1 << 20 else b""
            status, text = await answer(store, method, path, headers, body) if 0 <= size < 1 << 20 else (413, "{}")
            later = "Retry-After: 1\r\n" if status == 503 else ""
            kind = "application/json" if status < 400 else "application/problem+json"
            writer.write(f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n{later}Content-Length: {len(text.encode())}"
                         f"\r\n\r\n{text}".encode())
            await writer.drain()
    except (asyncio.TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError, ValueError):
        pass
    finally:
        writer.close()


async def serve():
    loop = asyncio.get_running_loop()
    store, ending = Store(loop), asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, ending.set)
    for side in ("public", "staff"):
        listener = await asyncio.start_server(lambda reader, writer: talk(store, reader, writer), "127.0.0.1", 0,
                                              backlog=1024)
        print(f"{side} side: http://127.0.0.1:{listener.sockets[0].getsockname()[1]}", flush=True)
    await ending.wait()
    await asyncio.sleep(0.5)


if __name__ == "__main__":
    try:
        HOME.mkdir(parents=True, exist_ok=True)
        opened().close()
    except (OSError, sqlite3.OperationalError) as fault:
        sys.exit(print(f"madoguchi: MADOGUCHI_HOME: {fault}", file=sys.stderr) or 3)
    if sys.argv[1] == "token":
        made = secrets.token_hex(16)
        opened().execute("INSERT INTO tokens VALUES (?)", (made,))
        print(made)
    else:
        asyncio.run(serve())
