extension JSONScanner {
    /// Reads an OTLP span; what the report does not show is skipped.
    mutating func span() throws(Mistake) -> ReportSpan {
        var span = ReportSpan()
        try object { (scanner, name) throws(Mistake) in
            switch name {
            case "traceId": span.traceID = try scanner.scalar().lowercased()
            case "spanId": span.spanID = try scanner.scalar().lowercased()
            case "parentSpanId": span.parentID = try scanner.scalar().lowercased()
            case "name": span.name = try scanner.scalar()
            case "kind": span.kind = SpanKindNumber.of(try scanner.scalar())
            case "startTimeUnixNano": span.start = try scanner.time()
            case "endTimeUnixNano": span.end = try scanner.time()
            case "status": try scanner.status(&span)
            case "attributes": span.attributes = try scanner.attributes()
            case "events": try scanner.array { (scanner) throws(Mistake) in span.events.append(try scanner.event()) }
            case "links": try scanner.array { (scanner) throws(Mistake) in span.links.append(try scanner.link()) }
            case "droppedAttributesCount", "droppedEventsCount", "droppedLinksCount":
                span.droppedCount += min(max(0, try scanner.integer()), 1 << 32)
            default: try scanner.skipValue()
            }
        }
        return span
    }

    private mutating func status(_ span: inout ReportSpan) throws(Mistake) {
        try object { (scanner, name) throws(Mistake) in
            switch name {
            case "code": span.status = ReportStatus(otlp: try scanner.scalar())
            case "message": span.statusMessage = try scanner.scalar()
            default: try scanner.skipValue()
            }
        }
    }

    private mutating func event() throws(Mistake) -> ReportEvent {
        var event = ReportEvent()
        try object { (scanner, name) throws(Mistake) in
            switch name {
            case "timeUnixNano": event.time = try scanner.time()
            case "name": event.name = try scanner.scalar()
            case "attributes": event.attributes = try scanner.attributes()
            default: try scanner.skipValue()
            }
        }
        return event
    }

    private mutating func link() throws(Mistake) -> ReportLink {
        var link = ReportLink()
        try object { (scanner, name) throws(Mistake) in
            switch name {
            case "traceId": link.traceID = try scanner.scalar().lowercased()
            case "spanId": link.spanID = try scanner.scalar().lowercased()
            case "attributes": link.attributes = try scanner.attributes()
            default: try scanner.skipValue()
            }
        }
        return link
    }

    mutating func attributes() throws(Mistake) -> [ReportAttribute] {
        var attributes: [ReportAttribute] = []
        try array { (scanner) throws(Mistake) in
            var attribute = ReportAttribute()
            try scanner.object { (scanner, name) throws(Mistake) in
                switch name {
                case "key": attribute.key = try scanner.scalar()
                case "value": attribute.value = try scanner.anyValue()
                default: try scanner.skipValue()
                }
            }
            attributes.append(attribute)
        }
        return attributes
    }

    /// Reads an `AnyValue` as text: `[a, b]` for an array, `{a: 1}` for a list of pairs.
    private mutating func anyValue() throws(Mistake) -> String {
        var text = ""
        try object { (scanner, name) throws(Mistake) in
            switch name {
            case "arrayValue":
                var elements: [String] = []
                try scanner.values { (scanner) throws(Mistake) in elements.append(try scanner.anyValue()) }
                text = "[" + elements.joined(separator: ", ") + "]"
            case "kvlistValue":
                var pairs: [String] = []
                try scanner.object { (scanner, name) throws(Mistake) in
                    guard name == "values" else { return try scanner.skipValue() }
                    pairs = try scanner.attributes().map { "\($0.key): \($0.value)" }
                }
                text = "{" + pairs.joined(separator: ", ") + "}"
            case "stringValue", "boolValue", "intValue", "doubleValue", "bytesValue": text = try scanner.scalar()
            default: try scanner.skipValue()
            }
        }
        return text
    }

    /// Reads the `values` of an `ArrayValue`.
    private mutating func values(
        _ readElement: (inout JSONScanner) throws(Mistake) -> Void
    ) throws(Mistake) {
        try object { (scanner, name) throws(Mistake) in
            if name == "values" { try scanner.array(readElement) } else { try scanner.skipValue() }
        }
    }
}

extension ReportSpan {
    /// https://www.w3.org/TR/trace-context/#trace-id and #parent-id: of fixed length, hexadecimal, and not all zeros.
    var hasValidIDs: Bool { isID(traceID, 32) && isID(spanID, 16) }
}

private func isID(_ text: String, _ length: Int) -> Bool {
    text.utf8.count == length && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 >= 0x61 && $0 <= 0x66 }
        && text.utf8.contains { $0 != 0x30 }
}

/// OTLP writes enums as numbers; older exporters wrote their names.
private enum SpanKindNumber {
    static let names = ["UNSPECIFIED", "INTERNAL", "SERVER", "CLIENT", "PRODUCER", "CONSUMER"]

    static func of(_ text: String) -> Int {
        if let number = Int(text) { return names.indices.contains(number) ? number : 0 }
        return names.firstIndex { text == "SPAN_KIND_\($0)" } ?? 0
    }
}

extension ReportStatus {
    fileprivate init(otlp text: String) {
        switch text {
        case "2", "STATUS_CODE_ERROR": self = .error
        case "1", "STATUS_CODE_OK": self = .ok
        default: self = .unset
        }
    }
}
