/// A finished trace as text:
///
/// ```
/// trace 0af7651916cd43dd8448eb211c80319c · 3 spans · 12.402 ms
/// POST /orders       server  12.402 ms  500 ✗ App.OutOfStock: none left
/// │    http.method=POST  http.route=/orders  http.url=/orders  http.status_code=500
/// ├─ get orders      client   3.204 ms
/// │       db.operation=get  db.table=orders
/// └─ reserve                  8.015 ms  ✗ App.OutOfStock: none left
///         cart.size=3
///         • retry +7.998 ms  attempt=2
/// ```
struct ConsoleTree {
    private let palette: ConsolePalette
    private let spans: [FinishedTraceSpan]

    /// - Parameter spans: the spans of one trace, at least one. The parent of a span may be missing.
    init(_ spans: [FinishedTraceSpan], palette: ConsolePalette) {
        self.spans = spans
        self.palette = palette
    }

    var text: String {
        let rows = Row.rows(of: spans)
        let nameWidth = min(Self.nameWidthMax, rows.map(\.titleWidth).max() ?? 0)
        let kindWidth = rows.map { $0.kind.count }.max() ?? 0
        let durationWidth = rows.map { $0.duration.count }.max() ?? 0
        var lines = [palette.dim(heading)]
        for row in rows {
            let padding = String(repeating: " ", count: max(0, nameWidth - row.titleWidth))
            var head = palette.dim(row.branch) + palette.strong(row.name) + padding
            if kindWidth > 0 { head += "  " + palette.dim(row.kind.padded(to: kindWidth)) }
            head += "  " + row.duration.paddedLeft(to: durationWidth)
            if let outcome = ConsoleOutcome(row.span) { head += "  " + outcome.text(palette) }
            lines.append(head)
            lines += Self.details(row.span).map { palette.dim(row.continuation + $0) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The greatest width of the name column. A wider name moves only the columns of its own row.
    private static let nameWidthMax = 60
    private static let detailWidthMax = 100

    private var heading: String {
        let start = spans.map(\.startTime).min() ?? 0
        let end = spans.map(\.endTime).max() ?? 0
        var parts = ["trace \(spans.first?.context.traceID.description ?? "")"]
        parts.append(spans.count == 1 ? "1 span" : "\(spans.count) spans")
        parts.append(milliseconds(end - start))
        let known = Set(spans.map(\.context.spanID))
        let lost = spans.first { span in span.parentSpanID.map { !known.contains($0) } ?? false }
        if let lost, let parent = lost.parentSpanID {
            parts.append(lost.isParentRemote ? "continues remote span \(parent)" : "below span \(parent)")
        }
        return parts.joined(separator: " · ")
    }
}

// MARK: - Details

extension ConsoleTree {
    /// Returns the attributes and events that the first line of a span does not show.
    private static func details(_ span: FinishedTraceSpan) -> [String] {
        var shownKeys: Set<TraceAttributeKey> = [.duration]
        var events = span.events
        if case .error(let message) = span.status {
            shownKeys.formUnion([.errorType, .errorMessage])
            events.removeAll { event in
                event.name == "exception"
                    && event.attributes.contains(TraceAttribute("exception.message", .string(message)))
            }
        }
        let words = span.attributes.filter { !shownKeys.contains($0.key) }.map(\.consoleText)
        let source = span.source.map { ["at \($0.function)  \($0.fileID):\($0.line)".escapedForConsole] } ?? []
        return source + packed(words, width: detailWidthMax) + events.map { line(for: $0, of: span) }
            + span.links.map(line)
    }

    private static func line(for event: TraceEvent, of span: FinishedTraceSpan) -> String {
        let time = event.time >= span.startTime ? " +" + milliseconds(event.time - span.startTime) : ""
        return (["• " + event.name.escapedForConsole + time] + event.attributes.map(\.consoleText))
            .joined(separator: "  ")
    }

    private static func line(for link: TraceLink) -> String {
        (["→ trace \(link.context.traceID) span \(link.context.spanID)"] + link.attributes.map(\.consoleText))
            .joined(separator: "  ")
    }

    /// Puts words into lines, separated by two spaces. No word is broken.
    private static func packed(_ words: [String], width: Int) -> [String] {
        words.reduce(into: []) { lines, word in
            if let line = lines.last, line.count + 2 + word.count <= width {
                lines[lines.count - 1] = line + "  " + word
            } else {
                lines.append(word)
            }
        }
    }
}

extension TraceAttribute {
    fileprivate var consoleText: String {
        let text = value.text.escapedForConsole
        let needsQuotes = text.isEmpty || text.contains(" ")
        return key.name.escapedForConsole + "=" + (needsQuotes ? "\"\(text)\"" : text)
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
    fileprivate func paddedLeft(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
