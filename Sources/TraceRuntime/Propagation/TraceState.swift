/// The `tracestate` entries of a context, validated: https://www.w3.org/TR/trace-context-2/#tracestate-header
public struct TraceState: Sendable, Hashable {
    /// The header's value, at most 32 entries; empty where there is none.
    public let header: String

    public init() { header = "" }
}
