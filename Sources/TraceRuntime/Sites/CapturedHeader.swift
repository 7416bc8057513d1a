/// A header that a route captures by its name, prepared once for a site.
final class CapturedHeader: Sendable {
    let name: String
    let requestKey: TraceAttributeKey
    let responseKey: TraceAttributeKey
    /// The rule by the site's names.
    let rule: TextRule

    init(_ name: String, _ redaction: Redaction) {
        self.name = name.lowercased()
        requestKey = .requestHeader(self.name)
        responseKey = .responseHeader(self.name)
        rule = redaction.rule(forHeader: self.name)
    }
}

/// The headers that a route captures by their names.
struct CapturedHeaders: Sendable {
    private let headers: [CapturedHeader]
    /// A bit for the size of each name, because most lines of a request have a name of another size.
    private let sizes: UInt64

    /// Creates the headers of an annotation, each once.
    init(_ capture: TraceCapture, _ redaction: Redaction) {
        var headers: [CapturedHeader] = []
        if case .only(let names) = capture {
            for header in names.map({ CapturedHeader($0, redaction) })
            where !headers.contains(where: { $0.name == header.name }) {
                headers.append(header)
            }
        }
        self.headers = headers
        sizes = headers.reduce(0) { $0 | Self.bit(of: $1.name) }
    }

    /// Returns the header with a name in any case.
    @inline(__always)
    func header(named name: String) -> CapturedHeader? {
        sizes & Self.bit(of: name) == 0 ? nil : headers.first { $0.name.isEqualWithoutCase(to: name) }
    }

    @inline(__always)
    private static func bit(of name: String) -> UInt64 { 1 &<< UInt64(truncatingIfNeeded: name.utf8.count & 63) }
}
