/// A tracer of another library, in front of which the annotations stand: it samples, records and exports their spans.
///
/// A generated bridge conforms to it.
public protocol TraceForeignTracer: AnyObject, Sendable {
    /// The active context of the library.
    var activeContext: any TraceForeignContext { get }

    /// Returns the active context with the place in a trace that headers carry, if they carry one.
    func extractContext(from headers: TraceForeignHeaders) -> any TraceForeignContext

    /// Starts a span.
    func startSpan(
        _ name: String, kind: TraceSpanKind, source: TraceSource, below parent: TraceForeignParent
    ) -> any TraceForeignSpan
}

/// The parent of a new span of another library's tracer.
public enum TraceForeignParent: Sendable {
    /// The active context of the library.
    case active
    case context(TraceContext)
    /// None: the span starts a trace, with the baggage of the active context.
    case newTrace
}

extension TraceContext {
    /// Creates the context of a place in another library's tracer; nil outside of a trace.
    ///
    /// - Parameter standIn: the ids if the library has none of the W3C's.
    init?(_ place: any TraceForeignContext, standIn: SpanContext? = nil) {
        let headers = place.headers
        guard !headers.isEmpty || standIn != nil else { return nil }
        self.init(place, ids: PropagationFields(lines: headers), standIn: standIn)
        isRemote = false
    }

    /// Extracts the context that headers carry to another library's tracer; nil if they carry none.
    ///
    /// - Parameter fields: the W3C's headers, from which the ids are read.
    init?(by tracer: any TraceForeignTracer, extracting headers: some TraceHeaders, _ fields: PropagationFields) {
        let headers = TraceForeignHeaders(headers)
        let place = tracer.extractContext(from: headers)
        guard headers.areFound else { return nil }
        self.init(place, ids: fields, standIn: nil)
    }

    private init(_ place: any TraceForeignContext, ids fields: PropagationFields, standIn: SpanContext?) {
        var droppedEntryCount = 0
        let known = TracePropagators.w3c.extract(from: fields, droppedEntryCount: &droppedEntryCount)
        self = known ?? TraceContext(standIn ?? .random, inherited: nil, isRemote: true)
        foreign = ForeignPlace(context: place, hasIDs: known != nil)
    }

    /// Whether both are known to be of different traces. Only the W3C's ids can be compared.
    func isOfOtherTrace(than other: TraceContext) -> Bool {
        foreign?.hasIDs != false && other.foreign?.hasIDs != false && traceID != other.traceID
    }
}

extension SpanContext {
    /// The ids of a span that has others, which are not the W3C's.
    fileprivate static var random: SpanContext {
        var ids = TraceIDGenerator()
        return SpanContext(traceID: ids.nextTraceID(), spanID: ids.nextSpanID(), flags: [])
    }
}
