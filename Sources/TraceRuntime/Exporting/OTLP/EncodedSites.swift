/// The encoded constant data of each site, so that it is encoded only once.
struct EncodedSites: ~Copyable {
    private var sites: [EncodedSite.Reference?] = []

    /// Returns the encoded site; nil for one that a single span has.
    ///
    /// - Parameter settings: the settings, evaluated only at the first call for a site.
    @inline(__always)
    mutating func site(
        _ site: Unmanaged<SiteContent>, _ settings: @autoclosure () -> FinishingSettings
    ) -> EncodedSite.Reference? {
        guard let number = site._withUnsafeGuaranteedRef({ $0.sharedNumber }) else { return nil }
        if number < sites.count, let known = sites[number] { return known }
        return encode(site, number, settings())
    }

    @inline(never)
    private mutating func encode(
        _ site: Unmanaged<SiteContent>, _ number: Int, _ settings: FinishingSettings
    ) -> EncodedSite.Reference {
        while number >= sites.count { sites.append(nil) }
        let encoded = EncodedSite.Reference(EncodedSite(site.takeUnretainedValue(), settings))
        sites[number] = encoded
        return encoded
    }

    deinit { for site in sites { site?.deallocate() } }
}

/// The constant data of one site's spans, encoded as fields of `Span`.
struct EncodedSite: ~Copyable {
    let site: SiteContent
    private let redaction: Redaction
    /// The fields name, kind, start, end and constant attributes. The times are zero.
    let template: UnsafeRawBufferPointer
    private let constantKeys: [TraceAttributeKey]
    /// The offset of the start time in the template.
    let startOffset: Int
    let endOffset: Int
    private var plainKeys: [PlainKey] = []
    /// The place of the key that is expected next: the spans of a site have the same keys in the same order.
    private var nextPlace = 0

    /// The name of an attribute that needs no change, and the encoded field of `KeyValue`.
    struct PlainKey {
        let key: TraceAttributeKey
        let field: UnsafeRawBufferPointer
    }

    var constantCount: Int { constantKeys.count }

    /// The greatest number of keys that are stored. Spans with further keys are encoded from their values.
    private static let plainKeyCountMax = 64
    /// The greatest size of a key's field, in bytes. It makes the lengths around the field fit into one byte each.
    private static let plainKeySizeMax = 64

    fileprivate init(_ site: SiteContent, _ settings: FinishingSettings) {
        self.site = site
        redaction = site.redaction(under: settings.names)
        let constantAttributes = site.constantAttributes(by: settings)
        let nameAndKind = ProtobufWriter.bytes { writer in
            writer.number(OTLP.Span.kind, site.kind.otlpNumber)
            writer.text(OTLP.Span.name, site.displayName)
        }
        let start = ProtobufWriter.bytes { $0.presentFixed64(OTLP.Span.startTime, 0) }
        let end = ProtobufWriter.bytes { $0.presentFixed64(OTLP.Span.endTime, 0) }
        let source = settings.recordsSource ? site.source.attributes : []
        let constants = ProtobufWriter.bytes {
            $0.attributes(OTLP.Span.attributes, source + constantAttributes)
        }
        constantKeys = constantAttributes.map(\.key)
        startOffset = nameAndKind.count + start.count - 8
        endOffset = nameAndKind.count + start.count + end.count - 8
        template = (nameAndKind + start + end + constants).copied
    }

    deinit {
        template.deallocate()
        for key in plainKeys { key.field.deallocate() }
    }

    /// Returns the key's encoded field if attributes with this name are written unchanged. Nil if the name is
    /// sensitive, belongs to a constant attribute, or is too long.
    @inline(__always)
    mutating func plainKey(_ key: borrowing TraceAttributeKey) -> UnsafeRawBufferPointer? {
        var place = nextPlace
        for _ in 0..<plainKeys.count {
            if place >= plainKeys.count { place = 0 }
            defer { place &+= 1 }
            if plainKeys[place].key == key {
                nextPlace = place &+ 1
                return plainKeys[place].field
            }
        }
        return lookAt(copy key)
    }

    @inline(never)
    private mutating func lookAt(_ key: TraceAttributeKey) -> UnsafeRawBufferPointer? {
        guard plainKeys.count < Self.plainKeyCountMax, !constantKeys.contains(key) else { return nil }
        let field = ProtobufWriter.bytes { $0.text(OTLP.KeyValue.key, key.name) }
        guard redaction.rule(for: key) != .hidden, field.count <= Self.plainKeySizeMax else { return nil }
        plainKeys.append(PlainKey(key: key, field: field.copied))
        return plainKeys.last?.field
    }

    /// A reference that belongs to one encoder, which uses it under a lock.
    typealias Reference = UncountedReference<EncodedSite>
}

extension [UInt8] {
    /// A copy of the bytes, which the caller must deallocate.
    fileprivate var copied: UnsafeRawBufferPointer {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 8)
        copy.copyBytes(from: self)
        return UnsafeRawBufferPointer(copy)
    }
}
