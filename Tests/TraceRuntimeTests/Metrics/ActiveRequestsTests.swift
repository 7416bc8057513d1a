import Testing

@testable import TraceRuntime

private struct Request: TraceRequest {
    var traceMethod: String
    let traceURL = "/books"
}

private let get = TraceSite(
    name: "GET /books", kind: .server, function: "get()", fileID: "App/Get.swift", line: 1,
    route: TraceRoute(method: "GET", template: "/books"))
private let anyMethod = TraceSite(
    name: "", kind: .server, function: "answer()", fileID: "App/Answer.swift", line: 1,
    route: TraceRoute(template: "/books"))
private let work = TraceSite(name: "work", function: "work()", fileID: "App/Work.swift", line: 1)

@Suite("Requests that are active")
struct ActiveRequestsTests {
    @Test("Count from their start to their end, however they are opened, sampled or not", arguments: samplers)
    func counted(_ sampler: TraceSampler) async {
        let remote = TraceContext(extracting: [
            "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        ])
        let last = await counting(sampler) { reader in
            let states = await withTraceSpan(get) { _ in
                var states = [await reader.collect().active]
                await withTraceSpan(get, parent: remote) { _ in
                    await withTraceSpan(anyMethod) { span in
                        states.append(await reader.collect().active)
                        span.recordRequest(Request(traceMethod: "POST"))
                        span.recordRequest(Request(traceMethod: "PUT"))
                        states.append(await reader.collect().active)
                    }
                    await withTraceRequest(Request(traceMethod: "MADE-UP"), route: { nil }) { _ in
                        await withTraceSpan(get) { _ in states.append(await reader.collect().active) }
                    }
                    withTraceSpan(work) { $0.recordRequest(Request(traceMethod: "PATCH")) }
                }
                states.append(await reader.collect().active)
                return states
            }
            #expect(
                states == [
                    ["GET: 1"], ["GET: 2"], ["GET: 2", "POST: 1"], ["GET: 2", "POST: 0", "_OTHER: 1"],
                    ["GET: 1", "POST: 0", "_OTHER: 0"],
                ])
        }
        #expect(last.active == ["GET: 0", "POST: 0", "_OTHER: 0"])
    }

    @Test("Are all counted while 200 of them wait at once, and no longer when they failed", arguments: samplers)
    func concurrent(_ sampler: TraceSampler) async {
        let last = await counting(sampler) { reader in
            let (gate, opening) = AsyncStream<Void>.makeStream()
            let (arrivals, arriving) = AsyncStream<Void>.makeStream()
            await withTaskGroup { group in
                for _ in 0..<200 {
                    group.addTask {
                        do {
                            try await withTraceSpan(get) { _ in
                                arriving.yield()
                                for await _ in gate {}
                                throw CancellationError()
                            }
                        } catch {}
                    }
                }
                var waiting = arrivals.makeAsyncIterator()
                for _ in 0..<200 { _ = await waiting.next() }
                #expect(await reader.collect().active == ["GET: 200"])
                opening.finish()
            }
        }
        #expect(last.active == ["GET: 0"])
    }

    @Test("Do not count where the filter switches them off")
    func off() async {
        let last = await counting(filter: TraceFilter("GET /books=off")) { _ in withTraceSpan(get) { _ in } }
        #expect(last.active == [])
    }

    fileprivate static let samplers: [TraceSampler] = [.always, .never]
}

private let samplers = ActiveRequestsTests.samplers

extension MetricSnapshot {
    /// A line for each point of the metric, by the method: `GET: 2`
    fileprivate var active: [String] {
        metrics.filter { $0.name == "http.server.active_requests" }.flatMap { metric in
            #expect(metric.kind == .upDownCounter && metric.unit == "{request}")
            return metric.points.map { point in
                #expect(point.attributes.map(\.key) == ["http.request.method", "url.scheme"])
                return "\(point.attributes[0].value.text): \(point.number ?? -1)"
            }
        }
    }
}
