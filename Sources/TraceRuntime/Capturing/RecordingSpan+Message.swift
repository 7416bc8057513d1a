// The recording of headers and bodies, which requests and responses share.

extension RecordingSpan {
    enum Message {
        case request
        case response
    }

    /// Records headers, each name once and in lower case, with an array of values:
    /// https://opentelemetry.io/docs/specs/semconv/registry/attributes/http/#http-request-header
    func recordHeaders(_ headers: [(name: String, value: String)], of message: Message, _ site: SiteContent) {
        let redaction = redaction(of: site)
        if site.route?.includeHeaders == .everything {
            var grouped = GroupedValues()
            for (name, value) in headers { grouped.add(value, to: name.lowercased()) }
            for group in grouped.groups {
                let name = group.name
                let key: TraceAttributeKey = message == .request ? .requestHeader(name) : .responseHeader(name)
                record(group.values, key, by: redaction.rule(forHeader: name), redaction)
            }
        } else {
            let isStandard = recorder.value.settings.names.isStandard
            let captured = site.capturedHeaders
            for index in headers.indices {
                guard let header = captured.header(named: headers[index].name),
                    headers.firstLine(of: header.name, from: 0) == index
                else { continue }
                var values = [headers[index].value]
                var next = index + 1
                while let other = headers.firstLine(of: header.name, from: next) {
                    values.append(headers[other].value)
                    next = other + 1
                }
                let rule = isStandard ? header.rule : redaction.rule(forHeader: header.name)
                record(values, message == .request ? header.requestKey : header.responseKey, by: rule, redaction)
            }
        }
    }

    private func record(
        _ values: consuming [String], _ key: TraceAttributeKey, by rule: TextRule, _ redaction: Redaction
    ) {
        for index in values.indices { values[index] = redaction.masked(values[index], by: rule, upTo: limits.text) }
        setMasked(TraceAttribute(key, .strings(values)))
    }

    /// Records a body in place of the one that was recorded before.
    ///
    /// - Parameter contentType: the content type of the message's headers. It is asked for only if the body has none.
    func recordBody(_ body: TraceBody, of message: Message, contentType: @autoclosure () -> String? = nil) {
        guard let redaction else { return }
        let body = CapturedBody(body, contentType: contentType(), redaction: redaction, limits: limits)
        let keys = message == .request ? BodyKeys.request : .response
        replaceMasked(keys.text, by: body?.text.map(TraceAttributeValue.string))
        replaceMasked(keys.size, by: body?.size.map { .int(Int64($0)) })
        let type = body?.contentType.map { redaction.masked($0, by: .freeText, upTo: limits.text) }
        replaceMasked(keys.type, by: type.map(TraceAttributeValue.string))
        replaceMasked(keys.skipped, by: body?.skipped.map(TraceAttributeValue.string))
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
    /// Returns the index of the first line with a header's name.
    fileprivate func firstLine(of name: String, from start: Int) -> Int? {
        let size = name.utf8.count
        // The size is compared first, because this runs for every line.
        for index in start..<count
        where self[index].name.utf8.count == size && self[index].name.isEqualWithoutCase(to: name) {
            return index
        }
        return nil
    }

    /// Returns the value of the first line with a header's name.
    func headerValue(named name: String) -> String? { firstLine(of: name, from: 0).map { self[$0].value } }
}
