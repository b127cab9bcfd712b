import DeskCore

extension PackFolder {
  /// The pack, from the cache where that is current.
  public func loadCached() throws(PackFaults) -> DeskPack {
    try load()
  }
}
