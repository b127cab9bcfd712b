"""The running program against the oracle, a second reading of the rules, on random fact sheets."""

import datetime
import http.client
import json
import random
import urllib.parse

import pytest
import yaml

import oracle
from conftest import ROOT

SEED = 20260401
SHEETS = 3000
REPORTED = 10
FACTS = yaml.safe_load((ROOT / "Packs/jp-national/facts.yaml").read_text())["facts"]
PARTS = {part: [fact for fact in FACTS if fact.startswith(part + ".") or fact == part]
         for part in ("reporter", "organisation", "sign", "data", "impact", "time", "done", "logs",
                      "wish")}
EXAMPLES = sorted((ROOT / "Packs/jp-national/examples").glob("*.json"))

NUMBERS = {
    "organisation.employees": (0, 1, 299, 300, 301, 5000),
    "data.persons": (0, 1, 99, 100, 101, 150, 999, 1000, 1001, 20_000),
    "impact.telecom_users": (0, 29_999, 30_000, 30_001, 1_000_000_000),
    "impact.telecom_hours": (0, 1, 2, 3)}
# Dates from which rules are in force, the turn of the year, the end of the holiday table.
BORDERS = ("2022-03-31", "2023-03-31", "2026-09-30", "2026-12-01", "2027-11-02", "2027-12-02",
           "2028-02-20")
TIMES = ("00:00:00", "00:00:01", "08:59:59", "09:00:00", "14:59:59", "15:00:00", "23:30:00",
         "23:59:59", "12:34:56.789")
OFFSETS = ("Z", "z", "+09:00", "+09:00", "-05:00", "+14:00", "-11:30")


# Drawing sheets

def draw_moment(rng, day):
    """A bare date, or a time of that day near one of the world's midnights."""
    if rng.random() < 0.5:
        return str(day)
    return f"{day}{rng.choice('TTt')}{rng.choice(TIMES)}{rng.choice(OFFSETS)}"


def draw_day(rng):
    """A day from 2021-12-01 to 2029-12-31, every third beside a border."""
    if rng.random() < 0.33:
        return (datetime.date.fromisoformat(rng.choice(BORDERS))
                + datetime.timedelta(days=rng.randint(-3, 3)))
    return datetime.date(2021, 12, 1) + datetime.timedelta(days=rng.randint(0, 2952))


def draw_value(rng, fact, yes, day):
    """A value of the fact's type; `yes` is how often a sign or a tri holds."""
    meta = FACTS[fact]
    kind, values = meta["type"], list(meta.get("values", ()))
    if kind == "tri":
        return "yes" if rng.random() < yes else "no"
    if kind == "choice" and values[0] == "none" and fact.startswith("sign."):
        return rng.choice(values[1:]) if rng.random() < yes else "none"
    if kind == "choice":
        return rng.choice(values)
    if kind == "multi":
        return rng.sample(values, rng.choice((0, 1, 1, 1, 2, 3)))
    if kind == "number":
        return rng.choice(NUMBERS[fact])
    if kind == "when":
        return draw_moment(rng, day + datetime.timedelta(days=rng.choice((-40, -1, 0, 0, 0, 1, 9))))
    return f"{rng.randint(1, 47):02}"


def draw_mixed(rng, day):
    """A sheet in which each part of the vocabulary has a density and a share of yes of its own."""
    unknown, sheet = rng.choice((0, 0, 0.02, 0.15)), {}
    for facts in PARTS.values():
        density = rng.choice((0.05, 0.3, 0.6, 0.9, 1, 1))
        yes = rng.choice((0, 0.02, 0.05, 0.15, 0.5, 0.9))
        for fact in facts:
            if rng.random() < density:
                doubtful = rng.random() < unknown
                sheet[fact] = "unknown" if doubtful else draw_value(rng, fact, yes, day)
    return sheet


def draw_quiet(rng, day):
    """A sheet on which nearly all is answered, nearly all of it no, and a few facts stand out."""
    sheet = {fact: draw_value(rng, fact, 0, day) for fact in FACTS}
    sheet["data.exposure"] = rng.choice(("none", "possible", "unknown"))
    sheet |= {fact: "yes" for fact in rng.sample(PARTS["data"], rng.randint(0, 6))
              if FACTS[fact]["type"] == "tri"}
    for fact in rng.sample(sorted(FACTS), rng.randint(0, 12)):
        sheet[fact] = rng.choice(("unknown", draw_value(rng, fact, 1, day)))
    for fact in rng.sample(sorted(FACTS), rng.randint(0, 12)):
        del sheet[fact]
    return sheet


