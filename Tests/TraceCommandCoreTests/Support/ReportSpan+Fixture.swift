@testable import TraceCommandCore

extension ReportSpan {
    /// A span whose ids are made of single letters, and whose times are milliseconds.
    static func fixture(
        _ id: Character, below parent: Character? = nil, trace: Character = "1", name: String? = nil,
        _ time: ClosedRange<Int> = 0...10, service: String = "shop", status: ReportStatus = .unset,
        having attributes: [String: String] = [:]
    ) -> ReportSpan {
        ReportSpan(
            traceID: String(repeating: trace, count: 32), spanID: String(repeating: id, count: 16),
            parentID: parent.map { String(repeating: $0, count: 16) } ?? "", name: name ?? String(id), kind: 1,
            start: time.lowerBound * 1_000_000, end: time.upperBound * 1_000_000, status: status,
            attributes: attributes.sorted { $0.key < $1.key }.map { ReportAttribute(key: $0.key, value: $0.value) },
            resource: [ReportAttribute(key: "service.name", value: service)])
    }

    /// As an exporter writes it, on a line of its own.
    var line: String {
        let attributes = attributes.map { #"{"key":"\#($0.key)","value":{"stringValue":"\#($0.value)"}}"# }
        return #"{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"#
            + #""\#(service)"}}]},"scopeSpans":[{"spans":[{"traceId":"\#(traceID)","spanId":"\#(spanID)","#
            + #""parentSpanId":"\#(parentID)","name":"\#(name)","kind":\#(kind),"startTimeUnixNano":"\#(start)","#
            + #""endTimeUnixNano":"\#(end)","attributes":[\#(attributes.joined(separator: ","))]}]}]}]}"#
    }
}

extension ReportInput {
    init(_ text: String, partLength: Int = 1 << 20) throws {
        self.init()
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            try read(rest.prefix(partLength))
            rest = rest.dropFirst(partLength)
        }
        try finish()
    }
}
