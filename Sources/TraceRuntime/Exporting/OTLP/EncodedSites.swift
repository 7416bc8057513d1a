/// What the spans of each site have in common, as bytes, so that it is encoded once.
struct EncodedSites: Sendable {
    private var sites: [EncodedSite?] = []

    /// Nil for a span that is written by hand.
    mutating func site(_ site: Unmanaged<SiteContent>) -> EncodedSite? {
        guard let number = site._withUnsafeGuaranteedRef({ $0.number }) else { return nil }
        if number < sites.count, let known = sites[number] { return known }
        while number >= sites.count { sites.append(nil) }
        let encoded = EncodedSite(site.takeUnretainedValue())
        sites[number] = encoded
        return encoded
    }
}

/// What the spans of one site have in common, as fields of `Span`.
final class EncodedSite: Sendable {
    let nameAndKind: [UInt8]
    let constants: [UInt8]
    let constantCount: Int
    private let site: SiteContent
    private let plainKeys = TraceMutex<[TraceAttributeKey]>([])

    /// How many keys are remembered. Those that are made up at run time are looked at each time.
    private static let plainKeyCountMax = 16

    init(_ site: SiteContent) {
        self.site = site
        nameAndKind = ProtobufWriter.bytes { writer in
            writer.number(OTLP.Span.kind, site.kind.otlpNumber)
            writer.text(OTLP.Span.name, site.displayName)
        }
        constants = ProtobufWriter.bytes { $0.attributes(OTLP.Span.attributes, site.constantAttributes) }
        constantCount = site.constantAttributes.count
    }

    /// Whether attributes of this name are written as they were set: the name is not sensitive, nor a constant's.
    func isPlain(_ key: TraceAttributeKey) -> Bool {
        plainKeys.withLock { plainKeys in
            if plainKeys.contains(key) { return true }
            let attribute = TraceAttribute(key, .bool(false))
            let isPlain =
                site.redaction.redacted(attribute) == attribute && !site.constantAttributes.contains { $0.key == key }
            if isPlain && plainKeys.count < Self.plainKeyCountMax { plainKeys.append(key) }
            return isPlain
        }
    }
}

extension ProtobufWriter {
    /// Writes a span as it was recorded, and says whether it could: nothing in it may need another look.
    mutating func fields(
        of slot: SpanSlot.Reference, _ timescale: TraceTimescale, _ sites: inout EncodedSites
    ) -> Bool {
        guard let site = sites.site(slot.record.site), slot.record.isPlain(site) else { return false }
        let start = timescale.unixNanoseconds(of: slot.record.startTime)
        let end = max(start, timescale.unixNanoseconds(of: slot.record.endTime))
        let position = slot.record.position!
        fixed32(OTLP.Span.flags, position.flags.otlpFlags(isRemote: slot.record.isParentRemote))
        fields(of: slot.record.status)
        number(OTLP.Span.droppedAttributeCount, UInt64(slot.record.droppedAttributeCount))
        fixed64Content(Double(end - start) / 1_000_000)
        fields(Self.durationHead)
        attributes(OTLP.Span.attributes, slot.record.attributes)
        if site.constantCount > 0 { fields(site.constants) }
        fixed64(OTLP.Span.endTime, end)
        fixed64(OTLP.Span.startTime, start)
        fields(site.nameAndKind)
        if let parentSpanID = slot.record.parentSpanID { id(OTLP.Span.parentSpanID, parentSpanID) }
        if let cargo = slot.record.cargo { text(OTLP.Span.traceState, cargo.state.header) }
        id(OTLP.Span.spanID, position.spanID)
        id(OTLP.Span.traceID, position.traceID)
        return true
    }

    /// The duration's attribute without its value, which comes last.
    private static let durationHead = Array(
        bytes { $0.attributes(OTLP.Span.attributes, [TraceAttribute(.duration, .double(0))]) }.dropLast(8))
}

extension SpanRecord {
    /// Whether it is written as it stands: under the names it was recorded with, with nothing to redact, replace or
    /// leave out, and without events and links.
    fileprivate func isPlain(_ site: EncodedSite) -> Bool {
        name == nil && events.isEmpty && links.isEmpty && droppedEventCount == 0 && droppedLinkCount == 0
            && recorder.target.configuration.conventions.areOlder
            && attributes.count + site.constantCount < recorder.target.configuration.limits.attributeCountMax
            && attributes.allSatisfy { site.isPlain($0.key) }
    }
}
