extension Report {
    /// The report as the page's script reads it: columns, so that hundreds of thousands of spans are read at once.
    var data: String {
        var writer = ReportWriter()
        writer.object { writer in
            writer.name("source")
            writer.string(source)
            writer.name("problems")
            writer.array { writer in for problem in problems { writer.string(problem) } }
            writer.name("start")
            // Milliseconds, since a script cannot count nanoseconds from 1970.
            writer.integer(start / 1_000_000)
            writer.name("traces")
            writer.object { writeTraces(&$0) }
            writer.name("spans")
            writer.object { writeSpans(&$0) }
            writer.name("operations")
            writer.array { writer in for row in operations { writeOperation(row, &writer) } }
            writer.name("statements")
            writer.array { writer in for row in statements { writeStatement(row, &writer) } }
            writer.name("errors")
            writer.array { writer in for row in errors { writeError(row, &writer) } }
            writer.name("bounds")
            writer.integers(DurationStatistics.bounds)
            // Last, when all of them are known.
            writer.name("texts")
            writer.array { writer in for text in writer.texts { writer.string(text) } }
        }
        return writer.json
    }

    private func writeTraces(_ writer: inout ReportWriter) {
        writer.name("id")
        writer.array { writer in for trace in traces { writer.string(trace.id) } }
        writer.name("start")
        writer.integers(traces.map { $0.start - start })
        writer.name("duration")
        writer.integers(traces.map(\.duration))
        writer.name("count")
        writer.integers(traces.map(\.nodes.count))
        writer.name("errors")
        writer.integers(traces.map(\.errorCount))
        writer.name("root")
        writer.integers(traces.map { trace in trace.nodes.firstIndex { $0.span.parentID.isEmpty } ?? 0 })
        writer.name("clocks")
        writer.integers(traces.map(\.clockDifference))
    }

    /// The spans of all traces, one trace behind the other; times from the trace's start.
    private func writeSpans(_ writer: inout ReportWriter) {
        writeColumn("id", &writer) { $0.string($1.node.span.spanID) }
        writeColumn("parentID", &writer) { $0.string($1.node.isOrphan ? $1.node.span.parentID : "") }
        writeColumn("name", &writer) { $0.text($1.node.span.name) }
        writeColumn("service", &writer) { $0.text($1.node.span.service) }
        writeColumn("kind", &writer) { $0.integer($1.node.span.kind) }
        writeColumn("depth", &writer) { $0.integer($1.node.depth) }
        writeColumn("start", &writer) { $0.integer($1.node.span.start - $1.traceStart) }
        writeColumn("duration", &writer) { $0.integer($1.node.span.duration) }
        writeColumn("selfTime", &writer) { $0.integer($1.node.selfTime) }
        writeColumn("critical", &writer) { $0.integer($1.node.isCritical ? 1 : 0) }
        writeColumn("status", &writer) { $0.integer($1.node.span.status.rawValue) }
        writeColumn("message", &writer) { $0.text($1.node.span.statusMessage) }
        writeColumn("attributes", &writer) { $0.attributes($1.node.span.attributes) }
        writeColumn("resource", &writer) { $0.attributes($1.node.span.resource) }
        writeColumn("events", &writer) { writer, cell in
            writer.array { writer in
                for event in cell.node.span.events {
                    writer.integer(event.time - cell.traceStart)
                    writer.text(event.name)
                    writer.attributes(event.attributes)
                }
            }
        }
        writeColumn("links", &writer) { writer, cell in
            writer.array { writer in
                for link in cell.node.span.links {
                    writer.string(link.traceID)
                    writer.string(link.spanID)
                    writer.attributes(link.attributes)
                }
            }
        }
        writeColumn("dropped", &writer) { $0.integer($1.node.span.droppedCount) }
    }

    private struct Cell {
        let node: TraceTree.Node
        let traceStart: Int
    }

    private func writeColumn(
        _ name: String, _ writer: inout ReportWriter,
        _ writeCell: (inout ReportWriter, Cell) -> Void
    ) {
        writer.name(name)
        writer.array { writer in
            for trace in traces {
                for node in trace.nodes { writeCell(&writer, Cell(node: node, traceStart: trace.start)) }
            }
        }
    }
}

// MARK: Tables

extension Report {
    private func writeOperation(_ row: OperationRow, _ writer: inout ReportWriter) {
        writer.object { writer in
            writeTexts([("name", row.key.name), ("service", row.key.service)], &writer)
            writer.name("kind")
            writer.integer(row.key.kind)
            write(row.statistics, &writer)
            writer.name("slowest")
            writer.integers(row.slowest.map(\.trace))
        }
    }

    private func writeStatement(_ row: DatabaseRow, _ writer: inout ReportWriter) {
        writer.object { writer in
            writeTexts(
                [("table", row.key.table), ("operation", row.key.operation), ("system", row.key.system)], &writer)
            write(row.statistics, &writer)
            writer.name("most")
            writer.integers([row.most.trace, row.most.count])
        }
    }

    private func writeTexts(_ fields: [(name: String, text: String)], _ writer: inout ReportWriter) {
        for field in fields {
            writer.name(field.name)
            writer.text(field.text)
        }
    }

    private func writeError(_ row: ErrorRow, _ writer: inout ReportWriter) {
        writer.object { writer in
            let operations = row.operations.sorted().joined(separator: ", ")
            writeTexts([("type", row.type), ("message", row.message), ("operations", operations)], &writer)
            writer.name("count")
            writer.integer(row.count)
            writer.name("trace")
            writer.integer(row.trace)
        }
    }

    private func write(_ statistics: DurationStatistics, _ writer: inout ReportWriter) {
        writer.name("count")
        writer.integer(statistics.count)
        writer.name("errors")
        writer.integer(statistics.errorCount)
        writer.name("total")
        // A sum of durations that make no sense may be greater than an integer.
        writer.integer(Int(min(statistics.total, 9e15)))
        writer.name("percentiles")
        writer.integers(statistics.percentiles)
        writer.name("histogram")
        writer.integers(statistics.histogram)
    }
}
