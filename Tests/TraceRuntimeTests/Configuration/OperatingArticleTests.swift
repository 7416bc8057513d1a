import Foundation
import Testing
@testable import TraceRuntime

@Suite("The article Operating")
struct OperatingArticleTests {
    @Test("Its tables equal the tables of the code", arguments: [Table.variables, .limits])
    fileprivate func table(_ table: Table) throws {
        let file = packageRoot.appending(path: "Sources/TraceRuntime/TraceRuntime.docc/Operating.md")
        let article = try String(contentsOf: file, encoding: .utf8)
        let begin = try #require(article.range(of: "<!-- begin of the \(table.rawValue) -->\n")).upperBound
        let end = try #require(article.range(of: "<!-- end of the \(table.rawValue) -->\n")).lowerBound
        guard article[begin..<end] != table.text else { return }
        Issue.record("the table differs; UPDATE_SNAPSHOTS=1 records it: read the diff")
        if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
            try article.replacingCharacters(in: begin..<end, with: table.text)
                .write(to: file, atomically: true, encoding: .utf8)
        }
    }

}

private enum Table: String {
    case variables = "table"
    case limits

    var text: String {
        switch self {
        case .variables: Self.variablesText
        case .limits: Self.limitsText
        }
    }

    private static var limitsText: String {
        let limits = TraceSpanLimits()
        let batching = TraceBatching()
        let rows: [(String, Int, String)] = [
            ("attributes of a span", limits.attributeCountMax, "counted in the span"),
            ("units of UTF-16 of a string", limits.attributeValueLengthMax, "cut off"),
            ("events of a span", limits.eventCountMax, "counted in the span"),
            ("attributes of an event", limits.attributePerEventCountMax, "counted in the event"),
            ("links of a span", limits.linkCountMax, "counted in the span"),
            ("attributes of a link", limits.attributePerLinkCountMax, "counted in the link"),
            ("bytes of a captured body", limits.bodySizeMax, "cut off; its size is recorded"),
            ("entries of `tracestate`", TraceState.entryCountMax, "all left out, `droppedHeaderEntries`"),
            ("characters of `tracestate`", TraceState.lengthMax, "left out, `droppedHeaderEntries`"),
            ("entries of `baggage`", TraceBaggage.entryCountMax, "left out, `droppedHeaderEntries`"),
            ("bytes of `baggage`", TraceBaggage.lengthMax, "left out, `droppedHeaderEntries`"),
            ("spans that wait", batching.queueCapacity, "dropped, `queueFull`"),
            ("bytes of spans that wait", batching.queueSizeMax, "dropped, `queueFull`"),
            ("bytes of spans that are sent at once", batching.batchBytesMax, "sent by itself"),
            ("spans that wait before the queue, of a shard", SpanPool.portion, "put into the queue"),
            ("bytes of these", Shard.endedSizeMax, "put into the queue"),
            ("names that live statistics tell apart", OperationTable.operationCountMax, "counted as `(others)`"),
            ("sets of attributes of a metric", CallTable.seriesCountMax, "counted as `otel.metric.overflow`"),
            ("bytes that are read of a response", OTLPResponse.sizeMax, "not read"),
        ]
        let lines = rows.map { "| \($0.0) | \($0.1) | \($0.2) |\n" }
        return "| Limit | Default | What goes beyond is |\n| --- | ---: | --- |\n" + lines.joined()
    }

    private static var variablesText: String {
        let rows = EnvironmentVariable.all.map { variable in
            let cells = ["`\(variable.name)`", variable.values, variable.defaultValue, variable.summary]
            return "| " + cells.joined(separator: " | ") + " |\n"
        }
        return "| Variable | Values | Default | Meaning |\n| --- | --- | --- | --- |\n" + rows.joined()
    }
}
