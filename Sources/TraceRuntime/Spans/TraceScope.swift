/// What a task runs in: nothing, a system, or a span of one.
///
/// It is one object, so that a child finds its parent and its system in a single task-local read, and a class rather
/// than an enum or an optional, since reading those from a task costs half as much again.
///
/// Unchecked, since Swift checks only final classes: everything in it is immutable and `Sendable`.
@usableFromInline
class TraceScope: @unchecked Sendable {
    /// Nil where no system has been bound.
    final let system: TraceSystem?
    /// Nil where no span is open.
    final let position: TracePosition?
    /// Nil where nothing is carried.
    final let cargo: TraceCargo?
    /// Whether it is a ``RecordingSpan``. What is no recording span and has a position is a trace that is not recorded:
    /// its whole subtree shares this scope.
    @usableFromInline final let isRecording: Bool

    init(system: TraceSystem?, position: TracePosition? = nil, cargo: TraceCargo? = nil, isRecording: Bool = false) {
        self.system = system
        self.position = position
        self.cargo = cargo
        self.isRecording = isRecording
    }

    /// What a child continues; nil where no span is open.
    final var context: TraceContext? {
        position.map { position in
            TraceContext(
                traceID: position.traceID, spanID: position.spanID, flags: position.flags,
                state: cargo?.state ?? TraceState(), baggage: cargo?.baggage ?? TraceBaggage())
        }
    }

    @usableFromInline static let binding = TaskLocal(wrappedValue: TraceScope(system: nil))

    static var current: TraceScope { binding.get() }
}

/// Where in which trace a span stands: of its context, what it does not share with its parent. Copied without counting
/// references.
struct TracePosition: Sendable {
    let traceID: TraceID
    let spanID: TraceSpanID
    let flags: TraceFlags
}

/// Of a context, what all spans of a trace pass on as it came. Most traces have none.
final class TraceCargo: Sendable {
    let state: TraceState
    let baggage: TraceBaggage

    /// Nil if there is nothing to carry.
    init?(_ context: TraceContext) {
        if context.state.header.isEmpty && context.baggage.isEmpty { return nil }
        state = context.state
        baggage = context.baggage
    }
}
