#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension UUID: TraceAttributeElement {
    /// As Swift prints it, so that it is found in the service's logs.
    public var traceAttributeValue: TraceAttributeValue? { .string(uuidString) }
}

extension URL: TraceAttributeElement {
    public var traceAttributeValue: TraceAttributeValue? { .string(absoluteString) }
}

extension Date: TraceAttributeElement {
    /// ISO 8601 with milliseconds: `2025-03-01T12:30:00.250Z`
    public var traceAttributeValue: TraceAttributeValue? {
        .string(formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
    }
}
