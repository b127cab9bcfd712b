"""Compares an answer with an expected one, as examples/README.md says."""


def _set(rows, *keys):
    return {tuple(str(row.get(key)) for key in keys) for row in rows}


def differences(request, expected, actual):
    """Readable lines, one a difference; empty where the answers agree."""
    found = []

    def check(what, left, right):
        if left != right:
            found.append(f"{what}: expected {left}, got {right}")

    for key in ("pack", "verdict", "urgency", "targetedAttack", "desk"):
        check(key, expected[key], actual[key])
    for key in ("incidentTypes", "guidance"):
        check(key, sorted(expected[key]), sorted(actual[key]))
    check(
        "because",
        {(row["rule"], tuple(sorted(row["facts"]))) for row in expected["because"]},
        {(row["rule"], tuple(sorted(row["facts"]))) for row in actual["because"]},
    )
    check("referrals", _set(expected["referrals"], "destination", "rule", "told"),
          _set(actual["referrals"], "destination", "rule", "told"))
    check(
        "declined",
        {(row["wish"], tuple(sorted(row["destinations"]))) for row in expected["declined"]},
        {(row["wish"], tuple(sorted(row["destinations"]))) for row in actual["declined"]},
    )

    def key(row):
        return row["rule"], row["stage"], row["destination"]

    left = {key(row): row for row in expected["obligations"]}
    right = {key(row): row for row in actual["obligations"]}
    check("obligation keys", sorted(left), sorted(right))
    check("number of obligations", len(left), len(actual["obligations"]))
    for row in left.keys() & right.keys():
        for field in ("force", "clockStart", "due", "certain", "verified", "told"):
            check(f"{row} {field}", left[row].get(field), right[row].get(field))
        hangs = set(left[row].get("hangsOn", []))
        if hangs and not hangs & set(right[row].get("hangsOn", [])):
            found.append(f"{row} hangsOn: {right[row].get('hangsOn')} shares nothing with {hangs}")
    lacking = set(expected["missing"]) - set(actual["missing"])
    if lacking:
        found.append(f"missing lacks {sorted(lacking)}")
    extra = set(actual["missing"]) - set(expected["missing"])
    if len(extra) > 5:
        found.append(f"missing has too many more: {sorted(extra)}")
    following = set(actual.get("next", {}).get("facts", []))
    askable = set(actual["missing"]) - set(request["facts"])
    if "next" in expected and not following:
        found.append("next is absent")
    if following - askable:
        found.append(f"next asks {sorted(following - askable)}, which are not missing or were answered")
    return found, sorted(extra)
