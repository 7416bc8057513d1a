/// The data of a span that is opened in handwritten code.
///
/// Its attributes are set on the span like those that the body sets, so that the same limits apply to them.
@usableFromInline
struct HandwrittenSite {
    let content: SiteContent
    let attributes: [TraceAttribute]

    @usableFromInline
    init(
        name: String, kind: TraceSpanKind, function: String, fileID: String, line: Int, attributes: TraceAttributes
    ) {
        content = SiteContent(
            name: name, kind: kind, function: function, fileID: fileID, line: line, attributes: attributes)
        self.attributes = attributes.elements
    }
}
