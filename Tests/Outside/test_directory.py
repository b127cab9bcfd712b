"""The lists of the directory: police, vendors with their import by command and by console, support for small firms."""

import re
import time

import pytest

from conftest import run
from console import Member, plain
from desks import RunningDesk, exchange

HEAD = "会社名,サービス名,サービスの種類,対応地域,登録番号,有効期限,対応時間,電話番号,メールアドレス,ウェブサイト\r\n"


def row(number, company="青葉①髙", kinds="デジタルフォレンジック、初動対応", regions="東京都"):
    return (f"{company}{number},調査{number},{kinds},{regions},018-{number:04},2027/3/31,24時間,03-0000-{number:04},"
            f"ir{number}@aoba.example,https://aoba.example/{number}\r\n")


def page(address, path):
    status, headers, body = exchange(address, "GET", path, None, {})
    return status, headers, body.decode()


@pytest.fixture
def desk(tmp_path):
    with RunningDesk(tmp_path / "home") as running:
        yield running


@pytest.fixture
def file(tmp_path):
    def write(text, name="vendors.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return str(path)
    return write


# By the command

def test_every_fault_is_named_and_nothing_is_stored(desk, file):
    bad = file(HEAD + row(1) + "a,,魔法,火星,x,11/22,,電話,mail,ftp://x\r\n")
    for more in ([], ["--check"]):
        status, out, err = desk.run("import", "vendors", bad, *more)
        assert status == 1 and out == ""
        for column in ("サービス名", "サービスの種類", "対応地域", "有効期限", "電話番号", "メールアドレス", "ウェブサイト"):
            assert f"3行目 {column}: " in err, err
        assert "nothing was stored" in err.splitlines()[-1]
    assert "見本です" in page(desk.public, "/ja/vendors")[2]


@pytest.mark.parametrize("arguments, named", [
    (["nowhere.csv"], "nowhere.csv"), (["FILE", "--as-of", "2026-02-30"], "--as-of")])
def test_bad_arguments_end_with_2_and_one_line(desk, file, arguments, named):
    good = file(HEAD + row(1))
    status, out, err = desk.run("import", "vendors", *[good if one == "FILE" else one for one in arguments])
    assert status == 2 and out == "" and err.count("\n") == 1 and named in err


def test_checking_needs_no_desk(file, tmp_path):
    status, out, err = run("import", "vendors", file(HEAD + row(1)), "--check", cwd=tmp_path)
    assert status == 0 and "1 entries, no fault" in out and err == ""
    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_a_running_server_shows_the_list_within_seconds(desk, file, encoding):
    path = file(HEAD + row(1) + row(2, regions="全国"), encoding=encoding)
    status, out, err = desk.run("import", "vendors", path, "--as-of", "2026-11-20", "--note", "初版")
    assert status == 0 and "2 entries as of 2026-11-20, version 1" in out, err
    until = time.monotonic() + 5
    while "青葉①髙1" not in (body := page(desk.public, "/ja/vendors")[2]):
        assert time.monotonic() < until, plain(body)
        time.sleep(0.1)
    assert "見本です" not in body and "2026-11-20時点の一覧です（2件）" in plain(body)
    assert "業者一覧を更新しました（2026-11-20時点、2件）" in plain(page(desk.public, "/ja/revisions")[2])
    assert "初版" not in body
    elsewhere = plain(page(desk.public, "/ja/vendors?region=27")[2])
    assert "青葉①髙2" in elsewhere and "青葉①髙1" not in elsewhere


def test_a_list_comes_through_a_stop_a_backup_and_a_restore(tmp_path, file):
    keys = str(tmp_path / "keys")
    with RunningDesk(tmp_path / "home", MADOGUCHI_KEY_FILE=keys) as desk:
        desk.stop()
        assert desk.run("import", "vendors", file(HEAD + row(7)))[0] == 0
        desk.start()
        assert "青葉①髙7" in page(desk.public, "/en/vendors")[2]
        assert desk.run("backup", str(tmp_path / "backup"))[0] == 0
    other = RunningDesk(tmp_path / "other" / "home", MADOGUCHI_KEY_FILE=keys)
    other.home.parent.mkdir()
    assert other.run("restore", str(tmp_path / "backup"))[0] == 0
    with other:
        assert "青葉①髙7" in page(other.public, "/en/vendors")[2]


def test_a_large_list_is_paged_small_and_in_one_order_all_day(desk, file):
    assert desk.run("import", "vendors", file(HEAD + "".join(row(one) for one in range(1, 313))))[0] == 0
    time.sleep(1.5)
    seen, number = [], 1
    while True:
        status, headers, body = page(desk.public, f"/ja/vendors?page={number}")
        assert status == 200 and len(body.encode()) <= 30_000
        assert int(re.fullmatch(r"public, max-age=(\d+)", headers["Cache-Control"]).group(1)) <= 300
        seen += re.findall(r"青葉①髙(\d+)<br>", body)
        if f"page={number + 1}\"" not in body:
            break
        number += 1
    assert sorted(map(int, seen)) == list(range(1, 313)) and seen != sorted(seen, key=int)
    again = re.findall(r"青葉①髙(\d+)<br>", page(desk.public, "/ja/vendors")[2])
    assert again == seen[:len(again)]
    # An address of yesterday's shows the last page.
    assert page(desk.public, "/ja/vendors?page=9999")[2].count("<tr ") > 1


def test_texts_of_a_list_are_text(desk, file):
    text = HEAD + '"=HYPERLINK(""x"")<script>alert(1)</script>",+1,監視,全国,,,,,,https://aoba.example/?a=1&b=2\r\n'
    assert desk.run("import", "vendors", file(text))[0] == 0
    time.sleep(1.5)
    body = page(desk.public, "/ja/vendors")[2]
    assert "<script" not in body and "=HYPERLINK(&quot;x&quot;)&lt;script&gt;" in body
    assert 'href="https://aoba.example/?a=1&amp;b=2"' in body


# By the console

def upload(member, content, name="vendors.csv", token=None):
    """The form of a file, as a browser sends it."""
    member.get("/lists/vendors")
    parts = [("token", None, (token or member.token).encode()), ("file", name, content)]
    body = b"".join(
        b"--x\r\nContent-Disposition: form-data; name=\"" + field.encode() + b"\""
        + (b"; filename=\"" + given.encode() + b"\"" if given else b"") + b"\r\n\r\n" + value + b"\r\n"
        for field, given, value in parts) + b"--x--\r\n"
    return member.request("POST", "/lists/vendors", body, {
        "Content-Type": "multipart/form-data; boundary=x", "Sec-Fetch-Site": "same-origin"})


def test_an_administrator_brings_in_a_list_looks_at_it_and_goes_back(desk):
    admin = Member(desk, "admin")
    upload(admin, (HEAD + row(1) + row(2)).encode("cp932"))
    assert admin.status == 200 and "2件を読み取りました" in admin.text()
    assert "見本です" in page(desk.public, "/ja/vendors")[2]
    draft = admin.path
    admin.send(draft, {"as-of": "2026-11-20", "note": "見直し", "old": "wrong", "code": "000000"}, go="publish")
    assert admin.status == 422
    admin.send(draft, {"as-of": "2026-11-20", "note": "見直し", **admin.proof}, go="publish")
    assert admin.status == 200 and "この一覧を公開しました" in admin.text()
    upload(admin, (HEAD + row(2) + row(3)).encode())
    assert "新しく加わるもの: 1" in admin.text() and "なくなるもの: 1" in admin.text()
    admin.send(admin.path, {"as-of": "2026-11-21", **admin.proof}, go="publish")
    assert admin.status == 200
    admin.get("/lists/vendors/versions/1")
    admin.send("/lists/vendors/versions/1", admin.proof)
    assert admin.status == 200 and "第3版" in admin.text()
    time.sleep(1.5)
    public = plain(page(desk.public, "/ja/vendors")[2])
    assert "青葉①髙1" in public and "2026-11-20時点" in public
    taken = admin.get("/lists/vendors/versions/3/file")
    assert taken.status == 200 and taken.body.startswith("\ufeff会社名,") and "attachment" in taken.got["Content-Disposition"]


def test_a_file_with_faults_leaves_nothing(desk):
    admin = Member(desk, "admin")
    upload(admin, (HEAD + "a,b,魔法,全国,,,,,,ftp://x\r\n").encode())
    assert admin.status == 422 and "2行目 サービスの種類" in admin.text() and "2行目 ウェブサイト" in admin.text()
    upload(admin, b"PK\x03\x04" + b"x" * 100)
    assert admin.status == 422 and "ブック" in admin.text()
    upload(admin, b"x" * (5 * 1024 * 1024 + 1))
    assert admin.status == 422 and "大きすぎます" in admin.text()
    upload(admin, (HEAD + row(1)).encode(), token="0" * 64)
    assert admin.status == 422
    admin.get("/lists/vendors")
    assert "まだ取り込んだ一覧はありません" in admin.text()


def test_nobody_else_reaches_the_lists(desk):
    for role in ("auditor", "lead:*"):
        member = Member(desk, role)
        for path in ("/lists/vendors", "/lists/vendors/versions/1", "/lists/vendors/versions/0/file"):
            assert member.get(path).status == 403, (role, path)
        member.get("/account")
        token = member.token
        upload(member, (HEAD + row(1)).encode(), token=token)
        assert member.status == 403


# Pages

@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_police_of_47_prefectures(server, language):
    status, _, body = page(server, f"/{language}/police")
    assert status == 200 and len(re.findall(r'<div id="p\d\d">', body)) == 47
    assert "https://www.npa.go.jp/bureau/cyber/soudan.html" in body and 'href="tel:%239110"' in body


@pytest.mark.parametrize("query, shown, hidden", [
    ("", "条件を確かめる支援", "条件に合わないもの"),
    ("employees=12&prefecture=13", "サイバーセキュリティ対策促進助成金（東京都）", "条件を確かめる支援"),
    ("employees=12&prefecture=01", "条件に合わないもの", "地域によります"),
    ("employees=%EF%BC%91%EF%BC%92%E4%BA%BA", "使えそうな支援", "数字で書いてください"),
    ("employees=many", "数字で書いてください", "条件に合わないもの"),
    ("prefecture=99&employees=", "使えそうな支援", "数字で書いてください"),
    ("employees=%ff", "使えそうな支援", "数字で書いてください"),
])
def test_support_by_size_and_prefecture(server, query, shown, hidden):
    status, _, body = page(server, "/ja/support?" + query)
    assert status == 200 and shown in plain(body) and hidden not in plain(body)


@pytest.mark.parametrize("query", ["region=99", "service=magic", "region=13&region=14", "page=-1", "page=x", "%ff=%"])
def test_unknown_parameters_are_told_or_passed_over(server, query):
    status, _, body = page(server, "/ja/vendors?" + query)
    assert status == 200 and body.count("<tr ") == 11
    assert ("分かりません" in plain(body)) == (query in ("region=99", "service=magic"))
