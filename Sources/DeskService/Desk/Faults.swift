import Foundation
import DeskCore
import DeskStore
import DeskVault

extension DeskError {
  static let isTwice = "a row is there twice"

  init(_ error: DatabaseError) {
    self =
      switch error {
      case .unavailable(let words), .notDurable(let words), .refused(let words): .unavailable(words)
      case .duplicate: .internalFault(Self.isTwice)
      case .badStatement(let words), .badRow(let words): .internalFault(words)
      }
  }

  init(_ error: VaultError) {
    self = .internalFault("\(error)")
  }
}

extension Database {
  /// Reads, with the service's errors.
  func reading<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws(DatabaseError) -> Value
  ) async throws(DeskError) -> Value {
    do throws(DatabaseError) { return try await read(body) } catch { throw DeskError(error) }
  }

  /// Writes, with the service's errors.
  @discardableResult
  func writing<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLTransaction) throws(DatabaseError) -> Value
  ) async throws(DeskError) -> Value {
    do throws(DatabaseError) { return try await write(body) } catch { throw DeskError(error) }
  }
}

extension CaseKey {
  func sealing(_ json: JSONText, _ place: SealedPlace) throws(DeskError) -> Data {
    do throws(VaultError) { return try seal(Data(json.bytes), at: place) } catch {
      throw DeskError(error)
    }
  }

  /// What was sealed as JSON.
  func opening(_ sealed: Data, _ place: SealedPlace) throws(DeskError) -> JSON {
    let plain: Data
    do throws(VaultError) { plain = try open(sealed, at: place) } catch {
      throw .internalFault("\(place.caseID) \(place.record) \(place.field) does not open: \(error)")
    }
    do throws(JSONReader.Fault) { return try JSONReader.read([UInt8](plain)).value } catch {
      throw .internalFault("\(place.caseID) \(place.record) \(place.field) is not JSON")
    }
  }
}
