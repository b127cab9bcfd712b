"""Every rule row and boundary of the built-in pack, worked out by hand from `assessment.md`.

A case is (id, facts, what to expect, why); the numbers in the reasons are sections of that text.
Facts are written short: `insider` is yes, `-insider` is no, `kind=private` is that value; the name
is the part of the id behind the dot; a later word overrides an earlier one. Rows and referrals:
`+x` holds for certain, `?x` is open (`certain: false`), `-x` is absent; `appi.*` is all of them.
"""

import datetime
import http.client
import json
import urllib.parse

import pytest

from conftest import run

GROUPS = {
    "reporter": "role",
    "organisation": "kind sector prefecture employees listed telecom card_merchant"
                    " designated_infrastructure delegated_authority state_interest"
                    " holds_data_as_contractor",
    "sign": "ransom_note files_encrypted files_altered_or_deleted site_defaced form_tampered"
            " malware malware_steals_data unauthorised_login unknown_account_or_rule c2_traffic"
            " theft_traces service_stopped traffic_flood data_seen_outside money_sent"
            " payment_change_mail fake_warning remote_tool_installed credentials_entered"
            " suspicious_mail scan_or_attempt media_lost media_stolen missent insider"
            " contractor_notice attack_at_contractor outside_notice impersonating_site"
            " tailored long_presence custom_malware relayed_to_others",
    "data": "personal persons sensitive financial card_numbers my_number my_number_system"
            " my_number_public communications_secrecy eu_persons strongly_encrypted intact_copy"
            " exposure ruled_out all_recovered_unseen",
    "impact": "spreading business_stopped service_level_breached care_affected telecom_users"
              " telecom_hours ongoing",
    "time": "occurred_at found_at known_at",
    "done": "isolated powered_off wiped paid_ransom contacted_attacker told",
    "logs": "kept",
}
IDS = {name: f"{group}.{name}" for group, names in GROUPS.items() for name in names.split()}
IDS["wish"] = "wish"
SIGNS = GROUPS["sign"].split()
NUMBERS = {"persons", "employees", "telecom_users", "telecom_hours"}
CHOICES = {"malware", "suspicious_mail", "outside_notice"}

RULES = """appi.class-1 appi.class-2 appi.class-3 appi.class-4 appi.persons appi.contractor
    appi.voluntary my-number.class-1 my-number.class-2 my-number.class-3 my-number.class-4
    my-number.persons my-number.voluntary telecom.secrecy telecom.accident finance.incident
    medical.incident card.acquirer critical-infrastructure.service-level
    designated-infrastructure.intrusion gdpr.authority gdpr.persons listed.disclosure""".split()

# 1.3: every condition of a wrongful act answered, none holds.
WRONGFUL = ["ransom_note", "files_encrypted", "form_tampered", "unauthorised_login",
            "unknown_account_or_rule", "c2_traffic", "theft_traces", "insider",
            "remote_tool_installed", "site_defaced", "media_stolen", "attack_at_contractor"]
NO_WRONG = "malware=none " + " ".join("-" + name for name in WRONGFUL)
# 2: every sign answered, none holds, no exposure.
NO_SIGN = " ".join(f"{name}=none" if name in CHOICES else "-" + name for name in SIGNS)
ALL_NO = NO_SIGN + " exposure=none"
# No class: not sensitive, not financial, not over 1,000, no wrongful act.
NO_CLASS = "-sensitive -financial persons=10 " + NO_WRONG

MARCH = "known_at=2026-03-02"  # a Monday; band 03-05..03-07, day 30 03-31 Tue, day 60 04-30 Thu
BAND = "2026-03-02 2026-03-05..2026-03-07"
DAY_30 = "2026-03-02 2026-03-31"
DAY_60 = "2026-03-02 2026-04-30"


def F(*parts):
    """The facts of a short notation."""
    facts = {}
    for word in " ".join(parts).split():
        name, _, value = word.partition("=")
        if "=" not in word:
            name, value = (word[1:], "no") if word.startswith("-") else (word, "yes")
        elif value == "unknown":
            pass
        elif name in NUMBERS:
            value = int(value)
        elif name in ("told", "wish"):
            value = [each for each in value.split(",") if each]
        facts[IDS[name]] = value
    return facts


def cases(*table):
    """Parameters of a table whose first column is the id."""
    return [pytest.param(*rest, id=name) for name, *rest in table]


class Client:
    """One keep-alive connection."""

    def __init__(self, address):
        place = urllib.parse.urlsplit(address).netloc
        self.connection = http.client.HTTPConnection(place, timeout=20)

    def post(self, body):
        """(status, media type, body) of a posted assessment."""
        self.connection.request("POST", "/api/v1/assessments", body,
                                {"Content-Type": "application/json"})
        response = self.connection.getresponse()
        text = response.read()
        kind = (response.getheader("Content-Type") or "").split(";")[0]
        return response.status, kind, json.loads(text)

    def __call__(self, *parts, **more):
        """The answer to facts in short notation."""
        status, _, answer = self.post(json.dumps({"facts": F(*parts), **more}))
        assert status == 200, answer
        return answer


@pytest.fixture(scope="session")
def ask(server):
    return Client(server)


def rows(answer, rule):
    return [row for row in answer["obligations"] if row["rule"] == rule]


def state(answer, rule):
    """`+` certain, `?` open, `-` absent."""
    found = {row["certain"] for row in rows(answer, rule)}
    return {(): "-", (True,): "+", (False,): "?"}.get(tuple(found), "mixed")


def lines(answer, rule):
    """Each row as `destination force stage clockStart due [open] [unverified] [told]`."""
    made = []
    for row in rows(answer, rule):
        due = row.get("due", {})
        assert len(due) <= 2, due
        when = due.get("date") or due.get("at") or ("promptly" if due.get("promptly") else "-")
        if "earliest" in due:
            when = f"{due['earliest']}..{due['latest']}"
        words = [row["destination"], row["force"], row["stage"], row.get("clockStart", "-"), when]
        words += ["open"] * (not row["certain"]) + ["unverified"] * (not row["verified"])
        made.append(" ".join(words + ["told"] * row["told"]))
    return made


def expand(want):
    """(mark, name) of each word; `x.*` stands for every rule that begins so."""
    for word in want.split():
        mark, name = word[0], word[1:]
        assert mark in "+?-", word
        for each in [r for r in RULES if r.startswith(name[:-1])] if name.endswith("*") else [name]:
            yield mark, each


def check(answer, want, why):
    """The rows that `want` names stand as it says."""
    wanted = {name: mark for mark, name in expand(want)}
    assert {name: state(answer, name) for name in wanted} == wanted, why


def because(answer):
    return {row["rule"] for row in answer["because"]}


def destinations(answer):
    return {row["destination"] for row in answer["referrals"]}


# --- §6: every row of the table: its shape when true ------------------------------------------

C1 = "kind=private personal sensitive exposure=possible "
SHAPES = cases(
    ("appi.class-1", C1 + MARCH,
     [f"ppc statute preliminary {BAND}", f"ppc statute final {DAY_30}"]),
    ("appi.class-2", "kind=private personal financial exposure=possible " + MARCH,
     [f"ppc statute preliminary {BAND}", f"ppc statute final {DAY_30}"]),
    ("appi.class-3", "kind=private personal exposure=possible site_defaced " + MARCH,
     [f"ppc statute preliminary {BAND}", f"ppc statute final {DAY_60}"]),
    ("appi.class-4", "kind=private personal exposure=possible persons=1001 " + MARCH,
     [f"ppc statute preliminary {BAND}", f"ppc statute final {DAY_30}"]),
    ("appi.persons", C1 + MARCH, ["persons statute notice 2026-03-02 promptly"]),
    ("appi.contractor", C1 + "holds_data_as_contractor " + MARCH,
     [f"principal statute notice {BAND}"]),
    ("appi.voluntary", "kind=private personal exposure=possible " + NO_CLASS + " " + MARCH,
     ["ppc voluntary report 2026-03-02 -"]),
    ("my-number.class-1", "my_number_system exposure=possible " + MARCH,
     [f"ppc statute preliminary {BAND}", f"ppc statute final {DAY_30}"]),
    ("my-number.class-2", "my_number exposure=possible site_defaced " + MARCH,
     [f"ppc statute preliminary {BAND}", f"ppc statute final {DAY_60}"]),
    ("my-number.class-3", "my_number_public " + MARCH,
     [f"ppc statute preliminary {BAND}", f"ppc statute final {DAY_30}"]),
    ("my-number.class-4", "my_number persons=101 exposure=possible " + MARCH,
     [f"ppc statute preliminary {BAND}", f"ppc statute final {DAY_30}"]),
    ("my-number.persons", "my_number_public " + MARCH,
     ["persons statute notice 2026-03-02 promptly"]),
    ("my-number.voluntary", "my_number exposure=possible -my_number_system -my_number_public"
     " persons=100 " + NO_WRONG + " " + MARCH, ["ppc voluntary report 2026-03-02 -"]),
    ("telecom.secrecy", "telecom communications_secrecy exposure=certain " + MARCH,
     ["mic statute preliminary 2026-03-02 promptly unverified",
      f"mic statute final {DAY_30} unverified"]),
    ("telecom.accident",
     "telecom telecom_users=30000 telecom_hours=2 occurred_at=2026-03-01 " + MARCH,
     ["mic statute preliminary 2026-03-01 promptly unverified",
      "mic statute final 2026-03-01 2026-03-30 unverified"]),
    ("finance.incident", "sector=finance site_defaced " + MARCH,
     ["fsa guideline preliminary 2026-03-02 promptly unverified"]),
    ("medical.incident", "sector=medical site_defaced care_affected " + MARCH,
     ["mhlw guideline preliminary 2026-03-02 promptly"]),
    ("card.acquirer", "card_merchant card_numbers exposure=possible " + MARCH,
     ["acquirer contract notice 2026-03-02 promptly"]),
    ("critical-infrastructure.service-level", "sector=water service_level_breached " + MARCH,
     ["sector-ministry voluntary report 2026-03-02 -"]),
    ("designated-infrastructure.intrusion",
     "designated_infrastructure c2_traffic known_at=2026-10-01",
     ["sector-ministry statute preliminary 2026-10-01 promptly unverified"]),
    ("gdpr.authority", "eu_persons exposure=certain " + MARCH,
     ["gdpr-authority statute report 2026-03-01T15:00:00Z 2026-03-04T15:00:00Z"]),
    ("gdpr.persons", "eu_persons exposure=certain " + MARCH,
     ["persons statute notice 2026-03-01T15:00:00Z promptly open"]),
    ("listed.disclosure", "listed site_defaced " + MARCH,
     ["tse contract report 2026-03-02 promptly open"]),
)


@pytest.mark.parametrize("facts, want", SHAPES)
def test_row_shape(ask, request, facts, want):
    """Destination, force, stage, start, due, certain, verified, told of a true row."""
    rule = request.node.callspec.id
    answer = ask(facts)
    assert lines(answer, rule) == want
    assert all(row["text"] and row["basis"] and row["source"] for row in rows(answer, rule))


# --- §6: every condition unknown (open) and false (absent) ------------------------------------

GRID = {  # rule: (facts that make it true, facts whose absence opens it, what makes it false)
    "appi.class-1": (C1, "personal sensitive exposure",
                     ["-personal", "-sensitive", "exposure=none"]),
    "appi.class-2": ("kind=private personal financial exposure=possible",
                     "personal financial exposure", ["-personal", "-financial", "exposure=none"]),
    "appi.class-3": ("personal exposure=possible site_defaced", "personal exposure site_defaced",
                     ["-personal", "exposure=none", NO_WRONG]),
    "appi.class-4": ("kind=private personal exposure=possible persons=1001",
                     "personal exposure persons", ["-personal", "exposure=none", "persons=1000"]),
    "appi.persons": (C1, "personal sensitive exposure", ["-personal", "exposure=none", NO_CLASS]),
    "appi.contractor": (C1 + "-my_number holds_data_as_contractor",
                        "holds_data_as_contractor personal sensitive exposure",
                        ["-holds_data_as_contractor", "-personal", "exposure=none", NO_CLASS]),
    "appi.voluntary": ("kind=private personal exposure=possible " + NO_CLASS,
                       "personal exposure sensitive financial persons insider malware",
                       ["-personal", "exposure=none", "sensitive", "financial", "persons=1001",
                        "insider", "malware=executed"]),
    "my-number.class-1": ("my_number my_number_system exposure=possible",
                          "my_number_system exposure", ["-my_number_system", "exposure=none"]),
    "my-number.class-2": ("my_number exposure=possible site_defaced",
                          "my_number exposure site_defaced",
                          ["-my_number", "exposure=none", NO_WRONG]),
    "my-number.class-3": ("my_number my_number_public", "my_number_public", ["-my_number_public"]),
    "my-number.class-4": ("my_number exposure=possible persons=101", "my_number exposure persons",
                          ["-my_number", "exposure=none", "persons=100"]),
    "my-number.persons": ("my_number exposure=possible persons=101 -my_number_public",
                          "my_number exposure persons",
                          ["-my_number", "exposure=none",
                           "persons=100 -my_number_system " + NO_WRONG]),
    "my-number.voluntary": ("my_number exposure=possible -my_number_system -my_number_public"
                            " persons=100 " + NO_WRONG,
                            "my_number exposure my_number_system my_number_public persons insider",
                            ["-my_number", "exposure=none", "my_number_system", "my_number_public",
                             "persons=101", "insider"]),
    "telecom.secrecy": ("telecom communications_secrecy exposure=certain",
                        "telecom communications_secrecy exposure",
                        ["-telecom", "-communications_secrecy", "exposure=none"]),
    "telecom.accident": ("telecom telecom_users=30000 telecom_hours=2",
                         "telecom telecom_users telecom_hours",
                         ["-telecom", "telecom_users=29999", "telecom_hours=1", "telecom_hours=0",
                          "-service_stopped", "telecom_users=29999 telecom_hours=unknown",
                          "telecom_users=unknown telecom_hours=1"]),
    "finance.incident": ("sector=finance site_defaced", "sector site_defaced",
                         ["sector=credit", ALL_NO]),
    "medical.incident": ("sector=medical site_defaced care_affected",
                         "sector site_defaced care_affected",
                         ["sector=water", ALL_NO, ALL_NO + " site_defaced -care_affected"
                          " -business_stopped"]),
    "card.acquirer": ("card_merchant card_numbers exposure=possible",
                      "card_merchant card_numbers exposure",
                      ["-card_merchant", "-card_numbers", "exposure=none",
                       "card_numbers=unknown -financial"]),
    "critical-infrastructure.service-level": (
        "sector=water service_level_breached", "sector service_level_breached",
        ["sector=manufacturing", "-service_level_breached"]),
    "designated-infrastructure.intrusion": (
        "designated_infrastructure c2_traffic known_at=2026-10-01",
        "designated_infrastructure c2_traffic",
        ["-designated_infrastructure", "known_at=2026-09-30",
         "-c2_traffic -unauthorised_login -unknown_account_or_rule malware=detected"]),
    "gdpr.authority": ("eu_persons exposure=certain", "eu_persons exposure",
                       ["-eu_persons", "-personal", "exposure=none -files_encrypted",
                        "exposure=none intact_copy"]),
    "gdpr.persons": ("eu_persons exposure=certain", "eu_persons exposure",
                     ["-eu_persons", "-personal", "exposure=none -files_encrypted",
                      "exposure=none intact_copy", "strongly_encrypted " + NO_WRONG]),
    "listed.disclosure": ("listed site_defaced", "listed site_defaced", ["-listed", ALL_NO]),
}
NEVER_CERTAIN = {"gdpr.persons", "listed.disclosure"}


