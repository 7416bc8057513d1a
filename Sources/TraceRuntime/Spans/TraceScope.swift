/// What a task runs in: nothing, a recorder, or a span of one.
///
/// It is one value, so that a child finds its parent and its recorder in a single task-local read, and a plain one:
/// nothing in it is counted, since counting references costs more than the rest of a span does.
@usableFromInline
struct TraceScope: Sendable {
    /// Nil where no system has been bound.
    @usableFromInline let recorder: Recorder.Reference?
    /// Nil where no span is open, or its trace is not recorded.
    @usableFromInline let recording: RecordingSpan?
    /// Nil where no span is open.
    @usableFromInline let position: TracePosition?
    /// Whether spans that are opened in it are neither recorded nor counted: they share it.
    @usableFromInline let isTransparent: Bool
    /// Whether there is something in ``cargo``. If not, what stands there is another trace's.
    @usableFromInline let hasCargo: Bool

    /// Nothing.
    @inlinable
    init() {
        recorder = nil
        recording = nil
        position = nil
        isTransparent = false
        hasCargo = false
    }

    /// A scope without a span.
    init(_ recorder: Recorder.Reference) {
        self.recorder = recorder
        recording = nil
        position = nil
        isTransparent = false
        hasCargo = false
    }

    @inline(__always)
    init(recorder: Recorder.Reference, recording: RecordingSpan?, position: TracePosition, hasCargo: Bool) {
        self.recorder = recorder
        self.recording = recording
        self.position = position
        self.isTransparent = recording == nil && !recorder.target.configuration.countsCalls
        self.hasCargo = hasCargo
    }

    @usableFromInline static let binding = TaskLocal(wrappedValue: TraceScope())
    /// What goes with the scope where there is something: most traces have nothing to carry.
    @usableFromInline static let cargoBinding = TaskLocal<TraceCargo?>(wrappedValue: nil)

    @inlinable static var current: TraceScope { binding.get() }

    /// The current scope, if spans that are opened in it are recorded or counted.
    @inlinable @inline(__always)
    static var observed: TraceScope? { TraceSystem.isActive ? ifOpaque : nil }

    @usableFromInline @inline(never)
    static var ifOpaque: TraceScope? {
        let scope = current
        return scope.isTransparent ? nil : scope
    }

    /// Asked only of the current scope.
    var cargo: TraceCargo? { hasCargo ? Self.cargoBinding.get() : nil }

    /// What a child continues; nil where no span is open.
    func context(_ cargo: TraceCargo?) -> TraceContext? {
        position.map { position in
            TraceContext(
                traceID: position.traceID, spanID: position.spanID, flags: position.flags,
                state: cargo?.state ?? TraceState(), baggage: cargo?.baggage ?? TraceBaggage())
        }
    }
}

/// Where in which trace a span stands: of its context, what it does not share with its parent.
@usableFromInline
struct TracePosition: Sendable {
    let traceID: TraceID
    let spanID: TraceSpanID
    let flags: TraceFlags
}

/// What all spans of a trace have in common and most traces have none of.
@usableFromInline
final class TraceCargo: Sendable {
    let state: TraceState
    let baggage: TraceBaggage
    /// Where spans go when they end, if their trace is recorded and not sampled.
    let holding: Holding?

    /// Nil if there is nothing to carry.
    init?(_ context: TraceContext?, holding: Holding?) {
        state = context?.state ?? TraceState()
        baggage = context?.baggage ?? TraceBaggage()
        self.holding = holding
        if state.header.isEmpty && baggage.isEmpty && holding == nil { return nil }
    }
}
