import Foundation

/// Finds the pack that comes with the program.
public enum BuiltInPack {
  /// The folder `Packs/jp-national` of the source tree that the program was built in, or
  /// `share/madoguchi/Packs/jp-national` of where it was installed.
  ///
  /// SwiftPM's resources would have to lie inside a target's folder and are opened through a bundle with an
  /// absolute path of the build; a pack is a folder that operators copy and edit.
  public static func folder(name: String = "jp-national") -> URL? {
    var folder = executable.deletingLastPathComponent()
    for _ in 0..<6 {
      for path in ["Packs/\(name)", "share/madoguchi/Packs/\(name)"] {
        let candidate = folder.appendingPathComponent(path)
        if FileManager.default.fileExists(atPath: candidate.appendingPathComponent("pack.yaml").path) {
          return candidate
        }
      }
      folder = folder.deletingLastPathComponent()
    }
    return nil
  }

  /// The running program, with links resolved.
  static var executable: URL {
    if let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
      return URL(fileURLWithPath: path)
    }
    return Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
  }
}
