"""Two servers on one PostgreSQL database are one desk: what one took the other knows, and one alone goes on."""

import json
import threading
import time

import pytest

from driver import LATER, Ledger, Postgres, Server, ask, asked, connect, listed, opened, verify


@pytest.fixture(scope="module")
def database():
    if Postgres.binaries() is None:
        pytest.skip("no PostgreSQL here (Debian: postgresql)")
    made = Postgres()
    try:
        yield made
    finally:
        made.end()


@pytest.fixture(scope="module")
def pair(database, tmp_path_factory):
    """Two servers with a home each and the key file in common; the second is started when the first is ready."""
    folder = tmp_path_factory.mktemp("pair")
    servers = []
    for name in ("one", "other"):
        (folder / name).mkdir()
        servers.append(Server(folder / name / "home", folder / name, MADOGUCHI_DATABASE=database.url,
                              MADOGUCHI_KEY_FILE=str(folder / "keys")))
    try:
        for server in servers:
            server.start()
        yield servers
    finally:
        for server in servers:
            server.end()


@pytest.fixture(scope="module")
def token(pair):
    return pair[0].token()


def test_a_token_made_beside_one_works_on_the_other_at_once(pair, token):
    for server in pair:
        answer = ask(server.staff, "GET", "/api/v1/cases?limit=1", headers={"Authorization": f"Bearer {token}"})
        assert answer is not None and answer.status == 200, answer


def test_reports_taken_in_turn_are_one_list_on_both(pair, token):
    ledger = Ledger("turns")
    for number in range(40):
        answer = ledger.post_new(pair[number % 2])[1]
        assert answer is not None and answer.status == 201, answer
    for server in pair:
        verify(server, ledger, token).settle()


def test_a_message_sent_to_one_is_read_on_the_other(pair):
    ledger = Ledger("messages")
    ledger.post_new(pair[0])
    ack = ledger.acks[0]
    receipt = {"Authorization": f"Receipt {ack.receipt}"}
    sent = ask(pair[1].public, "POST", "/api/v1/follow-up/messages", json.dumps({"text": "追記です。"}).encode(),
               {**receipt, "Content-Type": "application/json"})
    assert sent is not None and sent.status == 201, sent
    seen = ask(pair[0].public, "GET", "/api/v1/follow-up", headers=receipt).json()
    assert "追記です。" in [message["text"] for message in seen["messages"]]


def test_one_key_sent_to_both_at_once_makes_one_case(pair, token):
    ledger = Ledger("same")
    for _ in range(20):
        report, start, answers = ledger.report(), threading.Barrier(4), []

        def send(server):
            connection = connect(server.public, 30)
            connection.connect()
            start.wait()
            for _ in range(100):
                answer = asked(connection, "POST", "/api/v1/cases", report.body, {
                    "Content-Type": "application/json", "Idempotency-Key": report.key})
                if answer is None or answer.status not in LATER:
                    break
                assert "retry-after" in answer.headers, answer
                time.sleep(0.05)
            answers.append(answer)
            connection.close()

        senders = [threading.Thread(target=send, args=(pair[index % 2],)) for index in range(4)]
        for sender in senders:
            sender.start()
        for sender in senders:
            sender.join()
        assert len(answers) == 4 and all(answer is not None and answer.status == 201 for answer in answers), answers
        assert len({answer.body for answer in answers}) == 1, answers
    counts = listed(pair[1].staff, token, ledger.name)
    assert counts == {number: 1 for number in range(1, 21)}


def test_the_same_key_with_another_body_is_refused_by_the_other(pair):
    ledger = Ledger("other body")
    report, _ = ledger.post_new(pair[0])
    other = ask(pair[1].public, "POST", "/api/v1/cases", report.body.replace("端末".encode(), "機器".encode()), {
        "Content-Type": "application/json", "Idempotency-Key": report.key})
    assert other is not None and other.status == 409, other
    ledger.replay(pair[1].public, ledger.acks)
    assert not ledger.changed, ledger.changed


def test_one_is_killed_and_the_other_goes_on(pair, token, capsys):
    ledger = Ledger("alone")
    load = ledger.load([server.public for server in pair], threads=8)
    time.sleep(1)
    pair[0].kill()
    killed = time.monotonic()
    answer = ledger.post_new(pair[1])[1]
    waited = time.monotonic() - killed
    time.sleep(1)
    load.stop()
    assert answer is not None and answer.status == 201, answer
    ledger.retry(pair[1].public)
    account = verify(pair[1], ledger, token)
    with capsys.disabled():
        print(f"\ntwo servers, one killed: the other answered after {waited * 1000:.0f} ms; {account}")
    account.settle()
    pair[0].start()
    assert not opened(pair[0].public, ledger.acks[:20])