def grid():
    for rule, (facts, opens, falsifiers) in GRID.items():
        yield pytest.param(rule, facts, "?" if rule in NEVER_CERTAIN else "+", id=f"{rule}-true")
        for name in opens.split():
            yield pytest.param(rule, f"{facts} {name}=unknown", "?", id=f"{rule}-open-{name}")
        for change in falsifiers:
            short = change.replace(NO_CLASS, "no-class").replace(NO_WRONG, "no-wrongful-act")
            short = short.replace(ALL_NO, "no-sign")
            yield pytest.param(rule, f"{facts} {change}", "-", id=f"{rule}-false-{short}")


@pytest.mark.parametrize("rule, facts, want", grid())
def test_row_true_open_false(ask, rule, facts, want):
    """Kleene's logic: a condition unknown leaves the row open, a condition false removes it."""
    answer = ask(facts)
    assert state(answer, rule) == want, answer["obligations"]


MORE_ROWS = cases(
    ("nothing-known-all-open", "", " ".join(
        "?" + rule for rule in RULES), "nothing excludes a duty; unknown start: in force"),
    ("telecom-secrecy-possible", "telecom communications_secrecy exposure=possible",
     "?telecom.secrecy", "possible: open"),
    ("telecom-secrecy-seen", "telecom communications_secrecy data_seen_outside",
     "+telecom.secrecy", "seen outside is certain exposure (1.2)"),
    ("telecom-accident-stopped-yes", "telecom telecom_users=30001 telecom_hours=3 service_stopped",
     "+telecom.accident", "over both limits"),
    ("finance-suspected", "sector=finance missent", "+finance.incident", "suspected suffices"),
    ("finance-no-sign-exposure-unknown", "sector=finance exposure=unknown " + NO_SIGN,
     "?finance.incident", "the exposure behind the verdict is open"),
    ("finance-exposure-possible", "sector=finance exposure=possible " + NO_SIGN,
     "+finance.incident", "exposure possible is suspected"),
    ("finance-signs-answered-wiped", "sector=finance wiped " + ALL_NO, "-finance.incident",
     "the verdict is undetermined, but the signs behind it are all no"),
    ("finance-signs-answered-ungrounded", "sector=finance " + ALL_NO + " outside_notice=ungrounded",
     "-finance.incident", "the word undetermined does not count, the signs do"),
    ("finance-one-sign-open", "sector=finance " + ALL_NO + " insider=unknown",
     "?finance.incident", "one sign open"),
    ("medical-service-stopped", "sector=medical service_stopped", "+medical.incident",
     "it confirms and counts as effect"),
    ("medical-business-stopped", "sector=medical site_defaced business_stopped",
     "+medical.incident", "business stopped"),
    ("medical-exposed", "sector=medical missent", "+medical.incident", "a trace exposes"),
    ("medical-effect-unknown", "sector=medical site_defaced", "?medical.incident",
     "care, service, business and exposure unknown"),
    ("medical-verdict-open", "sector=medical care_affected", "?medical.incident",
     "no sign answered"),
    ("card-acquirer-not-exempt", "card_merchant card_numbers exposure=possible strongly_encrypted "
     + NO_WRONG, "+card.acquirer -appi.*", "an exemption removes personal-data rows alone"),
    ("gdpr-possible", "eu_persons exposure=possible", "?gdpr.authority ?gdpr.persons",
     "exposure possible: open"),
    ("gdpr-encrypted-copy-no", "eu_persons files_encrypted -intact_copy",
     "+gdpr.authority ?gdpr.persons", "loss without a copy is a breach"),
    ("gdpr-encrypted-copy-unknown", "eu_persons files_encrypted",
     "?gdpr.authority ?gdpr.persons", "intact_copy unknown: open"),
    ("gdpr-encrypted-copy-yes-none", "eu_persons files_encrypted intact_copy exposure=none",
     "-gdpr.authority -gdpr.persons", "nothing lost, nothing exposed"),
    ("gdpr-personal-yes", "eu_persons personal exposure=certain", "+gdpr.authority", "personal"),
    ("gdpr-encryption-counts", "eu_persons exposure=certain strongly_encrypted " + NO_WRONG,
     "+gdpr.authority -gdpr.persons", "only the notice to persons falls away"),
    ("gdpr-encryption-overruled", "eu_persons exposure=certain strongly_encrypted insider",
     "+gdpr.authority ?gdpr.persons", "a wrongful act overrules encryption"),
    ("gdpr-recovery-counts", "eu_persons exposure=certain all_recovered_unseen -data_seen_outside "
     + NO_WRONG, "+gdpr.authority ?gdpr.persons", "recovery is no encryption"),
    ("listed-suspected", "listed missent", "?listed.disclosure", "a confirming sign is still open"),
    ("listed-suspected-only", "listed " + ALL_NO + " missent", "-listed.disclosure",
     "suspected, and nothing can confirm: every confirming sign is no, nothing seen outside"),
    ("appi-personal-no", "-personal sensitive financial persons=5000 exposure=certain insider",
     "-appi.* -my-number.*", "personal no counts as no on an unanswered My Number (1.1)"),
    ("appi-all-false-but-exposure-open", "kind=private personal " + NO_CLASS,
     "-appi.class-1 -appi.class-2 -appi.class-3 -appi.class-4 -appi.persons ?appi.voluntary",
     "exposure unknown leaves the voluntary row open"),
    ("appi-voluntary-absent-beside-class", C1, "-appi.voluntary", "a class is true"),
    ("my-number-voluntary-absent-beside-class", "my_number_system exposure=possible",
     "-my-number.voluntary", "a class is true"),
    ("my-number-class-3-needs-no-exposure", "my_number_public exposure=none",
     "+my-number.class-3 +my-number.persons -my-number.class-1", "class 3 names no exposure"),
    ("my-number-persons-open-by-class-3", "my_number exposure=none",
     "?my-number.class-3 ?my-number.persons -my-number.voluntary", "public is unknown"),
    ("gdpr-none-encryption-open", "eu_persons exposure=none", "?gdpr.authority",
     "encrypted files without a copy would overrule the answer none"),
    ("contractor-my-number-class", "my_number_public holds_data_as_contractor",
     "+appi.contractor", "an APPI or My Number class holds"),
    ("contractor-no-class", "holds_data_as_contractor -personal exposure=certain",
     "-appi.contractor", "no class can hold"),
)


@pytest.mark.parametrize("facts, want, why", MORE_ROWS)
def test_more_rows(ask, facts, want, why):
    """Side conditions of the rows."""
    check(ask(facts), want, why)


FIRST_FIFTEEN = """information-communications finance aviation airport railway electricity gas
    government medical water logistics chemical credit petroleum port""".split()
OTHER_SECTORS = "manufacturing construction wholesale-retail services education other".split()


@pytest.mark.parametrize("sector", FIRST_FIFTEEN + OTHER_SECTORS)
def test_service_level_by_sector(ask, sector):
    """The first fifteen sectors are the critical infrastructure."""
    want = "+" if sector in FIRST_FIFTEEN else "-"
    rule = "critical-infrastructure.service-level"
    check(ask(f"sector={sector} service_level_breached"), want + rule, "first fifteen")


@pytest.mark.parametrize("sign", ["unauthorised_login", "unknown_account_or_rule", "c2_traffic",
                                  "malware=executed"])
def test_designated_infrastructure_signs(ask, sign):
    """Each intrusion alone makes the row true; the text names the National Cybersecurity Office."""
    answer = ask("designated_infrastructure known_at=2026-10-01", sign, language="en")
    rule = "designated-infrastructure.intrusion"
    check(answer, "+" + rule, "one of four")
    assert "National Cybersecurity Office" in rows(answer, rule)[0]["text"]


def thresholds():
    table = {  # marks at 100, 101, 1000, 1001 persons
        "private": "---+", "administrative-organ": "-+++", "local-government": "-+++",
        "incorporated-agency": "-??+", "local-incorporated-agency": "-??+", "unknown": "-??+"}
    for kind, marks in table.items():
        for persons, mark in zip((100, 101, 1000, 1001), marks):
            yield pytest.param(kind, persons, mark, id=f"{kind}-{persons}")
        yield pytest.param(kind, "unknown", "?", id=f"{kind}-unknown")


@pytest.mark.parametrize("kind, persons, mark", thresholds())
def test_class_4_threshold(ask, kind, persons, mark):
    """More than 1,000 or more than 100 by legal kind; the open band of Schedule-2 bodies."""
    answer = ask(f"kind={kind} personal exposure=possible persons={persons}", MARCH)
    check(answer, mark + "appi.class-4", "threshold of class 4")


@pytest.mark.parametrize("kind, article", [
    ("private", "26"), ("administrative-organ", "68"), ("local-government", "68"),
    ("incorporated-agency", "68"), ("local-incorporated-agency", "68")])
def test_basis_by_kind(ask, kind, article):
    """ "For the public kinds the basis is art. 68": the field `basis`, not art. 26."""
    answer = ask(f"kind={kind} personal sensitive exposure=possible persons=1001", MARCH)
    for rule in ("appi.class-1", "appi.class-4"):
        for row in rows(answer, rule):
            assert f"第{article}条" in row["basis"], rule


@pytest.mark.parametrize("persons, mark", [(0, "-"), (100, "-"), (101, "+"), (1001, "+")])
@pytest.mark.parametrize("kind", ["private", "local-government", "unknown"])
def test_my_number_threshold(ask, kind, persons, mark):
    """More than 100 persons whatever the kind."""
    check(ask(f"kind={kind} my_number exposure=possible persons={persons}"),
          mark + "my-number.class-4", "over 100")


DELEGATED = cases(
    ("yes", "delegated_authority", "delegated-ministry"),
    ("no", "-delegated_authority", "ppc"),
    ("unknown", "", "ppc"),
)


@pytest.mark.parametrize("facts, destination", DELEGATED)
def test_delegated_authority(ask, facts, destination):
    """All four classes go to the ministry where the authority is delegated, My Number never."""
    answer = ask("kind=private personal sensitive financial persons=1001 insider my_number_system"
                 " my_number_public exposure=certain", facts, MARCH)
    for rule in RULES[:4]:
        check(answer, "+" + rule, rule)
        for row in rows(answer, rule):
            assert row["destination"] == destination
            assert facts or "省" in row["text"], "unknown: the text names the ministry"
    for rule in RULES[7:11]:
        check(answer, "+" + rule, rule)
        assert {row["destination"] for row in rows(answer, rule)} == {"ppc"}, "ppc always"
    assert ("organisation.delegated_authority" in answer["missing"]) == (not facts)


def test_delegated_authority_not_voluntary(ask):
    """The voluntary row goes to the PPC."""
    answer = ask("kind=private personal exposure=possible delegated_authority", NO_CLASS, MARCH)
    assert lines(answer, "appi.voluntary") == ["ppc voluntary report 2026-03-02 -"]


# --- §6: final dates ---------------------------------------------------------------------------

