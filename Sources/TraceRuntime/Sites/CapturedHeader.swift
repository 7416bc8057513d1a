/// A header that a route captures by its name, prepared once for a site.
struct CapturedHeader: Sendable {
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

    /// Returns the headers of an annotation, each once.
    static func all(of capture: TraceCapture, _ redaction: Redaction) -> [CapturedHeader] {
        guard case .only(let names) = capture else { return [] }
        var all: [CapturedHeader] = []
        for header in names.map({ CapturedHeader($0, redaction) })
        where !all.contains(where: { $0.name == header.name }) {
            all.append(header)
        }
        return all
    }
}
