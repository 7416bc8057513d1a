import DeliveryAPI
import GRPCCore
import GRPCInProcessTransport
import Testing
import TraceRuntime

@testable import Bridges

/// A service that answers a word with two messages, or with the error that the word asks for.
private struct Echo: RegistrableRPCService {
    static let method = MethodDescriptor(fullyQualifiedService: "shop.Echo", method: "Get")

    func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
        router.registerHandler(forMethod: Self.method, deserializer: TextCoding(), serializer: TextCoding()) {
            request, _ in
            let word = try await request.messages.reduce(into: "") { $0 += $1 }
            switch word {
            case "thrown": throw RPCError(code: .notFound, message: "no such word")
            case "answered":
                return StreamingServerResponse(error: RPCError(code: .internalError, message: "password=hunter2"))
            default: break
            }
            withTraceSpan("before") { _ in }
            return StreamingServerResponse { writer in
                for part in 0..<2 {
                    try await writer.write("\(word) \(part)")
                    withTraceSpan("written") { _ in }
                }
                if word == "half" { throw RPCError(code: .dataLoss, message: "torn") }
                return [:]
            }
        }
    }
}

@Suite("The bridge of gRPC")
struct GRPCBridgeTests {
    /// The tree of the spans that a call makes, a child below its parent: kind, name, status of gRPC, status.
    private func spans(calling word: String, reading isRead: Bool = true) async -> (tree: [String], open: Int) {
        let exporter = InMemoryTraceExporter()
        let open = await TraceSystem.run(.inMemory(exporter)) {
            let transport = InProcessTransport()
            let server = GRPCServer(
                transport: transport.server, services: [Echo()], interceptors: [TraceServerInterceptor()])
            let client = GRPCClient(transport: transport.client, interceptors: [TraceClientInterceptor()])
            await withTaskGroup(of: Void.self) { group in
                group.addTask { try? await server.serve() }
                group.addTask { try? await client.runConnections() }
                await withTraceSpan("caller") { _ in
                    _ = try? await client.bidirectionalStreaming(
                        request: StreamingClientRequest { try await $0.write(word) }, descriptor: Echo.method,
                        serializer: TextCoding(), deserializer: TextCoding(), options: .defaults
                    ) { response in
                        guard isRead else { return }
                        for try await _ in response.messages { withTraceSpan("read") { _ in } }
                    }
                }
                client.beginGracefulShutdown()
                server.beginGracefulShutdown()
            }
            return TraceSystem.statistics.open
        }
        return (tree(of: exporter.finishedSpans), open)
    }

    private func tree(of spans: [FinishedTraceSpan]) -> [String] {
        let tree = nameTree(spans) { span in
            let code = span.attributes.first { $0.key == "rpc.grpc.status_code" }.map { " \($0.value)" } ?? ""
            let failure = if case .error(let message) = span.status { " failed: \(message)" } else { "" }
            return "\(span.kind) \(span.name)\(code)\(failure)"
        }
        return tree.split(separator: "\n").map(String.init)
    }

    @Test("Client, server, handler and what is done while the response is written and read are one trace")
    func wholeTrace() async {
        let spans = await spans(calling: "hello")
        #expect(
            spans.tree == [
                "internal caller", "  client shop.Echo/Get int(0)", "    server shop.Echo/Get int(0)",
                "      internal before", "      internal written", "      internal written", "  internal read",
                "  internal read",
            ])
        #expect(spans.open == 0)
    }

    @Test("An error of the request is one of the client alone")
    func notFound() async {
        let spans = await spans(calling: "thrown")
        #expect(
            spans.tree == [
                "internal caller", #"  client shop.Echo/Get int(5) failed: notFound: "no such word""#,
                "    server shop.Echo/Get int(5)",
            ])
    }

    @Test("An error of the server is one of both, and shows no secret")
    func internalError() async {
        let spans = await spans(calling: "answered")
        #expect(
            spans.tree == [
                "internal caller", #"  client shop.Echo/Get int(13) failed: internalError: "password=[REDACTED]""#,
                #"    server shop.Echo/Get int(13) failed: internalError: "password=[REDACTED]""#,
            ])
    }

    @Test("A response that breaks off fails both spans")
    func half() async {
        let spans = await spans(calling: "half")
        #expect(
            spans.tree.filter { $0.contains("Get") } == [
                #"  client shop.Echo/Get int(15) failed: dataLoss: "torn""#,
                #"    server shop.Echo/Get int(15) failed: dataLoss: "torn""#,
            ])
        #expect(spans.open == 0)
    }

    @Test("A response that nobody reads leaves no span open")
    func unread() async {
        let spans = await spans(calling: "hello", reading: false)
        #expect(spans.tree.contains { $0.hasPrefix("  client shop.Echo/Get") })
        #expect(spans.open == 0)
    }

    @Test("A context goes into metadata and comes out of them")
    func metadata() throws {
        let header = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        let context = try #require(TraceContext(extracting: ["traceparent": header]))
        var metadata: Metadata = ["traceparent": "old"]
        context.inject(into: &metadata)
        context.inject(into: &metadata)
        #expect(Array(metadata[stringValues: "traceparent"]) == [header])
        #expect(TraceContext.parent(metadata) == context)
        #expect(TraceContext(extracting: Metadata()) == nil)
    }
}