DAY_30_CASES = cases(  # start, final date of day 30 = start + 29
    ("weekday", "2026-03-02", "2026-03-31", "Tuesday, open"),
    ("saturday", "2026-05-08", "2026-06-08", "06-06 is a Saturday"),
    ("sunday", "2026-05-09", "2026-06-08", "06-07 is a Sunday"),
    ("monday-after", "2026-05-10", "2026-06-08", "06-08 itself is open"),
    ("holiday-wednesday", "2026-01-13", "2026-02-12", "02-11 is Foundation Day"),
    ("holiday-monday", "2026-01-25", "2026-02-24", "02-23 is the Emperor's Birthday"),
    ("saturday-before-holiday-monday", "2026-01-23", "2026-02-24", "02-21, 22, 23 are closed"),
    ("substitute-holiday", "2025-10-26", "2025-11-25", "11-24 stands in for Sunday 11-23"),
    ("citizens-holiday", "2026-08-24", "2026-09-24", "09-22 between two holidays, then 09-23"),
    ("silver-week", "2026-08-21", "2026-09-24", "09-19 Sat to 09-23 Wed are closed"),
    ("golden-week-showa-day", "2026-03-31", "2026-04-30", "04-29 closed, 04-30 open"),
    ("golden-week-saturday", "2026-04-03", "2026-05-07", "05-02 Sat to 05-06 (substitute) closed"),
    ("golden-week-last-day", "2026-04-07", "2026-05-07", "05-06 stands in for Sunday 05-03"),
    ("golden-week-2025", "2025-04-04", "2025-05-07", "05-03 Sat to 05-06 (substitute) closed"),
    ("turn-12-28", "2026-11-29", "2026-12-28", "Monday, still open"),
    ("turn-12-29", "2026-11-30", "2027-01-04", "12-29 is closed; 01-02 and 01-03 a weekend"),
    ("turn-12-30", "2026-12-01", "2027-01-04", "the worked example of domain.md 6.2"),
    ("turn-12-31", "2026-12-02", "2027-01-04", "12-31 is closed"),
    ("turn-01-01", "2026-12-03", "2027-01-04", "New Year"),
    ("turn-01-02", "2026-12-04", "2027-01-04", "closed"),
    ("turn-01-03", "2026-12-05", "2027-01-04", "closed"),
    ("turn-01-04", "2026-12-06", "2027-01-04", "Monday, open"),
    ("turn-2024-25", "2024-12-05", "2025-01-06", "01-03 Fri closed, 01-04 Sat, 01-05 Sun"),
    ("turn-2027-12-28", "2027-11-29", "2027-12-28", "Tuesday, open: the table still holds"),
    ("turn-2027-12-29", "2027-11-30", "2028-01-04", "01-03 is a Monday but closed"),
    ("turn-2027-12-31", "2027-12-02", "2028-01-04", "closed to 01-03"),
    ("leap-day-2024", "2024-01-31", "2024-02-29", "Thursday"),
    ("leap-day-2028", "2028-01-31", "2028-02-29", "Tuesday"),
    ("after-leap-day-2028", "2028-02-01", "2028-03-01", "02-29 is day 29"),
    ("no-leap-day-2026", "2026-01-31", "2026-03-02", "03-01 is a Sunday"),
    ("equinox-2028", "2028-02-20", "2028-03-21", "03-20 Mon is the equinox by the formula"),
    ("golden-week-2028", "2028-04-04", "2028-05-08", "05-03 Wed to 05-07 Sun are closed"),
)
DAY_60_CASES = cases(  # start, final date of day 60 = start + 59
    ("weekday", "2026-03-02", "2026-04-30", "the worked example of domain.md 6.2"),
    ("saturday", "2026-04-08", "2026-06-08", "06-06 is a Saturday"),
    ("sunday", "2026-04-09", "2026-06-08", "06-07 is a Sunday"),
    ("holiday", "2025-12-14", "2026-02-12", "02-11 is Foundation Day"),
    ("golden-week", "2026-03-05", "2026-05-07", "05-03 Sun to 05-06 are closed"),
    ("turn-12-28", "2026-10-30", "2026-12-28", "Monday, still open"),
    ("turn-12-29", "2026-10-31", "2027-01-04", "closed to 01-03"),
    ("turn-01-03", "2026-11-05", "2027-01-04", "closed"),
    ("turn-2027-12-31", "2027-11-02", "2028-01-04", "closed to 01-03"),
    ("leap-day-2028", "2028-01-01", "2028-02-29", "Tuesday"),
)
FINAL = ("appi.class-1 appi.class-2 appi.class-3 appi.class-4"
         " my-number.class-1 my-number.class-2 my-number.class-3 my-number.class-4").split()
EVERY_CLASS = ("kind=private personal sensitive financial persons=1001 my_number_system"
               " my_number_public exposure=possible")


def finals(answer):
    return {rule: row["due"].get("date") for rule in FINAL for row in rows(answer, rule)
            if row["stage"] == "final"}


@pytest.mark.parametrize("start, date, why", DAY_30_CASES)
def test_day_30(ask, start, date, why):
    """Day 30 of every class but 3 (My Number 2), rolled; unverified after the table ends (2027)."""
    answer = ask(EVERY_CLASS, NO_WRONG, f"known_at={start}")
    want = {rule: date for rule in FINAL if rule not in ("appi.class-3", "my-number.class-2")}
    assert finals(answer) == want, why
    for rule in want:
        verified = {row["stage"]: row["verified"] for row in rows(answer, rule)}
        assert verified["final"] == (date < "2028"), "a final date after 2027 is not verified"


@pytest.mark.parametrize("start, date, why", DAY_60_CASES)
def test_day_60(ask, start, date, why):
    """Day 60 of every class where class 3 (My Number 2) is true, rolled."""
    answer = ask(EVERY_CLASS, "insider", f"known_at={start}")
    assert finals(answer) == {rule: date for rule in FINAL}, why
    for rule in FINAL:
        verified = {row["stage"]: row["verified"] for row in rows(answer, rule)}
        assert verified["final"] == (date < "2028"), "a final date after 2027 is not verified"


def test_open_class_3_leaves_day_30(ask):
    """While class 3 is only open the others show day 30, the safe date; class 3 itself day 60."""
    answer = ask(EVERY_CLASS, MARCH)
    check(answer, "?appi.class-3 ?my-number.class-2 +appi.class-1", "wrongful act unknown")
    sixty = ("appi.class-3", "my-number.class-2")
    want = {rule: "2026-04-30" if rule in sixty else "2026-03-31" for rule in FINAL}
    assert finals(answer) == want


def test_true_class_3_moves_open_classes(ask):
    """The final dates of classes 1, 2 and 4 are day 60 too, whether they are true or open."""
    answer = ask("kind=private personal my_number exposure=possible insider", MARCH)
    check(answer, "?appi.class-1 ?appi.class-2 +appi.class-3 ?appi.class-4", "open classes")
    assert set(finals(answer).values()) == {"2026-04-30"}


def test_band_is_not_rolled(ask):
    """The band of the preliminary report: start + 3 to start + 5, over a weekend too."""
    answer = ask(C1, "holds_data_as_contractor known_at=2026-12-28")
    band = {"earliest": "2026-12-31", "latest": "2027-01-02"}
    assert rows(answer, "appi.class-1")[0]["due"] == band
    assert rows(answer, "appi.contractor")[0]["due"] == band


def test_telecom_is_not_rolled(ask):
    """`telecom` uses the same count without moving: 2026-06-06 is a Saturday; the text says 確認要."""
    answer = ask("telecom communications_secrecy exposure=certain telecom_users=30000"
                 " telecom_hours=2 known_at=2026-05-08 occurred_at=2026-05-08")
    for rule in ("telecom.secrecy", "telecom.accident"):
        assert lines(answer, rule)[1] == "mic statute final 2026-05-08 2026-06-06 unverified"
        assert "確認要" in rows(answer, rule)[1]["text"]


# --- §1.5: clock start -------------------------------------------------------------------------

CLOCK = cases(
    ("known", "known_at=2026-03-02", "2026-03-02", "known_at"),
    ("found-in-its-place", "found_at=2026-03-02", "2026-03-02", "else found_at"),
    ("known-and-found", "known_at=2026-03-02 found_at=2026-03-01", "2026-03-02", "known_at wins"),
    ("known-unknown-found", "known_at=unknown found_at=2026-03-02", "2026-03-02", "else found_at"),
    ("occurred-is-no-clock", "occurred_at=2026-03-02", None, "only known or found"),
    ("both-unknown", "", None, "nothing is guessed"),
    ("tokyo-late", "known_at=2026-03-02T23:59:59+09:00", "2026-03-02", "the day in Tokyo"),
    ("tokyo-early", "known_at=2026-03-02T00:00:00+09:00", "2026-03-02", "the day in Tokyo"),
    ("utc-before-midnight", "known_at=2026-03-01T14:59:59Z", "2026-03-01", "23:59:59 in Tokyo"),
    ("utc-fraction", "known_at=2026-03-01T14:59:59.999Z", "2026-03-01", "still 03-01"),
    ("utc-midnight", "known_at=2026-03-01T15:00:00Z", "2026-03-02", "00:00 in Tokyo"),
    ("lower-case", "known_at=2026-03-01t15:00:00z", "2026-03-02", "lower-case t and z (8)"),
    ("new-york", "known_at=2026-03-01T10:00:00-05:00", "2026-03-02", "00:00 in Tokyo"),
    ("new-york-before", "known_at=2026-03-01T09:59:59-05:00", "2026-03-01", "23:59:59 in Tokyo"),
    ("kiritimati", "known_at=2026-03-02T04:59:59+14:00", "2026-03-01", "23:59:59 in Tokyo"),
    ("half-hour-zone", "known_at=2026-03-01T20:30:00+05:30", "2026-03-02", "00:00 in Tokyo"),
    ("year-turn", "known_at=2025-12-31T15:00:00Z", "2026-01-01", "00:00 in Tokyo"),
    ("leap-day", "known_at=2024-02-28T15:00:00Z", "2024-02-29", "00:00 in Tokyo"),
    ("found-instant", "found_at=2026-03-01T15:00:00Z", "2026-03-02", "the same for found_at"),
)


@pytest.mark.parametrize("facts, start, why", CLOCK)
def test_clock_start(ask, facts, start, why):
    """The start stands on every row where it is known; else rows lose it, and their dates."""
    answer = ask(EVERY_CLASS, "card_merchant telecom communications_secrecy -eu_persons", facts)
    for row in answer["obligations"]:
        if row["rule"] == "telecom.accident":
            continue
        assert row.get("clockStart") == start, why
        if start is None:
            assert row.get("due") in (None, {"promptly": True}), row
    if start is None:
        assert rows(answer, "appi.persons")[0]["due"] == {"promptly": True}
        assert rows(answer, "card.acquirer")[0]["due"] == {"promptly": True}
        assert "due" not in rows(answer, "appi.class-1")[0]
    assert ("time.known_at" in answer["missing"]) == ("known_at=2" not in facts)


ACCIDENT = cases(
    ("from-occurred", "occurred_at=2026-03-01 known_at=2026-03-05", "2026-03-01", "2026-03-30"),
    ("occurred-instant", "occurred_at=2026-02-28T15:00:00Z", "2026-03-01", "2026-03-30"),
    ("occurred-unknown", "known_at=2026-03-05", "-", "-"),
)


@pytest.mark.parametrize("facts, start, due", ACCIDENT)
def test_telecom_accident_clock(ask, facts, start, due):
    """Day 30 from the accident, not from when it was known; unknown: the final row has no due."""
    answer = ask("telecom telecom_users=30000 telecom_hours=2", facts)
    assert lines(answer, "telecom.accident") == [
        f"mic statute preliminary {start} promptly unverified",
        f"mic statute final {start} {due} unverified"]


GDPR = cases(
    ("bare-date", "2026-03-02", "2026-03-01T15:00:00Z", "2026-03-04T15:00:00Z"),
    ("instant-tokyo", "2026-03-02T10:00:00+09:00", "2026-03-02T01:00:00Z", "2026-03-05T01:00:00Z"),
    ("instant-utc", "2026-03-02T23:30:00Z", "2026-03-02T23:30:00Z", "2026-03-05T23:30:00Z"),
    ("instant-west", "2026-03-02T22:00:00-08:00", "2026-03-03T06:00:00Z", "2026-03-06T06:00:00Z"),
    ("no-roll", "2026-12-30T00:00:00Z", "2026-12-30T00:00:00Z", "2027-01-02T00:00:00Z"),
    ("leap-day", "2028-02-27T00:00:00Z", "2028-02-27T00:00:00Z", "2028-03-01T00:00:00Z"),
)


@pytest.mark.parametrize("known, start, due", GDPR)
def test_gdpr_clock(ask, known, start, due):
    """72 hours from the instant, UTC with Z, no roll; both rows start at an instant."""
    answer = ask(f"eu_persons exposure=certain known_at={known}")
    authority, persons = rows(answer, "gdpr.authority")[0], rows(answer, "gdpr.persons")[0]
    assert authority["due"] == {"at": due}
    assert persons["due"] == {"promptly": True}
    for row in (authority, persons):
        assert "T" in row["clockStart"]
        assert (datetime.datetime.fromisoformat(row["clockStart"].replace("Z", "+00:00"))
                == datetime.datetime.fromisoformat(start.replace("Z", "+00:00")))


def test_gdpr_clock_unknown(ask):
    """No start: no instant, no due; promptly stays."""
    answer = ask("eu_persons exposure=certain")
    assert lines(answer, "gdpr.authority") == ["gdpr-authority statute report - -"]
    assert lines(answer, "gdpr.persons") == ["persons statute notice - promptly open"]


# --- §6: validity ------------------------------------------------------------------------------

