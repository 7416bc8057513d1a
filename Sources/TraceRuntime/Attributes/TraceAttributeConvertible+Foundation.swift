#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension UUID: TraceAttributeElement {
    /// The UUID as Swift prints it, in upper case, so that a search in the service's logs finds it.
    public var traceAttributeValue: TraceAttributeValue? { .string(uuidString) }
}

extension URL: TraceAttributeElement {
    public var traceAttributeValue: TraceAttributeValue? { .string(absoluteString) }
}

extension Date: TraceAttributeElement {
    /// The date in ISO 8601 with milliseconds: `2025-03-01T12:30:00.250Z`
    public var traceAttributeValue: TraceAttributeValue? {
        .string(formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
    }
}
