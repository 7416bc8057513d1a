/// The headers that carry a trace context from service to service: `OTEL_PROPAGATORS`.
public struct TracePropagators: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The headers `traceparent` and `tracestate`: https://www.w3.org/TR/trace-context-2/
    public static let traceContext = TracePropagators(rawValue: 0x01)
    /// The header `baggage`: https://www.w3.org/TR/baggage/
    public static let baggage = TracePropagators(rawValue: 0x02)
    /// All of the headers, which is the default.
    public static let w3c: TracePropagators = [.traceContext, .baggage]
}

extension TracePropagators {
    /// Extracts a context from headers; nil if they contain none.
    ///
    /// - Parameter droppedEntryCount: set to the number of `tracestate` and `baggage` entries that were left out.
    func extract(from fields: PropagationFields, droppedEntryCount: inout Int) -> TraceContext? {
        guard contains(.traceContext), let value = fields.parent, let parent = TraceParentHeader(parsing: value) else {
            return nil
        }
        let state = TraceState(lines: fields.states)
        let baggageLines = contains(.baggage) ? fields.baggages : []
        let baggage = TraceBaggage(lines: baggageLines)
        if !fields.states.isEmpty || !baggageLines.isEmpty {
            droppedEntryCount =
                Self.entryCount(fields.states + baggageLines) - Self.entryCount([state.header]) - baggage.count
        }
        return TraceContext(
            traceID: parent.traceID, spanID: parent.spanID, flags: parent.flags, state: state, baggage: baggage,
            isRemote: true)
    }

    /// The bytes of a header's line in which entries are counted: a client must not be able to make that slow.
    private static let countedLengthMax = 64 * 1_024

    /// Counts the entries in the lines of a header, without empty ones.
    private static func entryCount(_ lines: [String]) -> Int {
        lines.reduce(0) { count, line in
            count
                + line.utf8.prefix(countedLengthMax).split(separator: UInt8(ascii: ","))
                .count { !$0.withoutOptionalWhitespace.isEmpty }
        }
    }

    /// Puts a context into headers, in place of the one that they may contain.
    func inject(_ context: TraceContext, into headers: inout some TraceHeaders) {
        if contains(.traceContext) {
            let parent = TraceParentHeader(traceID: context.traceID, spanID: context.spanID, flags: context.flags)
            headers.setTraceHeader(named: TraceParentHeader.name, to: parent.value)
            let state = context.state.header
            headers.setTraceHeader(named: TraceState.headerName, to: state.isEmpty ? nil : state)
        }
        if contains(.baggage) {
            headers.setTraceHeader(named: TraceBaggage.headerName, to: context.baggage.header)
        }
    }
}
