"""`serve --demo` fills an empty desk with the invented cases of the pack: every kind of case, alive whenever it is
started, no mail to anybody, and never twice."""

import datetime
import json
import re
import shutil
import subprocess
import time

import pytest

import conftest
from conftest import ROOT
from desks import OUR_DESKS, Cluster, RunningDesk, case_of, cases, follow_up, openapi, submit, token

SAMPLES = {path.stem: json.loads(path.read_text()) for path in (ROOT / "Packs/jp-national/demo").glob("*.json")}
TYPES = set("ransomware malware unauthorised-access account-takeover defacement card-skimming bec support-scam "
            "phishing information-leak ddos targeted-attack internal-fraud supply-chain fake-site lost-media "
            "other".split())
ACTS = {"reply": "reply", "note": "note", "assign": "assignment", "refer": "referral", "label": "labels",
        "close": "closure", "reopen": "reopening", "message": "message", "overrule": "assessment",
        "answers": "assessment"}


class DemoDesk(RunningDesk):
    """A desk that is started with `--demo`."""

    def start(self):
        with open(self.log, "ab") as sink:
            begin = sink.tell()
            self.process = subprocess.Popen(
                [str(conftest.PROGRAM), "serve", "--demo"], stdout=sink, stderr=sink, cwd=self.home.parent,
                env=conftest.environment(**self.settings))
        try:
            self._wait(begin)
        except BaseException:
            self.kill()
            raise
        self.said = self.log.read_bytes()[begin:].decode(errors="replace")
        return self


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def demo(request, tmp_path_factory):
    """A filled desk, once on each engine."""
    home = tmp_path_factory.mktemp("demo-" + request.param) / "home"
    if request.param == "sqlite":
        with DemoDesk(home) as running:
            yield running
    else:
        with Cluster() as cluster, DemoDesk(home, MADOGUCHI_DATABASE=cluster.database()) as running:
            yield running


@pytest.fixture(scope="module")
def lead(demo):
    return token(demo, "demo-lead", "lead:*")


@pytest.fixture(scope="module")
def rows(demo, lead):
    return cases(demo, lead)


@pytest.fixture(scope="module")
def whole(demo, lead, rows):
    """Every case with everything in it."""
    return [case_of(demo, lead, row["reference"]) for row in rows]


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def age(text):
    units = {"d": "days", "h": "hours", "m": "minutes"}
    return datetime.timedelta(**{units[unit]: int(number) for number, unit in re.findall(r"(\d+)([dhm])", text)})


def done(one):
    """What people did on a case after it came; jobs may have added their own entries."""
    return [entry for entry in one["timeline"] if entry["kind"] in ACTS.values()]


def matching(whole, name):
    """The case of a sample."""
    intake = SAMPLES[name]["intake"]
    found = [one for one in whole if one["subject"] == intake.get("subject", "")
             and one["contact"].get("name") == intake.get("contact", {}).get("name")]
    assert len(found) == 1, name
    return found[0]


def test_every_sample_is_there_once(demo, whole):
    assert 26 <= len(SAMPLES) == len(whole)
    assert f"{len(SAMPLES)} invented cases were added" in demo.said
    assert len({matching(whole, name)["reference"] for name in SAMPLES}) == len(SAMPLES)


def test_every_kind_of_case_is_among_them(demo, rows, whole):
    lists = re.findall(r'"enum": (\[[^]]*"no-response"[^]]*\])', json.dumps(openapi(demo.public)))
    assert lists and {row["outcome"] for row in rows} | {None} == {
        outcome for one in lists for outcome in json.loads(one)} | {None}
    assert {row["desk"] for row in rows} == set(OUR_DESKS)
    assert {row["state"] for row in rows} == {"new", "open", "waiting", "closed"}
    assert {row["channel"] for row in rows} == {"web", "api", "phone", "mail"}
    assert {row["urgency"] for row in rows} == {"immediate", "today", "routine"}
    assert 3 * sum(row["language"] == "en" for row in rows) >= len(rows)
    answers = [one["assessment"] for one in whole]
    assert {one["verdict"] for one in answers} == {"confirmed", "suspected", "none", "undetermined"}
    assert {"likely", "possible"} <= {one["targetedAttack"] for one in answers}
    assert {kind for one in answers for kind in one["incidentTypes"]} == TYPES
    assert any(one["overruled"] for one in whole) and any(one["assessment"]["declined"] for one in whole)


def test_everything_told_and_done_is_as_the_samples_say(whole):
    for name, sample in SAMPLES.items():
        one, intake = matching(whole, name), sample["intake"]
        for member in ("desk", "contact", "language"):
            assert one[member] == intake.get(member, {}), (name, member)
        assert "{ago:" not in json.dumps(one), name
        if "{ago:" not in intake["narrative"]:
            assert one["narrative"] == intake["narrative"], name
        entries = done(one)
        assert [entry["kind"] for entry in entries] == [ACTS[act["act"]] for act in sample["then"]], name
        assert [entry["by"] for entry in entries] == [act.get("by", "reporter") for act in sample["then"]], name
        said = [act["text"] for act in sample["then"] if "text" in act]
        assert [entry["text"] for entry in entries if entry["kind"] in ("reply", "note", "message")] == said, name


