/// What a task runs in: nothing, a recorder, or a span of one.
///
/// It is one value, so that a child finds its parent and its recorder in a single task-local read. Nothing in it is
/// counted but the cargo, which most traces have none of: counting references costs more than the rest of a span does.
@usableFromInline
struct TraceScope: Sendable {
    /// Nil where no system has been bound.
    let recorder: Recorder.Reference?
    /// Nil where no span is open, or its trace is not recorded.
    @usableFromInline let recording: RecordingSpan?
    /// Nil where no span is open.
    let position: TracePosition?
    /// Whether spans that are opened in it are neither recorded nor counted: they share it.
    @usableFromInline let isTransparent: Bool
    /// Nil where nothing is carried.
    let cargo: TraceCargo?

    /// Nothing.
    @usableFromInline
    init() { self.init(nil) }

    /// A scope without a span.
    init(_ recorder: Recorder.Reference?) {
        self.recorder = recorder
        recording = nil
        position = nil
        isTransparent = false
        cargo = nil
    }

    init(
        recorder: Recorder.Reference, recording: RecordingSpan? = nil, position: TracePosition, cargo: TraceCargo?
    ) {
        self.recorder = recorder
        self.recording = recording
        self.position = position
        self.isTransparent = recording == nil && !recorder.target.countsCalls
        self.cargo = cargo
    }

    /// What a child continues; nil where no span is open.
    var context: TraceContext? {
        position.map { position in
            TraceContext(
                traceID: position.traceID, spanID: position.spanID, flags: position.flags,
                state: cargo?.state ?? TraceState(), baggage: cargo?.baggage ?? TraceBaggage())
        }
    }

    @usableFromInline static let binding = TaskLocal(wrappedValue: TraceScope())

    @usableFromInline static var current: TraceScope { binding.get() }
}

/// Where in which trace a span stands: of its context, what it does not share with its parent.
struct TracePosition: Sendable {
    let traceID: TraceID
    let spanID: TraceSpanID
    let flags: TraceFlags
}

/// What all spans of a trace have in common and most traces have none of.
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
