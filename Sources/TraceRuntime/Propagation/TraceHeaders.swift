/// The headers of a request or a message.
///
/// Conform a framework's header type to it to extract a trace context from headers and to inject one into them:
///
/// ```swift
/// extension HTTPFields: @retroactive TraceHeaders {
///     public func traceHeaderValues(named name: String) -> [String] {
///         HTTPField.Name(name).map { self[values: $0] } ?? []
///     }
///     public mutating func setTraceHeader(named name: String, to value: String?) {
///         if let name = HTTPField.Name(name) { self[name] = value }
///     }
/// }
/// ```
public protocol TraceHeaders {
    /// Returns the values of all header lines with a name, in the order of the lines. The case of the name does not
    /// matter.
    func traceHeaderValues(named name: String) -> [String]

    /// Replaces all header lines with a name by one; nil removes them.
    ///
    /// The name is in lower case. The value contains neither carriage return nor line feed.
    mutating func setTraceHeader(named name: String, to value: String?)
}

extension [String: String]: TraceHeaders {
    public func traceHeaderValues(named name: String) -> [String] {
        // Names that differ only in case are several lines. A dictionary has no order, so the lines are sorted by name.
        keys.filter { $0.isEqualWithoutCase(to: name) }.sorted().compactMap { self[$0] }
    }

    public mutating func setTraceHeader(named name: String, to value: String?) {
        for other in keys.filter({ $0.isEqualWithoutCase(to: name) }) { self[other] = nil }
        self[name] = value
    }
}
