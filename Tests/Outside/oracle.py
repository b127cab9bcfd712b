"""A second reading of assessment.md, written without looking at the engine or the pack's rules.

`answer(facts)` is a pure function from a fact sheet to the answer, without texts, bases, sources,
`hangsOn`, `missing` and `next`. Section numbers in the comments are those of assessment.md.

A rule value is True, False or OPEN (None): Kleene's three values.
"""

import datetime
import re

import jpholiday

OPEN = None
TOKYO = datetime.timezone(datetime.timedelta(hours=9))
DAY = datetime.timedelta(days=1)
LAST_TABLED_YEAR = 2027

CONFIRMING = (
    "files_encrypted", "files_altered_or_deleted", "site_defaced", "form_tampered",
    "unauthorised_login", "unknown_account_or_rule", "service_stopped", "money_sent", "insider")
SUSPECTING = (
    "ransom_note", "c2_traffic", "theft_traces", "traffic_flood", "media_lost", "media_stolen",
    "missent", "remote_tool_installed", "credentials_entered", "contractor_notice",
    "attack_at_contractor", "custom_malware", "long_presence", "relayed_to_others",
    "impersonating_site")
WRONGFUL = (
    "ransom_note", "files_encrypted", "form_tampered", "unauthorised_login",
    "unknown_account_or_rule", "c2_traffic", "theft_traces", "insider", "remote_tool_installed",
    "site_defaced", "media_stolen", "attack_at_contractor")
TRACES = (
    "ransom_note", "theft_traces", "c2_traffic", "form_tampered", "unauthorised_login",
    "unknown_account_or_rule", "insider", "remote_tool_installed", "missent", "media_lost",
    "media_stolen", "attack_at_contractor")
TARGETED = ("tailored", "long_presence", "custom_malware", "relayed_to_others")
PRESSING = (
    "impact.spreading", "impact.ongoing", "impact.business_stopped", "impact.care_affected",
    "sign.money_sent", "sign.files_encrypted", "sign.ransom_note", "sign.remote_tool_installed")
CRITICAL_SECTORS = (
    "information-communications", "finance", "aviation", "airport", "railway", "electricity",
    "gas", "government", "medical", "water", "logistics", "chemical", "credit", "petroleum", "port")
LOCAL_KINDS = ("local-government", "local-incorporated-agency")
HARM_WISHES = {"first-aid", "vendor-list", "expert-support", "investigate-case",
               "device-examination"}
DECLINES = {
    "legal-interpretation": ["houterasu", "bar-association"],
    "contract-dispute": ["bar-association", "consumer-center"],
    "device-examination": ["ir-vendors", "otasuke"],
    "investigate-case": ["ir-vendors", "jpcert", "police"]}
TOLD_AS = {
    "police": "police", "bank": "bank", "ir-vendors": "vendor", "jpcert": "jpcert", "ipa": "ipa",
    "ppc": "ppc", "persons": "persons", "principal": "principal", "delegated-ministry": "ministry",
    "mic": "ministry", "fsa": "ministry", "mhlw": "ministry", "sector-ministry": "ministry"}


# Kleene's logic

def both(*values):
    """True if all are, False if any is, else open."""
    if False in values:
        return False
    return OPEN if OPEN in values else True


def either(*values):
    """True if any is, False if all are, else open."""
    if True in values:
        return True
    return OPEN if OPEN in values else False


def negation(value):
    """Open stays open."""
    return OPEN if value is OPEN else not value


# Reading the facts (section 1)

class Sheet:
    """The facts as given, and as they count after the implications of 1.1."""

    def __init__(self, facts):
        self.given = {key: value for key, value in facts.items() if value != "unknown"}
        self.counted = implied(self.given)

    def value(self, fact):
        """The value that counts, or None."""
        return self.counted.get(fact)

    def tri(self, fact):
        """A yes-or-no fact as a rule value."""
        return {"yes": True, "no": False, None: OPEN}[self.value(fact)]

    def sign(self, name):
        """A yes-or-no sign as a rule value."""
        return self.tri("sign." + name)

    def has(self, fact, *values):
        """Whether a choice is one of these values."""
        value = self.value(fact)
        return OPEN if value is None else value in values

    def chosen(self, fact):
        """The values of a multi; none of them where it is unanswered."""
        return set(self.value(fact) or ())


