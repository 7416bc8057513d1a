/// The data that links spans to a trace, within a service and between services:
/// https://www.w3.org/TR/trace-context-2/
public struct TraceContext: Sendable, Hashable {
    public let traceID: TraceID
    public let spanID: TraceSpanID
    public let flags: TraceFlags
    /// The entries of tracing vendors, which are passed on.
    public let state: TraceState
    /// The application's entries, which are passed on. They are sent only together with a `traceparent`.
    public var baggage: TraceBaggage
    /// Whether it came from another process.
    public internal(set) var isRemote: Bool
    /// Its place in the tracer of another library, which propagates it; nil if the spans are of this module alone.
    var foreign: ForeignPlace?

    public init(
        traceID: TraceID, spanID: TraceSpanID, flags: TraceFlags, state: TraceState = TraceState(),
        baggage: TraceBaggage = TraceBaggage(), isRemote: Bool = false
    ) {
        self.traceID = traceID
        self.spanID = spanID
        self.flags = flags
        self.state = state
        self.baggage = baggage
        self.isRemote = isRemote
    }

    public var isSampled: Bool { flags.contains(.sampled) }

    /// The context as another library's tracer has it; nil if that tracer does not know it. A generated bridge asks.
    public var foreignContext: (any TraceForeignContext)? { foreign?.context }
}

/// The flags of a trace: https://www.w3.org/TR/trace-context-2/#trace-flags
public struct TraceFlags: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    @inlinable
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let sampled = TraceFlags(rawValue: 0x01)
    /// The rightmost seven bytes of the trace id are random.
    public static let random = TraceFlags(rawValue: 0x02)
}
