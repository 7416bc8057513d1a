import TraceRuntime

/// Prints a line, behind the id of the trace that it belongs to.
func log(_ line: String) {
    let trace = TraceContext.current.map { "trace \($0.traceID)" } ?? "no trace"
    print("[\(trace)] \(line)")
}
