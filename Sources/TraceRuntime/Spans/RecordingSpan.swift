/// A span that is recorded, or a call that is counted without a span: the place of its record.
///
/// Calls after its end do nothing.
struct RecordingSpan: Sendable {
    let slot: SpanSlot.Reference
    let generation: UInt64
    let recorder: Recorder.Reference

    /// Changes its record; nil if it has ended. `change` must be fast and call nothing of the application's: other tasks
    /// that change the span wait for it.
    @inline(__always) @discardableResult
    func whileOpen<R>(_ change: (inout SpanRecord) -> R) -> R? { slot.whileOpen(generation, change) }

    /// Its site; nil after its end.
    var site: SiteContent? { whileOpen { $0.site.takeUnretainedValue() } }

    /// Ends the span, at the first call.
    @inline(__always)
    func end() {
        if slot.end(generation, at: .now) { recorder.value.add(slot) }
    }

    /// Ends the call that is counted without a span.
    func endCounted() {
        if slot.end(generation, at: .now) { recorder.value.count(slot) }
    }

    var limits: TraceSpanLimits { recorder.value.settings.limits }
}

extension RecordingSpan {
    func setAttribute(_ attribute: consuming TraceAttribute) {
        // Numbers are neither redacted nor cut.
        if attribute.value.isText { attribute = safe(attribute) }
        let countMax = recorder.value.settings.limits.attributeCountMax
        guard slot.lock(generation) else { return }
        slot.record.set(attribute, atMost: countMax)
        slot.unlock(generation)
    }

    /// Redacts text, then cuts it: half a URL does not look like one.
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
