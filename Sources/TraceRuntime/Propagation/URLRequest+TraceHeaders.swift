#if canImport(FoundationNetworking)
public import FoundationNetworking
#else
public import Foundation
#endif

extension URLRequest: TraceHeaders {
    public func traceHeaderValues(named name: String) -> [String] {
        value(forHTTPHeaderField: name).map { [$0] } ?? []
    }

    public mutating func setTraceHeader(named name: String, to value: String?) {
        setValue(value, forHTTPHeaderField: name)
    }
}
