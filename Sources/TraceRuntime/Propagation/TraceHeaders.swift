/// The headers of a request or a message, whatever type holds them.
///
/// Conform a framework's type to it, once, to take a trace's context from it and to put one into it:
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
    /// The values of all header lines of that name, in the order of the lines. Case does not matter in names.
    func traceHeaderValues(named name: String) -> [String]

    /// Replaces all header lines of that name by one; nil removes them.
    ///
    /// The name is in lower case, the value holds neither carriage return nor line feed.
    mutating func setTraceHeader(named name: String, to value: String?)
}

extension [String: String]: TraceHeaders {
    public func traceHeaderValues(named name: String) -> [String] {
        // Names that differ in case are several lines; a dictionary has no order, so the names give one.
        keys.filter { $0.isEqualWithoutCase(to: name) }.sorted().compactMap { self[$0] }
    }

    public mutating func setTraceHeader(named name: String, to value: String?) {
        for other in keys.filter({ $0.isEqualWithoutCase(to: name) }) { self[other] = nil }
        self[name] = value
    }
}
