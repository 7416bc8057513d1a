/// A list of header lines. Several lines may have the same name.
struct TraceHeaderLines: TraceHeaders {
    var lines: [(name: String, value: String)]

    func traceHeaderValues(named name: String) -> [String] {
        lines.filter { $0.name.isEqualWithoutCase(to: name) }.map(\.value)
    }

    mutating func setTraceHeader(named name: String, to value: String?) {
        lines.removeAll { $0.name.isEqualWithoutCase(to: name) }
        if let value { lines.append((name, value)) }
    }
}