def implied(given):
    """1.1: yes runs from left to right and outweighs a no; a no runs back to an unanswered left."""
    counted = dict(given)
    rules = (("data.my_number_system", "data.my_number"),
             ("data.my_number_public", "data.my_number"),
             ("data.my_number", "data.personal"),
             ("data.card_numbers", "data.financial"))
    for left, right in rules:
        if counted.get(left) == "yes":
            counted[right] = "yes"
    for left, right in reversed(rules):
        if counted.get(right) == "no":
            counted.setdefault(left, "no")
    return counted


def moment(text):
    """(is it a bare date?, the instant; a bare date starts 00:00 Asia/Tokyo)."""
    if len(text) == 10:
        return True, datetime.datetime.fromisoformat(text).replace(tzinfo=TOKYO)
    text = re.sub(r"\.(\d+)", lambda found: "." + found[1][:6].ljust(6, "0"), text.upper())
    return False, datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def tokyo_day(text):
    """The date in Asia/Tokyo."""
    return moment(text)[1].astimezone(TOKYO).date()


def utc(instant):
    """An instant in UTC with Z, to the second."""
    text = instant.astimezone(datetime.timezone.utc).isoformat(timespec="seconds")
    return text.replace("+00:00", "Z")


def earlier(left, right):
    """Whether one time lies before another; by days where either is a bare date."""
    if moment(left)[0] or moment(right)[0]:
        return tokyo_day(left) < tokyo_day(right)
    return moment(left)[1] < moment(right)[1]


class Findings:
    """What the other sections are built on: exposure, wrongful act, exemptions, clock, role."""

    def __init__(self, sheet):
        self.sheet = sheet
        self.malware_stole = either(
            sheet.has("sign.malware", "executed"),
            both(sheet.has("sign.malware", "detected"), sheet.sign("malware_steals_data")))
        self._exposure()
        self._wrongful_act()
        self._exemptions()
        self.start = sheet.value("time.known_at") or sheet.value("time.found_at")
        self.day = tokyo_day(self.start) if self.start else None
        role = sheet.value("reporter.role")
        self.organisation = not (
            role == "individual"
            or role == "finder" and sheet.value("organisation.kind") is None)

    def _exposure(self):
        """1.2: the first that fits as far as is known; what is still open may change it later."""
        sheet, said = self.sheet, self.sheet.value("data.exposure")
        self.seen = sheet.sign("data_seen_outside")
        self.loss = both(either(sheet.sign("files_encrypted"),
                                sheet.sign("files_altered_or_deleted")),
                         sheet.value("data.intact_copy") != "yes")
        self.trace = either(*map(sheet.sign, TRACES), self.malware_stole, self.loss,
                            sheet.has("sign.outside_notice", "grounded"))
        if self.seen or said == "certain":
            self.exposure = "certain"
        elif sheet.tri("data.ruled_out") and not self.loss:
            self.exposure = "none"
        elif said == "possible" or self.trace:
            self.exposure = "possible"
        else:
            self.exposure = said
        self.certain = self.exposure == "certain"
        self.exposed = OPEN if self.exposure is None else self.exposure != "none"

    def _wrongful_act(self):
        """1.3, and the same without media_stolen for 1.4."""
        others = [self.sheet.sign(name) for name in WRONGFUL if name != "media_stolen"]
        self.intruder = either(*others, self.malware_stole)
        self.wrongful = either(self.intruder, self.sheet.sign("media_stolen"))

    def _exemptions(self):
        """1.4: True an exemption counts, False none does, OPEN while an act is open."""
        self.encryption = both(self.sheet.value("data.strongly_encrypted") == "yes",
                               negation(self.intruder))
        recovery = both(self.sheet.value("data.all_recovered_unseen") == "yes",
                        negation(self.intruder), negation(self.seen))
        self.exempt = either(self.encryption, recovery)


# Contradictions (1.1, 1.2, 1.4, 1.5)

def contradiction(sheet, found):
    """The given facts that contradict one another: what is overruled, and what overrules it."""
    facts = (_overruled_data(sheet) | _overruled_exposure(sheet, found)
             | _overruled_exemptions(sheet, found) | _contrary_dates(sheet))
    return {fact for fact in facts if fact in sheet.given}


