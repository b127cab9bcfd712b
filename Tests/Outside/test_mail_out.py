"""Mail to people: what it says and to whom, and what becomes of it when servers are unfriendly, away or slow."""

import email
import email.policy
import re
import stat
import subprocess
import ssl
import time

import pytest

from conftest import run
from desks import Cluster, RunningDesk, act, case_of, follow_up, fresh, free_port, submit, token
from postbox import Postbox

MEMBER = "member:*"
SECRETIVE = ("青葉製作所", "身代金", "件名は秘密")


def report(desk, address, safe=None, language="ja", **more):
    contact = {"email": address, "organisation": "青葉製作所", **({} if safe is None else {"safe": safe})}
    return submit(desk, desk="consultation.incident", subject="件名は秘密です", language=language,
                  narrative="身代金を要求されました。", contact=contact, **more)


def address(name="reporter"):
    return fresh(name) + "@aoba.example"


def mail_events(desk, secret, reference):
    return [one for one in case_of(desk, secret, reference)["timeline"] if one["kind"] == "mail"]


def wait_until(true, within=30, what=""):
    until = time.monotonic() + within
    while not (found := true()):
        assert time.monotonic() < until, what
        time.sleep(0.1)
    return found


@pytest.fixture(scope="module")
def postbox():
    with Postbox() as box:
        yield box


@pytest.fixture(scope="module")
def mailing(postbox, tmp_path_factory):
    """(desk, token) whose mail goes to `postbox`."""
    home = tmp_path_factory.mktemp("mailing") / "home"
    with RunningDesk(home, MADOGUCHI_SMTP_URL=postbox.url, MADOGUCHI_PUBLIC_URL="https://desk.example") as desk:
        yield desk, token(desk, "mail", MEMBER)


def one_desk(tmp_path, url, **settings):
    return RunningDesk(tmp_path / "home", MADOGUCHI_SMTP_URL=url, **settings)


# What a mail is

def test_an_acknowledgement_is_a_mail_that_any_program_reads(mailing, postbox):
    desk, _ = mailing
    to = address()
    answer = report(desk, to)
    (delivery,) = postbox.wait_for(to)
    message = delivery.message
    assert delivery.sender == "incident@desk.example" and delivery.recipients == [to]
    (sender,) = message["From"].addresses
    # Python before 3.12 leaves the blank between two encoded words in a name (RFC 2047, 6.2 takes it out).
    assert (sender.display_name.replace(" ", ""), sender.addr_spec) == (
        "サイバーセキュリティ相談・届出窓口", "incident@desk.example")
    assert message["To"] == to and answer["reference"] in message["Subject"]
    assert re.search("[ぁ-ん]", message["Subject"])
    assert message["Date"].datetime.utcoffset().total_seconds() == 32_400
    assert re.fullmatch(r"<[0-9A-Z]+@desk\.example>", message["Message-ID"])
    assert message["Auto-Submitted"] == "auto-replied" and message["X-Auto-Response-Suppress"] == "All"
    assert message.get_content_type() == "text/plain" and message.get_content_charset() == "utf-8"
    assert message["MIME-Version"] == "1.0" and message.defects == []
    assert all(header.defects == () for header in message.values() if hasattr(header, "defects"))
    text = message.get_content()
    assert answer["reference"] in text and "https://desk.example/ja/follow-up" in text
    assert "見本・IPAの運営ではありません" in text and "{{" not in text


def test_every_line_is_short_and_plain(mailing, postbox):
    desk, secret = mailing
    to = address()
    answer = report(desk, to, safe=True)
    act(desk, secret, "POST", f"{answer['reference']}/replies", {"text": "とても長い返事です。" * 500})
    for delivery in postbox.wait_for(to, 2):
        assert delivery.raw.isascii() and b"\0" not in delivery.raw
        assert re.search(rb"[^\r]\n|\r[^\n]", delivery.raw) is None
        assert all(len(line) <= 78 for line in delivery.raw.split(b"\r\n"))


def test_english_to_whoever_reads_english(mailing, postbox):
    desk, _ = mailing
    to = address()
    answer = report(desk, to, language="en")
    (delivery,) = postbox.wait_for(to)
    text = delivery.message.get_content()
    assert delivery.message["From"].addresses[0].display_name == "Cyber security consultation and reporting desks"
    assert "https://desk.example/en/follow-up" in text and "Sample. Not run by IPA" in text
    assert text.isascii() and answer["reference"] in delivery.message["Subject"]


