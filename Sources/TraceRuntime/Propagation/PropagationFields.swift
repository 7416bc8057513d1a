/// The headers of a message that carry a context.
struct PropagationFields {
    /// The value of `traceparent`; nil if there is none, or if there are several, which contradict each other.
    private(set) var parent: String?
    /// The lines of `tracestate`.
    private(set) var states: [String] = []
    /// The lines of `baggage`.
    private(set) var baggages: [String] = []

    init(_ headers: some TraceHeaders) {
        let parents = headers.traceHeaderValues(named: TraceParentHeader.name)
        guard parents.count == 1 else { return }
        parent = parents[0]
        states = headers.traceHeaderValues(named: TraceState.headerName)
        baggages = headers.traceHeaderValues(named: TraceBaggage.headerName)
    }

    /// Reads the header lines of a request in one pass.
    init(lines: [(name: String, value: String)]) {
        var parentCount = 0
        for index in lines.indices {
            // The size is compared first, because this runs for every line.
            switch lines[index].name.utf8.count {
            case 11 where lines[index].name.isHeader("traceparent"):
                parentCount += 1
                parent = parentCount == 1 ? lines[index].value : nil
            case 10 where lines[index].name.isHeader("tracestate"): states.append(lines[index].value)
            case 7 where lines[index].name.isHeader("baggage"): baggages.append(lines[index].value)
            default: break
            }
        }
    }
}
