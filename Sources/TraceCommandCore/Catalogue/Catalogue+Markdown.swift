extension Catalogue {
    /// The catalogue as a page to read in a review: a table for each module.
    package var markdown: String {
        guard !spans.isEmpty else { return "# Spans\n\nNothing is traced.\n" }
        var page = "# Spans\n"
        var module: String?
        for span in spans {
            if span.module != module {
                module = span.module
                page += "\n## \(span.module)\n\n\(Self.markdownHeading)\n"
            }
            page += span.markdownRow(place: "\(span.file):\(span.line)") + "\n"
        }
        return page
    }

    private static let markdownHeading = """
        | Span | Kind | Route or table | Attributes | Function | Place |
        | --- | --- | --- | --- | --- | --- |
        """
}

extension CataloguedSpan {
    func markdownRow(place: String) -> String {
        let cells = [
            name ?? "(known at run time)", kind ?? "(known at run time)", subject, attributeList,
            function.map { "`\($0)`" } ?? "by hand", place,
        ]
        return "| " + cells.map(Self.escaped).joined(separator: " | ") + " |"
    }

    private var subject: String {
        let route = [method, route].compactMap(\.self).joined(separator: " ")
        let operation = [operation, table].compactMap(\.self).joined(separator: " ")
        return route.isEmpty ? operation : route
    }

    /// Literals with their values, then the names of what is captured.
    private var attributeList: String {
        let literals = attributes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return (literals + captured).map { "`\($0)`" }.joined(separator: ", ")
    }

    private static func escaped(_ cell: String) -> String {
        cell.replacing("\\", with: "\\\\").replacing("|", with: "\\|").split(whereSeparator: \.isNewline)
            .joined(separator: " ")
    }
}
