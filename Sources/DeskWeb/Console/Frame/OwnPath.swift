/// Paths that somebody hands us to lead back to: only ours are followed.
enum OwnPath {
  private static let mostBytes = 2_000

  /// The text where it is a path of this site, with or without a query; nil for everything else.
  ///
  /// One slash at its start, never two together, no backslash (browsers read it as a slash), no blank, no
  /// control character, nothing outside ASCII (our own are percent-encoded), no fragment.
  static func checked(_ text: String?) -> String? {
    guard let text, (1...mostBytes).contains(text.utf8.count), text.utf8.first == UInt8(ascii: "/") else {
      return nil
    }
    var before: UInt8 = 0
    for byte in text.utf8 {
      guard (0x21...0x7E).contains(byte), byte != UInt8(ascii: "\\"), byte != UInt8(ascii: "#"),
        !(byte == UInt8(ascii: "/") && before == byte)
      else { return nil }
      before = byte
    }
    return text
  }

  /// The same for what follows sign-in: never back to signing in or out, nor to a one-time link.
  static func afterSignIn(_ text: String?) -> String {
    guard let path = checked(text) else { return ConsoleLink.home.path }
    let place = path.prefix { $0 != "?" }
    let isOfSigning = ["/sign-in", "/sign-out", "/setup"].contains {
      place == $0 || place.hasPrefix($0 + "/")
    }
    return isOfSigning ? ConsoleLink.home.path : path
  }
}
