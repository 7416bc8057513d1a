/// The span that a body runs in.
///
/// It can be kept and passed on; what is said to it after it has ended is ignored. Where nothing is recorded, because
/// tracing is off or the trace is not sampled, every method does nothing: ask ``isRecording`` before costly work.
public struct TraceSpan: Sendable {
    @usableFromInline let scope: TraceScope
    /// Nil where the trace carries nothing.
    @usableFromInline let cargo: TraceCargo?

    /// Where nothing is traced.
    @inlinable
    init() { self.init(scope: TraceScope(), cargo: nil) }

    @inlinable
    init(scope: TraceScope, cargo: TraceCargo?) {
        self.scope = scope
        self.cargo = cargo
    }

    /// The innermost span that is open in this task; nil if there is none.
    public static var current: TraceSpan? {
        guard TraceSystem.isActive, case let scope = TraceScope.current, scope.position != nil else { return nil }
        return TraceSpan(scope: scope, cargo: scope.cargo)
    }

    /// What a child of this span, here or in another process, continues; nil where tracing is off.
    public var context: TraceContext? { scope.context(cargo) }

    /// Whether what is said to this span is kept.
    @inlinable
    public var isRecording: Bool { scope.traits.contains(.recorded) }

    /// Whether it matters how the operation went: the span is recorded, or its operation's calls are counted.
    @inlinable
    public var isObserved: Bool { !scope.traits.isDisjoint(with: [.recorded, .counted]) }

    var recording: RecordingSpan? { scope.recording }

    /// Adds something that happened at this moment.
    public func addEvent(_ name: String, attributes: @autoclosure () -> TraceAttributes = [:]) {
        recording?.addEvent(name, attributes: attributes().elements)
    }

    /// Adds a reference to a span that this one is not a child of.
    public func addLink(_ context: TraceContext, attributes: @autoclosure () -> TraceAttributes = [:]) {
        recording?.addLink(context, attributes: attributes().elements)
    }

    /// Says how the operation went. `ok` is final, and `unset` is ignored:
    /// https://opentelemetry.io/docs/specs/otel/trace/api/#set-status
    public func setStatus(_ status: TraceSpanStatus) {
        guard let observing = scope.observing else { return }
        if case .error(let message) = status, isRecording {
            guard let site = observing.site else { return }
            observing.setStatus(.error(site.redaction.freeText(message)))
        } else {
            observing.setStatus(status)
        }
    }

    /// Records an error that the operation deals with itself: it sets the status, `error.message`, `error.type` and
    /// an `exception` event. An error that leaves the span's body is recorded without this.
    public func recordError(_ error: any Error) {
        guard let observing = scope.observing else { return }
        if isRecording { observing.recordError(error) } else { observing.setStatus(.error("")) }
    }
}
