"""Public answers: written by a desk, sealed until a lead releases them, found by whoever looks for them."""

import re
import time
import urllib.parse

import pytest

from console import Member, Visitor, form, plain
from desks import bearer, call, fresh, submit, token

DESK = "consultation.general"
QUESTION = "テレワークの端末は、何を確かめればよいですか"
ANSWER = "更新と暗号化を確かめてください。\n\n・OSの更新\n・盗難に備えた暗号化\n\n参考: https://www.ipa.go.jp/security/guide/sme/"


@pytest.fixture(scope="module")
def lead(desk):
    return Member(desk, f"lead:{DESK}")


@pytest.fixture(scope="module")
def member(desk):
    return Member(desk, f"member:{DESK}")


def public(desk, path):
    return Visitor(desk.public).get(path)


def soon(desk, path, status):
    """The public page, which follows the desk within a second or two."""
    until = time.monotonic() + 10
    while (page := public(desk, path)).status != status:
        assert time.monotonic() < until, (path, page.status)
        time.sleep(0.2)
    return page


def draft(who, question=QUESTION, answer=ANSWER, **more):
    """A new draft; its id."""
    who.get("/guides/new")
    who.send("/guides/new", {"desk": DESK, "question-ja": question, "answer-ja": answer, **more}, go="save")
    assert who.status == 200, who.text()
    return re.fullmatch(r"/guides/([^?]+)\?done=saved", who.path).group(1)


def release(lead, guide, **changes):
    lead.get(f"/guides/{guide}")
    return lead.send(f"/guides/{guide}", {"checked": "yes", **changes}, go="release")


def test_the_pack_s_guides_are_found_by_any_writing_of_their_words(desk):
    every = public(desk, "/ja/guides")
    assert every.status == 200 and "バックアップ" in every.text()
    for words in ("バックアップ", "ばっくあっぷ", "ﾊﾞｯｸｱｯﾌﾟ", "ランサムウェア　写し", "ＲＡＮＳＯＭＷＡＲＥ"):
        found = public(desk, "/ja/guides?" + urllib.parse.urlencode({"q": words}))
        assert "バックアップはどう取れば" in found.text(), words
    page = public(desk, "/en/guides/backups")
    assert page.status == 200 and "How should we make backups" in page.text()
    nothing = public(desk, "/ja/guides?" + urllib.parse.urlencode({"q": "<b>ありえない言葉"}))
    assert nothing.status == 200 and "見つかりませんでした" in nothing.text() and "<b>ありえない" not in nothing.body
    assert public(desk, "/ja/guides/nowhere").status == 404
    assert public(desk, "/ja/guides?q=%FF").status == 200 and public(desk, "/ja/guides?from=99999").status == 200


def test_a_draft_is_for_the_desk_alone_and_lies_sealed(desk, lead, member):
    guide = draft(member, question="封をした質問", answer="封をした答え")
    assert public(desk, f"/ja/guides/{guide}").status == 404
    assert "見つかりませんでした" in public(desk, "/ja/guides?" + urllib.parse.urlencode({"q": "封をした"})).text()
    other = Member(desk, "member:vulnerability-report")
    assert other.get(f"/guides/{guide}").status == 404 and "封をした" not in other.get("/guides").body
    assert Member(desk, "admin").get("/guides").status == 403
    assert lead.get(f"/guides/{guide}").status == 200 and "封をした答え" in lead.body
    stored = b"".join(path.read_bytes() for path in desk.home.rglob("*.sqlite*") if path.is_file())
    assert "封をした".encode() not in stored


