import Testing

@testable import TraceRuntime

private let query = TraceSite(
    name: "get users", kind: .client, function: "users()", fileID: "App/Users.swift", line: 1,
    attributes: ["db.operation": "get", "db.table": "users"])
private let cache = TraceSite(
    name: "get keys", kind: .client, function: "keys()", fileID: "App/Keys.swift", line: 2,
    attributes: ["db.operation": "get", "db.system": "redis", "db.namespace": "0"])
private let work = TraceSite(name: "work", function: "work()", fileID: "App/Work.swift", line: 3)

@Suite("The database of a process")
struct DatabaseAttributesTests {
    @Test("Is that of each operation whose annotation and whose call name none", arguments: [false, true])
    func spans(isStable: Bool) async {
        let spans = await recording({ configuration in
            configuration.databaseSystem = "postgresql"
            configuration.databaseNamespace = "shop"
            configuration.conventions.database = isStable ? .stable : .older
        }) {
            withTraceSpan(query) { _ in }
            withTraceSpan(query) { $0.setAttribute("db.namespace", "other") }
            withTraceSpan(cache) { _ in }
            withTraceSpan(work) { _ in }
        }
        let system = isStable ? "db.system.name" : "db.system"
        let attributes = spans.map { span in
            span.attributes.filter { [system, "db.namespace"].contains($0.key.name) }.map(\.value.text).sorted()
        }
        #expect(attributes == [["postgresql", "shop"], ["other", "postgresql"], ["0", "redis"], []])
    }

    @Test("Is that of its metrics, too")
    func metrics() async {
        let settings = MetricSettings(
            scheme: "http",
            databaseAttributes: [TraceAttribute(.dbSystem, "postgresql"), TraceAttribute("db.namespace", "shop")],
            names: .standard, textLimit: .whole)
        var table = CallTable()
        for site in [query, cache] {
            let content = site.content.takeUnretainedValue()
            table.count(CallKey(.database), 1, endingAt: .now, nil, number: content.number, site: content)
        }
        #expect(
            table.series.map { $0.attributes(settings).map(\.value.text) } == [
                ["postgresql", "get", "users", "shop"], ["redis", "get", "0"],
            ])
    }

    @Test("Is read from the environment")
    func environment() {
        let configuration = TraceConfiguration(environment: ["TRACE_DB_SYSTEM": "mysql", "TRACE_DB_NAMESPACE": "shop"])
        #expect(configuration.databaseSystem == "mysql" && configuration.databaseNamespace == "shop")
        #expect(configuration.problems == [])
    }
}
