/// Spans as indented text: a child under its parent, whichever process it ran in.
///
///     storefront server GET /books/{id}
///       · http.status_code: 200
///         storefront client get books
///
/// Durations are left out; a service's address is written as its name.
struct SpanTree: CustomStringConvertible {
    private let children: [String?: [ExportedSpan]]
    private let addresses: [String: String]

    init(_ spans: [ExportedSpan], addresses: [String: String] = [:]) {
        let known = Set(spans.map(\.spanID))
        self.addresses = addresses
        children = Dictionary(grouping: spans) { span in
            // What has its parent outside of both processes stands at the top.
            span.parentID.flatMap { known.contains($0) ? $0 : nil }
        }.mapValues { $0.sorted { $0.start < $1.start } }
    }

    var description: String { lines(under: nil, indentation: "").joined(separator: "\n") }

    private func lines(under parent: String?, indentation: String) -> [String] {
        (children[parent] ?? []).flatMap { span in
            [indentation + heading(of: span)]
                + details(of: span).map { indentation + "  · " + $0 }
                + lines(under: span.spanID, indentation: indentation + "    ")
        }
    }

    private func heading(of span: ExportedSpan) -> String {
        let kinds = ["unspecified", "internal", "server", "client", "producer", "consumer"]
        let status = span.statusCode == 2 ? " FAILED" : span.statusCode == 1 ? " ok" : ""
        let parent =
            span.parentID.map { children.values.joined().map(\.spanID).contains($0) ? "" : " under \($0)" } ?? ""
        return "\(span.service) \(kinds[span.kind]) \(span.name)\(status)\(parent)"
    }

    private func details(of span: ExportedSpan) -> [String] {
        let attributes = span.attributes.sorted { $0.key < $1.key }.filter { $0.key != "duration_ms" }
        return attributes.map { "\($0.key): \(named($0.value))" }
            + span.events.flatMap { event in
                ["event \(event.name)"]
                    + event.attributes.sorted { $0.key < $1.key }.map { "  \($0.key): \(named($0.value))" }
            }
            + span.links.map { "link to \($0.spanID) of \($0.traceID)" }
    }

    private func named(_ text: String) -> String {
        addresses.reduce(text) { $0.replacing($1.key, with: $1.value) }
    }
}
