/// The data of a span that is opened in handwritten code.
///
/// Its attributes are set on the span like those that the body sets, so that the same limits apply to them.
@usableFromInline
struct HandwrittenSite {
    let reference: SiteReference
    let attributes: [TraceAttribute]

    @usableFromInline
    init(
        name: String, kind: TraceSpanKind, function: String, fileID: String, line: Int, attributes: TraceAttributes
    ) {
        let place = HandwrittenPlace(name: name, kind: kind, function: function, fileID: fileID, line: line)
        // Attributes may name the database system, on which the redaction depends.
        let shared = attributes.elements.isEmpty ? place.sharedContent : nil
        reference = shared.map(SiteReference.init) ?? SiteReference(owning: place.makeContent(attributes))
        self.attributes = attributes.elements
    }
}

/// The place of a call in handwritten code, with the name that it gives its span.
///
/// The content is made once for each place, because making it costs more than the rest of a span.
private struct HandwrittenPlace: Hashable {
    let name: String
    let kind: TraceSpanKind
    let function: String
    let fileID: String
    let line: Int

    /// The number of places that are remembered. Only a program whose names hold values has more.
    private static let countMax = 512
    private static let known = TraceMutex<[HandwrittenPlace: Unmanaged<SiteContent>]>([:])

    /// The content that all spans of this place share, and which is never freed; nil beyond the limit.
    var sharedContent: Unmanaged<SiteContent>? {
        Self.known.withLock { known in
            if let content = known[self] { return content }
            guard known.count < Self.countMax else { return nil }
            let content = Unmanaged.passRetained(makeContent([:], sharedNumber: SiteContent.nextNumber()))
            known[self] = content
            return content
        }
    }

    func makeContent(_ attributes: TraceAttributes, sharedNumber: Int? = nil) -> SiteContent {
        SiteContent(
            name: name, kind: kind, function: function, fileID: fileID, line: line, attributes: attributes,
            sharedNumber: sharedNumber)
    }

    // The others hardly ever differ where these are the same.
    func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(line)
    }
}
