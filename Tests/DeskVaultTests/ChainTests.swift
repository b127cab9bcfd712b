import DeskVault
import Foundation
import Testing

/// Hash chains of events, and the signed chain over all cases.
@Suite struct ChainTests {
  private func link(
    caseID: String = "c1", number: Int = 1, id: String = "e1", kind: String = "note",
    at: String = "2026-11-24T10:00:00Z", actor: String = "haruka", isForReporter: Bool = false,
    bodyHash: String = "",
    previous: String = ""
  ) -> EventLink {
    EventLink(
      caseID: caseID, number: number, id: id, kind: kind, at: at, actor: actor, isForReporter: isForReporter,
      bodyHash: bodyHash,
      previous: previous)
  }

  @Test func `everything that an event says changes its hash`() {
    let hashes = [
      link(), link(caseID: "c2"), link(number: 2), link(id: "e2"), link(kind: "reply"),
      link(at: "2026-11-24T10:00:01Z"), link(actor: "lena"), link(isForReporter: true),
      link(bodyHash: EventLink.bodyHash(Data())),
      link(previous: link().hash),
    ].map(\.hash)

    #expect(Set(hashes).count == hashes.count)
    #expect(link().hash == link().hash && link().hash.count == 64)
  }

  @Test func `a sign that moves from one field to the next changes the hash`() {
    #expect(link(id: "e1", kind: "note").hash != link(id: "e1n", kind: "ote").hash)
    #expect(link(caseID: "c1", number: 12).hash != link(caseID: "c11", number: 2).hash)
    #expect(link(actor: "ab", bodyHash: "").hash != link(actor: "a", bodyHash: "b").hash)
  }

  @Test func `the hash of a sealed text is SHA-256, and that of none is empty`() {
    #expect(EventLink.bodyHash(nil) == "")
    #expect(
      EventLink.bodyHash(Data()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      EventLink.bodyHash(Data([0])) == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
  }

  @Test func `a block is bound to its events, their order, its time, its number and the one before`() {
    let block = ChainBlock(number: 2, at: "t", events: ["a", "b"], previous: "p")

    let hashes = [
      block, ChainBlock(number: 3, at: "t", events: ["a", "b"], previous: "p"),
      ChainBlock(number: 2, at: "u", events: ["a", "b"], previous: "p"),
      ChainBlock(number: 2, at: "t", events: ["b", "a"], previous: "p"),
      ChainBlock(number: 2, at: "t", events: ["ab"], previous: "p"),
      ChainBlock(number: 2, at: "t", events: ["a", "b"], previous: "q"),
      ChainBlock(number: 2, at: "t", events: [], previous: "p"),
      ChainBlock(number: 2, at: "t", count: 3, digest: block.digest, previous: "p"),
    ].map(\.hash)

    #expect(Set(hashes).count == hashes.count)
    #expect(block.count == 2 && block.digest == ChainBlock.digest(["a", "b"]))
    #expect(
      ChainBlock(number: 2, at: "t", count: 2, digest: block.digest, previous: "p").hash == block.hash)
  }

  @Test func `a signature holds for its block and its key alone`() throws {
    let ring = try withKeyFile { try $0.keyring() }
    let other = try withKeyFile { try $0.keyring() }
    let block = ChainBlock(number: 1, at: "t", events: ["a"], previous: "")
    let next = ChainBlock(number: 2, at: "t", events: ["b"], previous: block.hash)

    let signature = try block.signature(ring)
    var wrong = signature
    wrong[10] ^= 1

    #expect(block.isSigned(signature, by: ring))
    #expect(!next.isSigned(signature, by: ring))
    #expect(!block.isSigned(signature, by: other))
    #expect(!block.isSigned(wrong, by: ring))
    #expect(!block.isSigned(Data(), by: ring))
    #expect(!block.isSigned(signature.dropLast(), by: ring))
  }

  @Test func `rotated desk keys sign the chain on`() throws {
    try withKeyFile { file in
      let block = ChainBlock(number: 1, at: "t", events: ["a"], previous: "")
      let signature = try block.signature(try file.keyring())

      try file.rotate(desks: ["consultation.incident"])

      #expect(block.isSigned(signature, by: try file.keyring()))
    }
  }
}