APPI = "personal sensitive exposure=possible holds_data_as_contractor my_number_system"
VALID = cases(
    ("private-before", "kind=private known_at=2022-03-31", "-appi.* -my-number.*", "not in force"),
    ("private-from", "kind=private known_at=2022-04-01",
     "+appi.class-1 +appi.persons +appi.contractor +my-number.class-1 +my-number.persons", "from"),
    ("private-instant", "kind=private known_at=2022-03-31T15:00:00Z", "+appi.class-1",
     "the day in Tokyo is 04-01"),
    ("organ-from", "kind=administrative-organ known_at=2022-04-01", "+appi.class-1", "from"),
    ("agency-from", "kind=incorporated-agency known_at=2022-04-01", "+appi.class-1", "from"),
    ("local-before", "kind=local-government known_at=2023-03-31",
     "-appi.class-1 -appi.class-2 -appi.class-3 -appi.class-4 -appi.persons -appi.voluntary"
     " +my-number.class-1 +my-number.persons +appi.contractor",
     "personal data from 2023-04-01, My Number from 2022-04-01; the contractor row: both"),
    ("local-from", "kind=local-government known_at=2023-04-01",
     "+appi.class-1 +appi.persons +my-number.class-1", "from"),
    ("local-agency-before", "kind=local-incorporated-agency known_at=2023-03-31",
     "-appi.class-1 -appi.persons +my-number.class-1", "personal data from 2023-04-01"),
    ("local-agency-from", "kind=local-incorporated-agency known_at=2023-04-01", "+appi.class-1",
     "from"),
    ("local-before-all", "kind=local-government known_at=2022-03-31", "-appi.* -my-number.*",
     "My Number 2022-04-01 for all"),
    ("unknown-start", "kind=local-government", "+appi.class-1 +my-number.class-1",
     "unknown start: in force"),
    ("contractor-local-no-my-number", "kind=local-government known_at=2023-03-31 -my_number"
     " my_number_system=unknown", "-appi.*", "no class in force holds"),
    ("voluntary-before", "kind=private known_at=2022-03-31 my_number_system=unknown"
     " -my_number " + NO_CLASS, "-appi.voluntary", "hangs on the classes"),
    ("voluntary-from", "kind=private known_at=2022-04-01 my_number_system=unknown"
     " -my_number " + NO_CLASS, "+appi.voluntary", "hangs on the classes"),
    ("voluntary-local-before", "kind=local-government known_at=2023-03-31 my_number_system=unknown"
     " -my_number " + NO_CLASS, "-appi.voluntary", "hangs on the classes"),
    ("designated-before", "designated_infrastructure c2_traffic known_at=2026-09-30",
     "-designated-infrastructure.intrusion", "valid from 2026-10-01"),
    ("designated-instant-before", "designated_infrastructure c2_traffic"
     " known_at=2026-09-30T14:59:59Z", "-designated-infrastructure.intrusion", "09-30 in Tokyo"),
    ("designated-instant-from", "designated_infrastructure c2_traffic"
     " known_at=2026-09-30T15:00:00Z", "+designated-infrastructure.intrusion", "10-01 in Tokyo"),
    ("designated-unknown-start", "designated_infrastructure c2_traffic",
     "+designated-infrastructure.intrusion", "unknown start: in force"),
    ("kind-unknown-between", "known_at=2022-06-01",
     "?appi.class-1 ?appi.persons +my-number.class-1",
     "in force for some kinds only: open"),
    ("kind-unknown-after", "known_at=2023-04-01", "+appi.class-1", "in force for every kind"),
    ("found-at-counts", "kind=private found_at=2022-03-31", "-appi.class-1",
     "the clock start is found_at"),
    ("others-have-no-date", "kind=private known_at=2021-01-01 eu_persons exposure=certain"
     " card_merchant card_numbers", "+gdpr.authority +card.acquirer", "no validity given"),
)


@pytest.mark.parametrize("facts, want, why", VALID)
def test_validity(ask, facts, want, why):
    """Rules are compared with the clock start."""
    check(ask(APPI, facts), want, why)


# --- §1.4: exemptions --------------------------------------------------------------------------

ALL_ROWS = "-appi.* -my-number.*"
EXEMPT = cases(
    ("encrypted-no-wrongful", "strongly_encrypted " + NO_WRONG, ALL_ROWS, "it counts"),
    ("encrypted-open", "strongly_encrypted", "?appi.class-1 ?appi.persons ?my-number.class-1"
     " ?my-number.class-3", "a wrongful act is open: rows stay, not certain"),
    ("encrypted-one-open", "strongly_encrypted " + NO_WRONG + " c2_traffic=unknown",
     "?appi.class-1 ?my-number.class-1", "one act open"),
    ("encrypted-wrongful", "strongly_encrypted insider",
     "+appi.class-1 +appi.class-3 +my-number.class-1 +my-number.class-2", "overruled"),
    ("encrypted-media-stolen", "strongly_encrypted " + NO_WRONG + " media_stolen", ALL_ROWS,
     "media_stolen alone does not overrule"),
    ("encrypted-media-stolen-open", "strongly_encrypted media_stolen",
     "?appi.class-1 ?appi.class-3 ?my-number.class-2", "other wrongful acts are open"),
    ("encrypted-media-stolen-unknown", "strongly_encrypted " + NO_WRONG + " media_stolen=unknown",
     ALL_ROWS, "media_stolen does not matter"),
    ("encrypted-media-stolen-and-wrongful", "strongly_encrypted media_stolen insider",
     "+appi.class-1 +appi.class-3", "another wrongful act overrules"),
    ("encrypted-seen-outside", "strongly_encrypted data_seen_outside " + NO_WRONG, ALL_ROWS,
     "only recovery is not beside data_seen_outside"),
    ("encrypted-no", "-strongly_encrypted " + NO_WRONG, "+appi.class-1 +my-number.class-1", "no"),
    ("encrypted-unknown", NO_WRONG, "+appi.class-1 +my-number.class-1 +my-number.class-3",
     "an exemption that is itself unknown leaves the rows as they are"),
    ("recovered", "all_recovered_unseen -data_seen_outside " + NO_WRONG, ALL_ROWS, "it counts"),
    ("recovered-seen-open", "all_recovered_unseen " + NO_WRONG,
     "?appi.class-1 ?my-number.class-1", "data_seen_outside is open"),
    ("recovered-seen", "all_recovered_unseen data_seen_outside " + NO_WRONG,
     "+appi.class-1 +my-number.class-1", "overruled"),
    ("recovered-wrongful-open", "all_recovered_unseen -data_seen_outside",
     "?appi.class-1 ?my-number.class-1", "a wrongful act is open"),
    ("recovered-seen-wrongful-open", "all_recovered_unseen data_seen_outside",
     "+appi.class-1 +my-number.class-1", "seen outside overrules whatever the act"),
    ("recovered-wrongful", "all_recovered_unseen -data_seen_outside insider",
     "+appi.class-1 +appi.class-3 +my-number.class-1", "an intruder keeps copies"),
    ("recovered-media-stolen", "all_recovered_unseen -data_seen_outside " + NO_WRONG
     + " media_stolen", ALL_ROWS, "media_stolen alone does not overrule"),
    ("recovered-media-stolen-seen", "all_recovered_unseen data_seen_outside " + NO_WRONG
     + " media_stolen", "+appi.class-1 +appi.class-3", "not beside data_seen_outside"),
    ("recovered-no", "-all_recovered_unseen -data_seen_outside " + NO_WRONG, "+appi.class-1", "no"),
    ("both-one-counts", "strongly_encrypted all_recovered_unseen data_seen_outside " + NO_WRONG,
     ALL_ROWS, "one that counts removes the rows"),
    ("both-overruled", "strongly_encrypted all_recovered_unseen insider", "+appi.class-1",
     "both overruled"),
    ("one-overruled-one-open", "strongly_encrypted all_recovered_unseen data_seen_outside",
     "?appi.class-1", "encryption may still count"),
    ("contractor-exempt", "holds_data_as_contractor strongly_encrypted " + NO_WRONG,
     "-appi.contractor", "no class is left"),
    ("contractor-open", "holds_data_as_contractor strongly_encrypted", "?appi.contractor",
     "the classes are open"),
)


@pytest.mark.parametrize("facts, want, why", EXEMPT)
def test_exemption(ask, facts, want, why):
    """Strong encryption and complete recovery, each with a wrongful act yes, open, no."""
    check(ask(C1, "my_number_system my_number_public", facts), want, why)


@pytest.mark.parametrize("act", [a for a in WRONGFUL if a != "media_stolen"]
                         + ["malware=executed", "malware=detected malware_steals_data"])
def test_each_wrongful_act_overrules(ask, act):
    """Every wrongful act but a theft of media overrules both exemptions."""
    for exemption in ("strongly_encrypted", "all_recovered_unseen -data_seen_outside"):
        check(ask(C1, exemption, NO_WRONG, act), "+appi.class-1 +appi.class-3", "overruled")


VOLUNTARY = cases(
    ("encrypted", "strongly_encrypted", "-appi.voluntary", "no exemption is a condition"),
    ("encrypted-unknown", "", "+appi.voluntary", "unknown leaves the rows"),
    ("recovered-seen-open", "all_recovered_unseen", "?appi.voluntary", "not certain"),
    ("recovered-seen", "all_recovered_unseen data_seen_outside", "+appi.voluntary", "overruled"),
    ("recovered", "all_recovered_unseen -data_seen_outside", "-appi.voluntary", "it counts"),
)


@pytest.mark.parametrize("facts, want, why", VOLUNTARY)
def test_exemption_of_voluntary(ask, facts, want, why):
    """The voluntary row asks for no exemption."""
    check(ask("kind=private personal exposure=possible", NO_CLASS, facts), want, why)


def test_unknown_exemption_is_missing(ask):
    """An exemption that is itself unknown is in `missing`."""
    answer = ask(C1, "-data_seen_outside", NO_WRONG)
    for name in ("data.strongly_encrypted", "data.all_recovered_unseen"):
        assert name in answer["missing"]


# --- §1.1: implied facts -----------------------------------------------------------------------

IMPLIED = cases(
    ("cards-are-financial", "kind=private personal card_numbers exposure=possible",
     "+appi.class-2", "card_numbers yes"),
    ("cards-no-says-nothing", "kind=private personal -card_numbers exposure=possible",
     "?appi.class-2", "no on the left says nothing of the right"),
    ("cards-over-financial-no", "kind=private personal card_numbers -financial exposure=possible",
     "+appi.class-2", "the answer no is overruled"),
    ("financial-no-cards-no", "card_merchant -financial exposure=possible", "-card.acquirer",
     "no on the right counts as no on an unanswered left"),
    ("system-is-my-number-is-personal", "kind=private sensitive my_number_system exposure=possible",
     "+appi.class-1 +my-number.class-1", "two steps"),
    ("public-is-my-number-is-personal", "kind=private sensitive my_number_public exposure=possible",
     "+appi.class-1 +my-number.class-3", "two steps"),
    ("my-number-is-personal", "kind=private sensitive my_number exposure=possible",
     "+appi.class-1", "one step"),
    ("system-over-my-number-no", "my_number_system -my_number exposure=possible",
     "+my-number.class-1", "overruled"),
    ("public-over-my-number-no", "my_number_public -my_number", "+my-number.class-3", "overruled"),
    ("my-number-over-personal-no", "kind=private my_number -personal sensitive exposure=possible",
     "+appi.class-1", "overruled"),
    ("system-over-personal-no", "kind=private my_number_system -personal sensitive"
     " exposure=possible", "+appi.class-1 +my-number.class-1", "overruled over two steps"),
    ("my-number-no-system-no", "-my_number exposure=certain insider persons=5000", "-my-number.*",
     "system and public count as no"),
    ("personal-no-my-number-no", "-personal exposure=certain insider persons=5000",
     "-my-number.* -appi.*", "and so on down"),
    ("system-no-says-nothing", "-my_number_system -my_number_public exposure=certain"
     " persons=101", "?my-number.class-4 -my-number.class-1 -my-number.class-3", "my_number open"),
)


@pytest.mark.parametrize("facts, want, why", IMPLIED)
def test_implied_facts(ask, facts, want, why):
    """Implications, the other way round, and overruled answers."""
    check(ask(facts), want, why)


def test_implied_facts_are_not_missing(ask):
    """A fact that 1.1 answers by implication is not missing (7)."""
    answer = ask("kind=private my_number_system card_numbers exposure=possible")
    assert not {"data.my_number", "data.personal", "data.financial"} & set(answer["missing"])
    answer = ask("kind=private -personal -financial exposure=possible card_merchant")
    assert not {"data.my_number", "data.my_number_system", "data.my_number_public",
                "data.card_numbers"} & set(answer["missing"])


# --- §1.1 to 1.5: contradictions ---------------------------------------------------------------

CONTRADICTION = cases(  # facts given; those that must be named
    ("cards-financial", "card_numbers -financial", "card_numbers financial"),
    ("my-number-personal", "my_number -personal", "my_number personal"),
    ("system-my-number", "my_number_system -my_number", "my_number_system my_number"),
    ("public-my-number", "my_number_public -my_number", "my_number_public my_number"),
    ("system-personal", "my_number_system -personal", "my_number_system personal"),
    ("public-personal", "my_number_public -personal", "my_number_public personal"),
    ("seen-none", "data_seen_outside exposure=none", "data_seen_outside exposure"),
    ("seen-ruled-out", "data_seen_outside ruled_out", "data_seen_outside ruled_out"),
    ("certain-ruled-out", "exposure=certain ruled_out", "exposure ruled_out"),
    ("possible-ruled-out", "exposure=possible ruled_out", "exposure ruled_out"),
    ("trace-none", "theft_traces exposure=none", "theft_traces exposure"),
    ("malware-none", "malware=executed exposure=none", "malware exposure"),
    ("malware-steals-none", "malware=detected malware_steals_data exposure=none",
     "malware malware_steals_data exposure"),
    ("notice-none", "outside_notice=grounded exposure=none", "outside_notice exposure"),
    ("encrypted-none", "files_encrypted exposure=none", "files_encrypted exposure"),
    ("encrypted-none-copy-no", "files_encrypted -intact_copy exposure=none",
     "files_encrypted exposure"),
    ("encrypted-ruled-out", "files_encrypted ruled_out", "files_encrypted ruled_out"),
    ("encrypted-ruled-out-copy-no", "files_encrypted -intact_copy ruled_out",
     "files_encrypted ruled_out"),
    ("altered-ruled-out", "files_altered_or_deleted ruled_out",
     "files_altered_or_deleted ruled_out"),
    ("encryption-wrongful", "strongly_encrypted insider", "strongly_encrypted insider"),
    ("recovery-wrongful", "all_recovered_unseen insider", "all_recovered_unseen insider"),
    ("recovery-seen", "all_recovered_unseen data_seen_outside",
     "all_recovered_unseen data_seen_outside"),
    ("occurred-after-known", "occurred_at=2026-03-05 known_at=2026-03-02", "occurred_at known_at"),
    ("occurred-after-found", "occurred_at=2026-03-05 found_at=2026-03-02", "occurred_at found_at"),
    ("instants", "occurred_at=2026-03-02T12:00:00+09:00 known_at=2026-03-02T02:59:59Z",
     "occurred_at known_at"),
)


@pytest.mark.parametrize("facts, named", CONTRADICTION)
def test_contradiction(ask, facts, named):
    """Named in `because`; the facts are those given."""
    found = [row["facts"] for row in ask(facts)["because"] if row["rule"] == "facts.contradiction"]
    assert found and all(found), "named"
    facts_named = {name for names in found for name in names}
    assert {IDS[name] for name in named.split()} <= facts_named <= set(F(facts))


