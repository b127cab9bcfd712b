import DeskCore
import Foundation

/// A mail address as it may stand in a header and on the wire: ASCII, without any blank or control.
public struct MailAddress: Sendable, Hashable {
  /// `aoki@aoba.example`, or `"a..b"@mobile.example`
  public let text: String
  /// What stands behind the @, as DNS knows it.
  public let domain: String

  /// Reads an address as somebody typed it.
  ///
  /// A domain of other letters than ASCII's becomes punycode. Local parts of other letters would need a
  /// server that offers SMTPUTF8, and every further one on the way; they are refused. Two dots in a row, or
  /// one at the end, which Japanese mobile carriers once gave out, are sent in quotes (RFC 5321 4.1.2).
  /// - Throws: `MailFault.address`.
  public init(_ typed: String) throws(MailFault) {
    guard let at = typed.lastIndex(of: "@"), EmailAddress.isPlausible(typed) else {
      throw .address("the address is not of the form name@example.org")
    }
    let local = String(typed[..<at])
    guard local.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw .address(
        "the part before the @ is not ASCII; such addresses need SMTPUTF8, which this desk does not send")
    }
    domain = try Self.ascii(String(typed[typed.index(after: at)...]))
    text = (Self.isDotAtom(local) ? local : "\"\(local)\"") + "@" + domain
  }

  private static func ascii(_ domain: String) throws(MailFault) -> String {
    // The URL type knows the mapping of other letters; it must not see anything that ends a host.
    let isHost = domain.utf8.allSatisfy { $0 >= 0x80 || isLetterOrDigit($0) || ".-_".utf8.contains($0) }
    let isASCII = domain.utf8.allSatisfy { $0 < 0x80 }
    let host =
      isASCII || !isHost ? domain : URL(string: "http://\(domain)/")?.host(percentEncoded: false) ?? ""
    let labels = host.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    guard host.utf8.count <= 253, labels.allSatisfy(isLabel) else {
      throw .address("the part behind the @ is no name of a host")
    }
    return host.lowercased()
  }

  private static func isLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
      && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == 0x2D || $0 == 0x5F }
  }

  private static func isDotAtom(_ local: String) -> Bool {
    let others = Set("!#$%&'*+-/=?^_`{|}~".utf8)
    return local.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
      !atom.isEmpty && atom.utf8.allSatisfy { isLetterOrDigit($0) || others.contains($0) }
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