def _yes(sheet, *facts):
    return {fact for fact in facts if sheet.given.get(fact) == "yes"}


def _overruled_data(sheet):
    lefts = {"data.financial": ("data.card_numbers",),
             "data.my_number": ("data.my_number_system", "data.my_number_public"),
             "data.personal": ("data.my_number", "data.my_number_system", "data.my_number_public")}
    facts = set()
    for right, left in lefts.items():
        if sheet.given.get(right) == "no" and sheet.value(right) == "yes":
            facts |= {right} | _yes(sheet, *left)
    return facts


def _stealing_malware(sheet, found):
    if not found.malware_stole:
        return set()
    detected = sheet.given["sign.malware"] == "detected"
    return {"sign.malware"} | ({"sign.malware_steals_data"} if detected else set())


def _given_loss(sheet, found):
    return _yes(sheet, "sign.files_encrypted",
                "sign.files_altered_or_deleted") if found.loss else set()


def _given_traces(sheet, found):
    facts = _yes(sheet, *("sign." + name for name in TRACES)) | _given_loss(sheet, found)
    if sheet.has("sign.outside_notice", "grounded"):
        facts |= {"sign.outside_notice"}
    return facts | _stealing_malware(sheet, found)


def _overruled_exposure(sheet, found):
    said, ruled_out = sheet.given.get("data.exposure"), _yes(sheet, "data.ruled_out")
    seen = _yes(sheet, "sign.data_seen_outside")
    facts = set()
    if ruled_out and found.certain:
        facts |= ruled_out | seen | ({"data.exposure"} if said == "certain" else set())
    elif ruled_out and found.loss:
        facts |= ruled_out | _given_loss(sheet, found)
    elif ruled_out and said == "possible":
        facts |= ruled_out | {"data.exposure"}
    if said == "none" and found.exposed:
        facts |= {"data.exposure"} | seen | _given_traces(sheet, found)
    return facts


def _overruled_exemptions(sheet, found):
    names = ("sign." + name for name in WRONGFUL if name != "media_stolen")
    acts = _yes(sheet, *names) | _stealing_malware(sheet, found)
    seen = _yes(sheet, "sign.data_seen_outside")
    encrypted = _yes(sheet, "data.strongly_encrypted")
    recovered = _yes(sheet, "data.all_recovered_unseen")
    facts = set()
    if encrypted and acts:
        facts |= encrypted | acts
    if recovered and acts | seen:
        facts |= recovered | acts | seen
    return facts


def _contrary_dates(sheet):
    began = sheet.given.get("time.occurred_at")
    facts = {fact for fact in ("time.found_at", "time.known_at")
             if began and fact in sheet.given and earlier(sheet.given[fact], began)}
    return facts and facts | {"time.occurred_at"}


# Verdict (section 2)

def confirming(sheet, found):
    """Rule value of "verdict confirmed", over the signs and the exposure behind it."""
    return either(*map(sheet.sign, CONFIRMING), sheet.has("sign.malware", "executed"), found.seen,
                  sheet.has("data.exposure", "certain"))


def suspecting_signs(sheet):
    """Rule value of any sign that makes the verdict suspected."""
    return either(*map(sheet.sign, SUSPECTING), sheet.has("sign.malware", "detected"),
                  sheet.has("sign.suspicious_mail", "opened", "executed"),
                  sheet.has("sign.outside_notice", "grounded"))


def harmful(sheet, found):
    """Rule value of "verdict suspected or worse", over the signs and the exposure behind it."""
    return either(confirming(sheet, found), suspecting_signs(sheet), found.exposed)


def verdict(sheet, found):
    """The word."""
    if confirming(sheet, found):
        return "confirmed"
    if harmful(sheet, found):
        return "suspected"
    signs = either(*map(sheet.sign, CONFIRMING), sheet.has("sign.malware", "executed"), found.seen,
                   suspecting_signs(sheet))
    doubtful = (sheet.tri("done.wiped") or sheet.tri("logs.kept") is False
                or sheet.has("sign.outside_notice", "ungrounded"))
    calm = signs is False and found.exposure == "none" and not doubtful
    return "none" if calm else "undetermined"


