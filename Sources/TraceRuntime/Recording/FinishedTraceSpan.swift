/// An ended span as a value, which exporters read.
public struct FinishedTraceSpan: Sendable, Hashable {
    public var name: String
    public var kind: TraceSpanKind
    public var context: TraceContext
    /// The span id of the parent; nil for a root span.
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
    /// The place in the source code, which is exported as attributes named `code.…`; nil unless
    /// ``TraceConfiguration/recordsSource`` is set.
    public var source: TraceSource?

    /// The attributes for exporters: those of the source, and then the others.
    public var exportedAttributes: [TraceAttribute] { (source?.attributes ?? []) + attributes }
}

/// The status of a span: https://opentelemetry.io/docs/specs/otel/trace/api/#set-status
public enum TraceSpanStatus: Sendable, Hashable {
    case unset
    case ok
    case error(String)

    var isError: Bool { if case .error = self { true } else { false } }

    /// Changes the status, unless the current status has precedence.
    ///
    /// "These values form a total order: Ok > Error > Unset":
    /// https://opentelemetry.io/docs/specs/otel/trace/api/#set-status
    mutating func set(_ status: TraceSpanStatus) {
        guard self != .ok, status != .unset else { return }
        // Libraries record an error, which has a description, and then set the status without one.
        if isError, status == .error("") { return }
        self = status
    }
}

/// Something that happened at one moment of a span: https://opentelemetry.io/docs/specs/otel/trace/api/#add-events
public struct TraceEvent: Sendable, Hashable {
    public var name: String
    /// Nanoseconds since 1970-01-01T00:00:00Z.
    public var time: UInt64
    public var attributes: [TraceAttribute]
    public var droppedAttributeCount: Int
}

/// A reference to a span that is not the parent: https://opentelemetry.io/docs/specs/otel/trace/api/#link
public struct TraceLink: Sendable, Hashable {
    public var context: TraceContext
    public var attributes: [TraceAttribute]
    public var droppedAttributeCount: Int
}
