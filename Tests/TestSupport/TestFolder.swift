import Foundation

/// Folders of the tests' own, gone when the tests end.
public enum TestFolder {
  private static let base: String = {
    atexit { try? FileManager.default.removeItem(atPath: TestFolder.base) }
    return FileManager.default.temporaryDirectory
      .appendingPathComponent("madoguchi-tests-\(UUID().uuidString.prefix(8))").path
  }()

  /// A new, empty folder.
  public static func make() throws -> String {
    let path = base + "/\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }
}