def because(sheet, found):
    """(rule, facts) of every harm rule that holds, and of the contradiction."""
    rows = []

    def add(rule, fact, holds):
        if holds:
            rows.append({"rule": rule, "facts": [fact]})

    for name in CONFIRMING + SUSPECTING + ("data_seen_outside",):
        add("harm." + name.replace("_", "-"), "sign." + name, sheet.sign(name))
    add("harm.malware", "sign.malware", sheet.has("sign.malware", "detected", "executed"))
    add("harm.suspicious-mail", "sign.suspicious_mail",
        sheet.has("sign.suspicious_mail", "opened", "executed"))
    add("harm.outside-notice", "sign.outside_notice", sheet.has("sign.outside_notice", "grounded"))
    add("harm.exposure-certain", "data.exposure", sheet.has("data.exposure", "certain"))
    add("harm.exposure-possible", "data.exposure",
        sheet.has("data.exposure", "possible") and found.exposed)
    clash = contradiction(sheet, found)
    if clash:
        rows.append({"rule": "facts.contradiction", "facts": sorted(clash)})
    return rows


# Urgency, targeted attack, desk (section 3)

def targeted_attack(sheet):
    """Points for the four signs; a state interest counts only with another."""
    values = [sheet.sign(name) for name in TARGETED]
    points = values.count(True)
    if points and sheet.tri("organisation.state_interest"):
        points += 1
    if points:
        return "likely" if points >= 3 else "possible"
    return "no-sign" if OPEN not in values else "undetermined"


def any_sign(sheet):
    """1.7: a choice sign is yes at any value but none."""
    return any(value not in ("no", "none") for fact, value in sheet.given.items()
               if fact.startswith("sign."))


def urgency(sheet, word, targeted):
    """How soon."""
    harm = word in ("confirmed", "suspected")
    pressing = any(sheet.tri(fact) for fact in PRESSING)
    if harm and pressing or targeted == "likely":
        return "immediate"
    if harm or word == "undetermined" and (pressing or any_sign(sheet)):
        return "today"
    return "routine"


def desk(sheet, word, urgent, targeted):
    """First that fits."""
    wishes = sheet.chosen("wish")
    if urgent != "immediate":
        if "report-vulnerability" in wishes:
            return "vulnerability-report"
        if "vulnerability-question" in wishes:
            return "vulnerability-enquiry"
        if wishes == {"file-report"}:
            return "incident-report"
    if sheet.value("reporter.role") == "individual":
        return "individual"
    if targeted == "likely" or targeted == "possible" and "expert-support" in wishes:
        return "consultation.apt"
    if word in ("confirmed", "suspected") or wishes & HARM_WISHES:
        return "consultation.incident"
    if "give-threat-information" in wishes:
        return "threat-information"
    legal = {"legal-interpretation", "contract-dispute"}
    if "general-guidance" in wishes or wishes and wishes <= legal:
        return "consultation.general"
    return "consultation.incident"


# Incident types (section 4)

def incident_types(sheet, found, targeted):
    """The set of types."""
    sign = sheet.sign
    ransomware = sign("files_encrypted") or sign("ransom_note")
    mail_ran = sheet.has("sign.suspicious_mail", "executed")
    tests = {
        "ransomware": ransomware,
        "malware": sheet.has("sign.malware", "blocked", "detected", "executed")
        or mail_ran and not ransomware,
        "unauthorised-access": sign("unauthorised_login") or sign("unknown_account_or_rule")
        or sign("remote_tool_installed"),
        "account-takeover": sign("unauthorised_login")
        and (sign("unknown_account_or_rule") or sign("credentials_entered")),
        "defacement": sign("site_defaced"),
        "card-skimming": sign("form_tampered") and sheet.value("data.card_numbers") != "no",
        "bec": sign("payment_change_mail"),
        "support-scam": sign("fake_warning"),
        "phishing": sign("credentials_entered"),
        "information-leak": sign("missent") or found.certain,
        "ddos": sign("traffic_flood"),
        "targeted-attack": targeted == "likely",
        "internal-fraud": sign("insider"),
        "supply-chain": sign("contractor_notice") or sign("attack_at_contractor"),
        "fake-site": sign("impersonating_site"),
        "lost-media": sign("media_lost") or sign("media_stolen")}
    types = {name for name, holds in tests.items() if holds}
    return types or ({"other"} if any_sign(sheet) else set())


# Guidance, referrals, declines (section 5)