NO_CONTRADICTION = cases(
    ("nothing", ""), ("cards-no", "-card_numbers financial"), ("right-no", "-my_number personal"),
    ("copy-none", "files_encrypted intact_copy exposure=none"),
    ("copy-ruled-out", "files_encrypted intact_copy ruled_out"),
    ("ruled-out-none", "ruled_out exposure=none"),
    ("ruled-out-no", "-ruled_out exposure=possible"),
    ("seen-certain", "data_seen_outside exposure=certain"),
    ("trace-possible", "theft_traces exposure=possible"),
    ("defaced-none", "site_defaced exposure=none"),
    ("encryption-open", "strongly_encrypted"), ("encryption-no", "-strongly_encrypted insider"),
    ("encryption-media-stolen", "strongly_encrypted media_stolen"),
    ("recovery-not-seen", "all_recovered_unseen -data_seen_outside"),
    ("same-day", "occurred_at=2026-03-02 known_at=2026-03-02"),
    ("in-order", "occurred_at=2026-03-01 found_at=2026-03-02 known_at=2026-03-03"),
    ("known-before-found", "occurred_at=2026-03-01 found_at=2026-03-03 known_at=2026-03-02"),
    ("same-instant", "occurred_at=2026-03-02T12:00:00+09:00 known_at=2026-03-02T03:00:00Z"),
)


@pytest.mark.parametrize("facts", NO_CONTRADICTION)
def test_no_contradiction(ask, facts):
    """Consistent answers name no contradiction."""
    assert "facts.contradiction" not in because(ask(facts))


def test_contradictory_dates_are_judged_as_given(ask):
    """The clock starts where it was given."""
    answer = ask(C1, "occurred_at=2026-03-05 known_at=2026-03-02")
    assert lines(answer, "appi.class-1")[0] == f"ppc statute preliminary {BAND}"


# --- §1.2: effective exposure ------------------------------------------------------------------

TRACES = ["ransom_note", "theft_traces", "c2_traffic", "form_tampered", "unauthorised_login",
          "unknown_account_or_rule", "insider", "remote_tool_installed", "missent", "media_lost",
          "media_stolen", "attack_at_contractor", "malware=executed",
          "malware=detected malware_steals_data", "outside_notice=grounded", "files_encrypted",
          "files_encrypted -intact_copy", "files_altered_or_deleted",
          "files_altered_or_deleted -intact_copy"]
NO_TRACES = ["site_defaced", "malware=blocked malware_steals_data", "malware=detected",
             "malware=detected -malware_steals_data", "malware_steals_data", "service_stopped",
             "traffic_flood", "money_sent", "payment_change_mail", "fake_warning",
             "credentials_entered", "suspicious_mail=executed", "scan_or_attempt",
             "contractor_notice", "outside_notice=ungrounded", "impersonating_site", "tailored",
             "long_presence", "custom_malware", "relayed_to_others", "files_encrypted intact_copy",
             "files_altered_or_deleted intact_copy"]
READ = {"++": "certain", "+?": "possible", "--": "none", "??": "unknown"}


def exposure(ask, *facts):
    """The effective exposure, read off two rows: class 1 and the secrecy of communications."""
    answer = ask(C1.replace("exposure=possible", ""), "telecom communications_secrecy", *facts)
    return READ.get(state(answer, "appi.class-1") + state(answer, "telecom.secrecy"), "mixed")


@pytest.mark.parametrize("trace", TRACES)
def test_each_trace_alone(ask, trace):
    """Possible of itself, against the answer none, but not against an investigation."""
    assert exposure(ask, trace) == "possible"
    assert exposure(ask, trace, "exposure=none") == "possible"
    assert exposure(ask, trace, "exposure=certain") == "certain"
    lost = trace.startswith("files_")
    assert exposure(ask, trace, "ruled_out") == ("possible" if lost else "none")


@pytest.mark.parametrize("sign", NO_TRACES)
def test_other_signs_are_no_trace(ask, sign):
    """No exposure of themselves; the answer none stands."""
    assert exposure(ask, sign) == "unknown"
    assert exposure(ask, sign, "exposure=none") == "none"


EXPOSURE = cases(
    ("unanswered", "", "unknown", "else unknown"),
    ("answer-certain", "exposure=certain", "certain", "answered"),
    ("answer-possible", "exposure=possible", "possible", "answered"),
    ("answer-none", "exposure=none", "none", "answered"),
    ("seen", "data_seen_outside", "certain", "seen outside"),
    ("seen-none", "data_seen_outside exposure=none", "certain", "seen outside comes first"),
    ("seen-ruled-out", "data_seen_outside ruled_out", "certain", "seen outside comes first"),
    ("certain-ruled-out", "exposure=certain ruled_out", "certain", "certain comes first"),
    ("ruled-out", "ruled_out", "none", "an investigation"),
    ("ruled-out-possible", "ruled_out exposure=possible", "none", "possible is overruled"),
    ("ruled-out-no", "-ruled_out", "unknown", "no says nothing"),
    ("ruled-out-no-possible", "-ruled_out exposure=possible", "possible", "answered"),
    ("ruled-out-encrypted-copy-no", "ruled_out files_encrypted -intact_copy", "possible",
     "that loss is a fact"),
    ("ruled-out-encrypted-copy-unknown", "ruled_out files_encrypted", "possible", "copy not yes"),
    ("ruled-out-encrypted-copy-yes", "ruled_out files_encrypted intact_copy", "none", "no loss"),
    ("ruled-out-altered-copy-no", "ruled_out files_altered_or_deleted -intact_copy", "possible",
     "that loss is a fact"),
    ("ruled-out-altered-copy-yes", "ruled_out files_altered_or_deleted intact_copy", "none",
     "no loss"),
    ("ruled-out-encrypted-possible-copy-yes", "ruled_out files_encrypted intact_copy"
     " exposure=possible", "none", "no loss; possible is overruled"),
    ("copy-does-not-unsee", "intact_copy data_seen_outside", "certain", "still exposed"),
    ("copy-does-not-untake", "intact_copy theft_traces", "possible", "stolen data is exposed"),
    ("copy-possible", "files_encrypted intact_copy exposure=possible", "possible", "answered"),
    ("not-seen", "-data_seen_outside", "unknown", "other ways are open"),
)


@pytest.mark.parametrize("facts, want, why", EXPOSURE)
def test_effective_exposure(ask, facts, want, why):
    """The first that fits."""
    assert exposure(ask, facts) == want, why


# --- §1.3: wrongful act ------------------------------------------------------------------------

ACTS = WRONGFUL + ["malware=executed", "malware=detected malware_steals_data"]


@pytest.mark.parametrize("act", ACTS)
def test_each_wrongful_act_alone(ask, act):
    """Any one makes class 3 and My Number class 2 true; while it is unknown they are open."""
    base = "personal my_number exposure=possible "
    check(ask(base, act), "+appi.class-3 +my-number.class-2", "a wrongful act")
    name = act.split("=")[0].split()[0]
    check(ask(base, NO_WRONG, f"{name}=unknown"), "?appi.class-3 ?my-number.class-2", "one open")


WRONG = cases(
    ("all-no", NO_WRONG, "-", "all answered, none holds"),
    ("nothing-answered", "", "?", "unknown"),
    ("malware-blocked", NO_WRONG + " malware=blocked malware_steals_data", "-", "it did not run"),
    ("malware-detected", NO_WRONG + " malware=detected", "?", "does it steal data?"),
    ("malware-detected-harmless", NO_WRONG + " malware=detected -malware_steals_data", "-", "no"),
    ("malware-unknown-harmless", NO_WRONG + " malware=unknown -malware_steals_data", "?",
     "it may have run"),
    ("altered-is-no-act", NO_WRONG + " files_altered_or_deleted", "-", "not on the list"),
    ("missent-is-no-act", NO_WRONG + " missent media_lost", "-", "not on the list"),
    ("flood-is-no-act", NO_WRONG + " traffic_flood service_stopped money_sent", "-",
     "not on the list"),
    ("contractor-notice-is-no-act", NO_WRONG + " contractor_notice", "-", "not on the list"),
)


@pytest.mark.parametrize("facts, mark, why", WRONG)
def test_wrongful_act(ask, facts, mark, why):
    """Yes, no and unknown."""
    check(ask("personal my_number exposure=possible", facts),
          f"{mark}appi.class-3 {mark}my-number.class-2", why)


# --- §6: contractor; told ----------------------------------------------------------------------

HELD = "kind=private personal sensitive my_number_system exposure=possible "
GONE = ("-appi.class-1 -appi.class-2 -appi.class-3 -appi.class-4 -appi.persons -appi.voluntary"
        " -my-number.*")
STAY = "+appi.class-1 +appi.persons +my-number.class-1 +my-number.persons"
CONTRACTOR = cases(
    ("holds-told", "holds_data_as_contractor told=principal", GONE + " +appi.contractor",
     "released"),
    ("holds-told-others", "holds_data_as_contractor told=ppc,police", STAY + " +appi.contractor",
     "the principal is not told"),
    ("holds-told-nobody", "holds_data_as_contractor told=", STAY + " +appi.contractor", "not told"),
    ("unknown-told", "told=principal", "?appi.contractor", "this row is open"),
    ("no-told", "-holds_data_as_contractor told=principal", STAY + " -appi.contractor",
     "not a contractor"),
    ("holds-open-told", "holds_data_as_contractor sensitive=unknown my_number_system=unknown"
     " -my_number told=principal", GONE + " ?appi.contractor", "classes open, rows gone"),
    ("voluntary-told", "holds_data_as_contractor told=principal -my_number_system my_number"
     " -my_number_public " + NO_CLASS, GONE + " -appi.contractor",
     "both voluntary rows go; no class holds"),
)


@pytest.mark.parametrize("facts, want, why", CONTRACTOR)
def test_contractor(ask, facts, want, why):
    """The contractor's notice releases its own reports."""
    answer = ask(HELD, facts, MARCH)
    check(answer, want, why)
    for row in rows(answer, "appi.contractor"):
        assert row["told"] == ("told=principal" in facts)


def test_contractor_unknown_rows_stay(ask):
    """`holds_data_as_contractor` unknown, principal told: the rows stay."""
    answer = ask(HELD, "told=principal", MARCH)
    for rule in ("appi.class-1", "appi.persons", "my-number.class-1", "my-number.persons"):
        assert rows(answer, rule), rule
    answer = ask("kind=private my_number exposure=possible -my_number_system -my_number_public",
                 NO_CLASS, "told=principal", MARCH)
    assert rows(answer, "appi.voluntary") and rows(answer, "my-number.voluntary")


def texts(answer, rule):
    return [row["text"] for row in rows(answer, rule)]


def test_text_of_release(ask):
    """Class and persons rows stay with the text "released once the principal is told"."""
    held, own = (ask(HELD, sign + "holds_data_as_contractor", MARCH) for sign in ("", "-"))
    for rule in ("appi.class-1", "appi.persons", "my-number.class-1", "my-number.persons"):
        assert texts(held, rule) != texts(own, rule), rule
        assert all("委託元" in text for text in texts(held, rule)), rule
        assert not any("委託元" in text for text in texts(own, rule)), rule


@pytest.mark.parametrize("exemption, overruling", [
    ("strongly_encrypted", "insider"), ("all_recovered_unseen", "insider"),
    ("all_recovered_unseen", "data_seen_outside")])
def test_text_of_an_overruled_exemption(ask, exemption, overruling):
    """One that is overruled leaves the rows, with a text that says why (1.4)."""
    said, never = (ask(HELD, overruling, mark + exemption, MARCH) for mark in ("", "-"))
    for rule in ("appi.class-1", "my-number.class-1"):
        assert texts(said, rule) != texts(never, rule), rule


def test_open_rows_name_what_they_hang_on(ask):
    """`hangsOn` of an open row; none on a certain one."""
    answer = ask("kind=private personal exposure=possible", NO_WRONG, "insider=unknown", MARCH)
    assert rows(answer, "appi.class-1")[0]["hangsOn"] == ["data.sensitive"]
    hang = set(rows(answer, "appi.class-2")[0]["hangsOn"])
    assert hang == {"data.financial", "data.card_numbers"}
    assert rows(answer, "appi.class-3")[0]["hangsOn"] == ["sign.insider"]
    assert rows(answer, "appi.class-4")[0]["hangsOn"] == ["data.persons"]
    assert not any(row.get("hangsOn") for row in answer["obligations"] if row["certain"])


EVERYTHING = EVERY_CLASS + (" exposure=certain insider holds_data_as_contractor telecom"
                            " communications_secrecy telecom_users=30000 telecom_hours=2"
                            " card_merchant card_numbers eu_persons listed"
                            " service_level_breached designated_infrastructure unauthorised_login"
                            " care_affected known_at=2026-10-01 ")
TOLD = cases(  # told, more facts, the destinations whose rows are then told
    ("nobody", "told=", "sector=finance", set()),
    ("ppc", "told=ppc", "sector=finance", {"ppc"}),
    ("ppc-delegated", "told=ppc", "sector=finance delegated_authority", {"ppc"}),
    ("persons", "told=persons", "sector=finance", {"persons"}),
    ("ministry-finance", "told=ministry", "sector=finance", {"mic", "fsa", "sector-ministry"}),
    ("ministry-medical", "told=ministry", "sector=medical delegated_authority",
     {"mic", "mhlw", "sector-ministry", "delegated-ministry"}),
    ("others", "told=police,jpcert,ipa,vendor,insurer,bank", "sector=finance", set()),
)


@pytest.mark.parametrize("told, facts, want", TOLD)
def test_told_rows(ask, told, facts, want):
    """Rows of those who know stay, with `told`."""
    answer = ask(EVERYTHING, facts, told)
    assert {row["destination"] for row in answer["obligations"] if row["told"]} == want
    assert {row["destination"] for row in answer["obligations"] if not row["told"]}.isdisjoint(want)


