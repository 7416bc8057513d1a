/// A span that has ended: nothing of it changes any more.
public struct FinishedTraceSpan: Sendable, Hashable {
    public var name: String
    public var kind: TraceSpanKind
    public var context: TraceContext
    /// Nil for a root.
    public var parentSpanID: TraceSpanID?
    public var isParentRemote: Bool
    /// Nanoseconds since 1970-01-01T00:00:00Z.
    public var startTime: UInt64
    /// Nanoseconds since 1970-01-01T00:00:00Z, never before the start.
    public var endTime: UInt64
    public var attributes: [TraceAttribute]
    public var droppedAttributeCount: Int
    public var events: [TraceEvent]
    public var droppedEventCount: Int
    public var links: [TraceLink]
    public var droppedLinkCount: Int
    public var status: TraceSpanStatus
}

/// https://opentelemetry.io/docs/specs/otel/trace/api/#set-status
public enum TraceSpanStatus: Sendable, Hashable {
    case unset
    case ok
    case error(String)

    var isError: Bool { if case .error = self { true } else { false } }

    /// "These values form a total order: Ok > Error > Unset":
    /// https://opentelemetry.io/docs/specs/otel/trace/api/#set-status
    mutating func set(_ status: TraceSpanStatus) {
        guard self != .ok, status != .unset else { return }
        self = status
    }
}

/// https://opentelemetry.io/docs/specs/otel/trace/api/#add-events
public struct TraceEvent: Sendable, Hashable {
    public var name: String
    /// Nanoseconds since 1970-01-01T00:00:00Z.
    public var time: UInt64
    public var attributes: [TraceAttribute]
    public var droppedAttributeCount: Int
}

/// https://opentelemetry.io/docs/specs/otel/trace/api/#link
public struct TraceLink: Sendable, Hashable {
    public var context: TraceContext
    public var attributes: [TraceAttribute]
    public var droppedAttributeCount: Int
}
