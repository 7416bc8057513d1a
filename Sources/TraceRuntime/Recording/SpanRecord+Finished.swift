extension SpanRecord {
    /// Converts the record of an ended span to the value that exporters read. The batch processor calls it, not the
    /// application's task.
    func finished(by rules: FinishingRules) -> FinishedTraceSpan {
        let start = rules.timescale.unixNanoseconds(of: startTime)
        let end = max(start, rules.timescale.unixNanoseconds(of: endTime))
        let site = site!.takeUnretainedValue()
        let all = finishedAttributes(of: site, duration: Double(end - start) / 1_000_000, rules)
        let kept = all.limited(to: rules.settings.limits.attributeCountMax)
        return FinishedTraceSpan(
            name: name ?? site.displayName,
            kind: site.kind,
            context: TraceContext(context, inherited: inherited),
            parentSpanID: parentSpanID,
            isParentRemote: isParentRemote,
            startTime: start,
            endTime: end,
            attributes: kept,
            droppedAttributeCount: droppedAttributeCount + all.count - kept.count,
            events: events.map { $0.finished(rules.timescale) },
            droppedEventCount: droppedEventCount,
            links: links,
            droppedLinkCount: droppedLinkCount,
            status: status,
            source: rules.settings.recordsSource ? site.source : nil)
    }

    /// The duration of the span, which must have ended.
    var duration: Duration {
        .nanoseconds(TraceClock.shared.timescale.nanoseconds(from: startTime, to: endTime))
    }

    /// Returns the site's constant attributes, the attributes that were set and the duration. An attribute that was set
    /// replaces a constant one of the same name.
    private func finishedAttributes(
        of site: SiteContent, duration: Double, _ rules: FinishingRules
    ) -> [TraceAttribute] {
        let redaction = site.redaction(under: rules.settings.names)
        var finished = site.constantAttributes(by: rules.settings)
        finished.reserveCapacity(finished.count + attributes.count + 1)
        for attribute in attributes.all {
            let attribute = redaction.maskedNumber(attribute)
            if let index = finished.firstIndex(where: { $0.key == attribute.key }) {
                finished[index] = attribute
            } else {
                finished.append(attribute)
            }
        }
        if !rules.settings.baggageNames.isEmpty { addBaggage(to: &finished, redaction, rules.settings) }
        finished.append(TraceAttribute(.duration, .double(duration)))
        return rules.settings.conventions.named(finished, withFullURL: site.kind != .server)
    }

    /// Adds the entries of the trace's baggage that spans record. The span's own attributes have precedence.
    private func addBaggage(
        to finished: inout [TraceAttribute], _ redaction: Redaction, _ settings: FinishingSettings
    ) {
        guard let baggage = inherited?.baggage else { return }
        for name in settings.baggageNames {
            let key = TraceAttributeKey(name)
            guard let value = baggage[name], !finished.contains(where: { $0.key == key }) else { continue }
            let attribute = TraceAttribute(key, .string(value))
            finished.append(redaction.masked(attribute, upTo: settings.limits.text).withCutKey)
        }
    }
}

extension SpanRecord.TimedEvent {
    /// Converts the event to the value that exporters read.
    func finished(_ timescale: TraceTimescale) -> TraceEvent {
        TraceEvent(
            name: name, time: timescale.unixNanoseconds(of: time), attributes: attributes,
            droppedAttributeCount: droppedAttributeCount)
    }
}

extension [TraceAttribute] {
    /// Limits the number of attributes. Constant attributes, the duration and second names count, too.
    ///
    /// The last attributes are removed first. Attributes that describe the outcome of the operation are removed only if
    /// nothing else is left.
    fileprivate func limited(to countMax: Int) -> [TraceAttribute] {
        guard count > countMax else { return self }
        var room = Swift.max(0, countMax - count { $0.key.isFinishedOutcome })
        return Array(
            filter { attribute in
                if attribute.key.isFinishedOutcome { return true }
                room -= 1
                return room >= 0
            }
            .prefix(countMax))
    }
}

extension TraceAttributeKey {
    private static let recordedOutcome: Set<TraceAttributeKey> = [.httpStatusCode, .errorMessage, .errorType]
    private static let finishedOutcome = recordedOutcome.union(["http.response.status_code", .duration])

    /// Whether the attribute describes the outcome of the operation, under its recorded name.
    var isRecordedOutcome: Bool { Self.recordedOutcome.contains(self) }

    /// Whether the attribute describes the outcome of the operation, under its exported name.
    fileprivate var isFinishedOutcome: Bool { Self.finishedOutcome.contains(self) }
}
