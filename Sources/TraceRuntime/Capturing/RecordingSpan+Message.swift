// The recording of headers and bodies, which requests and responses share.

extension RecordingSpan {
    enum Message {
        case request
        case response
    }

    /// Records headers, each name once and in lower case, with an array of values:
    /// https://opentelemetry.io/docs/specs/semconv/registry/attributes/http/#http-request-header
    func recordHeaders(
        _ headers: [(name: String, value: String)], _ capture: TraceCapture, key: (String) -> TraceAttributeKey
    ) {
        let headers = headers.map { (name: $0.name.lowercased(), value: $0.value) }
        for (name, values) in headers.grouped(capture) {
            setAttribute(TraceAttribute(key(name), .strings(values)))
        }
    }

    func recordBody(_ body: TraceBody, of message: Message, contentType: String? = nil) {
        guard let redaction else { return }
        let body = CapturedBody(body, contentType: contentType, redaction: redaction, limits: limits)
        let key = message == .request ? "http.request.body" : "http.response.body"
        replaceAttributes([
            (TraceAttributeKey(key), body?.text.map(TraceAttributeValue.string)),
            (TraceAttributeKey(key + ".size"), body?.size.map { .int(Int64($0)) }),
            (
                TraceAttributeKey(key + ".type"),
                body?.contentType.map { .string(redaction.masked($0, by: .freeText, upTo: limits.text)) }
            ),
            (TraceAttributeKey(key + ".skipped"), body?.skipped.map(TraceAttributeValue.string)),
        ])
    }
}

extension [(name: String, value: String)] {
    var contentTypeHeader: String? { first { $0.name.isEqualWithoutCase(to: "content-type") }?.value }

    /// Groups the values of the captured names, in the order of the first occurrence of each name.
    func grouped(_ capture: TraceCapture) -> [(name: String, values: [String])] {
        var groups: [(name: String, values: [String])] = []
        var indices: [String: Int] = [:]
        for (name, value) in self where capture.contains(name) {
            if let index = indices[name] {
                groups[index].values.append(value)
            } else {
                indices[name] = groups.count
                groups.append((name, [value]))
            }
        }
        return groups
    }
}

extension TraceCapture {
    fileprivate func contains(_ name: String) -> Bool {
        switch self {
        case .nothing: false
        case .everything: true
        case .only(let names): names.contains { $0.lowercased() == name.lowercased() }
        }
    }
}