# --- §1.6: roles -------------------------------------------------------------------------------

ROLES = cases(
    ("individual", "role=individual", False), ("individual-kind", "role=individual kind=private",
                                               False),
    ("finder", "role=finder", False), ("finder-kind", "role=finder kind=private", True),
    ("finder-public", "role=finder kind=local-government", True),
    ("organisation", "role=organisation", True), ("contractor", "role=contractor", True),
    ("vendor", "role=vendor", True), ("site-operator", "role=site-operator", True),
    ("security-provider", "role=security-provider", True), ("unknown", "", True),
)


@pytest.mark.parametrize("facts, organisation", ROLES)
def test_roles(ask, facts, organisation):
    """Who has obligations and is sent to vendors."""
    answer = ask(EVERYTHING, "kind=unknown sector=finance", facts, "wish=vendor-list")
    assert bool(answer["obligations"]) == organisation
    assert ("ir-vendors" in destinations(answer)) == organisation
    assert answer["verdict"] == "confirmed"


ORGANISATION_ONLY = ["organisation.listed", "organisation.telecom", "organisation.card_merchant",
                     "organisation.delegated_authority", "organisation.holds_data_as_contractor",
                     "organisation.designated_infrastructure", "organisation.sector",
                     "data.sensitive", "data.persons", "data.eu_persons", "data.personal",
                     "data.my_number", "data.communications_secrecy", "data.strongly_encrypted",
                     "impact.telecom_users", "impact.telecom_hours",
                     "impact.service_level_breached", "time.known_at"]


@pytest.mark.parametrize("role", ["individual", "finder", "organisation"])
def test_facts_of_obligations_are_missing_for_organisations_alone(ask, role):
    """Facts read only by obligations are never missing for a person; a finder is asked the kind."""
    missing = set(ask(f"role={role} missent", "wish=first-aid")["missing"])
    if role == "organisation":
        assert set(ORGANISATION_ONLY) - {"data.strongly_encrypted"} <= missing
    else:
        assert not missing & set(ORGANISATION_ONLY)
    assert ("organisation.kind" in missing) == (role != "individual")


# --- §2: verdict -------------------------------------------------------------------------------

CONFIRM = ["files_encrypted", "files_altered_or_deleted", "site_defaced", "form_tampered",
           "malware=executed", "unauthorised_login", "unknown_account_or_rule", "service_stopped",
           "money_sent", "insider", "data_seen_outside"]
SUSPECT = ["ransom_note", "malware=detected", "c2_traffic", "theft_traces", "traffic_flood",
           "media_lost", "media_stolen", "missent", "remote_tool_installed", "credentials_entered",
           "suspicious_mail=opened", "suspicious_mail=executed", "contractor_notice",
           "attack_at_contractor", "outside_notice=grounded", "custom_malware", "long_presence",
           "relayed_to_others", "impersonating_site"]
NEITHER = ["malware=blocked", "malware_steals_data", "suspicious_mail=received",
           "outside_notice=ungrounded", "payment_change_mail", "fake_warning", "scan_or_attempt",
           "tailored"]


def harm(sign):
    return "harm." + sign.split("=")[0].replace("_", "-")


@pytest.mark.parametrize("sign", CONFIRM)
def test_confirming_sign(ask, sign):
    """One true rule is enough, alone, and against every other answer."""
    alone, against = ask(sign), ask(ALL_NO, sign)
    assert alone["verdict"] == against["verdict"] == "confirmed"
    assert because(alone) == {harm(sign)}
    assert [row["facts"] for row in alone["because"]] == [[IDS[sign.split("=")[0]]]]


@pytest.mark.parametrize("sign", SUSPECT)
def test_suspecting_sign(ask, sign):
    """Alone, and against every other answer."""
    alone, against = ask(sign), ask(ALL_NO, sign)
    assert alone["verdict"] == against["verdict"] == "suspected"
    assert because(alone) == {harm(sign)}


@pytest.mark.parametrize("sign", NEITHER)
def test_other_sign(ask, sign):
    """Neither confirms nor suspects; every other answer no: none (an ungrounded notice aside)."""
    assert ask(sign)["verdict"] == "undetermined"
    assert because(ask(sign)) == set()
    want = "undetermined" if sign == "outside_notice=ungrounded" else "none"
    assert ask(ALL_NO, sign)["verdict"] == want


VERDICT = cases(
    ("nothing", "", "undetermined", set(), "nothing known included"),
    ("exposure-certain", "exposure=certain", "confirmed", {"harm.exposure-certain"}, "certain"),
    ("exposure-possible", "exposure=possible", "suspected", {"harm.exposure-possible"}, "possible"),
    ("exposure-none", "exposure=none", "undetermined", set(), "signs are open"),
    ("both", "site_defaced ransom_note", "confirmed", {"harm.site-defaced", "harm.ransom-note"},
     "confirmed outranks"),
    ("possible-ruled-out", ALL_NO + " exposure=possible ruled_out", "none",
     {"facts.contradiction"}, "possible is overruled"),
    ("theft-ruled-out", "theft_traces ruled_out", "suspected", {"harm.theft-traces"},
     "the sign remains"),
    ("malware-detected-steals", "malware=detected malware_steals_data", "suspected",
     {"harm.malware"}, "detected"),
    ("all-no", ALL_NO, "none", set(), "every sign answered"),
    ("all-no-ruled-out", ALL_NO + " exposure=unknown ruled_out", "none", set(), "ruled out"),
    ("all-no-exposure-open", ALL_NO + " exposure=unknown", "undetermined", set(), "exposure open"),
    ("all-no-wiped", ALL_NO + " wiped", "undetermined", set(), "nobody can tell"),
    ("all-no-not-wiped", ALL_NO + " -wiped kept", "none", set(), "the traces are there"),
    ("all-no-logs-no", ALL_NO + " -kept", "undetermined", set(), "nobody can tell"),
    ("all-no-powered-off", ALL_NO + " powered_off isolated", "none", set(), "not on the list"),
    ("wiped-confirmed", "wiped -kept site_defaced", "confirmed", {"harm.site-defaced"},
     "wiping spoils none alone"),
)


@pytest.mark.parametrize("facts, verdict, rules, why", VERDICT)
def test_verdict(ask, facts, verdict, rules, why):
    """Combinations, and what spoils `none`."""
    answer = ask(facts)
    assert answer["verdict"] == verdict, why
    assert because(answer) == rules, why


NOT_NEEDED = {"malware_steals_data", "payment_change_mail", "fake_warning", "scan_or_attempt",
              "tailored"}


@pytest.mark.parametrize("sign", SIGNS)
def test_none_needs_every_sign_that_counts(ask, sign):
    """One sign left open spoils `none`, unless it could neither confirm nor make suspect."""
    want = "none" if sign in NOT_NEEDED else "undetermined"
    assert ask(ALL_NO, f"{sign}=unknown")["verdict"] == want


# --- §3: urgency, targeted attack, desk --------------------------------------------------------

PRESSING = ["spreading", "ongoing", "business_stopped", "care_affected"]
PRESSING_SIGNS = ["money_sent", "files_encrypted", "ransom_note", "remote_tool_installed"]


@pytest.mark.parametrize("fact", PRESSING)
def test_pressing_fact(ask, fact):
    """Immediate with a confirmed or suspected harm; today when undetermined; routine with none."""
    assert ask("site_defaced", fact)["urgency"] == "immediate"
    assert ask("missent", fact)["urgency"] == "immediate"
    assert ask(fact)["urgency"] == "today"
    assert ask(ALL_NO, fact)["urgency"] == "routine"


@pytest.mark.parametrize("sign", SIGNS)
def test_urgency_of_each_sign(ask, sign):
    """Every sign alone: immediate for the four pressing ones, today for the rest."""
    value = {"malware": "=blocked", "suspicious_mail": "=received",
             "outside_notice": "=ungrounded"}.get(sign, "")
    assert ask(sign + value)["urgency"] == ("immediate" if sign in PRESSING_SIGNS else "today")


URGENCY = cases(
    ("nothing", "", "routine", "no sign, no pressing fact"),
    ("service-level-only", "service_level_breached", "routine", "not a pressing fact"),
    ("wiped-only", "wiped -kept", "routine", "not a pressing fact"),
    ("exposure-possible", "exposure=possible", "today", "suspected"),
    ("exposure-none", "exposure=none", "routine", "undetermined without a sign"),
    ("choices-none", "malware=none suspicious_mail=none outside_notice=none", "routine",
     "none is no sign (1.7)"),
    ("none-with-warning", ALL_NO + " fake_warning", "routine", "verdict none"),
    ("spoilt-none", ALL_NO + " wiped", "routine", "undetermined without a sign"),
    ("spoilt-none-sign", ALL_NO + " wiped fake_warning", "today", "undetermined with a sign"),
    ("likely", "tailored long_presence custom_malware", "immediate", "targeted attack likely"),
    ("possible", "long_presence custom_malware", "today", "only possible"),
)


@pytest.mark.parametrize("facts, urgency, why", URGENCY)
def test_urgency(ask, facts, urgency, why):
    """The rest of the urgency rule."""
    assert ask(facts)["urgency"] == urgency, why


TARGETED = cases(
    ("nothing", "", "undetermined"), ("all-no", "-T1 -T2 -T3 -T4", "no-sign"),
    ("three-no", "-T1 -T2 -T3", "undetermined"),
    ("three-no-state", "-T1 -T2 -T3 S", "undetermined"),
    ("state-alone", "S", "undetermined"), ("all-no-state", "-T1 -T2 -T3 -T4 S", "no-sign"),
    ("t1", "T1", "possible"), ("t2", "T2", "possible"), ("t3", "T3", "possible"),
    ("t4", "T4", "possible"), ("t1-others-no", "T1 -T2 -T3 -T4", "possible"),
    ("t1-state", "T1 S", "possible"), ("t4-state", "T4 S", "possible"),
    ("t1-t2", "T1 T2", "possible"), ("t3-t4", "T3 T4", "possible"), ("t1-t4", "T1 T4", "possible"),
    ("t1-t2-state", "T1 T2 S", "likely"), ("t3-t4-state", "T3 T4 S", "likely"),
    ("t1-t2-state-no", "T1 T2 -S", "possible"), ("t1-t2-t3", "T1 T2 T3", "likely"),
    ("t2-t3-t4", "T2 T3 T4", "likely"), ("t1-t3-t4-state-no", "T1 T3 T4 -S", "likely"),
    ("four", "T1 T2 T3 T4", "likely"), ("four-state", "T1 T2 T3 T4 S", "likely"),
)


@pytest.mark.parametrize("facts, want", TARGETED)
def test_targeted_attack(ask, facts, want):
    """Points: four signs, and state interest beside another (T1 to T4 and S)."""
    for short, name in (("T1", "tailored"), ("T2", "long_presence"), ("T3", "custom_malware"),
                        ("T4", "relayed_to_others"), ("S", "state_interest")):
        facts = facts.replace(short, name)
    answer = ask(facts)
    assert answer["targetedAttack"] == want
    assert ("targeted-attack" in answer["incidentTypes"]) == (want == "likely")
    assert ("jpcert" in destinations(answer)) == (want in ("likely", "possible"))


LIKELY = "tailored long_presence custom_malware "
DESK = cases(
    ("1-report", "wish=report-vulnerability", "vulnerability-report", "step 1"),
    ("1-before-2", "wish=vulnerability-question,report-vulnerability", "vulnerability-report",
     "order"),
    ("1-before-4", "role=individual wish=report-vulnerability", "vulnerability-report", "order"),
    ("1-before-5", "tailored wish=report-vulnerability,expert-support", "vulnerability-report",
     "targeted possible is not immediate"),
    ("1-before-6", "site_defaced wish=report-vulnerability", "vulnerability-report", "today"),
    ("1-not-immediate", "files_encrypted wish=report-vulnerability", "consultation.incident",
     "an emergency outranks a wish"),
    ("1-not-likely", LIKELY + "wish=report-vulnerability", "consultation.apt", "likely: immediate"),
    ("2-question", "wish=vulnerability-question", "vulnerability-enquiry", "step 2"),
    ("2-before-3", "wish=vulnerability-question,file-report", "vulnerability-enquiry", "order"),
    ("2-before-4", "role=individual wish=vulnerability-question", "vulnerability-enquiry", "order"),
    ("2-not-immediate-4", "role=individual ransom_note wish=vulnerability-question", "individual",
     "immediate: step 4"),
    ("3-report", "wish=file-report", "incident-report", "step 3"),
    ("3-confirmed", "site_defaced wish=file-report", "incident-report", "today"),
    ("3-before-4", "role=individual wish=file-report", "incident-report", "order"),
    ("3-nothing-else", "wish=file-report,first-aid", "consultation.incident", "another wish"),
    ("3-and-information", "wish=file-report,give-threat-information", "threat-information",
     "not only file-report; step 7"),
    ("3-not-immediate", "money_sent wish=file-report", "consultation.incident", "immediate"),
    ("3-pressing-undetermined", "ongoing wish=file-report", "incident-report",
     "undetermined is at most today"),
    ("4-individual", "role=individual", "individual", "step 4"),
    ("4-before-5", "role=individual " + LIKELY, "individual", "order"),
    ("4-before-6", "role=individual files_encrypted wish=first-aid", "individual", "order"),
    ("4-before-8", "role=individual wish=general-guidance", "individual", "order"),
    ("5-likely", LIKELY, "consultation.apt", "step 5"),
    ("5-likely-by-state", "tailored long_presence state_interest", "consultation.apt", "3 points"),
    ("5-possible-support", "tailored wish=expert-support", "consultation.apt", "with the wish"),
    ("5-possible-no-support", "long_presence wish=first-aid", "consultation.incident", "step 6"),
    ("5-support-no-sign", "wish=expert-support", "consultation.incident", "undetermined: step 6"),
    ("6-confirmed", "site_defaced", "consultation.incident", "step 6"),
    ("6-before-7", "missent wish=give-threat-information", "consultation.incident", "order"),
    ("6-before-8", "missent wish=general-guidance", "consultation.incident", "order"),
    ("6-wish-before-7", "wish=first-aid,give-threat-information", "consultation.incident", "order"),
    ("6-vendor-list", "wish=vendor-list,general-guidance", "consultation.incident", "a wish of 6"),
    ("6-investigate", "wish=investigate-case,general-guidance", "consultation.incident", "of 6"),
    ("6-examination", "wish=device-examination,general-guidance", "consultation.incident", "of 6"),
    ("7-information", "wish=give-threat-information", "threat-information", "step 7"),
    ("7-before-8", "wish=give-threat-information,general-guidance", "threat-information", "order"),
    ("7-with-legal", "wish=give-threat-information,legal-interpretation", "threat-information",
     "order"),
    ("7-none", ALL_NO + " wish=give-threat-information", "threat-information", "verdict none"),
    ("8-guidance", "wish=general-guidance", "consultation.general", "step 8"),
    ("8-guidance-fake-warning", "fake_warning wish=general-guidance", "consultation.general",
     "undetermined"),
    ("8-legal", "wish=legal-interpretation", "consultation.general", "only this"),
    ("8-contract", "wish=contract-dispute", "consultation.general", "only this"),
    ("8-both", "wish=legal-interpretation,contract-dispute", "consultation.general", "only these"),
    ("8-legal-not-only", "wish=legal-interpretation,first-aid", "consultation.incident", "step 6"),
    ("8-guidance-legal", "wish=general-guidance,legal-interpretation", "consultation.general",
     "general-guidance may stand with others"),
    ("9-nothing", "", "consultation.incident", "if unsure"),
    ("9-empty-wish", "wish=", "consultation.incident", "none of them"),
    ("9-none", ALL_NO, "consultation.incident", "if unsure"),
    ("9-file-report-legal", "wish=file-report,legal-interpretation", "consultation.incident",
     "neither nothing else nor only"),
)