def guidance(sheet, word, types, chosen_desk):
    """The set of guidance ids."""
    only_blocked = (sheet.has("sign.malware", "blocked")
                    and not sheet.has("sign.suspicious_mail", "executed"))
    ids = {"first-aid." + name for name in types if not (name == "malware" and only_blocked)}
    if word != "none":
        ids.add("first-aid.preserve")
    ids |= {"undetermined": {"first-aid.undetermined"}, "none": {"guide.no-sign"}}.get(word, set())
    if chosen_desk == "consultation.general":
        ids.add("guide.general")
    return ids


def told(sheet, destination):
    """Whether done.told names this destination."""
    return TOLD_AS.get(destination) in sheet.chosen("done.told")


def referrals(sheet, found, word, types, targeted, chosen_desk):
    """Rows of whom to turn to."""
    sign, wishes = sheet.sign, sheet.chosen("wish")
    harm = word in ("confirmed", "suspected")
    employees = sheet.value("organisation.employees")
    tests = {
        "police": harm and (found.wrongful or sign("traffic_flood"))
        or sign("money_sent") or sign("payment_change_mail") or sign("credentials_entered")
        or sign("impersonating_site"),
        "bank": sign("money_sent")
        or sign("credentials_entered") and sheet.value("data.financial") != "no",
        "ir-vendors": found.organisation
        and (harm or wishes & {"vendor-list", "device-examination", "investigate-case"}),
        "jpcert": targeted in ("possible", "likely") or sign("c2_traffic")
        or sign("traffic_flood") or "ransomware" in types,
        "jc3": sign("impersonating_site"),
        "phishing-council": "phishing" in types,
        "isp": sign("traffic_flood"),
        "otasuke": employees is not None and employees <= 300
        and ("general-guidance" in wishes or "malware" in types),
        "ipa": harm,
        "individual-desk": chosen_desk == "individual"}
    return [{"destination": name, "rule": "refer." + name, "told": told(sheet, name)}
            for name, holds in tests.items() if holds]


def declined(sheet):
    """Wishes the desk does not fulfil."""
    return [{"wish": wish, "destinations": DECLINES[wish]}
            for wish in sheet.chosen("wish") if wish in DECLINES]


# Dates (section 6)

def is_closed(date):
    """Saturday, Sunday, public holiday, 12/29 to 1/3."""
    turn = date.month == 12 and date.day >= 29 or date.month == 1 and date.day <= 3
    return date.weekday() >= 5 or turn or jpholiday.is_holiday(date)


def open_day(date):
    """This day, or the next that is not closed."""
    while is_closed(date):
        date += DAY
    return date


def band(start):
    """Three to five days on, weekends and holidays as they come."""
    return {"earliest": str(start + 3 * DAY), "latest": str(start + 5 * DAY)}


def last_day(start, count):
    """Day `count`, the start being day 1."""
    return start + (count - 1) * DAY


# Obligations (section 6)

PROMPTLY = {"promptly": True}


class Obligations:
    """Collects the rows of one sheet."""

    def __init__(self, sheet, found):
        self.sheet, self.found, self.rows = sheet, found, []

    def row(self, rule, value, destination, force, stage, due=None, *, verified=True,
            clock=..., certain=True):
        """One row, unless its rule is false."""
        if value is False:
            return
        clock = self.found.day if clock is ... else clock
        row = {"rule": rule, "destination": destination, "force": force, "stage": stage,
               "certain": value is True and certain, "verified": verified,
               "told": told(self.sheet, destination)}
        if clock is not None:
            row["clockStart"] = str(clock)
        if due is not None:
            row["due"] = due
        self.rows.append(row)

    def class_rows(self, rule, value, destination, count):
        """Preliminary band and final date."""
        start = self.found.day
        final = open_day(last_day(start, count)) if start else None
        self.row(rule, value, destination, "statute", "preliminary", band(start) if start else None)
        self.row(rule, value, destination, "statute", "final",
                 {"date": str(final)} if final else None,
                 verified=final is None or final.year <= LAST_TABLED_YEAR)


def over_threshold(sheet):
    """Class 4: more persons than the kind of organisation allows."""
    persons, kind = sheet.value("data.persons"), sheet.value("organisation.kind")
    if persons is None:
        return OPEN
    if kind in ("administrative-organ", "local-government"):
        return persons > 100
    if kind == "private":
        return persons > 1000
    return True if persons > 1000 else OPEN if persons > 100 else False


