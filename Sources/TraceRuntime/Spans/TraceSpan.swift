/// A span, as the code that runs in it sees it.
///
/// It can be stored and passed on. Methods that are called after its end do nothing. If the span is not recorded,
/// because tracing is off or the trace is not sampled, they do nothing either. Check ``isRecording`` before you do
/// expensive work for them.
public struct TraceSpan: Sendable {
    @usableFromInline let scope: TraceScope
    /// The data that the span inherits from its trace; nil if there is none.
    @usableFromInline let inherited: InheritedContext?

    /// Creates a span that records nothing.
    @inlinable
    init() { self.init(scope: TraceScope(), inherited: nil) }

    /// Creates the active span of the current scope.
    @inlinable
    init(_ scope: TraceScope) { self.init(scope: scope, inherited: scope.inherited) }

    @inlinable
    init(scope: TraceScope, inherited: InheritedContext?) {
        self.scope = scope
        self.inherited = inherited
    }

    /// The active span of this task; nil if there is none.
    public static var current: TraceSpan? {
        guard LiveRecorders.isAny, case let scope = TraceScope.current, scope.spanContext != nil else { return nil }
        return TraceSpan(scope)
    }

    /// The context that a child of this span continues, here or in another process; nil if tracing is off.
    public var context: TraceContext? { scope.context(inherited) }

    /// Whether the span is recorded.
    @inlinable
    public var isRecording: Bool { scope.traits.contains(.recorded) }

    /// Whether the operation's outcome is recorded or counted.
    @inlinable
    public var isObserved: Bool { !scope.traits.isDisjoint(with: [.recorded, .counted]) }

    var recording: RecordingSpan? { scope.recording }

    /// Adds an event that happens now.
    public func addEvent(_ name: String, attributes: @autoclosure () -> TraceAttributes = [:]) {
        recording?.addEvent(name, attributes: attributes().elements)
    }

    /// Adds a link to a span that is not the parent.
    public func addLink(_ context: TraceContext, attributes: @autoclosure () -> TraceAttributes = [:]) {
        recording?.addLink(context, attributes: attributes().elements)
    }

    /// Gives the span another name. Whether it is sampled has been decided by then.
    public func updateName(_ name: String) {
        recording?.setName(name)
    }

    /// Sets the status of the operation. `ok` is final, and `unset` is ignored:
    /// https://opentelemetry.io/docs/specs/otel/trace/api/#set-status
    public func setStatus(_ status: TraceSpanStatus) {
        guard let observing = scope.observing else { return }
        if case .error(let message) = status, isRecording {
            guard let redaction = observing.redaction else { return }
            observing.setStatus(.error(redaction.masked(message, by: .freeText, upTo: observing.limits.text)))
        } else {
            observing.setStatus(status)
        }
    }

    /// Records an error that the operation handles itself.
    ///
    /// It sets the status, `error.message` and `error.type`, and adds an `exception` event. An error that leaves the
    /// span's body is recorded without this call.
    public func recordError(_ error: any Error) {
        guard let observing = scope.observing else { return }
        if isRecording { observing.recordError(error) } else { observing.countFailure(error, status: nil) }
    }
}
