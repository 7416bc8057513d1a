// The recording of headers and bodies, which requests and responses share.

extension RecordingSpan {
    enum Message {
        case request
        case response
    }

    /// Records headers, each name once and in lower case, with an array of values:
    /// https://opentelemetry.io/docs/specs/semconv/registry/attributes/http/#http-request-header
    func recordHeaders(_ headers: [(name: String, value: String)], of message: Message, _ site: SiteContent) {
        guard let redaction else { return }
        if site.route?.includeHeaders == .everything {
            let grouped = GroupedValues(headers.map { (name: $0.name.lowercased(), value: $0.value) })
            for (name, values) in grouped.groups {
                let key: TraceAttributeKey = message == .request ? .requestHeader(name) : .responseHeader(name)
                record(values, key, by: redaction.rule(forHeader: name), redaction)
            }
        } else {
            let isStandard = recorder.value.settings.names.isStandard
            for index in headers.indices {
                let name = headers[index].name
                guard let header = site.capturedHeaders.first(where: { $0.name.isEqualWithoutCase(to: name) }),
                    !headers[..<index].contains(where: { $0.name.isEqualWithoutCase(to: name) })
                else { continue }
                let values = headers[index...].filter { $0.name.isEqualWithoutCase(to: name) }.map(\.value)
                let rule = isStandard ? header.rule : redaction.rule(forHeader: header.name)
                record(values, message == .request ? header.requestKey : header.responseKey, by: rule, redaction)
            }
        }
    }

    private func record(_ values: [String], _ key: TraceAttributeKey, by rule: TextRule, _ redaction: Redaction) {
        setMasked(TraceAttribute(key, redaction.masked(.strings(values), by: rule, upTo: limits.text)))
    }

    func recordBody(_ body: TraceBody, of message: Message, contentType: String? = nil) {
        guard let redaction else { return }
        let body = CapturedBody(body, contentType: contentType, redaction: redaction, limits: limits)
        let keys = message == .request ? BodyKeys.request : .response
        replaceAttributes([
            (keys.text, body?.text.map(TraceAttributeValue.string)),
            (keys.size, body?.size.map { .int(Int64($0)) }),
            (keys.type, body?.contentType.map { .string(redaction.masked($0, by: .freeText, upTo: limits.text)) }),
            (keys.skipped, body?.skipped.map(TraceAttributeValue.string)),
        ])
    }
}

/// The attributes of a message's body.
private struct BodyKeys {
    let text: TraceAttributeKey
    let size: TraceAttributeKey
    let type: TraceAttributeKey
    let skipped: TraceAttributeKey

    static let request = BodyKeys(
        text: "http.request.body", size: "http.request.body.size", type: "http.request.body.type",
        skipped: "http.request.body.skipped")
    static let response = BodyKeys(
        text: "http.response.body", size: "http.response.body.size", type: "http.response.body.type",
        skipped: "http.response.body.skipped")
}

extension [(name: String, value: String)] {
    var contentTypeHeader: String? { first { $0.name.isEqualWithoutCase(to: "content-type") }?.value }
}
