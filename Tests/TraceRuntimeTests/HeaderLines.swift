import TraceRuntime

/// Header lines in their order, as a server passes them to its handlers.
struct HeaderLines: TraceHeaders {
    var lines: [(name: String, value: String)]

    init(_ lines: [(name: String, value: String)]) { self.lines = lines }

    func traceHeaderValues(named name: String) -> [String] {
        lines.filter { $0.name.lowercased() == name }.map(\.value)
    }

    mutating func setTraceHeader(named name: String, to value: String?) {
        lines.removeAll { $0.name.lowercased() == name }
        if let value { lines.append((name, value)) }
    }
}
