/// Why a file cannot be made. Nothing of the paper stands in it, so that it may be logged.
public enum ExportFault: Error, Sendable, Hashable {
  /// libzip refused; its own words.
  case archive(String)
  /// A paper is no file of this kind.
  case notOffered(ExportFormat)
}
