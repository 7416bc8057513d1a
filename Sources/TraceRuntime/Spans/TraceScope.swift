/// The scope that a task runs in: nothing, a recorder, or an active span of one.
///
/// It is one value, so that a child finds its parent and its recorder by a single task-local read. Copies of it must be
/// cheap: it has no counted reference, since counting costs more than the rest of a span, and no optional structure.
@usableFromInline
struct TraceScope: Sendable {
    /// Nil where no recorder is bound to the task.
    @usableFromInline let recorder: Recorder.Reference?
    /// The slot of the span's record or of its counted call; nil where there is neither.
    @usableFromInline let slot: SpanSlot.Reference?
    @usableFromInline let generation: UInt64
    // The context of the active span, word by word; zero where there is none.
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

        /// The active span is recorded.
        @inlinable static var recorded: Traits { Traits(rawValue: 1) }
        /// The call is counted without a span.
        @inlinable static var counted: Traits { Traits(rawValue: 2) }
        /// The active span is not recorded, and calls within it are not counted: they run in this scope.
        @inlinable static var nonRecording: Traits { Traits(rawValue: 4) }
        /// ``inherited`` belongs to this scope. Where it is not set, the task-local value is another trace's.
        @inlinable static var inheriting: Traits { Traits(rawValue: 8) }
    }

    /// Makes a scope without a span. The compiler folds what a wrapper asks of one without a recorder.
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

    /// Makes the scope of a span.
    ///
    /// - Parameters:
    ///   - slot: of the span's record or of its counted call.
    ///   - isRecorded: which of the two it is, if there is a slot.
    @inline(__always)
    init(
        _ recorder: Recorder.Reference, _ context: SpanContext, slot: SpanSlot.Reference?, isRecorded: Bool,
        isInheriting: Bool
    ) {
        self.recorder = recorder
        self.slot = slot
        generation = slot?.generation ?? 0
        traceHigh = context.traceID.high
        traceLow = context.traceID.low
        spanWord = context.spanID.value
        flags = context.flags
        let call: Traits = isRecorded ? .recorded : slot == nil ? .nonRecording : .counted
        traits = isInheriting ? call.union(.inheriting) : call
    }

    @usableFromInline static let binding = TaskLocal(wrappedValue: TraceScope())
    /// Bound beside the scope, where there is anything to inherit.
    @usableFromInline static let inheritedBinding = TaskLocal<InheritedContext?>(wrappedValue: nil)

    @inlinable static var current: TraceScope { binding.get() }

    /// The current scope; nil if spans in it are neither recorded nor counted.
    @inlinable @inline(__always)
    static var observed: TraceScope? { LiveRecorders.isAny ? currentIfObserved : nil }

    @usableFromInline @inline(never)
    static var currentIfObserved: TraceScope? {
        let scope = current
        return scope.traits.contains(.nonRecording) ? nil : scope
    }
}

extension TraceScope {
    /// The record of the active span; nil if it is not recorded.
    @inline(__always)
    var recording: RecordingSpan? { traits.contains(.recorded) ? observing : nil }

    /// The record of the active span or of the counted call; nil if there is neither.
    @inline(__always)
    var observing: RecordingSpan? {
        guard let slot, let recorder else { return nil }
        return RecordingSpan(slot: slot, generation: generation, recorder: recorder)
    }

    /// The context of the active span; nil if there is none.
    @inline(__always)
    var spanContext: SpanContext? {
        guard let spanID = TraceSpanID(spanWord), let traceID = TraceID(high: traceHigh, low: traceLow) else {
            return nil
        }
        return SpanContext(traceID: traceID, spanID: spanID, flags: flags)
    }

    /// What the active span inherits from its trace. Asked only of the current scope.
    @usableFromInline
    var inherited: InheritedContext? { traits.contains(.inheriting) ? Self.inheritedBinding.get() : nil }

    /// The context that a child continues; nil if no span is active.
    func context(_ inherited: InheritedContext?) -> TraceContext? {
        spanContext.map { TraceContext($0, inherited: inherited) }
    }
}
