extension RecordingSpan {
    /// The value that exporters read. Called off the recording path, once the span has ended.
    func finished() -> FinishedTraceSpan {
        let state = snapshot()
        let endTime = max(startTime, state.endTime ?? startTime)
        let all = attributes(state, duration: startTime.duration(to: endTime))
        let kept = all.limited(to: home.configuration.limits.attributeCountMax)
        return FinishedTraceSpan(
            name: state.name ?? site.displayName,
            kind: site.kind,
            context: context!,
            parentSpanID: parentSpanID,
            isParentRemote: isParentRemote,
            startTime: home.clock.unixNanoseconds(of: startTime),
            endTime: home.clock.unixNanoseconds(of: endTime),
            attributes: kept,
            droppedAttributeCount: state.droppedAttributeCount + all.count - kept.count,
            events: state.events.map { event in
                TraceEvent(
                    name: event.name, time: home.clock.unixNanoseconds(of: event.time),
                    attributes: event.attributes.map(site.redaction.redacted),
                    droppedAttributeCount: event.droppedAttributeCount)
            },
            droppedEventCount: state.droppedEventCount,
            links: state.links,
            droppedLinkCount: state.droppedLinkCount,
            status: state.status)
    }

    /// The site's constants, what was set while it ran (which replaces a constant of the same name), the duration.
    private func attributes(_ state: State, duration: Duration) -> [TraceAttribute] {
        var attributes = site.constantAttributes
        attributes.reserveCapacity(attributes.count + state.attributes.count + 1)
        for attribute in state.attributes {
            let attribute = site.redaction.redacted(attribute)
            if let index = attributes.firstIndex(where: { $0.key == attribute.key }) {
                attributes[index] = attribute
            } else {
                attributes.append(attribute)
            }
        }
        attributes.append(TraceAttribute(.duration, .double(duration / .milliseconds(1))))
        return home.configuration.conventions.named(attributes)
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

extension RecordingSpan.State {
    /// In bytes, for the queue's bound: what is this span's own. Its site's constants are stored once for all of them.
    var estimatedSize: Int {
        var size = 512
        for attribute in attributes { size += attribute.estimatedSize }
        for event in events { size += event.attributes.reduce(128) { $0 + $1.estimatedSize } }
        for link in links { size += link.attributes.reduce(128) { $0 + $1.estimatedSize } }
        return size
    }
}

extension TraceAttribute {
    fileprivate var estimatedSize: Int {
        let valueSize =
            switch value {
            case .string(let text): text.utf8.count
            case .bool, .int, .double: 0
            case .strings(let texts): texts.reduce(0) { $0 + 16 + $1.utf8.count }
            case .bools(let values): values.count
            case .ints(let values): values.count * 8
            case .doubles(let values): values.count * 8
            }
        return 48 + valueSize
    }
}
