import DeskCore
import Testing

/// Requests that are small and would be dear.
@Suite struct HostileJSONTests {
  @Test func `doubled keys below a long one are named a few times and shortly`() throws {
    let key = String(repeating: "k", count: 30_000)
    let twice = Array(repeating: #""":1"#, count: 6_000).joined(separator: ",")

    let read = try JSONReader.read(Array("{\"\(key)\":{\(twice)}}".utf8))

    #expect(read.duplicates.count == 20)
    #expect(read.duplicates.allSatisfy { $0.utf8.count <= 200 })
  }

  @Test func `a request of faults alone gets an answer that is not many times its size`() {
    let members = (0..<50_000).map { "\"x\($0)\":1" }.joined(separator: ",")

    var faults: [RequestFault] = []
    do throws(RequestFaults) {
      _ = try RequestObject.object(Array("{\(members)}".utf8), language: .en) { _ in 1 }
    } catch {
      faults = error.faults
    }

    #expect(faults.count == 100)
  }
}
