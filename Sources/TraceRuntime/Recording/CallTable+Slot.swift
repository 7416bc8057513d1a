extension CallTable {
    /// Counts a span or a call that has ended.
    ///
    /// - Parameter isRecorded: true for a span; a call without one has no context.
    mutating func count(_ slot: SpanSlot.Reference, isRecorded: Bool) {
        let duration = UInt64(max(0, slot.record.startTime.distance(to: slot.record.endTime)))
        let number = slot.record.site?._withUnsafeGuaranteedRef { $0.number }
        count(
            slot.record.callKey(isNamed: number == nil), duration, endingAt: slot.record.endTime,
            isRecorded ? slot.record.context : nil, number: number,
            site: number == nil ? nil : slot.record.site.takeUnretainedValue())
        if let method = slot.record.deactivate() { activeRequests.end(method) }
    }

    /// Counts a request as active whose method is known before it runs.
    @inline(never)
    mutating func begin(_ slot: SpanSlot.Reference, _ method: HTTPMethod) {
        if slot.record.activate(method) { activeRequests.begin(method) }
    }
}

extension SpanRecord {
    /// Returns what the metrics tell its call by.
    ///
    /// - Parameter isNamed: whether its operation is known by its name only.
    fileprivate func callKey(isNamed: Bool) -> CallKey {
        var key = CallKey(isHTTPServer ? .httpServer : metric, status: answeredStatus)
        if key.metric == .httpServer {
            for attribute in attributes.all {
                switch (attribute.key, attribute.value) {
                case (.httpStatusCode, .int(let status)): key.status = status
                case (.httpMethod, .string(let method)): key.texts.method = method
                case (.httpRoute, .string(let route)): key.texts.route = route
                default: break
                }
            }
        } else if isNamed {
            key.texts.name = site?.takeUnretainedValue().displayName ?? name ?? ""
        }
        if status.isError {
            key.texts.errorType = attributes.all.first { $0.key == .errorType }?.value.text ?? "_OTHER"
        }
        return key
    }
}
