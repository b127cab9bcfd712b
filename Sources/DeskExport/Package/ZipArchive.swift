import CZip

/// A zip archive, made in memory alone: libzip writes into a buffer and reads from one.
enum ZipArchive {
  /// 1980-01-01, the first day that a zip archive knows. Every file has it: the same parts make the same
  /// bytes, and the file does not tell when it was made.
  private static let day: UInt16 = 1 << 5 | 1

  /// - Parameter files: in the order in which they stand in the archive.
  static func data(_ files: [(name: String, bytes: [UInt8])]) throws(ExportFault) -> [UInt8] {
    var fault = zip_error_t()
    zip_error_init(&fault)
    defer { zip_error_fini(&fault) }
    guard let memory = zip_source_buffer_create(nil, 0, 0, &fault) else { throw words(&fault) }
    defer { zip_source_free(memory) }
    // A second hold: closing the archive gives up the one that it was opened with.
    zip_source_keep(memory)
    guard let archive = zip_open_from_source(memory, ZIP_CREATE | ZIP_TRUNCATE, &fault) else {
      zip_source_free(memory)
      throw words(&fault)
    }
    // libzip reads the parts when the archive is closed: until then they stay where they are.
    let all = files.flatMap(\.bytes)
    let isWritten = all.withUnsafeBytes { add(files, $0, to: archive) && zip_close(archive) == 0 }
    guard isWritten else {
      let fault = words(zip_get_error(archive))
      zip_discard(archive)
      throw fault
    }
    return try contents(of: memory)
  }

  private static func add(
    _ files: [(name: String, bytes: [UInt8])], _ bytes: UnsafeRawBufferPointer, to archive: OpaquePointer
  ) -> Bool {
    var start = 0
    for (name, part) in files {
      let base = bytes.baseAddress.map { $0 + start }
      start += part.count
      guard let source = zip_source_buffer(archive, base, UInt64(part.count), 0) else { return false }
      let index = zip_file_add(archive, name, source, 0)
      guard index >= 0 else {
        zip_source_free(source)
        return false
      }
      guard zip_set_file_compression(archive, UInt64(index), ZIP_CM_DEFLATE, 0) == 0,
        zip_file_set_dostime(archive, UInt64(index), 0, day, 0) == 0
      else { return false }
    }
    return true
  }

  private static func contents(of memory: OpaquePointer) throws(ExportFault) -> [UInt8] {
    var about = zip_stat_t()
    guard zip_source_stat(memory, &about) == 0, zip_source_open(memory) == 0 else {
      throw words(zip_source_error(memory))
    }
    defer { zip_source_close(memory) }
    let size = Int(about.size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = max(0, Int(zip_source_read(memory, buffer.baseAddress, UInt64(size))))
    }
    guard bytes.count == size else { throw words(zip_source_error(memory)) }
    return bytes
  }

  private static func words(_ fault: UnsafeMutablePointer<zip_error_t>?) -> ExportFault {
    .archive(fault.map { String(cString: zip_error_strerror($0)) } ?? "libzip")
  }
}