def test_a_lead_releases_what_a_member_wrote_and_takes_it_back(desk, lead, member):
    guide = draft(member, keywords="在宅、リモートワーク")
    assert 'value="release"' not in member.body
    fields = form(member.body, f"/guides/{guide}", "save").filled({"checked": "yes"}, "release")
    assert member.post(f"/guides/{guide}", fields).status == 403
    lead.get(f"/guides/{guide}")
    lead.send(f"/guides/{guide}", {"answer-ja": ANSWER + "\n下書き"}, go="release")
    assert lead.status == 422 and "チェックしてください" in lead.text() and "下書き" in lead.body
    release(lead, guide)
    assert lead.status == 200 and "公開しました" in lead.text()

    page = soon(desk, f"/ja/guides/{guide}", 200)
    assert QUESTION in page.text() and "<li>OSの更新</li>" in page.body
    assert '<a href="https://www.ipa.go.jp/security/guide/sme/" rel="noreferrer">' in page.body
    assert member.email not in page.body and lead.email not in page.body
    english = public(desk, f"/en/guides/{guide}")
    assert "in Japanese only" in english.text() and '<article lang="ja">' in english.body
    for words in ("在宅", "てれわーく"):
        assert QUESTION in public(desk, "/ja/guides?" + urllib.parse.urlencode({"q": words})).text()

    # What is changed afterwards is public only once it is released too.
    lead.get(f"/guides/{guide}")
    lead.send(f"/guides/{guide}", {"answer-ja": "新しい答え"}, go="save")
    assert "公開していない変更" in lead.text() and "新しい答え" not in public(desk, f"/ja/guides/{guide}").body
    lead.send(f"/guides/{guide}", go="drop")
    assert "新しい答え" not in lead.body
    lead.send(f"/guides/{guide}", go="withdraw")
    soon(desk, f"/ja/guides/{guide}", 404)
    lead.send(f"/guides/{guide}", go="show")
    soon(desk, f"/ja/guides/{guide}", 200)


def test_of_two_who_change_one_at_once_the_second_is_told(desk, lead, member):
    guide = draft(member)
    lead.get(f"/guides/{guide}")
    member.get(f"/guides/{guide}")
    member.send(f"/guides/{guide}", {"answer-ja": "先の人の答え"}, go="save")
    lead.send(f"/guides/{guide}", {"answer-ja": "後の人の答え"}, go="save")
    assert lead.status == 409 and "後の人の答え" in lead.body and "ほかの人が" in lead.text()
    assert "先の人の答え" in member.get(f"/guides/{guide}").body


def test_one_made_of_a_case_warns_of_the_reporter_s_names(desk, lead):
    answer = submit(desk, desk=DESK, subject="相談", narrative="はじめまして。",
                    contact={"name": "水無月 葵", "organisation": "水無月製作所", "email": "aoi@minazuki.example"})
    reference = answer["reference"]
    staff = token(desk, fresh("guides"), "lead:*")
    reply = "水無月製作所の皆さま、まず連絡先を一枚にまとめてください。"
    assert call(desk.staff, "POST", f"/cases/{reference}/replies", {"text": reply}, headers=bearer(staff))[0] == 201
    lead.get(f"/guides/new?from={reference}")
    assert reply in plain(lead.body)
    lead.send("/guides/new", {"question-ja": "何から始めますか"}, go="save")
    assert "水無月製作所" in lead.text() and "だれのことか分かるおそれ" in lead.text()
    guide = re.match(r"/guides/([^?]+)", lead.path).group(1)
    release(lead, guide, **{"answer-ja": "まず連絡先を一枚にまとめてください。"})
    page = soon(desk, f"/ja/guides/{guide}", 200)
    assert "水無月" not in page.body and reference not in page.body


def test_faults_keep_what_was_typed_and_store_nothing(desk, member):
    before = member.get("/guides").body.count("<tr")
    member.get("/guides/new")
    member.send("/guides/new", {"desk": DESK, "question-ja": "", "answer-ja": "答えだけ", "question-en": "Only a question",
                                "answer-en": ""}, go="save")
    assert member.status == 422 and "答えだけ" in member.body and "Only a question" in member.body
    member.send("/guides/new", {"desk": DESK, "question-ja": "長" * 201, "answer-ja": "答え"}, go="save")
    assert member.status == 422 and "長" * 201 in member.body
    member.send("/guides/new", {"desk": "vulnerability-report", "question-ja": "よその窓口", "answer-ja": "答え"}, go="save")
    assert member.status == 422
    assert member.get("/guides").body.count("<tr") == before
