import HTTPTypes
import NIOCore
import NIOHTTPTypes
import Synchronization

/// How long is waited for a connection.
public struct Patience: Sendable {
  /// Until a whole head has come: from the opening, and from the answer before.
  public var head = TimeAmount.seconds(10)
  /// Between two requests on one connection.
  public var pause = TimeAmount.seconds(15)
  /// The stretch over which a body must come at `bodyBytesPerSecond` on average.
  public var bodyWindow = TimeAmount.seconds(12)
  /// The slowest pace of a body: a telephone with one bar is faster.
  public var bodyBytesPerSecond = 512
  /// Until an answer is read to its end.
  public var answer = TimeAmount.seconds(120)

  /// The usual patience.
  public init() {}
}

/// The connections of a listener: above a number of them, the oldest one that has not finished a head is closed.
///
/// Honest requests send their heads at once; so under a flood of slow ones these go first, and no address is
/// blocked: a whole prefecture may sit behind one.
public final class ConnectionRegistry: Sendable {
  private struct State {
    var count = 0
    var order = 0
    var unfinished: [ObjectIdentifier: (order: Int, channel: any Channel)] = [:]
  }

  private let most: Int
  private let state = Mutex(State())

  /// A registry that begins to close slow ones above `most` connections.
  public init(most: Int) {
    self.most = most
  }

  func opened(_ channel: any Channel) {
    let victim = state.withLock { state -> (any Channel)? in
      state.count += 1
      state.order += 1
      state.unfinished[ObjectIdentifier(channel)] = (state.order, channel)
      guard state.count > most, let oldest = state.unfinished.min(by: { $0.value.order < $1.value.order })
      else { return nil }
      state.unfinished[oldest.key] = nil
      return oldest.value.channel
    }
    victim?.close(promise: nil)
  }

  func finishedHead(_ channel: any Channel) {
    state.withLock { $0.unfinished[ObjectIdentifier(channel)] = nil }
  }

  func waitsForHead(_ channel: any Channel) {
    state.withLock { state in
      state.order += 1
      state.unfinished[ObjectIdentifier(channel)] = (state.order, channel)
    }
  }

  func closed(_ channel: any Channel) {
    state.withLock { state in
      state.count -= 1
      state.unfinished[ObjectIdentifier(channel)] = nil
    }
  }
}

/// Closes a connection whose head, body or reading takes too long; the library's idle time-out alone lets one
/// byte every half minute hold a connection for ever.
public final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  /// Parts of requests.
  public typealias InboundIn = HTTPRequestPart
  /// The same, passed on.
  public typealias InboundOut = HTTPRequestPart
  /// Parts of answers.
  public typealias OutboundIn = HTTPResponsePart
  /// The same, passed on.
  public typealias OutboundOut = HTTPResponsePart

  private enum Phase {
    case head(until: NIODeadline)
    case body(since: NIODeadline, bytes: Int)
    case answer(until: NIODeadline)
  }

  private let registry: ConnectionRegistry
  private let patience: Patience
  private var phase = Phase.head(until: .distantFuture)
  private var isOpen = false
  private var check: RepeatedTask?

  /// A guard for one connection.
  public init(registry: ConnectionRegistry, patience: Patience = Patience()) {
    self.registry = registry
    self.patience = patience
  }

  /// Begins to watch a connection that is open already.
  public func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { begin(context) }
  }

  /// Begins to watch.
  public func channelActive(context: ChannelHandlerContext) {
    begin(context)
    context.fireChannelActive()
  }

  /// Ends the watch.
  public func channelInactive(context: ChannelHandlerContext) {
    end(context)
    context.fireChannelInactive()
  }

  /// Ends the watch.
  public func handlerRemoved(context: ChannelHandlerContext) {
    end(context)
  }

  private func begin(_ context: ChannelHandlerContext) {
    guard !isOpen else { return }
    isOpen = true
    phase = .head(until: .now() + patience.head)
    registry.opened(context.channel)
    let channel = context.channel
    let guarded = NIOLoopBound(self, eventLoop: context.eventLoop)
    check = context.eventLoop.scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) { task in
      if guarded.value.isTooSlow() {
        task.cancel()
        channel.close(promise: nil)
      }
    }
  }

  private func end(_ context: ChannelHandlerContext) {
    guard isOpen else { return }
    isOpen = false
    check?.cancel()
    check = nil
    registry.closed(context.channel)
  }

  private func isTooSlow() -> Bool {
    let now = NIODeadline.now()
    switch phase {
    case .head(let until), .answer(let until): return now > until
    case .body(let since, let bytes):
      guard now - since > patience.bodyWindow else { return false }
      // Each stretch for itself: what came fast at first must not buy hours of one byte a minute.
      let seconds = Int(patience.bodyWindow.nanoseconds / 1_000_000_000)
      guard bytes >= seconds * patience.bodyBytesPerSecond else { return true }
      phase = .body(since: now, bytes: 0)
      return false
    }
  }

  /// Notes how far a request has come.
  public func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      registry.finishedHead(context.channel)
      phase = .body(since: .now(), bytes: 0)
    case .body(let buffer):
      if case .body(let since, let bytes) = phase {
        phase = .body(since: since, bytes: bytes + buffer.readableBytes)
      }
    case .end: phase = .answer(until: .now() + patience.answer)
    }
    context.fireChannelRead(data)
  }

  /// Notes how far an answer has come.
  public func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard case .end = unwrapOutboundIn(data) else {
      context.write(data, promise: promise)
      return
    }
    // The answer has gone out only when its last byte was taken by the network.
    let sent = promise ?? context.eventLoop.makePromise(of: Void.self)
    let guarded = NIOLoopBound(self, eventLoop: context.eventLoop)
    let channel = context.channel
    sent.futureResult.whenSuccess { guarded.value.answered(channel) }
    context.write(data, promise: sent)
  }

  private func answered(_ channel: any Channel) {
    guard isOpen else { return }
    // A request may be answered before its body has come whole; the rest of it keeps its pace.
    if case .answer = phase {
      phase = .head(until: .now() + patience.pause)
      registry.waitsForHead(channel)
    }
  }
}
