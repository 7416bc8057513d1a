internal import Synchronization

/// Headers from which another library's tracer extracts a context.
public final class TraceForeignHeaders: Sendable {
    // A tracer may keep them, on whatever thread. It only reads them.
    nonisolated(unsafe) private let headers: any TraceHeaders
    private let isAnyFound = Atomic(false)

    public init(_ headers: some TraceHeaders) { self.headers = headers }

    /// Whether the tracer has found one of the headers that it looked for.
    var areFound: Bool { isAnyFound.load(ordering: .relaxed) }

    /// The value of a header; nil if there is none.
    public func value(named name: String) -> String? {
        let values = headers.traceHeaderValues(named: name)
        guard !values.isEmpty else { return nil }
        isAnyFound.store(true, ordering: .relaxed)
        // Two parents contradict each other. Several lines of another header are one list.
        let isParent = name.isEqualWithoutCase(to: TraceParentHeader.name)
        return values.count > 1 && isParent ? nil : values.joined(separator: ",")
    }
}

/// The header lines of a request.
struct HeaderLines: TraceHeaders {
    let lines: [(name: String, value: String)]

    func traceHeaderValues(named name: String) -> [String] {
        lines.filter { $0.name.isEqualWithoutCase(to: name) }.map(\.value)
    }

    // Nothing is injected into a request that was received.
    func setTraceHeader(named name: String, to value: String?) {}
}
