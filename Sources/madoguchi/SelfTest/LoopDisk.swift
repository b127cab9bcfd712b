import Foundation

/// An ext4 file system in a file, which can lose everything that was not synced, as at a power cut.
struct LoopDisk {
  let mountPoint: String
  private let image: String

  /// Why there can be none.
  struct Reason: Error {
    let words: String
  }

  /// Makes and mounts one.
  static func make(in folder: URL) -> Result<LoopDisk, Reason> {
    guard geteuid() == 0 else {
      return .failure(
        Reason(words: "a file system in a file is mounted by root alone; run this once as root"))
    }
    let disk = LoopDisk(
      mountPoint: folder.appendingPathComponent("disk").path,
      image: folder.appendingPathComponent("image").path)
    do {
      try FileManager.default.createDirectory(atPath: disk.mountPoint, withIntermediateDirectories: true)
    } catch {
      return .failure(Reason(words: "\(disk.mountPoint) cannot be made"))
    }
    guard FileManager.default.createFile(atPath: disk.image, contents: nil),
      truncate(disk.image, 256 << 20) == 0
    else { return .failure(Reason(words: "no room for 256 MiB beside the home")) }
    guard tool("mkfs.ext4", ["-q", "-F", disk.image]) else {
      return .failure(Reason(words: "mkfs.ext4 (package e2fsprogs) failed or is not there"))
    }
    guard disk.mount() else {
      return .failure(Reason(words: "this machine does not mount a file system from a file"))
    }
    return .success(disk)
  }

  private func mount() -> Bool { Self.tool("mount", ["-o", "loop", image, mountPoint]) }

  /// Takes the file system away as it is on the disk now: nothing unwritten gets there any more.
  func cutPower() {
    let handle = open(mountPoint, O_RDONLY | O_DIRECTORY)
    guard handle >= 0 else { return }
    defer { close(handle) }
    // EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH (fs/ext4/ext4.h).
    var flag: UInt32 = 2
    _ = ioctl(handle, 0x8004_587D, &flag)
  }

  /// Mounts it again, after its journal was replayed.
  func mountAgain() -> Bool {
    Self.tool("umount", [mountPoint]) && mount()
  }

  /// Takes what is mounted there away, if anything is.
  static func unmount(_ mountPoint: String) {
    guard FileManager.default.fileExists(atPath: mountPoint) else { return }
    _ = tool("umount", ["-l", mountPoint])
  }

  private static func tool(_ name: String, _ arguments: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [name] + arguments
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = (environment["PATH"] ?? "") + ":/usr/sbin:/sbin:/usr/bin:/bin"
    process.environment = environment
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
