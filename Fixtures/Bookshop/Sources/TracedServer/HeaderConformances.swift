public import HTTPTypes
public import NIOHTTP1
public import TraceRuntime

// Where trace contexts are taken from and put into: Hummingbird's headers, and AsyncHTTPClient's.

extension HTTPFields: @retroactive TraceHeaders {
    public func traceHeaderValues(named name: String) -> [String] {
        HTTPField.Name(name).map { self[values: $0] } ?? []
    }

    public mutating func setTraceHeader(named name: String, to value: String?) {
        if let name = HTTPField.Name(name) { self[name] = value }
    }
}

extension HTTPHeaders: @retroactive TraceHeaders {
    public func traceHeaderValues(named name: String) -> [String] { self[name] }

    public mutating func setTraceHeader(named name: String, to value: String?) {
        remove(name: name)
        if let value { add(name: name, value: value) }
    }
}
