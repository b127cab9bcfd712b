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
    "sign": "ransom_note files_encrypted files_altered_or_deleted site_defaced form_tampered malware"
            " malware_steals_data unauthorised_login unknown_account_or_rule c2_traffic theft_traces"
            " service_stopped traffic_flood data_seen_outside money_sent payment_change_mail"
            " fake_warning remote_tool_installed credentials_entered suspicious_mail scan_or_attempt"
            " media_lost media_stolen missent insider contractor_notice attack_at_contractor"
            " outside_notice impersonating_site tailored long_presence custom_malware"
            " relayed_to_others",
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
        self.connection = http.client.HTTPConnection(urllib.parse.urlsplit(address).netloc, timeout=20)

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
    ("appi.class-1", C1 + MARCH, [f"ppc statute preliminary {BAND}", f"ppc statute final {DAY_30}"]),
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
    ("telecom.accident", "telecom telecom_users=30000 telecom_hours=2 occurred_at=2026-03-01 " + MARCH,
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
                          ["-my_number", "exposure=none", "persons=100 -my_number_system " + NO_WRONG]),
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
                       ["-eu_persons", "-personal", "exposure=none"]),
    "gdpr.persons": ("eu_persons exposure=certain", "eu_persons exposure",
                     ["-eu_persons", "-personal", "exposure=none", "strongly_encrypted " + NO_WRONG]),
    "listed.disclosure": ("listed site_defaced", "listed site_defaced", ["-listed", ALL_NO]),
}
NEVER_CERTAIN = {"gdpr.persons", "listed.disclosure"}


def grid():
    for rule, (facts, opens, falsifiers) in GRID.items():
        yield pytest.param(rule, facts, "?" if rule in NEVER_CERTAIN else "+", id=f"{rule}-true")
        for name in opens.split():
            yield pytest.param(rule, f"{facts} {name}=unknown", "?", id=f"{rule}-open-{name}")
        for change in falsifiers:
            name = {ALL_NO: "no-sign", NO_WRONG: "no-wrongful-act", NO_CLASS: "no-class"}.get(change)
            short = name or change.replace(NO_WRONG, "no-wrongful").replace(ALL_NO, "no-sign")
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
    ("contractor-my-number-class", "my_number_public holds_data_as_contractor -personal=no"
     .replace("-personal=no", ""), "+appi.contractor", "an APPI or My Number class holds"),
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
    """Each intrusion alone makes the row true, and the text names the National Cybersecurity Office."""
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
    public = kind not in ("private", "unknown")
    for row in rows(answer, "appi.class-4"):
        assert ("68" in row["basis"]) == public or kind == "unknown", "art. 68 for public kinds"


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
    """All four classes go to the ministry where the authority is delegated; My Number never does."""
    answer = ask("kind=private personal sensitive financial persons=1001 insider my_number_system"
                 " my_number_public exposure=certain", facts, MARCH)
    for rule in RULES[:4]:
        check(answer, "+" + rule, rule)
        for row in rows(answer, rule):
            assert row["destination"] == destination
            assert facts or "省" in row["text"], "unknown: the text names the ministry"
    for rule in RULES[7:11]:
        check(answer, "+" + rule, rule)
        assert {row["destination"] for row in rows(answer, rule)} == {"ppc"}, "My Number: ppc always"
    assert ("organisation.delegated_authority" in answer["missing"]) == (not facts)


def test_delegated_authority_not_voluntary(ask):
    """The voluntary row goes to the PPC."""
    answer = ask("kind=private personal exposure=possible delegated_authority", NO_CLASS, MARCH)
    assert lines(answer, "appi.voluntary") == ["ppc voluntary report 2026-03-02 -"]
