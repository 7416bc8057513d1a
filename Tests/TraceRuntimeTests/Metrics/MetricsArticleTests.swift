import Foundation
import Testing

@testable import TraceRuntime

@Suite("The article Metrics")
struct MetricsArticleTests {
    @Test("Has the metric of active requests")
    func activeRequests() throws {
        let file = packageRoot.appending(path: "Sources/TraceRuntime/TraceRuntime.docc/Metrics.md")
        var requests = ActiveRequests()
        requests.begin(HTTPMethod("GET"))
        let settings = MetricSettings(
            scheme: "https", databaseAttributes: [], names: .standard, textLimit: .whole)
        let metric = try #require(requests.metric(settings))
        let attributes = metric.points[0].attributes.map { "`\($0.key.name)`" }.joined(separator: " and ")
        let row = "| `\(metric.name)` | up-down counter | requests that have begun and not ended, by \(attributes) |"
        #expect(try String(contentsOf: file, encoding: .utf8).contains(row))
    }

    @Test("Has each metric with its bounds, and the limit", arguments: CallMetric.allCases)
    func metrics(metric: CallMetric) throws {
        let file = packageRoot.appending(path: "Sources/TraceRuntime/TraceRuntime.docc/Metrics.md")
        let article = try String(contentsOf: file, encoding: .utf8)
        let row = article.split(separator: "\n").first { $0.hasPrefix("| `\(metric.name)` |") }
        let bounds = metric.bounds.map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" }.joined(separator: ", ")
        #expect(row?.hasSuffix("| \(bounds) |") == true)
        #expect(article.contains("at most 1,000 sets of attributes") && CallTable.seriesCountMax == 1_000)
    }
}