def test_an_address_that_others_may_read_does_not_learn_which_desk_it_is(mailing, postbox):
    desk, secret = mailing
    to = address()
    answer = submit(desk, desk="consultation.apt", narrative="ねらわれています。", contact={"email": to, "safe": False})
    act(desk, secret, "POST", f"{answer['reference']}/replies", {"text": "返事です。"})
    for delivery in postbox.wait_for(to, 2):
        said = str(delivery.message["From"]) + str(delivery.message["Subject"]) + delivery.message.get_content()
        assert "標的型" not in said and "apt@" not in said


@pytest.mark.parametrize("safe", [True, False, None])
def test_no_mail_holds_the_receipt_or_what_was_told(safe, mailing, postbox):
    desk, secret = mailing
    to = address()
    answer = report(desk, to, safe=safe)
    act(desk, secret, "POST", f"{answer['reference']}/replies", {"text": "返事の中身です。"})
    act(desk, secret, "PUT", f"{answer['reference']}/closure", {"outcome": "answered", "reason": "理由は内輪"})
    mails = postbox.wait_for(to, 3)
    for delivery in mails:
        said = delivery.message["Subject"] + delivery.message.get_content()
        assert answer["receipt"] not in said and answer["receipt"].replace("-", "") not in said
        assert not any(word in said for word in (*SECRETIVE, "理由は内輪"))
        assert "パスワードをお聞きすることは、ありません" in said
    with_text = [one for one in mails if "返事の中身です。" in one.message.get_content()]
    assert len(with_text) == (1 if safe else 0)


def test_a_reply_arrives_as_it_was_written(mailing, postbox):
    desk, secret = mailing
    to = address()
    answer = report(desk, to, safe=True)
    text = ".\n..点で始まる行\nFrom here\n<b>&amp; \"quoted\" {{reference}} {{{x}}}\n髙﨑①㈱ﾗﾝｻﾑ 👩🏽‍💻\n\n終わり"
    act(desk, secret, "POST", f"{answer['reference']}/replies", {"text": text})
    mails = postbox.wait_for(to, 2)
    assert any(text in one.message.get_content().replace("\r\n", "\n") for one in mails)


def test_nobody_is_written_to_who_gave_no_address(mailing, postbox):
    desk, secret = mailing
    before = len(postbox.heard)
    answer = submit(desk, narrative="名前も連絡先も書きません。")
    act(desk, secret, "POST", f"{answer['reference']}/replies", {"text": "返事です。"})
    to = address()
    report(desk, to)
    postbox.wait_for(to)
    assert len(postbox.heard) == before + 1


# Unfriendly servers

def test_a_refused_address_is_told_to_staff_and_not_tried_again(tmp_path):
    with Postbox(recipient=lambda to: f"550 5.1.1 <{to}>: Recipient address rejected") as box, \
            one_desk(tmp_path, box.url) as desk:
        secret, to = token(desk, "mail", MEMBER), address()
        answer = report(desk, to)
        (event,) = wait_until(lambda: mail_events(desk, secret, answer["reference"]))
        assert event["text"].startswith("acknowledgement: 550 5.1.1") and event["by"] == "mailer"
        assert to not in event["text"] and "aoba.example" not in event["text"] and not event["visible"]
        time.sleep(8)
        assert [one for one in box.commands if one[0] == "recipient"] == [("recipient", to)]
        assert case_of(desk, secret, answer["reference"])["state"] == "new"
        assert follow_up(desk, answer["receipt"])["messages"] == []
        assert to not in desk.log.read_text()
        desk.stop()
        stored = b"".join(one.read_bytes() for one in desk.home.iterdir() if one.is_file())
        assert to.encode() not in stored


def test_a_server_that_greylists_gets_the_same_mail_again(tmp_path):
    asked = []
    with Postbox(recipient=lambda to: asked.append(to) or ("450 4.2.0 Greylisted" if len(asked) < 2 else None)) as box, \
            one_desk(tmp_path, box.url) as desk:
        to = address()
        report(desk, to)
        box.wait_for(to, within=20)
        assert asked == [to, to] and len(box.taken) == 1
        assert "450 4.2.0" in desk.log.read_text() and to not in desk.log.read_text()