def at_least(sheet, fact, least):
    """Whether a number reaches a threshold."""
    value = sheet.value(fact)
    return OPEN if value is None else value >= least


def since(day, year, month, date):
    """Whether a rule valid from a date is in force; an unknown start is."""
    return day is None or day >= datetime.date(year, month, date)


def obligations(sheet, found):
    """All rows."""
    if not found.organisation:
        return []
    duties = Obligations(sheet, found)
    released = (sheet.tri("organisation.holds_data_as_contractor") is True
                and "principal" in sheet.chosen("done.told"))
    appi = appi_classes(sheet, found)
    number = my_number_classes(sheet, found)
    if not released:
        appi_rows(duties, appi)
        my_number_rows(duties, number)
    contractor_row(duties, appi + number)
    telecom_rows(duties)
    sector_rows(duties)
    gdpr_rows(duties)
    duties.row("listed.disclosure",
               both(sheet.tri("organisation.listed"), confirming(sheet, found)),
               "tse", "contract", "report", PROMPTLY, certain=False)
    return duties.rows


def appi_in_force(sheet, found):
    """From 2022-04-01; local public bodies from 2023-04-01."""
    if not since(found.day, 2022, 4, 1):
        return False
    local = sheet.has("organisation.kind", *LOCAL_KINDS)
    return either(negation(local), since(found.day, 2023, 4, 1))


def appi_classes(sheet, found):
    """Classes 1 to 4, exemptions not yet applied."""
    base = both(sheet.tri("data.personal"), found.exposed, appi_in_force(sheet, found))
    return [both(base, sheet.tri("data.sensitive")), both(base, sheet.tri("data.financial")),
            both(base, found.wrongful), both(base, over_threshold(sheet))]


def appi_rows(duties, classes):
    """Classes, persons, voluntary."""
    sheet, found = duties.sheet, duties.found
    kept = [exempted(value, found) for value in classes]
    ministry = sheet.tri("organisation.delegated_authority")
    destination = "delegated-ministry" if ministry else "ppc"
    count = 60 if kept[2] else 30
    for number, value in enumerate(kept, 1):
        duties.class_rows(f"appi.class-{number}", value, destination, 60 if number == 3 else count)
    duties.row("appi.persons", either(*kept), "persons", "statute", "notice", PROMPTLY)
    lesser = both(sheet.tri("data.personal"), found.exposed, appi_in_force(sheet, found),
                  *map(negation, classes))
    duties.row("appi.voluntary", exempted(lesser, found), "ppc", "voluntary", "report")


def exempted(value, found):
    """The value of a personal-data or My Number rule beside the exemptions."""
    return both(value, negation(found.exempt))


def my_number_classes(sheet, found):
    """Classes 1 to 4, exemptions not yet applied."""
    base = both(sheet.tri("data.my_number"), since(found.day, 2022, 4, 1))
    return [both(base, found.exposed, sheet.tri("data.my_number_system")),
            both(base, found.exposed, found.wrongful),
            both(base, sheet.tri("data.my_number_public")),
            both(base, found.exposed, at_least(sheet, "data.persons", 101))]


def my_number_rows(duties, classes):
    """Classes, persons, voluntary; the PPC always."""
    sheet, found = duties.sheet, duties.found
    kept = [exempted(value, found) for value in classes]
    count = 60 if kept[1] else 30
    for number, value in enumerate(kept, 1):
        duties.class_rows(f"my-number.class-{number}", value, "ppc", 60 if number == 2 else count)
    duties.row("my-number.persons", either(*kept), "persons", "statute", "notice", PROMPTLY)
    lesser = both(sheet.tri("data.my_number"), found.exposed, since(found.day, 2022, 4, 1),
                  *map(negation, classes))
    duties.row("my-number.voluntary", exempted(lesser, found), "ppc", "voluntary", "report")


def contractor_row(duties, classes):
    """The notice to the principal."""
    found = duties.found
    holds = duties.sheet.tri("organisation.holds_data_as_contractor")
    value = both(holds, either(*(exempted(each, found) for each in classes)))
    duties.row("appi.contractor", value, "principal", "statute", "notice",
               band(found.day) if found.day else None)


