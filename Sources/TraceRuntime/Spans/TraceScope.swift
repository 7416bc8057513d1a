/// What a task runs in: nothing, a recorder, or a span of one.
///
/// It is one value, so that a child finds its parent and its recorder in a single task-local read, and a plain and
/// small one: nothing in it is counted, since counting references costs more than the rest of a span does, and no part
/// of it is an optional structure, which would make each copy longer.
@usableFromInline
struct TraceScope: Sendable {
    /// Nil where no system has been bound.
    @usableFromInline let recorder: Recorder.Reference?
    /// Where the span is recorded, or its call counted; nil where neither is.
    @usableFromInline let slot: SpanSlot.Reference?
    @usableFromInline let generation: UInt64
    // The span's place in its trace; zero where no span is open.
    @usableFromInline let traceHigh: UInt64
    @usableFromInline let traceLow: UInt64
    @usableFromInline let spanWord: UInt64
    @usableFromInline let flags: TraceFlags
    @usableFromInline let traits: Traits

    @usableFromInline
    struct Traits: OptionSet, Sendable {
        @usableFromInline let rawValue: UInt8

        @inlinable
        init(rawValue: UInt8) { self.rawValue = rawValue }

        /// The span is recorded.
        @inlinable static var recorded: Traits { Traits(rawValue: 1) }
        /// No span is recorded, and the call is counted.
        @inlinable static var counted: Traits { Traits(rawValue: 2) }
        /// Spans that are opened in it are neither recorded nor counted: they share it.
        @inlinable static var transparent: Traits { Traits(rawValue: 4) }
        /// There is something in ``cargo``. If not, what stands there is another trace's.
        @inlinable static var carrying: Traits { Traits(rawValue: 8) }
    }

    /// A scope without a span; without a recorder, nothing. What a wrapper asks of that is answered by the compiler.
    @inlinable
    init(_ recorder: Recorder.Reference? = nil) {
        self.recorder = recorder
        slot = nil
        generation = 0
        traceHigh = 0
        traceLow = 0
        spanWord = 0
        flags = TraceFlags(rawValue: 0)
        traits = Traits(rawValue: 0)
    }

    /// The scope of a span.
    ///
    /// - Parameters:
    ///   - slot: where it is recorded, or its call counted.
    ///   - isRecorded: which of the two, if there is a slot.
    @inline(__always)
    init(
        _ recorder: Recorder.Reference, at position: TracePosition, slot: SpanSlot.Reference?, isRecorded: Bool,
        hasCargo: Bool
    ) {
        self.recorder = recorder
        self.slot = slot
        generation = slot?.generation ?? 0
        traceHigh = position.traceID.high
        traceLow = position.traceID.low
        spanWord = position.spanID.value
        flags = position.flags
        let call: Traits = isRecorded ? .recorded : slot == nil ? .transparent : .counted
        traits = hasCargo ? call.union(.carrying) : call
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
        return scope.traits.contains(.transparent) ? nil : scope
    }
}

extension TraceScope {
    /// Where the span is recorded; nil if it is not.
    @inline(__always)
    var recording: RecordingSpan? { traits.contains(.recorded) ? observing : nil }

    /// Where the span is recorded, or its call counted.
    @inline(__always)
    var observing: RecordingSpan? {
        guard let slot, let recorder else { return nil }
        return RecordingSpan(slot: slot, generation: generation, recorder: recorder)
    }

    /// Nil where no span is open.
    @inline(__always)
    var position: TracePosition? {
        guard let spanID = TraceSpanID(spanWord), let traceID = TraceID(high: traceHigh, low: traceLow) else {
            return nil
        }
        return TracePosition(traceID: traceID, spanID: spanID, flags: flags)
    }

    var hasCargo: Bool { traits.contains(.carrying) }

    /// Asked only of the current scope.
    @usableFromInline
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
