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
        for (name, value) in lines {
            switch name.utf8.count {
            case TraceParentHeader.name.utf8.count where name.isEqualWithoutCase(to: TraceParentHeader.name):
                parentCount += 1
                parent = parentCount == 1 ? value : nil
            case TraceState.headerName.utf8.count where name.isEqualWithoutCase(to: TraceState.headerName):
                states.append(value)
            case TraceBaggage.headerName.utf8.count where name.isEqualWithoutCase(to: TraceBaggage.headerName):
                baggages.append(value)
            default: break
            }
        }
    }
}
