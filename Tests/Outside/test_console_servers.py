"""Two servers on PostgreSQL: a session and a case go on when one is killed."""

import time

import pytest

from console import Member, form, held_replies_gone
from desks import Cluster, RunningDesk, submit

DESK = "consultation.incident"


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pair")
    with Cluster() as cluster:
        url = cluster.database()
        settings = {"MADOGUCHI_DATABASE": url, "MADOGUCHI_KEY_FILE": str(folder / "keys")}
        with RunningDesk(folder / "one", **settings) as one, RunningDesk(folder / "other", **settings) as other:
            yield one, other


def test_a_session_and_a_case_outlive_the_server_that_began_them(pair):
    one, other = pair
    member = Member(one, f"member:{DESK}")
    report = submit(one, desk=DESK, subject="二台の窓口")
    case = f"/cases/{report['reference']}"
    assert member.get(case).status == 200 and "二台の窓口" in member.text()
    member.send(f"{case}/replies", {"text": "一台目からの返信です。"}, "send")
    assert member.status == 200, member.text()
    # A form that was shown by the one is sent to the other.
    note = form(member.body, f"{case}/replies", "send").filled({"note": "二台目で続けます。"})
    one.kill()
    member.address = other.staff
    assert member.post(f"{case}/notes", note).status == 200, member.text()
    assert member.get(case).status == 200 and "二台の窓口" in member.text()
    messages = held_replies_gone(other, report["receipt"], 1)
    assert [one["text"] for one in messages] == ["一台目からの返信です。"]
    assert "二台目で続けます。" in member.get(case).text()
    one.start()
    member.address = one.staff
    assert member.get(case).status == 200
    # Who is signed out by the one is signed out everywhere, and nothing was sent twice.
    name, value = member.cookie
    member.send("/sign-out")
    member.address, member.jar = other.staff, {name: value}
    assert member.get("/", follow=False).status == 303
    assert len(held_replies_gone(one, report["receipt"], 1)) == 1


def test_a_person_who_is_disabled_at_one_server_is_out_at_the_other(pair):
    one, other = pair
    member = Member(one, f"member:{DESK}")
    member.address = other.staff
    assert member.get("/", follow=False).status == 200
    status, _, err = one.run("staff", "disable", member.email)
    assert status == 0, err
    begun = time.monotonic()
    while member.get("/", follow=False).status != 303:
        assert time.monotonic() - begun < 5
