import Testing
import TraceRuntime
import Tracing

@testable import Shop

@Suite("Spans of a library that this module records")
struct BridgedSpanTests {
    private static let trace = "0af7651916cd43dd8448eb211c80319c"
    private static let unsampled = "00-\(trace)-b7ad6b7169203331-00"
    private static let sampled = "00-\(trace)-b7ad6b7169203331-01"

    private func context(extracting headers: [String: String]) -> ServiceContext {
        var context = ServiceContext.topLevel
        InstrumentationSystem.instrument.extract(headers, into: &context, using: Headers())
        return context
    }

    private func headers(of context: ServiceContext?) -> [String: String] {
        var headers: [String: String] = [:]
        InstrumentationSystem.instrument.inject(context ?? .topLevel, into: &headers, using: Headers())
        return headers
    }

    @Test("The state and the baggage of the caller's trace go through spans of both libraries")
    func state() async throws {
        var sent: [[String: String]] = []
        let spans = try await bridgedSpans {
            let caller = context(
                extracting: ["traceparent": Self.sampled, "tracestate": "vendor=1", "baggage": "tenant=7"])
            withSpan("theirs", context: caller) { _ in
                withTraceSpan("ours") { _ in
                    withSpan("below", ofKind: .client) { sent.append(headers(of: $0.context)) }
                    sent.append(Shop().order(headers: [:]))
                }
            }
        }
        #expect(sent.map { $0["tracestate"] } == ["vendor=1", "vendor=1"])
        #expect(sent.map { $0["baggage"] } == ["tenant=7", "tenant=7"])
        #expect(Set(spans.map(\.context.traceID.description)) == [Self.trace])
        #expect(spans.allSatisfy { $0.context.state.header == "vendor=1" })
    }

