import DeskCore
import DeskService
import DeskStore
import DeskVault
import Foundation

/// What `doctor` looks at.
enum Findings {
  /// What can be seen without the storage.
  static func local(_ settings: Settings) -> [Finding] {
    var found: [Finding] = []
    let home = settings.home.resolvingSymlinksInPath().path
    let key = URL(fileURLWithPath: settings.keyFile).resolvingSymlinksInPath().path
    if let words = KeyFile(path: settings.keyFile).fault {
      found.append(
        Finding(
          .wrong, "MADOGUCHI_KEY_FILE: \(words); without it nothing that is stored opens after a restart"))
    }
    if key.hasPrefix(home + "/") {
      found.append(
        Finding(
          .careful,
          "the key file lies in the home: whoever takes the disk or a copy of the folder has both; "
            + "put it elsewhere (MADOGUCHI_KEY_FILE) and back it up apart"))
    } else {
      found.append(Finding(.good, "the key file lies outside the home"))
    }
    var status = stat()
    if stat(home, &status) == 0, status.st_mode & 0o077 != 0 {
      found.append(Finding(.careful, "the home is open to others; right is: chmod 700 \(home)"))
    }
    for key in settings.withoutEffect {
      found.append(Finding(.careful, "\(key) does nothing in this version"))
    }
    if let free = freeBytes(home) {
      found.append(
        Finding(
          free < 1 << 30 ? .careful : .good, "\(free / 1_048_576) MiB are free where the home lies"))
    }
    if isLoopback(settings.staffURL) {
      found.append(
        Finding(
          .careful,
          "MADOGUCHI_STAFF_URL: links for staff point to \(settings.staffURL), which only this machine reaches"
        ))
    } else if !settings.staffURL.hasPrefix("https://") {
      found.append(Finding(.wrong, "MADOGUCHI_STAFF_URL is not https: passwords would travel in clear"))
    }
    if isLoopback(settings.publicURL) {
      found.append(
        Finding(
          .careful,
          "MADOGUCHI_PUBLIC_URL: links in answers point to \(settings.publicURL), which only this machine reaches"
        ))
    } else if !settings.publicURL.hasPrefix("https://") {
      found.append(Finding(.wrong, "MADOGUCHI_PUBLIC_URL is not https: receipts would travel in clear"))
    }
    return found
  }

  private static func isLoopback(_ address: String) -> Bool {
    let host = URL(string: address)?.host ?? ""
    return ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host.lowercased())
  }

  static func freeBytes(_ path: String) -> Int? {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return nil }
    return Int(status.f_bavail) * Int(status.f_frsize)
  }

  /// What the storage says.
  static func stored(_ house: House, _ desk: StaffDesk) async throws -> [Finding] {
    let facts: DatabaseFacts
    do throws(DatabaseError) { facts = try await DatabaseFacts.read(house.database) } catch {
      return [Finding(.wrong, "the storage cannot be read: \(error.words)")]
    }
    var found = [
      Finding(
        .good, "\(facts.version), schema step \(facts.step), \(facts.cases) cases, \(facts.events) events")
    ]
    if facts.hasWALResetBug {
      found.append(
        Finding(
          .careful,
          "\(facts.version) can damage its file when two connections checkpoint at one instant (mended in 3.51.3); "
            + "this server lets one connection write and checkpoint, so do not open the file with other programs"
        ))
    }
    let isWritable = await StorageProbe(database: house.database).isWritable()
    found.append(
      isWritable
        ? Finding(.good, "the storage takes writes and syncs them")
        : Finding(.wrong, "the storage takes no writes: full, read-only, or a sync has failed (then restart)")
    )
    found.append(
      Finding(
        facts.unchained > 10_000 ? .careful : .good, "\(facts.unchained) events wait for the audit chain"))
    found.append(await mail(house, desk))
    let list = DestroyedList(keyFile: house.settings.keyFile)
    if let ids = try? list.ids() {
      found.append(Finding(.good, "\(ids.count) destroyed cases on \(list.path)"))
    } else {
      found.append(Finding(.wrong, "\(list.path) cannot be read: a restore would be refused"))
    }
    return found
  }

  /// How mail goes out.
  private static func mail(_ house: House, _ desk: StaffDesk) async -> Finding {
    let way =
      house.settings.mailServer == nil ? "trial mode, nothing leaves" : "to the server of MADOGUCHI_SMTP_URL"
    guard let counts = try? await MailCounts.read(house.database) else {
      return Finding(.wrong, "the outbox cannot be read")
    }
    let since = counts.oldest.map { ", the oldest since \($0)" } ?? ""
    let isOnTrial = house.settings.mailServer == nil && !isLoopback(house.settings.publicURL)
    return Finding(
      counts.failed > 0 || counts.waiting > 100 || isOnTrial ? .careful : .good,
      "\(counts.waiting) mails wait\(since); \(counts.failed) could not be delivered in the last 7 days; \(way)"
    )
  }
}
