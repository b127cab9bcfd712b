import Crypto
import Foundation

/// The six digits that an authenticator app shows (RFC 6238: SHA-1, 30 seconds), as every app knows them.
///
/// No library of the mirror makes them. SHA-1's weakness does not touch HMAC, and apps ignore other hashes.
public struct TimeCode: Sendable {
  /// For how long a code is shown.
  public static let stepSeconds = 30
  private let key: SymmetricKey

  /// The codes of a secret.
  public init(secret: Data) {
    key = SymmetricKey(data: secret)
  }

  /// The code of a step.
  public func code(step: Int) -> String {
    let message = withUnsafeBytes(of: UInt64(step).bigEndian) { Data($0) }
    let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: key))
    let offset = Int(mac[19] & 15)
    let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    let text = String(number % 1_000_000)
    return String(repeating: "0", count: 6 - text.count) + text
  }

  /// The step that a typed code belongs to: the one now, the one before or the next one; clocks of telephones
  /// differ.
  ///
  /// - Parameters:
  ///   - seconds: the time, since 1970-01-01T00:00:00Z.
  ///   - last: the step of the last code that was taken: it and those before it count no more. A clock that
  ///     was far ahead for a while makes codes useless until it gets there again; recovery codes count then.
  /// - Returns: nil where it belongs to none of them.
  public func step(of typed: String, at seconds: Int, after last: Int) -> Int? {
    guard let code = Self.digits(typed) else { return nil }
    let now = seconds / Self.stepSeconds
    var found: Int?
    // All three are looked at, whichever is right.
    for step in max(0, now - 1)...max(0, now + 1) {
      let isRight = ConstantTime.isSame(code, self.code(step: step))
      if isRight, step > last { found = step }
    }
    return found
  }

  /// Six digits as people type them: full width too, with blanks or hyphens; nil for anything else.
  static func digits(_ typed: String) -> String? {
    guard typed.utf8.count <= 64 else { return nil }
    var digits = ""
    for scalar in typed.unicodeScalars {
      switch scalar.value {
      case 0x30...0x39: digits.unicodeScalars.append(scalar)
      case 0xFF10...0xFF19: digits += String(scalar.value - 0xFF10)
      case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x3000, 0x2D: continue
      default: return nil
      }
    }
    return digits.utf8.count == 6 ? digits : nil
  }
}

/// RFC 4648's base 32, in which authenticator apps take a secret.
public enum Base32 {
  private static let symbols = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

  /// The symbols of bytes, without signs that fill up. It packs bits as Crockford's does; the symbols differ.
  public static func text(_ data: Data) -> String {
    String(CrockfordCode.encode(Array(data)).map { symbols[Int($0)] })
  }
}
