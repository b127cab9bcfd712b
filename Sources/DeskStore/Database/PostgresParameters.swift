import CPostgres
import Foundation

/// The values of a statement as libpq takes them: text as text, bytes as they are.
struct PostgresParameters {
  let pointers: [UnsafePointer<CChar>?]
  let lengths: [Int32]
  let formats: [Int32]

  init(_ values: [SQLValue]) {
    var pointers: [UnsafePointer<CChar>?] = []
    var lengths: [Int32] = []
    var formats: [Int32] = []
    func add(_ bytes: some Collection<UInt8>, format: Int32) {
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
      for (index, byte) in bytes.enumerated() { copy[index] = CChar(bitPattern: byte) }
      copy[bytes.count] = 0
      pointers.append(copy)
      lengths.append(Int32(bytes.count))
      formats.append(format)
    }
    for value in values {
      switch value {
      case .null:
        pointers.append(nil)
        lengths.append(0)
        formats.append(0)
      case .integer(let number): add(Array(String(number).utf8), format: 0)
      case .text(let text): add(Array(text.utf8), format: 0)
      case .bytes(let data): add(data, format: 1)
      }
    }
    self.pointers = pointers
    self.lengths = lengths
    self.formats = formats
  }

  func free() {
    for pointer in pointers { pointer?.deallocate() }
  }
}