@pytest.mark.parametrize("facts, desk, why", DESK)
def test_desk(ask, facts, desk, why):
    """The first that fits."""
    answer = ask(facts)
    assert answer["desk"] == desk, why
    assert ("individual-desk" in destinations(answer)) == (desk == "individual")
    assert ("guide.general" in answer["guidance"]) == (desk == "consultation.general")


# --- §4 and §5: incident types and guidance ----------------------------------------------------

TYPES = cases(  # facts, types, why
    ("nothing", "", "", "nothing known"),
    ("files-encrypted", "files_encrypted", "ransomware", ""),
    ("ransom-note", "ransom_note", "ransomware", ""),
    ("malware-detected", "malware=detected", "malware", "not none"),
    ("malware-executed", "malware=executed", "malware", "not none"),
    ("mail-executed", "suspicious_mail=executed", "malware", "not ransomware"),
    ("mail-executed-ransom", "suspicious_mail=executed ransom_note", "ransomware",
     "unless ransomware"),
    ("mail-executed-malware-ransom", "suspicious_mail=executed malware=executed files_encrypted",
     "ransomware malware", "malware of itself"),
    ("mail-opened", "suspicious_mail=opened", "other", "not executed"),
    ("mail-received", "suspicious_mail=received", "other", "a sign without a type"),
    ("login", "unauthorised_login", "unauthorised-access", ""),
    ("account", "unknown_account_or_rule", "unauthorised-access", ""),
    ("remote", "remote_tool_installed", "unauthorised-access", ""),
    ("login-account", "unauthorised_login unknown_account_or_rule",
     "unauthorised-access account-takeover", ""),
    ("login-credentials", "unauthorised_login credentials_entered",
     "unauthorised-access account-takeover phishing", ""),
    ("account-credentials", "unknown_account_or_rule credentials_entered",
     "unauthorised-access phishing", "no login"),
    ("defaced", "site_defaced", "defacement", ""),
    ("form", "form_tampered", "card-skimming", "card_numbers not no"),
    ("form-cards", "form_tampered card_numbers", "card-skimming", "card_numbers not no"),
    ("form-no-cards", "form_tampered -card_numbers", "other", "no type fits"),
    ("form-not-financial", "form_tampered -financial", "other", "card_numbers counts as no (1.1)"),
    ("bec", "payment_change_mail", "bec", ""),
    ("support-scam", "fake_warning", "support-scam", ""),
    ("phishing", "credentials_entered", "phishing", ""),
    ("missent", "missent", "information-leak", ""),
    ("seen", "data_seen_outside", "information-leak", "effective exposure certain"),
    ("certain", "exposure=certain", "information-leak", "effective exposure certain"),
    ("possible", "exposure=possible", "", "no sign, no leak"),
    ("flood", "traffic_flood", "ddos", ""),
    ("targeted", LIKELY, "targeted-attack", "likely"),
    ("targeted-possible", "tailored long_presence", "other", "only possible"),
    ("insider", "insider", "internal-fraud", ""),
    ("contractor", "contractor_notice", "supply-chain", ""),
    ("contractor-attack", "attack_at_contractor", "supply-chain", ""),
    ("fake-site", "impersonating_site", "fake-site", ""),
    ("lost", "media_lost", "lost-media", ""), ("stolen", "media_stolen", "lost-media", ""),
    *[("other-" + each, each, "other", "a sign without a type") for each in (
        "files_altered_or_deleted", "malware_steals_data", "c2_traffic", "theft_traces",
        "service_stopped", "money_sent", "scan_or_attempt", "outside_notice=ungrounded",
        "outside_notice=grounded", "tailored", "long_presence", "custom_malware",
        "relayed_to_others")],
    ("other-not-beside", "service_stopped traffic_flood", "ddos", "a type fits"),
    ("many", "ransom_note site_defaced insider missent traffic_flood", "ransomware defacement"
     " internal-fraud information-leak ddos", "all that fit"),
)


@pytest.mark.parametrize("facts, types, why", TYPES)
def test_incident_types(ask, facts, types, why):
    """Each type, and its first aid."""
    answer = ask(facts)
    assert set(answer["incidentTypes"]) == set(types.split()), why
    want = {"first-aid." + each for each in types.split()} | {"first-aid.preserve"}
    want |= {"first-aid.undetermined"} if answer["verdict"] == "undetermined" else set()
    assert set(answer["guidance"]) == want


GUIDANCE = cases(
    ("none", ALL_NO, "", "guide.no-sign", "no preserve with none"),
    ("none-warning", ALL_NO + " fake_warning", "support-scam",
     "first-aid.support-scam guide.no-sign", "a closed warning still needs its advice"),
    ("none-scan", ALL_NO + " scan_or_attempt", "other", "first-aid.other guide.no-sign", "a type"),
    ("none-blocked", ALL_NO + " malware=blocked", "malware", "guide.no-sign", "it was blocked"),
    ("none-bec", ALL_NO + " payment_change_mail", "bec", "first-aid.bec guide.no-sign", "a type"),
    ("blocked", "malware=blocked", "malware", "first-aid.preserve first-aid.undetermined",
     "blocked while nothing else ran"),
    ("blocked-mail-opened", "malware=blocked suspicious_mail=opened", "malware",
     "first-aid.preserve", "nothing ran"),
    ("blocked-mail-executed", "malware=blocked suspicious_mail=executed", "malware",
     "first-aid.malware first-aid.preserve", "the mail ran"),
    ("general", "wish=general-guidance", "",
     "first-aid.preserve first-aid.undetermined guide.general", "desk consultation.general"),
    ("general-none", ALL_NO + " wish=general-guidance", "", "guide.no-sign guide.general",
     "both"),
    ("individual-none", ALL_NO + " role=individual", "", "guide.no-sign", "whatever the role"),
)


@pytest.mark.parametrize("facts, types, want, why", GUIDANCE)
def test_guidance(ask, facts, types, want, why):
    """Guidance by verdict and desk, and the exception of blocked malware."""
    answer = ask(facts)
    assert set(answer["incidentTypes"]) == set(types.split()), why
    assert set(answer["guidance"]) == set(want.split()), why


# --- §5: referrals, declines -------------------------------------------------------------------

REFERRALS = cases(
    *[("police-" + act, act, "+police +ir-vendors +ipa", "a wrongful act") for act in ACTS],
    ("police-flood", "traffic_flood", "+police +jpcert +isp +ipa", "traffic_flood"),
    ("police-payment", "payment_change_mail", "+police -ipa -ir-vendors -bank", "undetermined"),
    ("police-payment-none", ALL_NO + " payment_change_mail", "+police -ipa", "even with none"),
    ("police-money", "money_sent", "+police +bank +ipa", "money"),
    ("police-credentials", "credentials_entered", "+police +bank +phishing-council", "phishing"),
    ("police-fake-site", "impersonating_site", "+police +jc3 -phishing-council -bank", "fake site"),
    ("no-police-missent", "missent", "-police +ipa +ir-vendors", "no wrongful act known"),
    ("no-police-lost", "media_lost", "-police +ipa", "no wrongful act known"),
    ("no-police-service", "service_stopped", "-police -isp +ipa", "no wrongful act known"),
    ("no-police-altered", "files_altered_or_deleted", "-police +ipa", "not a wrongful act"),
    ("no-police-exposure", "exposure=certain", "-police +ipa", "no wrongful act known"),
    ("no-police-malware", "malware=detected", "-police +ipa", "unclear whether it ran"),
    ("nothing", "", "-police -bank -ir-vendors -jpcert -jc3 -phishing-council -isp -otasuke -ipa"
     " -individual-desk", "undetermined"),
    ("none", ALL_NO, "-police -bank -ir-vendors -jpcert -ipa -otasuke", "verdict none"),
    ("bank-not-financial", "credentials_entered -financial", "-bank +police", "financial no"),
    ("bank-financial", "credentials_entered financial", "+bank", "financial yes"),
    ("bank-cards-no", "credentials_entered -card_numbers", "+bank", "says nothing of financial"),
    ("bank-money-not-financial", "money_sent -financial", "+bank", "money alone"),
    ("bank-cards-over-financial", "credentials_entered card_numbers -financial", "+bank",
     "financial no is overruled (1.1)"),
    ("vendors-suspected", "missent", "+ir-vendors", "suspected"),
    ("vendors-undetermined", "fake_warning", "-ir-vendors -ipa", "undetermined"),
    ("vendors-wish-list", "wish=vendor-list", "+ir-vendors -ipa", "a wish"),
    ("vendors-wish-examination", "wish=device-examination", "+ir-vendors", "a wish"),
    ("vendors-wish-investigate", "wish=investigate-case", "+ir-vendors", "a wish"),
    ("vendors-wish-other", "wish=first-aid,expert-support", "-ir-vendors", "another wish"),
    ("vendors-individual", "role=individual site_defaced wish=vendor-list", "-ir-vendors"
     " +individual-desk +ipa +police", "not for an individual"),
    ("vendors-finder", "role=finder missent", "-ir-vendors -individual-desk +ipa", "kind unknown"),
    ("vendors-finder-kind", "role=finder kind=private missent", "+ir-vendors", "an organisation"),
    ("jpcert-c2", "c2_traffic", "+jpcert", "c2"), ("jpcert-note", "ransom_note", "+jpcert", "type"),
    ("jpcert-files", "files_encrypted", "+jpcert", "ransomware"),
    ("jpcert-defaced", "site_defaced", "-jpcert", "none of these"),
    ("jpcert-state", "site_defaced state_interest", "-jpcert", "state interest alone is no point"),
    ("otasuke-300-guidance", "employees=300 wish=general-guidance", "+otasuke", "300 or fewer"),
    ("otasuke-301-guidance", "employees=301 wish=general-guidance", "-otasuke", "over 300"),
    ("otasuke-0-guidance", "employees=0 wish=general-guidance", "+otasuke", "300 or fewer"),
    ("otasuke-unknown", "wish=general-guidance malware=executed", "-otasuke", "unknown"),
    ("otasuke-300-malware", "employees=300 malware=detected", "+otasuke", "type malware"),
    ("otasuke-301-malware", "employees=301 malware=detected", "-otasuke", "over 300"),
    ("otasuke-300-mail", "employees=300 suspicious_mail=executed", "+otasuke", "type malware"),
    ("otasuke-300-ransomware", "employees=300 files_encrypted", "-otasuke", "type ransomware"),
    ("otasuke-300-nothing", "employees=300", "-otasuke", "neither"),
    ("otasuke-300-blocked", "employees=300 malware=blocked", "+otasuke", "type malware"),
    ("isp", "traffic_flood", "+isp", "flood"), ("jc3", "impersonating_site", "+jc3", "fake site"),
    ("council", "credentials_entered", "+phishing-council", "type phishing"),
    ("no-council", "suspicious_mail=opened", "-phishing-council", "nothing entered"),
)


@pytest.mark.parametrize("facts, want, why", REFERRALS)
def test_referrals(ask, facts, want, why):
    """Each destination, with and without its condition."""
    answer = ask(facts)
    found = destinations(answer)
    assert len(found) == len(answer["referrals"])
    assert {name: name in found for _, name in expand(want)} == {
        name: mark == "+" for mark, name in expand(want)}, why
    for row in answer["referrals"]:
        assert row["text"] and row["rule"] and not row["told"]


REFERRED = "files_encrypted money_sent traffic_flood impersonating_site credentials_entered "
TOLD_REFERRALS = cases(
    ("police", "police", {"police"}), ("bank", "bank", {"bank"}), ("jpcert", "jpcert", {"jpcert"}),
    ("ipa", "ipa", {"ipa"}), ("vendor", "vendor", {"ir-vendors"}), ("others", "insurer,persons,"
     "principal,ppc,ministry", set()),
    ("many", "police,vendor,ipa", {"police", "ir-vendors", "ipa"}),
)


