import DeskPacks
import Foundation

/// The raw values of the settings, by key: environment, then `madoguchi.yaml` in the working folder.
///
/// swift-configuration would read both, but passes over a key that it does not know, and cannot name the line
/// of a wrong one: a misspelt setting would be ignored in silence.
enum SettingValues {
  /// The keys of `contract.md`, and the most bytes of a file.
  static let keys: Set<String> = [
    "MADOGUCHI_HOME", "MADOGUCHI_LISTEN", "MADOGUCHI_STAFF_LISTEN", "MADOGUCHI_PUBLIC_URL",
    "MADOGUCHI_STAFF_URL", "MADOGUCHI_DATABASE", "MADOGUCHI_PACK", "MADOGUCHI_KEY_FILE",
    "MADOGUCHI_ATTACHMENT_BYTES", "MADOGUCHI_LMTP_LISTEN", "MADOGUCHI_IMAP_URL", "MADOGUCHI_SMTP_URL",
    "MADOGUCHI_CLAMD",
    "MADOGUCHI_OIDC_ISSUER", "MADOGUCHI_OIDC_CLIENT_ID", "MADOGUCHI_OIDC_CLIENT_SECRET",
  ]

  /// Those of them that this version knows and does nothing with yet.
  static let withoutEffect: Set<String> = [
    "MADOGUCHI_LMTP_LISTEN", "MADOGUCHI_IMAP_URL",
    "MADOGUCHI_CLAMD", "MADOGUCHI_OIDC_ISSUER", "MADOGUCHI_OIDC_CLIENT_ID", "MADOGUCHI_OIDC_CLIENT_SECRET",
  ]

  /// - Throws: `Failure` for a file that is not as expected, or a variable that no setting has.
  static func read(
    environment: [String: String] = ProcessInfo.processInfo.environment, file: String = "madoguchi.yaml"
  ) throws -> [String: String] {
    var values: [String: String] = [:]
    if FileManager.default.fileExists(atPath: file) {
      guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
        throw Failure(status: .input, line: "\(file) cannot be read as UTF-8 text")
      }
      do {
        values = try FlatYAML.read(text, file: file, keys: keys)
      } catch {
        throw Failure(status: .input, line: error.faults.map(\.description).joined(separator: "; "))
      }
    }
    // An empty variable counts as unset, as it does for most programs.
    for (key, value) in environment where key.hasPrefix("MADOGUCHI_") && !value.isEmpty {
      guard keys.contains(key) else {
        throw Failure(
          status: .input,
          line: "\(key) is not a setting; the settings are \(keys.sorted().joined(separator: ", "))")
      }
      values[key] = value
    }
    return values
  }
}
