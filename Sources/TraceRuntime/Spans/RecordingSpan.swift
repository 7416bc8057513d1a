/// A span that is, or was, being recorded, or a call that is merely counted: where its record stands.
///
/// What is said to it after it has ended is ignored.
struct RecordingSpan: Sendable {
    let slot: SpanSlot.Reference
    let generation: UInt64
    let recorder: Recorder.Reference

    /// Changes its record, if it is still open; nil if not. Nothing slow, and nothing of the application's, may be done
    /// there: other tasks that speak to the span wait for it.
    @inline(__always) @discardableResult
    func whileOpen<R>(_ change: (inout SpanRecord) -> R) -> R? { slot.whileOpen(generation, change) }

    /// Its site; nil if it has ended.
    var site: SiteContent? { whileOpen { $0.site.takeUnretainedValue() } }

    /// Ends it, at the first call.
    @inline(__always)
    func end() {
        if slot.end(generation, at: .now) { recorder.target.add(slot) }
    }

    /// Ends the call, of which no span was recorded.
    func endCounted() {
        if slot.end(generation, at: .now) { recorder.target.count(slot) }
    }

    var limits: TraceSpanLimits { recorder.target.configuration.limits }
}

extension RecordingSpan {
    func setAttribute(_ attribute: consuming TraceAttribute) {
        // A number is neither redacted nor cut off.
        if attribute.value.isText { attribute = safe(attribute) }
        let countMax = recorder.target.configuration.limits.attributeCountMax
        guard slot.lock(generation) else { return }
        slot.record.set(attribute, atMost: countMax)
        slot.unlock(generation)
    }

    /// Text is redacted before it is cut off: half a URL does not look like one.
    @inline(never)
    private func safe(_ attribute: TraceAttribute) -> TraceAttribute {
        let safe = CapturedText.redacted(attribute, by: site?.redaction ?? .standard)
        return TraceAttribute(safe.key, safe.value.truncated(to: limits.attributeValueLengthMax))
    }

    /// Sets attributes, and removes those whose value is nil.
    func replaceAttributes(_ replacements: [(key: TraceAttributeKey, value: TraceAttributeValue?)]) {
        let removed = replacements.filter { $0.value == nil }.map(\.key)
        whileOpen { $0.removeAttributes(named: removed) }
        for case (let key, let value?) in replacements { setAttribute(TraceAttribute(key, value)) }
    }

    func setName(_ name: String) {
        whileOpen { $0.name = name }
    }

    func addEvent(_ name: String, attributes: [TraceAttribute]) {
        let limits = limits
        let kept = attributes.limited(to: limits.attributePerEventCountMax, limits)
        let event = SpanRecord.TimedEvent(
            name: name, time: .now, attributes: kept, droppedAttributeCount: attributes.count - kept.count)
        whileOpen { $0.add(event, atMost: limits.eventCountMax) }
    }

    func addLink(_ context: TraceContext, attributes: [TraceAttribute]) {
        let limits = limits
        let kept = attributes.limited(to: limits.attributePerLinkCountMax, limits)
        let link = TraceLink(
            context: context, attributes: kept, droppedAttributeCount: attributes.count - kept.count)
        whileOpen { $0.add(link, atMost: limits.linkCountMax) }
    }

    func setStatus(_ status: TraceSpanStatus) {
        whileOpen { $0.set(status) }
    }
}