@pytest.mark.parametrize("answer", ["421 4.3.2 Shutting down", "550 5.1.0 Sender rejected", "530 5.7.0 Log in first"])
def test_what_may_be_our_fault_or_passes_is_tried_again(answer, tmp_path):
    asked = []
    with Postbox(sender=lambda who: asked.append(who) or (answer if len(asked) < 2 else None)) as box, \
            one_desk(tmp_path, box.url) as desk:
        secret, to = token(desk, "mail", MEMBER), address()
        taken = report(desk, to)
        box.wait_for(to, within=20)
        assert mail_events(desk, secret, taken["reference"]) == []


def test_a_relay_that_knows_us_not_loses_no_mail(tmp_path):
    asked = []

    def refuse(to):
        asked.append(to)
        return f"554 5.7.1 <{to}>: Relay access denied" if len(asked) < 2 else None

    with Postbox(recipient=refuse) as box, one_desk(tmp_path, box.url) as desk:
        to = address()
        report(desk, to)
        box.wait_for(to, within=20)


def test_a_connection_that_breaks_before_the_answer_is_tried_again_as_the_same_mail(tmp_path):
    with Postbox(text=lambda delivery, before: "drop" if before == 0 else None) as box, \
            one_desk(tmp_path, box.url) as desk:
        to = address()
        report(desk, to)
        box.wait_for(to, within=20)
        first, second = box.heard
        assert first.message["Message-ID"] == second.message["Message-ID"]
        assert first.raw == second.raw
        time.sleep(3)
        assert len(box.heard) == 2


def test_a_server_that_is_away_at_first_costs_no_mail(tmp_path):
    port = free_port()
    with one_desk(tmp_path, f"smtp://127.0.0.1:{port}") as desk:
        to = [address() for _ in range(6)]
        for one in to:
            report(desk, one)
        wait_until(lambda: "is put off" in desk.log.read_text(), what="nothing was tried")
        with Postbox(port=port) as box:
            for one in to:
                box.wait_for(one, within=60)
            assert sorted(sum((one.recipients for one in box.taken), [])) == sorted(to)


def test_a_server_that_thinks_long_about_one_mail_holds_up_no_other(tmp_path):
    with Postbox(wait=lambda delivery: 12 if "slow" in delivery.recipients[0] else 0) as box, \
            one_desk(tmp_path, box.url) as desk:
        slow, quick = address("slow"), [address("quick") for _ in range(8)]
        report(desk, slow)
        wait_until(lambda: box.heard)
        begun = time.monotonic()
        for one in quick:
            report(desk, one)
        for one in quick:
            box.wait_for(one)
        assert time.monotonic() - begun < 10 and box.to(slow) == []
        box.wait_for(slow)


def test_a_stop_waits_for_the_answer_and_sends_nothing_twice(tmp_path):
    with Postbox(wait=lambda delivery: 3) as box, one_desk(tmp_path, box.url) as desk:
        to = address()
        report(desk, to)
        wait_until(lambda: box.heard)
        begun = time.monotonic()
        desk.stop()
        assert time.monotonic() - begun < 9
        desk.start()
        other = address()
        report(desk, other)
        box.wait_for(other)
        assert len(box.to(to)) == 1 and len([one for one in box.heard if one.recipients == [to]]) == 1


def test_a_stop_is_not_held_up_by_a_server_that_never_answers(tmp_path):
    with Postbox(wait=lambda delivery: 40) as box, one_desk(tmp_path, box.url) as desk:
        report(desk, address())
        wait_until(lambda: box.heard)
        begun = time.monotonic()
        desk.stop()
        assert time.monotonic() - begun < 10


# Logging in, TLS

@pytest.mark.filterwarnings("ignore:Requiring AUTH")
def test_user_and_password_are_used_and_never_logged(tmp_path):
    password = "pa ss@/" + fresh("s3cret")
    answers = iter([False, True, True, True])
    with Postbox(login=lambda user, given: next(answers) and given == password) as box:
        quoted = password.replace(" ", "%20").replace("@", "%40").replace("/", "%2F")
        with one_desk(tmp_path, f"smtp://desk:{quoted}@127.0.0.1:{box.port}") as desk:
            secret, to = token(desk, "mail", MEMBER), address()
            answer = report(desk, to)
            (delivery,) = box.wait_for(to, within=20)
            assert delivery.user == "desk"
            assert mail_events(desk, secret, answer["reference"]) == []
            said = desk.log.read_text()
            assert "535" in said and "s3cret" not in said


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    """Certificates of two authorities of our own for 127.0.0.1: (file, key) each."""
    folder = tmp_path_factory.mktemp("certificates")
    made = []
    for name in ("ours", "other"):
        file, key = folder / f"{name}.pem", folder / f"{name}.key"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
             "-keyout", key, "-out", file, "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"],
            check=True, capture_output=True)
        made.append((file, key))
    return made


