import DeskCore
import DeskService
import DeskStore
import TestSupport

/// Two cases whose events lie in three blocks, and some that wait; and ways to change them by hand.
struct AuditedDesk: Sendable {
  let desk: DeskUnderTest
  let aoba: DeskUnderTest.Report
  let minato: DeskUnderTest.Report

  init(_ engine: DatabaseEngine) async throws {
    desk = try await DeskUnderTest(engine)
    aoba = try await desk.receive(World.aoba)
    minato = try await desk.receive(World.minato)
    _ = try await desk.staff.appendBlock()
    try await desk.perform(.reply, on: aoba)
    try await desk.perform(.note, on: aoba)
    _ = try await desk.staff.appendBlock()
    try await desk.perform(.message, on: aoba)
    try await desk.perform(.message, on: minato)
    _ = try await desk.staff.appendBlock()
    try await desk.perform(.label, on: aoba)
  }
}
