// Attributes are recorded under their older names. They are renamed once, when a span is read for export:
// https://opentelemetry.io/docs/specs/semconv/non-normative/http-migration/

extension TraceConventions {
    /// Returns the attributes under the names of these conventions, each name once.
    ///
    /// - Parameter withFullURL: whether `url.full` is one of a URL's attributes. Only spans of clients have it.
    func named(_ attributes: [TraceAttribute], withFullURL: Bool) -> [TraceAttribute] {
        if areOlder { return attributes }
        var named: [TraceAttribute] = []
        named.reserveCapacity(attributes.count + 4)
        for attribute in attributes {
            let renaming = Renaming.all[attribute.key]
            let names = renaming.map { self[keyPath: $0.family] } ?? .older
            if names != .stable { named.append(attribute) }
            guard let renaming, names != .older else { continue }
            named += renaming.stable(attribute.value).filter { withFullURL || $0.key != "url.full" }
        }
        return named.withoutRepetitions
    }
}

/// The rule that turns one attribute into attributes of the stable conventions.
private struct Renaming {
    let family: any KeyPath<TraceConventions, TraceConventions.Names> & Sendable
    let stable: @Sendable (TraceAttributeValue) -> [TraceAttribute]

    static let all: [TraceAttributeKey: Renaming] = [
        .httpMethod: Renaming(of: \.http, to: "http.request.method"),
        .httpURL: Renaming(family: \.http) { value in
            guard case .string(let url) = value else { return [] }
            return parts(of: url)
        },
        .httpStatusCode: Renaming(of: \.http, to: "http.response.status_code"),
        .dbOperation: Renaming(of: \.database, to: "db.operation.name"),
        .dbTable: Renaming(of: \.database, to: "db.collection.name"),
        .dbSystem: Renaming(of: \.database, to: "db.system.name"),
        .dbStatement: Renaming(of: \.database, to: "db.query.text"),
    ]

    private init(
        family: any KeyPath<TraceConventions, TraceConventions.Names> & Sendable,
        stable: @escaping @Sendable (TraceAttributeValue) -> [TraceAttribute]
    ) {
        self.family = family
        self.stable = stable
    }

    private init(
        of family: any KeyPath<TraceConventions, TraceConventions.Names> & Sendable, to name: TraceAttributeKey
    ) {
        self.init(family: family) { [TraceAttribute(name, $0)] }
    }

    /// Splits a URL into attributes: https://opentelemetry.io/docs/specs/semconv/registry/attributes/url/
    private static func parts(of url: String) -> [TraceAttribute] {
        let (location, query) = url.splitOnce(at: "#").0.splitOnce(at: "?")
        let path = location.authorityStart.map { location[$0...].drop { $0 != "/" } } ?? location
        // A request's path and query alone do not tell the host, so they do not make a full URL.
        var parts = location.authorityStart == nil ? [] : [TraceAttribute("url.full", .string(url))]
        parts.append(TraceAttribute("url.path", .string(path.isEmpty ? "/" : String(path))))
        if let query { parts.append(TraceAttribute("url.query", .string(String(query)))) }
        return parts
    }
}

extension [TraceAttribute] {
    /// The attributes without those whose name occurs earlier: "Attribute keys MUST be unique".
    fileprivate var withoutRepetitions: [TraceAttribute] {
        var seen: Set<TraceAttributeKey> = []
        return filter { seen.insert($0.key).inserted }
    }
}