def test_clocks_are_alive(rows, whole):
    now = datetime.datetime.now(datetime.timezone.utc)
    for name, sample in SAMPLES.items():
        one = matching(whole, name)
        late = now - instant(one["receivedAt"]) - age(sample["ago"])
        assert datetime.timedelta(0) <= late < datetime.timedelta(minutes=30), name
        times = [instant(one["receivedAt"])] + [instant(entry["at"]) for entry in done(one)]
        assert times == sorted(times) and times[-1] <= now, name
    assert [row["receivedAt"] for row in rows] == sorted((row["receivedAt"] for row in rows), reverse=True)
    waits = [now - instant(done(one)[-1]["at"]) for one in whole if one["state"] == "open"]
    assert max(waits) > datetime.timedelta(days=1)
    assert sum(one["state"] == "new" and now - instant(one["receivedAt"]) < datetime.timedelta(hours=1)
               for one in whole) >= 2
    ends = []
    for one in whole:
        for row in one["assessment"]["obligations"] if one["state"] == "open" else []:
            if not row["certain"] or row["told"]:
                continue
            if "latest" in row.get("due", {}):
                # The day ends in Tokyo.
                ends.append(instant(row["due"]["latest"] + "T15:00:00Z"))
            elif "at" in row.get("due", {}):
                ends.append(instant(row["due"]["at"]))
    assert any(datetime.timedelta(0) < end - now <= datetime.timedelta(days=1) for end in ends)
    assert any(end < now for end in ends)


def test_hostile_and_odd_texts_are_kept_as_they_are(whole):
    strings = matching(whole, "23-form-strings")
    for piece in ("<script>alert(1)</script>", "\u202e", "髙﨑𠮷", "😱"):
        assert piece in json.dumps(strings, ensure_ascii=False)
    assert len(matching(whole, "24-long-name-enquiry")["contact"]["name"]) == 300
    assert matching(whole, "05-tasukete")["narrative"] == "たすけて"
    assert max(len(one["narrative"]) for one in whole) > 10_000
    assert max(sum(entry["kind"] in ("reply", "message") for entry in one["timeline"]) for one in whole) >= 10


def test_the_receipts_that_the_log_tells_open_their_cases(demo):
    told = re.findall(r"invented case (\S+) opens on (\S+) with the receipt (\S+)", demo.said)
    assert len(told) == 2
    assert {re.search("/(ja|en)/follow-up$", page).group(1) for _, page, _ in told} == {"ja", "en"}
    for reference, _, code in told:
        assert follow_up(demo, code)["reference"] == reference


def test_nobody_gets_mail(demo):
    status, out, err = demo.run("doctor", "--json")
    assert status == 0, err
    assert [one for one in json.loads(out)["findings"] if re.search(r"\b0 mails?\b", one["text"])], out
    assert not list(demo.home.glob("outbox/*.eml"))


def test_the_audit_chain_is_sound(demo, whole):
    until = time.monotonic() + 15
    while True:
        status, out, err = demo.run("audit", "verify", "--json")
        assert status == 0, out + err
        report = json.loads(out)
        assert report["cases"] == len(whole) and not report["faults"]
        if report["unchained"] == 0:
            return
        assert time.monotonic() < until, report
        time.sleep(0.1)


def test_a_second_start_adds_nothing(demo, lead, rows):
    demo.stop()
    demo.start()
    assert "the desk has cases already: nothing was added" in demo.said and "receipt" not in demo.said
    assert [row["reference"] for row in cases(demo, lead)] == [row["reference"] for row in rows]


def test_a_desk_that_holds_a_case_is_left_alone(tmp_path):
    with RunningDesk(tmp_path / "home") as desk:
        reference = submit(desk)["reference"]
    with DemoDesk(tmp_path / "home") as desk:
        assert "the desk has cases already: nothing was added" in desk.said
        assert [row["reference"] for row in cases(desk, token(desk, "look", "lead:*"))] == [reference]


def test_without_the_word_nothing_is_added(sqlite_desk):
    assert "demo" not in sqlite_desk.log.read_text(errors="replace")


def test_a_faulty_sample_is_named_before_any_is_added(tmp_path):
    pack = tmp_path / "pack"
    shutil.copytree(ROOT / "Packs/jp-national", pack)
    sample = SAMPLES["25-router-firmware"]
    sample = {**sample, "intake": {**sample["intake"], "facts": {"wish": ["tea"]}},
              "then": [{"ago": "30d", "by": "naoko@desk.example", "act": "reply", "text": "?", "txet": "?"}]}
    (pack / "demo/99-faulty.json").write_text(json.dumps(sample))
    settings = {"MADOGUCHI_HOME": str(tmp_path / "home"), "MADOGUCHI_PACK": str(pack),
                "MADOGUCHI_LISTEN": "127.0.0.1:0", "MADOGUCHI_STAFF_LISTEN": "127.0.0.1:0"}
    status, _, err = conftest.run("serve", "--demo", cwd=tmp_path, **settings)
    assert status == 2
    for place in ("/intake/facts/wish", "/then/0/txet"):
        assert re.search(rf"demo/99-faulty\.json: {place}", err), err
    status, out, err = conftest.run("audit", "verify", "--json", cwd=tmp_path, **settings)
    assert status == 0 and json.loads(out)["cases"] == 0, err
