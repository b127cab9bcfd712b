"""`madoguchi indicators` as a pipe: JSON on standard output, offsets in Unicode scalars, any bytes, at once."""

import json
import re
import time

import pytest

from conftest import ROOT, run

TYPES = {"ipv4", "ipv6", "cidr", "domain", "url", "email", "md5", "sha1", "sha256", "sha512", "cve", "asn", "file-path",
         "registry-key", "bitcoin-address"}


def indicators(text):
    status, out, err = run("indicators", stdin=text if isinstance(text, bytes) else text.encode())
    assert status == 0 and err == "", err
    assert out.count("\n") == 1
    answer = json.loads(out)
    assert list(answer) == ["indicators"]
    for one in answer["indicators"]:
        assert list(one) == ["type", "value", "defanged", "offset"] and one["type"] in TYPES
    return answer["indicators"]


def test_values_are_made_whole_and_told_where_they_stand():
    text = "🙏 通信先: hxxps://EVIL[.]example/A、１９２[.]０[.]２[.]１、ｂｉｌｌ＠evil[.]example\nCVE-2026-1234"
    found = indicators(text)
    assert [(one["type"], one["value"], one["defanged"]) for one in found] == [
        ("url", "https://evil.example/A", "hxxps://evil[.]example/A"), ("ipv4", "192.0.2.1", "192[.]0[.]2[.]1"),
        ("email", "bill@evil.example", "bill@evil[.]example"), ("cve", "CVE-2026-1234", "CVE-2026-1234")]
    assert [text[one["offset"]] for one in found] == ["h", "１", "ｂ", "C"]


def test_the_demo_report_of_indicators():
    case = json.loads((ROOT / "Packs/jp-national/demo/27-indicators.json").read_text())
    found = {(one["type"], one["value"]) for one in indicators(case["intake"]["narrative"])}
    assert found == {
        ("email", "yotei-henko@port-notice.example"), ("ipv4", "192.0.2.145"), ("ipv4", "198.51.100.23"),
        ("cidr", "203.0.113.0/28"), ("asn", "AS64500"), ("domain", "cdn.port-notice.example"),
        ("domain", "berth-update.example"), ("url", "https://cdn.port-notice.example/v2/idx.php?u="),
        ("md5", "5d0b1c9a7ef24e6638a1c07f9be2d413"), ("sha1", "9c4e7a10b8d35f62e01c4a7790fd3b58e62a14cb"),
        ("sha256", "a71c3e905b2f84d6c0e19f7b3a58d2641be07c95f3d84a2069be71c5d80f4e3a"),
        ("file-path", "C:\\ProgramData\\PortSync\\psync.dll"),
        ("registry-key", "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\PortSync"), ("cve", "CVE-2099-20417")}


def test_narratives_without_indicators_yield_none():
    for name in ("01-ransomware-factory", "02-mailbox-clinic", "17-small-charity", "24-long-name-enquiry"):
        text = json.loads((ROOT / f"Packs/jp-national/demo/{name}.json").read_text())["intake"]["narrative"]
        assert {one["type"] for one in indicators(text)} <= {"cve"}, name


@pytest.mark.parametrize("text", [b"", b"\xff\xfe\x00\x80", b"\x00" * 1000, b"\r\n", "\ud7ff\uffff".encode(), b"[.]" * 1000])
def test_any_bytes_have_an_answer(text):
    assert indicators(text) == []


@pytest.mark.parametrize("part", [b".", b"a.", b"1:", b"http://", b"\\", b"%a", b"a@", b"[.]", b"C:\\a b", "あ.a".encode()])
def test_a_megabyte_of_hostile_text_takes_no_time_to_speak_of(part):
    begun = time.monotonic()
    indicators(part * (1_000_000 // len(part)))
    # Starting the program is in it.
    assert time.monotonic() - begun < 2


def test_a_log_with_many_lines_tells_each_value_once():
    log = "".join(f"203.0.113.{n % 50} GET /{n} hxxp://evil[.]example/{n % 7}\n" for n in range(20_000))
    found = indicators(log)
    assert len(found) == 57 and len({one["value"] for one in found}) == 57


def test_help_and_usage():
    status, out, _ = run("indicators", "--help")
    assert status == 0 and re.search(r"standard\s+input", out)
    status, _, err = run("indicators", "file.txt")
    assert status == 2 and err
