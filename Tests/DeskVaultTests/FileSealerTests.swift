import DeskVault
import Foundation
import Testing

/// Files are sealed in pieces that hold together.
@Suite struct FileSealerTests {
  private let key = CaseKey()
  private var sealer: FileSealer { FileSealer(key: key, caseID: "case-aoba", file: "file-1") }
  private let piece = Data("見積書の一枚目".utf8)

  @Test(arguments: [0, 1, 15, 16, 17, 65_535, 65_536])
  func `a piece of any size opens as it was`(_ size: Int) throws {
    let plain = Data((0..<size).map { UInt8(truncatingIfNeeded: $0) })

    let sealed = try sealer.seal(plain, number: 0, isLast: true)

    #expect(sealed.count == size + 16)
    #expect(try sealer.open(sealed, number: 0, isLast: true) == plain)
  }

  @Test func `a piece opens at its own number alone, and is the last one or not`() throws {
    let sealed = try sealer.seal(piece, number: 3, isLast: false)

    #expect(try sealer.open(sealed, number: 3, isLast: false) == piece)
    for number in [0, 2, 4, 259, 1 << 40] {
      #expect(throws: VaultError.altered) { try sealer.open(sealed, number: number, isLast: false) }
    }
    #expect(throws: VaultError.altered) { try sealer.open(sealed, number: 3, isLast: true) }
  }

  @Test func `a piece of another file, case or key does not open`() throws {
    let sealed = try sealer.seal(piece, number: 0, isLast: true)

    for other in [
      FileSealer(key: key, caseID: "case-aoba", file: "file-2"),
      FileSealer(key: key, caseID: "case-minato", file: "file-1"),
      FileSealer(key: CaseKey(), caseID: "case-aoba", file: "file-1"),
    ] {
      #expect(throws: VaultError.altered) { try other.open(sealed, number: 0, isLast: true) }
    }
  }

  @Test func `a changed bit and a cut are noticed`() throws {
    let sealed = try sealer.seal(piece, number: 0, isLast: true)

    for index in sealed.indices {
      var wrong = sealed
      wrong[index] ^= 0x80
      #expect(throws: VaultError.altered) { try sealer.open(wrong, number: 0, isLast: true) }
    }
    for count in 0..<sealed.count {
      #expect(throws: VaultError.altered) { try sealer.open(sealed.prefix(count), number: 0, isLast: true) }
    }
  }

  @Test func `two pieces with the same content look different`() throws {
    let first = try sealer.seal(piece, number: 0, isLast: false)
    let second = try sealer.seal(piece, number: 1, isLast: false)

    #expect(first != second)
    #expect(first.range(of: piece) == nil)
  }

  @Test func `what the key seals elsewhere is no piece`() throws {
    let sealed = try key.seal(piece, at: SealedPlace(caseID: "case-aoba", record: "file-1", field: "piece"))

    #expect(throws: VaultError.altered) { try sealer.open(sealed, number: 0, isLast: true) }
  }
}