def draw_sheet(rng):
    """One of the two kinds."""
    return rng.choice((draw_mixed, draw_quiet))(rng, draw_day(rng))


# Comparing

def comparable(answer):
    """Label → value, the lists as sets, texts and what is asked next left out.

    The facts of all contradictions are taken together: nothing says how many rows name them.
    """
    parts = {key: answer[key] for key in ("pack", "verdict", "urgency", "targetedAttack", "desk")}
    for key in ("incidentTypes", "guidance"):
        parts |= {f"{key} {value}": True for value in answer[key]}
        parts[f"number of {key}"] = len(answer[key])
    for row in answer["because"]:
        if row["rule"] == "facts.contradiction":
            parts |= {f"because facts.contradiction names {fact}": True for fact in row["facts"]}
        else:
            parts[f"because {row['rule']} {' '.join(sorted(row['facts']))}"] = True
    for row in answer["referrals"]:
        parts[f"referral {row['destination']} {row['rule']}"] = {"told": row["told"]}
    for row in answer["declined"]:
        parts[f"declined {row['wish']}"] = sorted(row["destinations"])
    for row in answer["obligations"]:
        parts[f"obligation {row['rule']} {row['stage']} {row['destination']}"] = {
            field: row[field]
            for field in ("force", "clockStart", "due", "certain", "verified", "told")
            if field in row}
    for key in ("referrals", "declined", "obligations"):
        parts[f"number of {key}"] = len(answer[key])
    return parts


def differing(ours, theirs):
    """Label → (oracle, engine) where the two differ; None for what one of them lacks."""
    ours, theirs = comparable(ours), comparable(theirs)
    return {label: (ours.get(label), theirs.get(label)) for label in sorted(ours.keys() | theirs)
            if ours.get(label) != theirs.get(label)}


class Engine:
    """The running program behind one kept connection."""

    def __init__(self, address):
        self.connection = http.client.HTTPConnection(urllib.parse.urlsplit(address).netloc,
                                                     timeout=10)

    def answer(self, facts):
        """The body of 200."""
        self.connection.request("POST", "/api/v1/assessments", json.dumps({"facts": facts}),
                                {"Content-Type": "application/json"})
        response = self.connection.getresponse()
        body = response.read()
        assert response.status == 200, (facts, body)
        return json.loads(body)

    def differences(self, facts):
        """What the oracle and the program say differently."""
        return differing(oracle.answer(facts), self.answer(facts))


def smallest(engine, facts, label):
    """Drops facts one at a time while the difference in this part of the answer stays."""
    for fact in sorted(facts):
        fewer = {key: value for key, value in facts.items() if key != fact}
        if label in engine.differences(fewer):
            return smallest(engine, fewer, label)
    return facts


def report(engine, facts):
    """The sheet with both answers' differing parts."""
    lines = [json.dumps(facts, ensure_ascii=False)]
    for label, (ours, theirs) in engine.differences(facts).items():
        lines += [f"  {label}", f"    oracle {ours}", f"    engine {theirs}"]
    return "\n".join(lines)


# Tests

def test_random_sheets_are_judged_alike(server):
    """Of every part of the answer that differs somewhere, one smallest sheet is shown."""
    rng, engine, known, reports = random.Random(SEED), Engine(server), set(), []
    for _ in range(SHEETS):
        facts = draw_sheet(rng)
        fresh = sorted(set(engine.differences(facts)) - known)
        if fresh and len(reports) < REPORTED:
            facts = smallest(engine, facts, fresh[0])
            known |= {fresh[0]} | set(engine.differences(facts))
            reports.append(report(engine, facts))
    assert not reports, "\n" + "\n\n".join(reports)


def load(path):
    """One example of the pack."""
    return json.loads(path.read_text())


WHOLE = set(oracle.answer({})) | {"missing"}


@pytest.mark.parametrize("path", [path for path in EXAMPLES if WHOLE <= set(load(path)["answer"])],
                         ids=lambda path: path.stem)
def test_the_oracle_gives_the_answers_of_the_examples(path):
    """The oracle is held to the same examples as the program."""
    example = load(path)
    assert not differing(example["answer"], oracle.answer(example["request"]["facts"]))
