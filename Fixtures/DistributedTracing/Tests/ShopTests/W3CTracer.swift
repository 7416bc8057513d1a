import Foundation
import Tracing

/// A tracer that propagates by `traceparent` and keeps all that its spans are given.
struct W3CTracer: Tracer {
    let spans = Spans()
    var isSampling = true

    final class Spans: Sendable {
        private let state = Locked<[W3CSpan]>([])
        var all: [W3CSpan] { state.withLock { $0 } }

        /// Numbers from one, which are the ids.
        fileprivate func add(_ make: (Int) -> W3CSpan) -> W3CSpan {
            state.withLock { spans in
                spans.append(make(spans.count + 1))
                return spans[spans.count - 1]
            }
        }
    }

    func startSpan<Instant: TracerInstant>(
        _ operationName: String, context: @autoclosure () -> ServiceContext, ofKind kind: SpanKind,
        at instant: @autoclosure () -> Instant, function: String, file fileID: String, line: UInt
    ) -> W3CSpan {
        var context = context()
        let parent = context[W3CParent.self]
        return spans.add { number in
            let digits = String(number, radix: 16)
            let id = String(repeating: "0", count: 16 - digits.count) + digits
            // An id of a trace is twice as long.
            let trace = parent?.prefix(35) ?? "00-\(id)\(id)"
            context[W3CParent.self] = "\(trace)-\(id)-\(isSampling ? "01" : "00")"
            return W3CSpan(operationName, context, parent: parent, isRecording: isSampling)
        }
    }

    func extract<Carrier, Extract: Extractor>(
        _ carrier: Carrier, into context: inout ServiceContext, using extractor: Extract
    ) where Extract.Carrier == Carrier {
        if let parent = extractor.extract(key: "traceparent", from: carrier) { context[W3CParent.self] = parent }
        if let baggage = extractor.extract(key: "baggage", from: carrier) { context[W3CBaggage.self] = baggage }
    }

    func inject<Carrier, Inject: Injector>(
        _ context: ServiceContext, into carrier: inout Carrier, using injector: Inject
    ) where Inject.Carrier == Carrier {
        if let parent = context[W3CParent.self] { injector.inject(parent, forKey: "traceparent", into: &carrier) }
        if let baggage = context[W3CBaggage.self] { injector.inject(baggage, forKey: "baggage", into: &carrier) }
    }

    func activeSpan(identifiedBy context: ServiceContext) -> W3CSpan? { nil }
    func forceFlush() {}
}

private enum W3CParent: ServiceContextKey { typealias Value = String }
private enum W3CBaggage: ServiceContextKey { typealias Value = String }

final class W3CSpan: Span {
    let context: ServiceContext
    /// The `traceparent` of its parent; nil if it starts a trace.
    let parent: String?
    private let state: Locked<State>

    struct State {
        var name: String
        var attributes: SpanAttributes = [:]
        var events: [SpanEvent] = []
        var links: [SpanLink] = []
        var status: SpanStatus?
        var isRecording: Bool
    }

    init(_ name: String, _ context: ServiceContext, parent: String?, isRecording: Bool) {
        self.context = context
        self.parent = parent
        state = Locked(State(name: name, isRecording: isRecording))
    }

    var recorded: State { state.withLock { $0 } }
    var traceParent: String? { context[W3CParent.self] }
    var isRecording: Bool { recorded.isRecording }

    var operationName: String {
        get { recorded.name }
        set { state.withLock { $0.name = newValue } }
    }

    var attributes: SpanAttributes {
        get { recorded.attributes }
        set { state.withLock { $0.attributes = newValue } }
    }

    func setStatus(_ status: SpanStatus) { state.withLock { $0.status = status } }
    func addEvent(_ event: SpanEvent) { state.withLock { $0.events.append(event) } }
    func addLink(_ link: SpanLink) { state.withLock { $0.links.append(link) } }

    func recordError<Instant: TracerInstant>(
        _ error: any Error, attributes: SpanAttributes, at instant: @autoclosure () -> Instant
    ) {
        addEvent(SpanEvent(name: "error as it is: \(error)"))
    }

    func end<Instant: TracerInstant>(at instant: @autoclosure () -> Instant) {
        state.withLock { $0.isRecording = false }
    }
}

/// A value with a lock that the thread sanitizer sees, which a `Mutex` is not.
private final class Locked<Value: Sendable>: Sendable {
    private let lock = NSLock()
    nonisolated(unsafe) private var value: Value

    init(_ value: Value) { self.value = value }

    func withLock<R>(_ body: (inout Value) -> R) -> R { lock.withLock { body(&value) } }
}

extension SpanLink {
    var traceParent: String? { context[W3CParent.self] }
}
