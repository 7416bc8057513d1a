/// A reference to the record of a recorded span, or of a call that is counted without a span.
///
/// Methods that are called after its end do nothing.
struct RecordingSpan: Sendable {
    let slot: SpanSlot.Reference
    let generation: UInt64
    let recorder: Recorder.Reference

    /// Changes the record; nil if the span has ended.
    ///
    /// `change` must be fast and must not call the application's code, because other tasks that change the span wait
    /// for it.
    @inline(__always) @discardableResult
    func whileOpen<R>(_ change: (inout SpanRecord) -> R) -> R? { slot.whileOpen(generation, change) }

    /// The site of the span; nil after the span's end.
    var site: SiteContent? { whileOpen { $0.site.takeUnretainedValue() } }

    /// Ends the span. Further calls do nothing.
    @inline(__always)
    func end() {
        if slot.end(generation, at: .now) { recorder.value.add(slot) }
    }

    /// Ends the call that is counted without a span.
    func endCounted() {
        if slot.end(generation, at: .now) { recorder.value.count(slot) }
    }

    /// The redaction of the site with the configuration's names; nil after the span's end.
    var redaction: Redaction? { site.map(redaction(of:)) }

    func redaction(of site: SiteContent) -> Redaction { site.redaction(under: recorder.value.settings.names) }

    var limits: TraceSpanLimits { recorder.value.settings.limits }
}

extension RecordingSpan {
    func setAttribute(_ attribute: consuming TraceAttribute) {
        // Numbers are masked when the span is read for export.
        if attribute.value.isText { attribute = masked(attribute) }
        setMasked(attribute)
    }

    /// Masks text up to its limit. It reads beyond the limit, because a URL that was cut off could not be recognized.
    @inline(never)
    private func masked(_ attribute: TraceAttribute) -> TraceAttribute {
        redaction?.masked(attribute, upTo: limits.text) ?? attribute
    }

    /// Sets an attribute whose secrets have been masked.
    func setMasked(_ attribute: consuming TraceAttribute) {
        let countMax = recorder.value.settings.limits.attributeCountMax
        if attribute.hasLongKey { attribute = attribute.withCutKey }
        guard slot.lock(generation) else { return }
        slot.record.set(attribute, atMost: countMax)
        slot.unlock(generation)
    }

    /// Sets an attribute whose secrets have been masked, or removes it for nil.
    func replaceMasked(_ key: TraceAttributeKey, by value: TraceAttributeValue?) {
        if let value {
            setMasked(TraceAttribute(key, value))
        } else {
            whileOpen { $0.removeAttribute(named: key) }
        }
    }

    /// Lets the route that answers a request take over this span.
    func offer() { whileOpen { $0.offer() } }

    /// Whether no route has taken over this span.
    var isOffered: Bool { whileOpen { $0.isOffered } ?? false }

    /// Returns true if a route takes over this span.
    func adopt(_ site: TraceSite) -> Bool {
        guard site.content._withUnsafeGuaranteedRef({ $0.route != nil }) else { return false }
        return whileOpen { $0.adopt(site.content) } ?? false
    }

    func setName(_ name: String) {
        let name = name.cut(toBytes: TraceSpanLimits.nameLengthMax)
        whileOpen { $0.set(name: name) }
    }

    func addEvent(_ name: String, attributes: [TraceAttribute]) {
        let event = event(
            name, masked: masked(attributes.prefix(limits.attributePerEventCountMax)), of: attributes.count)
        whileOpen { $0.add(event, atMost: limits.eventCountMax) }
    }

    /// Returns an event that happens now, and whose attributes have been masked.
    ///
    /// - Parameter count: the number of attributes that the event was given.
    func event(_ name: String, masked attributes: [TraceAttribute], of count: Int) -> SpanRecord.TimedEvent {
        let countMax = limits.attributePerEventCountMax
        let kept = attributes.count <= countMax ? attributes : Array(attributes.prefix(countMax))
        return SpanRecord.TimedEvent(
            name: name.cut(toBytes: TraceSpanLimits.nameLengthMax), time: .now, attributes: kept,
            droppedAttributeCount: count - kept.count)
    }

    func addLink(_ context: TraceContext, attributes: [TraceAttribute]) {
        let kept = masked(attributes.prefix(limits.attributePerLinkCountMax))
        let link = TraceLink(
            context: context, attributes: kept, droppedAttributeCount: attributes.count - kept.count)
        whileOpen { $0.add(link, atMost: limits.linkCountMax) }
    }

    func masked(_ attributes: ArraySlice<TraceAttribute>) -> [TraceAttribute] {
        guard !attributes.isEmpty, let redaction else { return [] }
        let limit = limits.text
        return attributes.map { redaction.masked($0, upTo: limit).withCutKey }
    }

    func setStatus(_ status: TraceSpanStatus) {
        whileOpen { $0.set(status) }
    }
}