@pytest.mark.parametrize("told, want", TOLD_REFERRALS)
def test_told_referrals(ask, told, want):
    """Those who know stay, with `told`."""
    before, answer = ask(REFERRED), ask(REFERRED, f"told={told}")
    assert {row["destination"] for row in answer["referrals"] if row["told"]} == want
    assert destinations(answer) == destinations(before)


DECLINED = cases(
    ("legal", "legal-interpretation", {"houterasu", "bar-association"}),
    ("contract", "contract-dispute", {"bar-association", "consumer-center"}),
    ("examination", "device-examination", {"ir-vendors", "otasuke"}),
    ("investigate", "investigate-case", {"ir-vendors", "jpcert", "police"}),
)


@pytest.mark.parametrize("wish, want", DECLINED)
def test_declined(ask, wish, want):
    """Named with where to go; the rest of the case goes on."""
    answer = ask(f"site_defaced wish={wish},first-aid")
    assert [row["wish"] for row in answer["declined"]] == [wish]
    assert set(answer["declined"][0]["destinations"]) == want and answer["declined"][0]["text"]
    assert answer["verdict"] == "confirmed" and answer["desk"] == "consultation.incident"


def test_declined_all_or_none(ask):
    """Every declined wish at once; other wishes are not declined."""
    four = ["legal-interpretation", "contract-dispute", "device-examination", "investigate-case"]
    answer = ask("wish=" + ",".join(four))
    assert sorted(row["wish"] for row in answer["declined"]) == sorted(four)
    assert ask("wish=first-aid,vendor-list,expert-support,file-report,general-guidance,"
               "give-threat-information,report-vulnerability,vulnerability-question"
               )["declined"] == []


# --- §7: missing and next ----------------------------------------------------------------------

MISSING = cases(
    ("start", C1, "+time.known_at", "a dated row without a start"),
    ("start-known", C1 + MARCH, "-time.known_at -time.found_at", "the start is given"),
    ("start-found", C1 + "found_at=2026-03-02", "+time.known_at", "known_at would win"),
    ("sensitive", "kind=private personal exposure=possible", "+data.sensitive +data.persons",
     "they decide classes"),
    ("sensitive-given", C1, "-data.sensitive", "given"),
    ("traces-with-none", "personal exposure=none", "+sign.theft_traces +sign.missent",
     "traces not yet answered stay missing"),
    ("wish-empty", "wish=", "-wish", "[] is an answer"), ("wish", "", "+wish", "included"),
    ("two-signs-together", "malware=detected", "+sign.malware_steals_data", "it makes a trace"),
    ("malware-unanswered", "", "+sign.malware +sign.malware_steals_data",
     "two that matter only together are both asked"),
    ("employees", "employees=unknown wish=general-guidance", "+organisation.employees", "otasuke"),
    ("other-sector", "sector=education", "-impact.service_level_breached",
     "no such duty in this sector"),
    ("not-merchant", "card_merchant -personal -financial", "-data.card_numbers",
     "answered by implication"),
    ("not-telecom", "-telecom", "-impact.telecom_users -impact.telecom_hours"
     " -data.communications_secrecy -time.occurred_at", "only the telecom rows read these"),
    ("not-personal", "-personal -eu_persons", "-data.sensitive -data.strongly_encrypted"
     " -data.all_recovered_unseen -organisation.delegated_authority", "only those rows read these"),
    ("told-nothing", "told=", "-done.told", "[] is an answer"),
)


@pytest.mark.parametrize("facts, want, why", MISSING)
def test_missing(ask, facts, want, why):
    """Facts whose value could still change the answer."""
    answer = ask(facts)
    missing = set(answer["missing"])
    assert {name: name in missing for _, name in expand(want)} == {
        name: mark == "+" for mark, name in expand(want)}, why
    assert len(missing) == len(answer["missing"])
    if "next" in answer:
        assert answer["next"]["facts"][0] in missing
        assert not set(answer["next"]["facts"]) & set(F(facts))


def test_unknown_judges_like_omitted_and_is_not_asked(ask):
    """An explicit unknown changes nothing but what is asked next."""
    bare = ask(C1, MARCH)
    said = ask(C1, MARCH, *[f"{name}=unknown" for name in IDS if name not in C1 + MARCH])
    assert {k: v for k, v in bare.items() if k != "next"} == {
        k: v for k, v in said.items() if k != "next"}
    assert "next" not in said and bare["next"]["facts"]


# --- §8: refusals ------------------------------------------------------------------------------

# "422 faults" has one test of its own, so that the others still tell what is named when it fails.
FAULTS = {400, 422}
BAD = {
    "data.personal": ["maybe", "YES", "", True, False, 1, None, [], {}, ["yes"]],
    "organisation.kind": ["ngo", "Private", "", None, 1, ["private"], {}],
    "sign.malware": ["yes", "no", None, True],
    "data.exposure": ["yes", "ruled-out", None],
    "data.persons": [-1, 1.5, "5", "", 1_000_000_001, None, True, [5], {}],
    "impact.telecom_hours": [-1, 2.5, "two", None],
    "organisation.prefecture": ["00", "48", "1", "001", "tokyo", "０１", "", 13, None, "9" * 201],
    "time.known_at": [
        "", "today", "2026", "2026-03", "2026-3-2", "20260302", "2026-13-01", "2026-00-10",
        "2026-02-29", "2026-02-30", "2026-04-31", "1999-12-31", "2100-01-01", 20260302, None, [],
        "2026-03-02T10:00:00", "2026-03-02 10:00:00Z", "2026-03-02T10:00Z", "2026-03-02T24:00:00Z",
        "2026-03-02T23:60:00Z", "2026-03-02T23:59:60Z", "2026-03-02T10:00:00+24:00",
        "2026-03-02T10:00:00+0900", "2026-03-02T10:00:00+09", "2026-03-02T10:00:00+09:60",
        "2026-03-02T10:00:00.Z", "2026-03-02T10:00:00,5Z", "2026-03-02Z", " 2026-03-02",
        "2026-03-02 ", "2026-03-02T10:00:00Z\n", "２０２６-03-02"],
    "done.told": ["police", ["nobody"], ["police", "police"], ["unknown"], ["police", "unknown"],
                  [1], [None], [["police"]], None, {}, 1],
    "wish": ["first-aid", ["first-aid", "first-aid"], ["none"], None],
    "sign.nope": ["yes", "unknown", None],
    "personal": ["yes"],
    "Data.personal": ["yes"],
    "": ["yes"],
    "a/b~c": ["yes"],
}
GOOD = {
    "data.personal": ["yes", "no", "unknown"],
    "organisation.kind": ["private", "unknown"],
    "sign.malware": ["none", "blocked", "unknown"],
    "data.persons": [0, 1_000_000_000, "unknown"],
    "organisation.prefecture": ["01", "13", "47", "overseas", "unknown"],
    "time.known_at": [
        "2000-01-01", "2099-12-31", "2028-02-29", "unknown", "2026-03-02t10:00:00z",
        "2026-03-02T10:00:00.123456Z", "2026-03-02T23:59:59+23:59", "2026-03-02T00:00:00-23:59",
        "2026-03-02T00:00:00-00:00"],
    "done.told": [[], ["police", "ppc"], "unknown"],
    "wish": [[], ["first-aid"], "unknown"],
}


def pointer(*path):
    return "".join("/" + each.replace("~", "~0").replace("/", "~1") for each in path)


def pointers(answer):
    """The JSON pointers of the named faults."""
    return {fault["pointer"].removeprefix("#") for fault in answer["errors"]}


def values(table):
    for name, each in table.items():
        for count, value in enumerate(each):
            yield pytest.param(name, value, id=f"{name}-{count}-{json.dumps(value)[:30]}")


@pytest.mark.parametrize("name, value", values(BAD))
def test_refused_value(ask, name, value):
    """A wrong value, null or an unknown id: refused by name (an item of a multi by its place)."""
    status, kind, answer = ask.post(json.dumps({"facts": {name: value}}))
    assert status in FAULTS and kind == "application/problem+json"
    assert answer["status"] == status and answer["title"]
    named = pointers(answer)
    assert named and all(each == pointer("facts", name)
                         or each.startswith(pointer("facts", name) + "/") for each in named)


@pytest.mark.parametrize("name, value", values(GOOD))
def test_accepted_value(ask, name, value):
    """What is at the edge of the allowed."""
    status, _, answer = ask.post(json.dumps({"facts": {name: value}}))
    assert status == 200, answer


BODIES = cases(  # body, statuses, pointers (None: any)
    ("empty", "", {400}, None), ("blank", "  \n", {400}, None), ("cut", '{"facts":', {400}, None),
    ("not-json", "facts", {400}, None), ("trailing", '{"facts":{}} x', {400}, None),
    ("two-values", "{}{}", {400}, None), ("trailing-comma", '{"facts":{},}', {400}, None),
    ("nan", '{"facts":{"data.persons":NaN}}', {400}, None),
    ("infinity", '{"facts":{"data.persons":Infinity}}', {400}, None),
    ("leading-zero", '{"facts":{"data.persons":01}}', {400}, None),
    ("single-quotes", "{'facts':{}}", {400}, None), ("comment", '{"facts":{}/**/}', {400}, None),
    ("not-utf-8", b'{"facts":{"organisation.prefecture":"\xff"}}', {400}, None),
    ("huge-exponent", '{"facts":{"data.persons":1e999}}', FAULTS, None),
    ("deep", '{"facts":' + "[" * 200 + "]" * 200 + "}", FAULTS, None),
    ("array", "[]", FAULTS, {""}), ("string", '"facts"', FAULTS, {""}),
    ("null", "null", FAULTS, {""}), ("number", "5", FAULTS, {""}),
    ("facts-array", '{"facts":[]}', FAULTS, {"/facts"}),
    ("facts-null", '{"facts":null}', FAULTS, {"/facts"}),
    ("facts-string", '{"facts":"x"}', FAULTS, {"/facts"}),
    ("other-field", '{"facts":{},"case":1}', FAULTS, {"/case"}),
    ("other-field-only", '{"fact":{}}', FAULTS, {"/fact"}),
    ("language", '{"facts":{},"language":"tlh"}', FAULTS, {"/language"}),
    ("language-null", '{"facts":{},"language":null}', FAULTS, {"/language"}),
    ("language-number", '{"facts":{},"language":1}', FAULTS, {"/language"}),
    ("duplicate-fact", '{"facts":{"data.personal":"yes","data.personal":"yes"}}', FAULTS,
     {"/facts/data.personal"}),
    ("duplicate-facts", '{"facts":{},"facts":{}}', FAULTS, {"/facts"}),
    ("duplicate-escaped", r'{"facts":{"data.personal":"yes","data.person\u0061l":"no"}}', FAULTS,
     {"/facts/data.personal"}),
    ("number-fraction-zero", '{"facts":{"data.persons":1.0}}', {200} | FAULTS, None),
    ("number-exponent", '{"facts":{"data.persons":1e3}}', {200} | FAULTS, None),
    ("number-negative-zero", '{"facts":{"data.persons":-0}}', {200} | FAULTS, None),
    ("number-very-large", '{"facts":{"data.persons":99999999999999999999}}', FAULTS,
     {"/facts/data.persons"}),
    ("empty-object", "{}", {200}, None), ("language-ja", '{"language":"ja"}', {200}, None),
    ("language-en", '{"language":"en"}', {200}, None),
    ("64-kib", '{"facts":{}}'.ljust(65536), {200}, None),
    ("over-64-kib", '{"facts":{}}'.ljust(65537), {413}, None),
    ("far-over-64-kib", '{"facts":{}}'.ljust(200_000), {413}, None),
    ("over-64-kib-not-json", "x" * 65537, {413}, None),
)


@pytest.mark.parametrize("body, statuses, named", BODIES)
def test_body(ask, body, statuses, named):
    """400 not JSON or empty, 413 too large; faults by name."""
    status, kind, answer = ask.post(body)
    assert status in statuses, answer
    if status != 200:
        assert kind == "application/problem+json" and answer["status"] == status
    if named is not None:
        assert pointers(answer) == named


MANY = ('{"facts":{"data.personal":"maybe","sign.nope":"yes","data.persons":-1,'
        '"time.known_at":"2026-02-30","organisation.kind":null,"wish":["first-aid","first-aid"],'
        '"organisation.prefecture":"48","sign.insider":"yes","sign.insider":"no","a/b~c":1},'
        '"language":5,"case":{}}')
MANY_POINTERS = {"/facts/data.personal", "/facts/sign.nope", "/facts/data.persons",
                 "/facts/time.known_at", "/facts/organisation.kind", "/facts/wish",
                 "/facts/organisation.prefecture", "/facts/sign.insider", "/facts/a~1b~0c",
                 "/language", "/case"}


@pytest.mark.parametrize("body", [
    '{"facts":{"sign.nope":"yes"}}', '{"facts":{"data.personal":null}}', "[]",
    '{"facts":{},"facts":{}}', '{"language":5}', MANY],
    ids="id value array key language many".split())
def test_faults_are_422(ask, body):
    """ "HTTP: 400 not JSON or empty, 413 too large, 422 faults (an array at the top included)"."""
    assert ask.post(body)[0] == 422


def test_all_faults_at_once(ask):
    """Every fault of a request is named at once."""
    status, kind, answer = ask.post(MANY)
    assert status in FAULTS and kind == "application/problem+json"
    named = {"/".join(each.split("/")[:3]) for each in pointers(answer)}
    assert named == MANY_POINTERS


def test_command_refuses_with_exit_2():
    """The command: exit 2, every fault named, nothing on standard output."""
    status, out, err = run("assess", stdin=MANY.encode())
    assert (status, out) == (2, "")
    assert all(each in err for each in MANY_POINTERS)
    for body in (b"", b"{", b"[]", b'{"facts":{"data.persons":NaN}}'):
        assert run("assess", stdin=body)[0] == 2


def test_the_command_answers_as_the_server_does(ask):
    """The same JSON from both."""
    status, out, _ = run("assess", stdin=json.dumps({"facts": F(EVERYTHING)}).encode())
    assert status == 0 and json.loads(out) == ask(EVERYTHING)