def telecom_rows(duties):
    """Secrecy of communications, and accidents; dates unmoved."""
    sheet, found = duties.sheet, duties.found
    secrecy = both(sheet.tri("organisation.telecom"), sheet.tri("data.communications_secrecy"),
                   found.certain or both(found.exposed, OPEN))
    accident = both(sheet.tri("organisation.telecom"),
                    at_least(sheet, "impact.telecom_users", 30_000),
                    at_least(sheet, "impact.telecom_hours", 2),
                    sheet.sign("service_stopped") is not False)
    began = sheet.value("time.occurred_at")
    clocks = {"telecom.secrecy": (secrecy, found.day),
              "telecom.accident": (accident, tokyo_day(began) if began else None)}
    for rule, (value, clock) in clocks.items():
        final = {"date": str(last_day(clock, 30))} if clock else None
        duties.row(rule, value, "mic", "statute", "preliminary", PROMPTLY, verified=False,
                   clock=clock)
        duties.row(rule, value, "mic", "statute", "final", final, verified=False, clock=clock)


def sector_rows(duties):
    """Finance, medical, cards, critical and designated infrastructure."""
    sheet, found = duties.sheet, duties.found
    harm = harmful(sheet, found)
    duties.row("finance.incident", both(sheet.has("organisation.sector", "finance"), harm),
               "fsa", "guideline", "preliminary", PROMPTLY, verified=False)
    effect = either(sheet.tri("impact.care_affected"), sheet.sign("service_stopped"),
                    sheet.tri("impact.business_stopped"), found.exposed)
    duties.row("medical.incident", both(sheet.has("organisation.sector", "medical"), harm, effect),
               "mhlw", "guideline", "preliminary", PROMPTLY)
    duties.row("card.acquirer", both(sheet.tri("organisation.card_merchant"),
                                     sheet.tri("data.card_numbers"), found.exposed),
               "acquirer", "contract", "notice", PROMPTLY)
    duties.row("critical-infrastructure.service-level",
               both(sheet.has("organisation.sector", *CRITICAL_SECTORS),
                    sheet.tri("impact.service_level_breached")),
               "sector-ministry", "voluntary", "report")
    intrusion = either(sheet.sign("unauthorised_login"), sheet.sign("unknown_account_or_rule"),
                       sheet.sign("c2_traffic"), sheet.has("sign.malware", "executed"))
    duties.row("designated-infrastructure.intrusion",
               both(sheet.tri("organisation.designated_infrastructure"), intrusion,
                    since(found.day, 2026, 10, 1)),
               "sector-ministry", "statute", "preliminary", PROMPTLY, verified=False)


def gdpr_rows(duties):
    """The authority within 72 hours, and the persons where the risk is high."""
    sheet, found = duties.sheet, duties.found
    intact = sheet.tri("data.intact_copy")
    breach = either(found.certain, both(sheet.sign("files_encrypted"), negation(intact)),
                    both(found.exposed, OPEN))
    value = both(sheet.tri("data.eu_persons"), sheet.value("data.personal") != "no", breach)
    start = moment(found.start)[1] if found.start else None
    clock = utc(start) if start else None
    due = {"at": utc(start + 3 * DAY)} if start else None
    duties.row("gdpr.authority", value, "gdpr-authority", "statute", "report", due, clock=clock)
    duties.row("gdpr.persons", both(value, negation(found.encryption)), "persons", "statute",
               "notice", PROMPTLY, clock=clock, certain=False)


def answer(facts):
    """The whole answer to a fact sheet, texts, `hangsOn`, `missing` and `next` left out."""
    sheet = Sheet(facts)
    found = Findings(sheet)
    word = verdict(sheet, found)
    targeted = targeted_attack(sheet)
    urgent = urgency(sheet, word, targeted)
    chosen_desk = desk(sheet, word, urgent, targeted)
    types = incident_types(sheet, found, targeted)
    return {
        "pack": "jp-national@1",
        "verdict": word,
        "because": because(sheet, found),
        "incidentTypes": sorted(types),
        "urgency": urgent,
        "targetedAttack": targeted,
        "desk": chosen_desk,
        "declined": declined(sheet),
        "guidance": sorted(guidance(sheet, word, types, chosen_desk)),
        "referrals": referrals(sheet, found, word, types, targeted, chosen_desk),
        "obligations": obligations(sheet, found)}
