/// The scope that a task runs in: nothing, a recorder, or a recorder and its active span.
///
/// It is one value, so that a child reads its parent and its recorder from a single task-local. It contains no counted
/// references and no optional structures, so that copies are cheap. Counting references would cost more than the rest
/// of a span.
@usableFromInline
struct TraceScope: Sendable {
    /// The recorder that is bound to the task; nil if there is none.
    @usableFromInline let recorder: Recorder.Reference?
    /// The slot of the span's record or of the counted call; nil if there is neither.
    @usableFromInline let slot: SpanSlot.Reference?
    @usableFromInline let generation: UInt64
    // The context of the active span as single words; zero without an active span.
    @usableFromInline let traceHigh: UInt64
    @usableFromInline let traceLow: UInt64
    @usableFromInline let spanWord: UInt64
    @usableFromInline let flags: TraceFlags
    @usableFromInline private(set) var traits: Traits

    @usableFromInline
    struct Traits: OptionSet, Sendable {
        @usableFromInline let rawValue: UInt16

        @inlinable
        init(rawValue: UInt16) { self.rawValue = rawValue }

        /// The active span is recorded.
        @inlinable static var recorded: Traits { Traits(rawValue: 1) }
        /// The call is counted without a span.
        @inlinable static var counted: Traits { Traits(rawValue: 2) }
        /// The active span is not recorded, and calls below it are not counted. They run in this scope.
        @inlinable static var nonRecording: Traits { Traits(rawValue: 4) }
        /// ``inherited`` belongs to this scope. Otherwise the task-local value belongs to another trace.
        @inlinable static var inheriting: Traits { Traits(rawValue: 8) }
        /// The active span is that of a request, and the route that answers the request takes it over.
        @inlinable static var offering: Traits { Traits(rawValue: 16) }
        /// The filter leaves the call out of a recorded trace. Calls below it are recorded as if it were not there.
        @inlinable static var leftOut: Traits { Traits(rawValue: 256) }
        /// ``TraceSpan/end()`` ends the active span.
        @inlinable static var startedByHand: Traits { Traits(rawValue: 32) }
        /// The scope is bound in the context of another library.
        @inlinable static var bridged: Traits { Traits(rawValue: 64) }
        /// The active span is one of another process.
        static var remote: Traits { Traits(rawValue: 128) }
    }

    /// Creates a scope without a span. It is inlinable, so that the compiler can evaluate a wrapper's queries of a
    /// scope without a recorder.
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

    /// Creates the scope of a span or a counted call.
    ///
    /// - Parameters:
    ///   - slot: the slot of the span's record or of the counted call; nil if there is neither.
    ///   - isRecorded: true if the slot holds a span's record, false for a counted call.
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
        if BridgedContext.isInstalled { traits.insert(.bridged) }
    }

    /// Creates the scope of a span of another process.
    init(remote context: SpanContext, _ recorder: Recorder.Reference?, isInheriting: Bool) {
        self.recorder = recorder
        slot = nil
        generation = 0
        traceHigh = context.traceID.high
        traceLow = context.traceID.low
        spanWord = context.spanID.value
        flags = context.flags
        traits = isInheriting ? [.remote, .bridged, .inheriting] : [.remote, .bridged]
    }

    @usableFromInline static let binding = TaskLocal(wrappedValue: TraceScope())
    /// The task-local for inherited data, which is bound together with the scope if there is any.
    @usableFromInline static let inheritedBinding = TaskLocal<InheritedContext?>(wrappedValue: nil)

    @inlinable static var current: TraceScope { BridgedContext.isInstalled ? bridged : binding.get() }

    /// The scope in the context of another library. Without one there, a span that became active before the bridge was
    /// installed still is.
    @usableFromInline @inline(never)
    static var bridged: TraceScope { BridgedContext.installed?.activeSpan?.scope ?? binding.get() }

    /// The current scope; nil if operations in it are neither recorded nor counted.
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

    /// The scope of a call that is left out of the recorded trace of its active span.
    var leftOut: TraceScope {
        var scope = self
        scope.traits.remove(.nonRecording)
        scope.traits.insert(.leftOut)
        return scope
    }

    /// The scope of a span that ``TraceSpan/end()`` ends.
    var startedByHand: TraceScope {
        var scope = self
        scope.traits.insert(.startedByHand)
        return scope
    }

    /// The scope of a request's span, which the route that answers the request takes over.
    func offered() -> TraceScope {
        observing?.offer()
        var scope = self
        scope.traits.insert(.offering)
        return scope
    }

    /// The context of the active span; nil if there is none.
    @inline(__always)
    var spanContext: SpanContext? {
        guard let spanID = TraceSpanID(spanWord), let traceID = TraceID(high: traceHigh, low: traceLow) else {
            return nil
        }
        return SpanContext(traceID: traceID, spanID: spanID, flags: flags)
    }

    /// The data that the active span inherits from its trace. Only the current scope may be asked for it.
    @usableFromInline
    var inherited: InheritedContext? { traits.contains(.inheriting) ? boundInherited : nil }

    private var boundInherited: InheritedContext? {
        guard traits.contains(.bridged) else { return Self.inheritedBinding.get() }
        return BridgedContext.installed?.activeSpan?.inherited
    }

    /// Returns the context that a child continues; nil without an active span.
    func context(_ inherited: InheritedContext?) -> TraceContext? {
        guard let spanContext else { return nil }
        if let place = inherited?.foreign { return TraceContext(place, standIn: spanContext) }
        return TraceContext(spanContext, inherited: inherited, isRemote: traits.contains(.remote))
    }
}
