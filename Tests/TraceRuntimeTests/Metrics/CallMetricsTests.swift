import Testing

@testable import TraceRuntime

private struct Broken: Error {}

private struct Request: TraceRequest {
    var method = "GET"
    var url = "/users/1"

    var traceMethod: String { method }
    var traceURL: String { url }
}

private let route = TraceSite(
    name: "users.get", kind: .server, function: "get()", fileID: "App/Get.swift", line: 1,
    route: TraceRoute(method: "GET", template: "/users/{id}"))
private let anyRoute = TraceSite(
    name: "", kind: .server, function: "answer()", fileID: "App/Answer.swift", line: 1, route: TraceRoute())
private let query = TraceSite(
    name: "get users", kind: .client, function: "users()", fileID: "App/Users.swift", line: 1,
    attributes: ["db.operation": "get", "db.table": "users", "db.system": "postgresql"])
private let work = TraceSite(name: "work", function: "work()", fileID: "App/Work.swift", line: 1)

@Suite("Metrics of calls")
struct CallMetricsTests {
    @Test("Count each call once, by what it is and how it ended, sampled or not", arguments: samplers)
    func counted(_ sampler: TraceSampler) async {
        let snapshot = await counting(sampler) { _ in
            for status in [200, 200, 404, 503] {
                withTraceSpan(route) { span in
                    if span.isObserved { span.recordResponse(status: status) }
                }
            }
            ignoringErrors { try withTraceSpan(route) { _ in throw Broken() } }
            ignoringErrors { try withTraceSpan(route) { _ in throw CancellationError() } }
            withTraceSpan(work) { _ in
                for _ in 0..<3 { withTraceSpan(query) { _ in } }
                ignoringErrors { try withTraceSpan(query) { _ in throw Broken() } }
                withTraceSpan("by hand") { $0.recordError(Broken()) }
                withTraceSpan("by hand") { $0.setStatus(.error("lost")) }
            }
        }
        let users = "http.server.request.duration http.request.method=GET http.route=/users/{id} url.scheme=http"
        let get =
            "db.client.operation.duration db.system.name=postgresql db.operation.name=get db.collection.name=users"
        #expect(
            snapshot.lines == [
                get + " error.type=TraceRuntimeTests.Broken: 1",
                get + ": 3",
                "http.server.active_requests http.request.method=GET url.scheme=http: 0",
                users + " error.type=503 http.response.status_code=503: 1",
                users + " error.type=TraceRuntimeTests.Broken http.response.status_code=500: 1",
                users + " http.response.status_code=200: 2",
                users + " http.response.status_code=404: 1",
                users + ": 1",
                "trace.operation.duration span.name=by hand error.type=TraceRuntimeTests.Broken: 1",
                "trace.operation.duration span.name=by hand error.type=_OTHER: 1",
                "trace.operation.duration span.name=work: 1",
            ])
    }

    @Test("A path or a method that a client makes up is no attribute", arguments: samplers)
    func hostile(_ sampler: TraceSampler) async {
        let snapshot = await counting(sampler) { _ in
            for number in 0..<20 {
                let request = Request(method: "MADE\(number)", url: "/made/up/\(number)")
                await withTraceRequest(request, route: { nil }) { $0.recordResponse(status: 404) }
            }
            await withTraceRequest(Request(), route: { "/users/{id}" }) { $0.recordResponse(status: 200) }
            await withTraceRequest(Request(method: "PUT"), route: { "/ignored" }) { _ in
                withTraceSpan(anyRoute) { span in
                    span.recordRequest(Request(method: "PUT"))
                    span.recordResponse(status: 204)
                }
            }
            await withTraceRequest(Request(method: "POST"), route: { "/ignored" }) { _ in
                withTraceSpan(route) { $0.recordResponse(status: 200) }
            }
        }
        let active = "http.server.active_requests http.request.method="
        let request = "http.server.request.duration http.request.method="
        #expect(
            snapshot.lines == [
                active + "GET url.scheme=http: 0",
                active + "POST url.scheme=http: 0",
                active + "PUT url.scheme=http: 0",
                active + "_OTHER url.scheme=http: 0",
                request + "GET http.route=/users/{id} url.scheme=http http.response.status_code=200: 2",
                request + "PUT url.scheme=http http.response.status_code=204: 1",
                request + "_OTHER url.scheme=http http.response.status_code=404: 20",
            ])
    }

    @Test("Names beyond the limit count together, also over several collections", arguments: samplers)
    func overflow(_ sampler: TraceSampler) async {
        let snapshot = await counting(sampler) { reader in
            for number in 0..<(CallTable.seriesCountMax + 5) {
                withTraceSpan("operation \(number)") { _ in }
                if number == CallTable.seriesCountMax / 2 { _ = await reader.collect() }
            }
            withTraceSpan("operation 0") { _ in }
        }
        #expect(snapshot.lines.count == CallTable.seriesCountMax + 1)
        #expect(snapshot.lines.contains("trace.operation.duration otel.metric.overflow=true: 5"))
        #expect(snapshot.lines.contains("trace.operation.duration span.name=operation 0: 2"))
    }

    @Test("A shard that has too many names counts the others together")
    func overflowOfShard() async {
        var table = CallTable()
        for number in 0..<(CallTable.seriesCountMax + 5) {
            var key = CallKey(.operation)
            key.texts.name = "operation \(number)"
            table.count(key, 1, endingAt: .now, nil, number: nil, site: nil)
        }
        #expect(table.series.count == CallTable.seriesCountMax + 1)
        #expect(table.series.last?.isOverflow == true)
        #expect(table.series.last?.histogram.count == 5)
    }

    @Test("Without a destination, nothing is counted")
    func off() async {
        let snapshot = await counting(isOn: false) { _ in withTraceSpan(work) { _ in } }
        #expect(snapshot.lines == [])
    }

    @Test("The newest sampled span of a bucket is its exemplar, and no other")
    func exemplars() async {
        var spanID: TraceSpanID?
        let sampled = await counting { _ in
            for _ in 0..<3 { withTraceSpan(query) { spanID = $0.context?.spanID } }
        }
        let histogram = sampled.metrics.first?.points.first?.histogram
        #expect(histogram?.exemplars.compactMap { $0?.spanID }.contains { $0 == spanID } == true)
        let unsampled = await counting(.never) { _ in withTraceSpan(query) { _ in } }
        #expect(unsampled.metrics.first?.points.first?.histogram?.exemplars == [])
    }

    fileprivate static let samplers: [TraceSampler] = [.always, .never, .ratio(TraceSamplingRatio(0.5)!)]

    private func ignoringErrors(_ body: () throws -> Void) { do { try body() } catch {} }
}

private let samplers = CallMetricsTests.samplers
