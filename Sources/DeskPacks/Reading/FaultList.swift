/// Gathers the faults of a pack, so that all are named at once.
final class FaultList {
  private(set) var faults: [PackFault] = []

  func add(_ message: String, at place: PackNode.Place) {
    faults.append(PackFault(place: place, message: message))
  }

  func add(_ message: String, at node: PackNode) {
    add(message, at: node.place)
  }

  func add(_ fault: PackFault) {
    faults.append(fault)
  }
}
