// Most spans need no change before export. They are encoded directly from their records.

extension ProtobufWriter {
    /// The settings for all spans of a batch.
    struct RecordedContext {
        let timescale: TraceTimescale
        fileprivate let settings: FinishingSettings
        /// Whether attributes keep the names that they were recorded with.
        private let keepsNames: Bool
        /// Whether spans get attributes of their trace's baggage.
        private let addsBaggage: Bool
        private let attributeCountMax: Int

        init(_ rules: FinishingRules) {
            timescale = rules.timescale
            settings = rules.settings
            keepsNames = rules.settings.conventions.areOlder
            addsBaggage = !rules.settings.baggageNames.isEmpty
            attributeCountMax = rules.settings.limits.attributeCountMax
        }

        /// Returns true if nothing in a span must be renamed, replaced or left out, and the span has no links.
        @inline(__always)
        fileprivate func allows(_ record: borrowing SpanRecord, constantCount: Int) -> Bool {
            keepsNames && record.name == nil && record.links.isEmpty && record.droppedEventCount == 0
                && record.droppedLinkCount == 0 && (!addsBaggage || record.inherited == nil)
                && record.attributes.count + constantCount < attributeCountMax
        }
    }

    /// Writes a span from its record. Returns false, and writes nothing, if the span needs a change.
    mutating func fields(
        of slot: SpanSlot.Reference, _ context: borrowing RecordedContext, _ sites: inout EncodedSites
    ) -> Bool {
        guard let site = sites.site(slot.record.site, context.settings),
            context.allows(slot.record, constantCount: site.value.constantCount)
        else { return false }
        let start = context.timescale.unixNanoseconds(of: slot.record.startTime)
        let end = max(start, context.timescale.unixNanoseconds(of: slot.record.endTime))
        let span = slot.record.context!
        let before = count
        fixed32(OTLP.Span.flags, span.flags.otlpFlags(isRemote: slot.record.isParentRemote))
        if slot.record.status != .unset { fields(of: slot.record.status) }
        if !slot.record.events.isEmpty { events(slot.record.events, context) }
        number(OTLP.Span.droppedAttributeCount, UInt64(slot.record.droppedAttributeCount))
        duration(Double(end - start) / 1_000_000)
        if !slot.record.attributes.isEmpty, !plainAttributes(slot.record.attributes, site) {
            takeBack(since: before)
            return false
        }
        template(of: site, start: start, end: end)
        if let parentSpanID = slot.record.parentSpanID { id(OTLP.Span.parentSpanID, parentSpanID) }
        if let inherited = slot.record.inherited { text(OTLP.Span.traceState, inherited.state.header) }
        id(OTLP.Span.spanID, span.spanID)
        id(OTLP.Span.traceID, span.traceID)
        return true
    }

    @inline(never)
    private mutating func events(_ events: [SpanRecord.TimedEvent], _ context: borrowing RecordedContext) {
        for event in events.reversed() {
            message(OTLP.Span.events) { $0.fields(of: event.finished(context.timescale)) }
        }
    }

    @inline(__always)
    private mutating func template(of site: EncodedSite.Reference, start: UInt64, end: UInt64) {
        let bytes = site.value.template
        let target = prepend(bytes.count)
        target.copyMemory(from: bytes.baseAddress!, byteCount: bytes.count)
        target.storeBytes(of: start.littleEndian, toByteOffset: site.value.startOffset, as: UInt64.self)
        target.storeBytes(of: end.littleEndian, toByteOffset: site.value.endOffset, as: UInt64.self)
    }

    /// Writes the duration's attribute, in milliseconds.
    @inline(__always)
    private mutating func duration(_ value: Double) {
        prepend(8).storeBytes(of: value.bitPattern.littleEndian, as: UInt64.self)
        fields(Self.durationHead)
    }

    /// The encoded attribute of the duration, up to its value, which comes last.
    private static let durationHead = Array(
        bytes { $0.attributes(OTLP.Span.attributes, [TraceAttribute(.duration, .double(0))]) }.dropLast(8))

    /// Writes attributes from their records. Returns false if one of them needs a change.
    @inline(__always)
    private mutating func plainAttributes(
        _ attributes: borrowing RecordedAttributes, _ site: EncodedSite.Reference
    ) -> Bool {
        let all = attributes.all
        var index = all.count
        while index > 0 {
            index &-= 1
            guard let key = site.value.plainKey(all[index].key) else { return false }
            let end = count
            field(of: all[index].value)
            let size = count &- end
            // Each length fits into one byte, because the key's field is short.
            if size < 32 {
                let head = prepend(key.count &+ 4)
                head.storeBytes(of: OTLP.Span.attributes.number << 3 | 2, as: UInt8.self)
                head.storeBytes(of: UInt8(key.count &+ 2 &+ size), toByteOffset: 1, as: UInt8.self)
                (head + 2).copyMemory(from: key.baseAddress!, byteCount: key.count)
                head.storeBytes(of: OTLP.KeyValue.value.number << 3 | 2, toByteOffset: key.count &+ 2, as: UInt8.self)
                head.storeBytes(of: UInt8(size), toByteOffset: key.count &+ 3, as: UInt8.self)
            } else {
                closeMessage(OTLP.KeyValue.value, since: end)
                prepend(key.count).copyMemory(from: key.baseAddress!, byteCount: key.count)
                closeMessage(OTLP.Span.attributes, since: end)
            }
        }
        return true
    }
}
