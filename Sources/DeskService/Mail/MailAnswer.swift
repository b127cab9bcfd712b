import Foundation

/// What of a server's answer may be kept in clear.
///
/// Servers repeat addresses, host names and company names in words of their own, and the recipient's domain alone can
/// name who consulted: of a refusal the codes are kept, which say what happened (RFC 5321, RFC 3463).
public enum MailAnswer {
  private static let most = 300

  /// The codes of a server's answer with our words for them; words of ours stay as they are.
  ///
  /// - Parameter words: what the mailer says; a server's own words begin with its three digits.
  public static func kept(_ words: String) -> String {
    guard let match = words.firstMatch(of: #/(?:^|: )([245]\d\d)[ -](?:#?([245]\.\d{1,3}\.\d{1,3}))?/#) else {
      return String(words.prefix(most))
    }
    let codes = [String(match.1), match.2.map(String.init)].compactMap(\.self).joined(separator: " ")
    return "\(codes) (\(meaning(String(match.1), match.2.map(String.init))))"
  }

  private static func meaning(_ code: String, _ status: String?) -> String {
    let subject = status.flatMap { $0.split(separator: ".").dropFirst().first }.map(String.init)
    switch (code.first, subject) {
    case ("4", _): return "the server takes it later, or not now"
    case (_, "1"): return "the address is not known there"
    case (_, "2"): return "the mailbox cannot take it"
    case (_, "3"), (_, "4"): return "the other system cannot take it"
    case (_, "7"): return "refused by the other side’s rules"
    case ("5", nil) where code == "550" || code == "551" || code == "553":
      return "the address is not known there, or refused"
    default: return "refused"
    }
  }
}
