extension SpanRecord {
    /// The value that exporters read. Called off the recording path, once the span has ended.
    func finished(_ timescale: TraceTimescale) -> FinishedTraceSpan {
        let opening = opening!
        let startTime = timescale.unixNanoseconds(of: opening.startTime)
        let endTime = max(startTime, timescale.unixNanoseconds(of: endTime))
        let all = finishedAttributes(duration: Double(endTime - startTime) / 1_000_000)
        let kept = all.limited(to: opening.recorder.target.configuration.limits.attributeCountMax)
        let redaction = opening.site._withUnsafeGuaranteedRef { $0.redaction }
        return FinishedTraceSpan(
            name: name ?? opening.site._withUnsafeGuaranteedRef { $0.displayName },
            kind: opening.site._withUnsafeGuaranteedRef { $0.kind },
            context: TraceContext(
                traceID: opening.position.traceID, spanID: opening.position.spanID, flags: opening.position.flags,
                state: opening.cargo?.state ?? TraceState(), baggage: opening.cargo?.baggage ?? TraceBaggage()),
            parentSpanID: opening.parentSpanID,
            isParentRemote: opening.isParentRemote,
            startTime: startTime,
            endTime: endTime,
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
        .nanoseconds(TraceClock.shared.timescale.nanoseconds(from: opening!.startTime, to: endTime))
    }

    /// The site's constants, what was set while it ran (which replaces a constant of the same name), the duration.
    private func finishedAttributes(duration: Double) -> [TraceAttribute] {
        let opening = opening!
        let site = opening.site.takeUnretainedValue()
        var finished = site.constantAttributes
        finished.reserveCapacity(finished.count + attributes.count + 1)
        for attribute in attributes {
            let attribute = site.redaction.redacted(attribute)
            if let index = finished.firstIndex(where: { $0.key == attribute.key }) {
                finished[index] = attribute
            } else {
                finished.append(attribute)
            }
        }
        finished.append(TraceAttribute(.duration, .double(duration)))
        return opening.recorder.target.configuration.conventions.named(finished)
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
    fileprivate var isOutcome: Bool { Self.outcome.contains(self) }

    private static let outcome: Set<TraceAttributeKey> = [
        .httpStatusCode, "http.response.status_code", .errorMessage, .errorType, .duration,
    ]
}
