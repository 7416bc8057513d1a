extension SpanRecord {
    /// The value that exporters read. Called off the recording path, once the span has ended.
    func finished(_ timescale: TraceTimescale) -> FinishedTraceSpan {
        let start = timescale.unixNanoseconds(of: startTime)
        let end = max(start, timescale.unixNanoseconds(of: endTime))
        let all = finishedAttributes(duration: Double(end - start) / 1_000_000)
        let kept = all.limited(to: recorder.target.configuration.limits.attributeCountMax)
        let redaction = site!._withUnsafeGuaranteedRef { $0.redaction }
        return FinishedTraceSpan(
            name: name ?? site!._withUnsafeGuaranteedRef { $0.displayName },
            kind: site!._withUnsafeGuaranteedRef { $0.kind },
            context: TraceContext(
                traceID: position.traceID, spanID: position.spanID, flags: position.flags,
                state: cargo?.state ?? TraceState(), baggage: cargo?.baggage ?? TraceBaggage()),
            parentSpanID: parentSpanID,
            isParentRemote: isParentRemote,
            startTime: start,
            endTime: end,
            attributes: kept,
            droppedAttributeCount: droppedAttributeCount + all.count - kept.count,
            events: events.map { event in
                TraceEvent(
                    name: event.name, time: timescale.unixNanoseconds(of: event.time),
                    attributes: event.attributes.map(redaction.redacted),
                    droppedAttributeCount: event.droppedAttributeCount)
            },
            droppedEventCount: droppedEventCount,
            links: links,
            droppedLinkCount: droppedLinkCount,
            status: status)
    }

    /// How long it took. Called once the span has ended.
    var duration: Duration {
        .nanoseconds(recorder.target.clock.timescale.nanoseconds(from: startTime, to: endTime))
    }

    /// The site's constants, what was set while it ran (which replaces a constant of the same name), the duration.
    private func finishedAttributes(duration: Double) -> [TraceAttribute] {
        let site = site!.takeUnretainedValue()
        var finished = site.constantAttributes
        finished.reserveCapacity(finished.count + attributes.count + 1)
        for index in 0..<attributes.count {
            let attribute = site.redaction.redacted(attributes[index])
            if let index = finished.firstIndex(where: { $0.key == attribute.key }) {
                finished[index] = attribute
            } else {
                finished.append(attribute)
            }
        }
        finished.append(TraceAttribute(.duration, .double(duration)))
        return recorder.target.configuration.conventions.named(finished)
    }
}

extension [TraceAttribute] {
    /// Constants, duration and the second names of some come on top of what was set, and must not exceed the limit
    /// either. Of too many the last ones go, and never how the operation went while others can.
    fileprivate func limited(to countMax: Int) -> [TraceAttribute] {
        guard count > countMax else { return self }
        var room = Swift.max(0, countMax - count { $0.key.isOutcome })
        return Array(
            filter { attribute in
                if attribute.key.isOutcome { return true }
                room -= 1
                return room >= 0
            }
            .prefix(countMax))
    }
}

extension TraceAttributeKey {
    /// Whether it says how the operation went.
    fileprivate var isOutcome: Bool { Self.finishedOutcome.contains(self) }

    /// What says how the operation went, as it is recorded.
    static let recordedOutcome: Set<TraceAttributeKey> = [.httpStatusCode, .errorMessage, .errorType]

    /// The same with what is added when the span is read for export.
    private static let finishedOutcome = recordedOutcome.union(["http.response.status_code", .duration])
}