    @Test("Below a caller that does not sample, nothing is recorded, and its trace goes on", arguments: [false, true])
    func unsampledCaller(countsOperations: Bool) async throws {
        var sent: [[String: String]] = []
        let exporter = InMemoryTraceExporter()
        var configuration = TraceConfiguration.bridged
        configuration.exporters = [.inMemory(exporter)]
        configuration.countsOperations = countsOperations
        await TraceSystem.run(configuration) {
            let caller = context(
                extracting: ["traceparent": Self.unsampled, "tracestate": "vendor=1", "baggage": "tenant=7"])
            withSpan("theirs", context: caller, ofKind: .server) { span in
                span.attributes["number"] = 1
                withTraceSpan("ours") { _ in
                    #expect(Shop().receive(headers: [:]) == false)
                    withSpan("below") { below in
                        #expect(!below.isRecording)
                        sent.append(headers(of: below.context))
                    }
                }
                sent.append(headers(of: span.context))
            }
            #expect(TraceSystem.statistics.open == 0)
            #expect(
                TraceSystem.current?.operations.map(\.name).sorted()
                    == (countsOperations ? ["Shop.receive(headers:)", "below", "ours", "theirs"] : []))
        }
        #expect(exporter.finishedSpans.isEmpty)
        #expect(
            sent.allSatisfy { $0["traceparent"]?.hasPrefix("00-\(Self.trace)-") == true }
                && sent.allSatisfy { $0["traceparent"]?.hasSuffix("-00") == true })
        #expect(sent.map { $0["tracestate"] } == ["vendor=1", "vendor=1"])
        #expect(sent.map { $0["baggage"] } == ["tenant=7", "tenant=7"])
    }

    @Test(
        "Headers that are no context start a new trace",
        arguments: [
            "", "00", "00-\(trace)-b7ad6b7169203331", "00-\(trace)-0000000000000000-01",
            "00-00000000000000000000000000000000-b7ad6b7169203331-01", "ff-\(trace)-b7ad6b7169203331-01",
            "00-\(trace.uppercased())-B7AD6B7169203331-01", "\(sampled),\(unsampled)", "\(sampled)-more",
        ])
    func malformed(header: String) async throws {
        let spans = try await bridgedSpans {
            withSpan("theirs", context: context(extracting: ["traceparent": header, "tracestate": "vendor=1"])) { _ in
                withTraceSpan("ours") { _ in }
            }
        }
        #expect(spans.map(\.name) == ["ours", "theirs"])
        #expect(spans.map(\.context.state.header) == ["", ""])
        #expect(spans.last?.parentSpanID == nil)
        #expect(Set(spans.map(\.context.traceID.description)) != [Self.trace])
    }

    @Test("Outside of a trace, no header is set")
    func noTrace() async throws {
        let spans = try await bridgedSpans {
            #expect(headers(of: .topLevel) == [:])
            #expect(headers(of: .current) == [:])
        }
        #expect(spans.isEmpty)
    }

    private enum Tenant: ServiceContextKey { typealias Value = String }

    @Test("Other values of a context stay in it, in and below spans of both libraries")
    func otherValues() async throws {
        _ = try await bridgedSpans {
            var context = ServiceContext.topLevel
            context[Tenant.self] = "seven"
            await ServiceContext.withValue(context) {
                await withTraceSpan("ours") { _ in
                    let later = TraceSpan.start("later")
                    await withSpan("theirs") { span in
                        #expect(span.context[Tenant.self] == "seven")
                        var context = span.context
                        context[Tenant.self] = "eight"
                        await ServiceContext.withValue(context) {
                            await withTraceSpan("below") { _ in
                                #expect(ServiceContext.current?[Tenant.self] == "eight")
                                later.run { #expect(ServiceContext.current?[Tenant.self] == "eight") }
                            }
                        }
                    }
                    later.end()
                    #expect(ServiceContext.current?[Tenant.self] == "seven")
                }
            }
        }
    }

    @Test("What a sequence's producer opens is below its span, and so is what its reader's library opens in next()")
    func stream() async throws {
        let spans = try await bridgedSpans {
            await withSpan("reader") { _ in
                for await _ in Shop().pages() { withSpan("element") { _ in } }
            }
        }
        #expect(
            Set(
                spans.map { span in
                    "\(span.name) in \(spans.first { $0.context.spanID == span.parentSpanID }?.name ?? "")"
                })
                == ["reader in ", "Shop.pages() in reader", "produce in Shop.pages()"])
    }

    @Test("Every kind of attribute keeps its type, in spans, events and links")
    func attributes() async throws {
        let spans = try await bridgedSpans {
            withSpan("theirs") { span in
                span.attributes["int32"] = 1 as Int32
                span.attributes["int64s"] = [1, 2] as [Int64]
                span.attributes["int32s"] = [1, 2] as [Int32]
                span.attributes["float"] = 1.5 as Float
                span.attributes["doubles"] = [1.5, 2] as [Double]
                span.attributes["bools"] = [true, false] as [Bool]
                span.attributes["texts"] = ["a", "b"] as [String]
                span.attributes["int literals"] = [1, 2]
                span.attributes["double literals"] = [1.5, 2.5]
                span.attributes["bool literals"] = [true, false]
            }
        }
        let attributes = spans.first?.attributes ?? []
        let expected: [TraceAttributeKey: TraceAttributeValue] = [
            "int32": .int(1), "int64s": .ints([1, 2]), "int32s": .ints([1, 2]), "float": .double(1.5),
            "doubles": .doubles([1.5, 2]), "bools": .bools([true, false]), "texts": .strings(["a", "b"]),
            "int literals": .ints([1, 2]), "double literals": .doubles([1.5, 2.5]),
            "bool literals": .bools([true, false]),
        ]
        for (key, value) in expected { #expect(attributes.first { $0.key == key }?.value == value, "\(key.name)") }
    }

    @Test("A link leads to a span of either library, and to a caller's")
    func links() async throws {
        let spans = try await bridgedSpans {
            var contexts = [context(extracting: ["traceparent": Self.sampled]), .topLevel]
            withTraceSpan("ours") { _ in contexts.append(ServiceContext.current ?? .topLevel) }
            withSpan("theirs") { contexts.append($0.context) }
            withSpan("linking", context: .topLevel) { span in
                for context in contexts { span.addLink(SpanLink(context: context, attributes: ["token": "abc"])) }
            }
        }
        let ids = spans.filter { $0.name != "linking" }.map(\.context.spanID.description)
        let linking = try #require(spans.first { $0.name == "linking" })
        #expect(linking.links.map(\.context.spanID.description) == ["b7ad6b7169203331"] + ids)
        #expect(linking.links.flatMap(\.attributes).map(\.value) == ["[REDACTED]", "[REDACTED]", "[REDACTED]"])
    }
}
