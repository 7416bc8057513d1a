/// What the spans of each site have in common, as bytes, so that it is encoded once.
struct EncodedSites: Sendable {
    private var sites: [EncodedSite.Reference?] = []

    /// Nil for a span that is written by hand.
    ///
    /// - Parameter names: of the configuration, asked at the first time.
    @inline(__always)
    mutating func site(
        _ site: Unmanaged<SiteContent>, _ names: @autoclosure () -> SensitiveNames
    ) -> EncodedSite.Reference? {
        guard let number = site._withUnsafeGuaranteedRef({ $0.number }) else { return nil }
        if number < sites.count, let known = sites[number] { return known }
        return encode(site, number, names())
    }

    @inline(never)
    private mutating func encode(
        _ site: Unmanaged<SiteContent>, _ number: Int, _ names: SensitiveNames
    ) -> EncodedSite.Reference {
        while number >= sites.count { sites.append(nil) }
        let encoded = EncodedSite.Reference(EncodedSite(site.takeUnretainedValue(), names))
        sites[number] = encoded
        return encoded
    }

    /// Gives up what has been encoded. Nothing may be asked of it any more.
    mutating func deallocate() {
        for site in sites { site?.deallocate() }
        sites = []
    }
}

/// What the spans of one site have in common, as fields of `Span`.
struct EncodedSite: ~Copyable {
    let site: SiteContent
    private let redaction: Redaction
    /// Name, kind, start, end and constant attributes, with zeros for the times.
    let template: UnsafeRawBufferPointer
    let constantCount: Int
    /// Where the two times stand in the template.
    let startOffset: Int
    let endOffset: Int
    private var plainKeys: [PlainKey] = []

    /// An attribute's name that is written as it is, and its field of `KeyValue`.
    struct PlainKey {
        let key: TraceAttributeKey
        let field: UnsafeRawBufferPointer
    }

    /// How many keys are remembered. Those that are made up at run time are looked at each time.
    private static let plainKeyCountMax = 16
    /// In bytes, of a key's field, so that the lengths round it take one byte each.
    private static let plainKeySizeMax = 64

    fileprivate init(_ site: SiteContent, _ names: SensitiveNames) {
        self.site = site
        redaction = site.redaction.under(names)
        let constantAttributes = site.constantAttributes(under: names)
        let nameAndKind = ProtobufWriter.bytes { writer in
            writer.number(OTLP.Span.kind, site.kind.otlpNumber)
            writer.text(OTLP.Span.name, site.displayName)
        }
        let start = ProtobufWriter.bytes { $0.presentFixed64(OTLP.Span.startTime, 0) }
        let end = ProtobufWriter.bytes { $0.presentFixed64(OTLP.Span.endTime, 0) }
        let constants = ProtobufWriter.bytes { $0.attributes(OTLP.Span.attributes, constantAttributes) }
        constantCount = constantAttributes.count
        startOffset = nameAndKind.count + start.count - 8
        endOffset = nameAndKind.count + start.count + end.count - 8
        template = (nameAndKind + start + end + constants).copied
    }

    deinit {
        template.deallocate()
        for key in plainKeys { key.field.deallocate() }
    }

    /// The key's field, if attributes of this name are written as they were set: the name is not sensitive, nor a
    /// constant's. Nil, too, if it is a long one.
    @inline(__always)
    mutating func plainKey(_ key: borrowing TraceAttributeKey) -> UnsafeRawBufferPointer? {
        for known in plainKeys where known.key == key { return known.field }
        return lookAt(copy key)
    }

    @inline(never)
    private mutating func lookAt(_ key: TraceAttributeKey) -> UnsafeRawBufferPointer? {
        guard plainKeys.count < Self.plainKeyCountMax, !site.constantAttributes.contains(where: { $0.key == key })
        else { return nil }
        let field = ProtobufWriter.bytes { $0.text(OTLP.KeyValue.key, key.name) }
        guard redaction.rule(for: key) != .hidden, field.count <= Self.plainKeySizeMax else { return nil }
        plainKeys.append(PlainKey(key: key, field: field.copied))
        return plainKeys.last?.field
    }

    /// Belongs to one encoder, which uses it under a lock.
    typealias Reference = UncountedReference<EncodedSite>
}

extension [UInt8] {
    /// The same bytes in memory that whoever holds them must free.
    fileprivate var copied: UnsafeRawBufferPointer {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 8)
        copy.copyBytes(from: self)
        return UnsafeRawBufferPointer(copy)
    }
}
