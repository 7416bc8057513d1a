/// Which traces are recorded. It is asked where a trace enters this process; spans below inherit the answer.
public enum TraceSampler: Sendable, Hashable {
    case always
    case never

    func isSampled(_ traceID: TraceID, parent: TraceContext?, ratio: Double?) -> Bool {
        self == .always
    }
}