def test_with_an_authority_named_mail_goes_over_tls_alone(certificates, tmp_path):
    (file, key), (other, _) = certificates
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file, key)
    with Postbox(tls=context) as box:
        with one_desk(tmp_path, f"{box.url}?ca={other}") as desk:
            to = address()
            report(desk, to)
            wait_until(lambda: "certificate" in desk.log.read_text(), what="the wrong certificate was taken")
            assert box.heard == [] and box.commands == []
        with one_desk(tmp_path, f"{box.url}?ca={file}") as desk:
            (delivery,) = box.wait_for(to, within=60)
            assert delivery.secure


def test_a_server_that_offers_no_tls_gets_nothing_where_tls_is_asked_for(certificates, tmp_path):
    with Postbox() as box, one_desk(tmp_path, f"{box.url}?ca={certificates[0][0]}") as desk:
        report(desk, address())
        wait_until(lambda: "STARTTLS" in desk.log.read_text())
        assert box.commands == []


# Trial mode, settings

def test_without_a_server_mail_lies_in_a_folder_and_start_says_so(tmp_path):
    with RunningDesk(tmp_path / "home") as desk:
        secret, to = token(desk, "mail", MEMBER), address()
        answer = report(desk, to, safe=True)
        act(desk, secret, "POST", f"{answer['reference']}/replies", {"text": "返事の中身です。"})
        folder = desk.home / "outbox"
        files = wait_until(lambda: len(found := sorted(folder.glob("*.eml"))) == 2 and found)
        said = desk.log.read_text()
        assert "trial mode" in said and str(folder) in said and to not in said
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        texts = []
        for file in files:
            assert stat.S_IMODE(file.stat().st_mode) == 0o600 and re.fullmatch(r"[0-9A-Z]+\.eml", file.name)
            message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            assert message["To"] == to and message["Message-ID"] == f"<{file.stem}@desk.example>"
            texts.append(message.get_content())
        assert ["返事の中身です。" in text for text in texts] == [False, True]
        assert all(answer["receipt"] not in text for text in texts)
        time.sleep(3)
        assert sorted(folder.glob("*")) == files
        assert mail_events(desk, secret, answer["reference"]) == []


@pytest.mark.parametrize("url", [
    "mail.example.org", "http://mail.example.org", "smtp://", "smtp://desk@mail.example.org",
    "smtp://desk:hunter2@mail.example.org/path", "smtp://desk:hunter2@mail.example.org:99999",
    "smtps://desk:hunter2@mail.example.org?ca=/nowhere", "smtp://desk:hun#ter2@mail.example.org"])
def test_a_wrong_address_stops_the_start_in_one_line_without_the_password(url, tmp_path):
    status, out, err = run("serve", cwd=tmp_path, MADOGUCHI_SMTP_URL=url, MADOGUCHI_HOME=str(tmp_path / "home"))
    assert status == 2 and out == "" and err.count("\n") == 1 and err.startswith("madoguchi: MADOGUCHI_SMTP_URL "), err
    assert "right is smtp://" in err and "hunter2" not in err and "ter2" not in err
    assert not (tmp_path / "home").exists()


# Two servers

def test_two_servers_on_one_database_send_every_mail_once(tmp_path):
    with Cluster() as cluster, Postbox(wait=lambda delivery: 0.05) as box:
        database, servers = cluster.database(), []
        try:
            for name in ("one", "other"):
                (tmp_path / name).mkdir()
                servers.append(RunningDesk(
                    tmp_path / name / "home", MADOGUCHI_DATABASE=database, MADOGUCHI_SMTP_URL=box.url,
                    MADOGUCHI_KEY_FILE=str(tmp_path / "keys")).start())
            to = [address() for _ in range(40)]
            for number, one in enumerate(to):
                report(servers[number % 2], one)
            for one in to:
                box.wait_for(one)
            time.sleep(3)
            assert sorted(sum((one.recipients for one in box.heard), [])) == sorted(to)
        finally:
            for server in servers:
                server.kill()
