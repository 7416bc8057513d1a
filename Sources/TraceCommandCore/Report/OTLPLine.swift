/// The spans of one line of a file exporter: an `ExportTraceServiceRequest` in JSON.
///
/// https://opentelemetry.io/docs/specs/otel/protocol/file-exporter/
struct OTLPLine {
    private(set) var spans: [ReportSpan] = []
    /// Claims that the line holds metrics or logs, which a collector may write into the same file.
    private(set) var hasOtherSignal = false
    /// Claims that the line is OTLP, whether or not it holds a span.
    private(set) var isOTLP = false
    /// The number of spans whose ids are not what ids must be.
    private(set) var invalidCount = 0

    init(_ line: UnsafeBufferPointer<UInt8>) throws(JSONScanner.Mistake) {
        var scanner = JSONScanner(line)
        try scanner.object { (scanner, name) throws(JSONScanner.Mistake) in
            switch name {
            case "resourceSpans":
                isOTLP = true
                try scanner.array { (scanner) throws(JSONScanner.Mistake) in try readResource(&scanner) }
            case "resourceMetrics", "resourceLogs":
                hasOtherSignal = true
                try scanner.skipValue()
            default: try scanner.skipValue()
            }
        }
        try scanner.expectEnd()
    }

    private mutating func readResource(_ scanner: inout JSONScanner) throws(JSONScanner.Mistake) {
        let first = spans.count
        var resource: [ReportAttribute] = []
        try scanner.object { (scanner, name) throws(JSONScanner.Mistake) in
            switch name {
            case "resource":
                try scanner.object { (scanner, name) throws(JSONScanner.Mistake) in
                    if name == "attributes" { resource = try scanner.attributes() } else { try scanner.skipValue() }
                }
            case "scopeSpans":
                try scanner.array { (scanner) throws(JSONScanner.Mistake) in try readScope(&scanner) }
            default: try scanner.skipValue()
            }
        }
        for index in first..<spans.count { spans[index].resource = resource }
    }

    private mutating func readScope(_ scanner: inout JSONScanner) throws(JSONScanner.Mistake) {
        try scanner.object { (scanner, name) throws(JSONScanner.Mistake) in
            guard name == "spans" else { return try scanner.skipValue() }
            try scanner.array { (scanner) throws(JSONScanner.Mistake) in
                let span = try scanner.span()
                if span.hasValidIDs { spans.append(span) } else { invalidCount += 1 }
            }
        }
    }
}
