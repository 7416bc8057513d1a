import Testing
import TraceRuntime
import Tracing

@testable import Bridges

@Suite("The bridge of swift-distributed-tracing")
struct TracingBridgeTests {
    static let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    /// Returns the spans of `body`, which runs in a bridged system of its own.
    static func spans(
        sampler: TraceSampler = .parentBased(root: .always), _ body: () async throws -> Void
    ) async throws -> [FinishedTraceSpan] {
        let exporter = InMemoryTraceExporter()
        var configuration = TraceConfiguration.inMemory(exporter)
        configuration.sampler = sampler
        configuration.__bridgeHummingbird()
        configuration.__bridgeTracing()
        try await TraceSystem.run(configuration, body)
        return exporter.finishedSpans
    }

    @Test("Spans of both nest in each other")
    func nesting() async throws {
        let spans = try await Self.spans {
            withSpan("theirs 1") { _ in
                withTraceSpan("ours 2") { _ in
                    withSpan("theirs 3") { _ in
                        withTraceSpan("ours 4", kind: .client) { _ in withSpan("theirs 5", ofKind: .producer) { _ in } }
                    }
                    withTraceSpan("ours 6") { _ in }
                }
            }
        }
        #expect(
            nameTree(spans) == """
                internal theirs 1
                  internal ours 2
                    internal theirs 3
                      client ours 4
                        producer theirs 5
                    internal ours 6
                """)
        #expect(Set(spans.map(\.context.traceID)).count == 1)
    }

    @Test("A caller's context, a middleware's span, a route, a client's span and the next service make one trace")
    func servers() async throws {
        var injected: [String: String] = [:]
        let spans = try await Self.spans {
            var context = ServiceContext.current ?? .topLevel
            InstrumentationSystem.instrument.extract(["traceparent": Self.parent], into: &context, using: Headers())
            let span = startSpan("middleware", context: context, ofKind: .server)
            ServiceContext.$current.withValue(span.context) {
                withTraceSpan("ours") { _ in
                    withSpan("client", ofKind: .client) { span in
                        InstrumentationSystem.instrument.inject(span.context, into: &injected, using: Headers())
                    }
                }
            }
            span.end()
        }
        #expect(nameTree(spans) == "server middleware\n  internal ours\n    client client")
        let server = try #require(spans.first { $0.name == "middleware" })
        let client = try #require(spans.first { $0.name == "client" })
        #expect(server.isParentRemote)
        #expect(server.parentSpanID?.description == "b7ad6b7169203331")
        #expect(Set(spans.map(\.context.traceID.description)) == ["0af7651916cd43dd8448eb211c80319c"])
        #expect(injected == ["traceparent": "00-\(client.context.traceID)-\(client.context.spanID)-01"])
    }

    @Test("Without a span between them, ours continues the context that was extracted")
    func extracted() async throws {
        let spans = try await Self.spans {
            var context = ServiceContext.topLevel
            InstrumentationSystem.instrument.extract(
                ["traceparent": Self.parent, "baggage": "tenant=7"], into: &context, using: Headers())
            ServiceContext.withValue(context) {
                #expect(TraceContext.current?.isRemote == true)
                #expect(TraceSpan.current?.isRecording == false)
                withTraceSpan("ours") { _ in #expect(TraceContext.current?.baggage["tenant"] == "7") }
            }
        }
        #expect(spans.map(\.isParentRemote) == [true])
        #expect(spans.map(\.context.traceID.description) == ["0af7651916cd43dd8448eb211c80319c"])
    }

    @Test("A malformed header starts a new trace")
    func malformed() async throws {
        let spans = try await Self.spans {
            var context = ServiceContext.topLevel
            InstrumentationSystem.instrument.extract(["traceparent": "00-zz"], into: &context, using: Headers())
            withSpan("theirs", context: context) { _ in }
        }
        #expect(spans.map(\.parentSpanID) == [nil])
    }

    @Test("An explicit top level starts a new trace, for theirs and for ours")
    func topLevel() async throws {
        let spans = try await Self.spans {
            withTraceSpan("ours") { _ in
                withSpan("theirs", context: .topLevel) { _ in withTraceSpan("below") { _ in } }
                ServiceContext.withValue(.topLevel) { withTraceSpan("fresh") { _ in } }
            }
        }
        #expect(nameTree(spans) == "internal ours\ninternal theirs\n  internal below\ninternal fresh")
        #expect(Set(spans.map(\.context.traceID)).count == 3)
    }

    @Test("A context that is restored in a detached task is the parent there")
    func detached() async throws {
        let spans = try await Self.spans {
            await withTraceSpan("outer") { _ in
                let saved = ServiceContext.current
                await Task.detached { ServiceContext.withValue(saved) { withTraceSpan("inner") { _ in } } }.value
            }
        }
        #expect(nameTree(spans) == "internal outer\n  internal inner")
    }

    @Test("A span ends later, in whatever task, and counts as open until then")
    func later() async throws {
        let spans = try await Self.spans {
            let span = withSpan("outer") { _ in startSpan("later") }
            #expect(TraceSystem.statistics.open == 1)
            await Task.detached { span.end() }.value
            span.end()
            #expect(TraceSystem.statistics.open == 0)
            await TraceSystem.flush()
        }
        #expect(nameTree(spans) == "internal outer\n  internal later")
    }

    @Test("What is not sampled is not recorded, and its context goes on")
    func unsampled() async throws {
        var injected: [String: String] = [:]
        let spans = try await Self.spans(sampler: .never) {
            withSpan("theirs") { span in
                #expect(!span.isRecording)
                withTraceSpan("ours") { _ in
                    InstrumentationSystem.instrument.inject(ServiceContext.current!, into: &injected, using: Headers())
                }
            }
        }
        #expect(spans.isEmpty)
        #expect(injected["traceparent"]?.hasSuffix("-02") == true)
    }

    @Test("Attributes of every type, events, links and a name are recorded; secrets are masked by their meaning")
    func recorded() async throws {
        let spans = try await Self.spans {
            let other = startSpan("other")
            withSpan("GET", ofKind: .client) { span in
                span.attributes["url.full"] = "https://shop/books?token=abc&page=2"
                span.attributes["user.password"] = "hunter2"
                span.updateAttributes { attributes in
                    attributes["int"] = 1
                    attributes["ints"] = [1, 2]
                    attributes["double"] = 1.5
                    attributes["bool"] = true
                    attributes["texts"] = ["a", "b"]
                    attributes["other"] = SpanAttribute.stringConvertible(7 as UInt8)
                }
                span.operationName = "GET books"
                span.addEvent(SpanEvent(name: "retry", attributes: ["authorization": "Bearer abc"]))
                span.addLink(SpanLink(context: other.context, attributes: [:]))
                span.setStatus(SpanStatus(code: .ok))
            }
            other.end()
        }
        let span = try #require(spans.first { $0.name == "GET books" })
        #expect(
            span.attributeLines.filter { !$0.hasPrefix("code.") }.sorted() == [
                "bool = bool(true)", "double = double(1.5)", "int = 1", "ints = ints([1, 2])", "other = 7",
                "texts = [\"a\", \"b\"]", "url.full = https://shop/books?token=[REDACTED]&page=2",
                "user.password = [REDACTED]",
            ])
        #expect(span.events.map(\.name) == ["retry"])
        #expect(span.events.flatMap(\.attributes).map(\.value) == ["[REDACTED]"])
        #expect(span.links.map(\.context.spanID) == spans.filter { $0.name == "other" }.map(\.context.spanID))
        #expect(span.status == .ok)
    }

    @Test("An error that leaves a body is recorded once and keeps its description")
    func errors() async throws {
        let spans = try await Self.spans {
            #expect(throws: Refusal.self) {
                try withSpan("theirs") { _ in try withTraceSpan("ours") { _ in throw Refusal() } }
            }
        }
        #expect(spans.map(\.status) == [.error("out of stock"), .error("out of stock")])
        #expect(spans.map { $0.events.map(\.name) } == [["exception"], ["exception"]])
    }
}

private struct Refusal: Error, CustomStringConvertible {
    var description: String { "out of stock" }
}

/// Reads headers out of a dictionary and sets them.
private struct Headers: Extractor, Injector {
    func extract(key: String, from carrier: [String: String]) -> String? { carrier[key] }
    func inject(_ value: String, forKey key: String, into carrier: inout [String: String]) { carrier[key] = value }
}
