import Foundation
import Testing
@testable import TraceRuntime

extension WithCollector {
    /// The two transports, which must give the same results.
    enum Transport: CaseIterable, Sendable {
        case sockets
        case urlSession

        func callAsFunction(_ options: TraceOTLPOptions) -> any OTLPTransport {
            switch self {
            case .sockets: SocketTransport(options)
            case .urlSession: URLSessionTransport(options)
            }
        }
    }

    @Suite("The HTTP transports", .serialized)
    struct TransportTests {
        /// Sends a body to a collector that gives the named answer, within ten seconds.
        private func answer(
            _ name: String, _ transport: Transport, limit: Duration = .seconds(10)
        ) async throws -> (OTLPAnswer, CollectorProcess) {
            let collector = try CollectorProcess(answers: [name])
            let transport = transport(try collector.options { $0.headers = ["authorization": "Bearer hunter2"] })
            let answer = await transport.send(encodedSpan, within: limit)
            collector.kill()
            return (answer, collector)
        }

        @Test(
            "An answer arrives with its status",
            arguments: [
                ("ok", 200), ("204", 204), ("400", 400), ("500", 500), ("503", 503), ("429", 429), ("partial", 200),
                // The answer has a challenge that the transport cannot meet.
                ("401-basic", 401), ("401-digest", 401), ("407", 407),
            ], Transport.allCases)
        func status(_ answers: (name: String, status: Int), transport: Transport) async throws {
            let (name, status) = answers
            guard case .response(let response) = try await answer(name, transport).0 else {
                Issue.record("no response")
                return
            }
            #expect(response.status == status)
            #expect(response.retryAfter == (name == "429" ? "1" : nil))
        }

        @Test(
            "A redirect is refused, so that it does not get the headers",
            arguments: [("redirect", 307), ("see-other", 303)], Transport.allCases)
        func redirects(_ answers: (name: String, status: Int), transport: Transport) async throws {
            let (name, status) = answers
            let (answer, collector) = try await answer(name, transport)
            guard case .response(let response) = answer else {
                Issue.record("no response")
                return
            }
            #expect(response.status == status)
            #expect(try collector.entries().compactMap(\.redirected) == [])
        }

        @Test(
            "A response is read up to 64 KiB, and not at all if its length exceeds that",
            arguments: Transport.allCases)
        func flood(transport: Transport) async throws {
            let before = try peakBytes()
            for (name, size) in [("flood", 65_536), ("flood-of-known-length", 0)] {
                guard case .response(let response) = try await answer(name, transport).0 else {
                    Issue.record("no response")
                    return
                }
                #expect(response.status == 200)
                #expect(response.body.count == size)
            }
            // The collector sends two gibibytes. Foundation continues to read until its task is cancelled, at times to
            // the end.
            if transport == .sockets { #expect(try peakBytes() - before < 16 << 20) }
        }

        /// Returns the peak memory of this process: https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
        private func peakBytes() throws -> Int {
            let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
            let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
            return try #require(line.flatMap { Int($0.filter(\.isNumber)) }) * 1_024
        }

        @Test(
            "A malformed or missing answer is a failure", arguments: ["reset", "hang-up", "no-http", "cut-off"],
            Transport.allCases)
        func failures(name: String, transport: Transport) async throws {
            guard case .failed = try await answer(name, transport).0 else {
                Issue.record("a response")
                return
            }
        }

        @Test(
            "An answer that does not end in time is a failure, also if it sends single bytes",
            arguments: ["stall", "drip"], Transport.allCases)
        func slow(name: String, transport: Transport) async throws {
            #expect(try await answer(name, transport, limit: .milliseconds(300)).0 == .failed("no answer in time"))
        }

        @Test("A refused connection is a failure", arguments: Transport.allCases)
        func nobody(transport: Transport) async throws {
            let collector = try CollectorProcess(answers: ["ok"])
            collector.kill()
            let transport = transport(try collector.options())
            guard case .failed = await transport.send(encodedSpan, within: .seconds(2)) else {
                Issue.record("a response")
                return
            }
        }

        @Test("A connection that dies between two requests does not delay the second", arguments: Transport.allCases)
        func deadConnection(transport: Transport) async throws {
            let collector = try CollectorProcess(answers: ["ok", "hang-up", "ok"])
            let transport = transport(try collector.options())
            var answers: [OTLPAnswer] = []
            for _ in 0..<3 { answers.append(await transport.send(encodedSpan, within: .seconds(20))) }
            #expect(answers[1] != .failed("no answer in time"))
            guard case .response(let first) = answers[0], case .failed = answers[1],
                case .response(let last) = answers[2]
            else {
                Issue.record("\(answers)")
                return
            }
            #expect(first.status == 200 && last.status == 200)
            collector.kill()
        }

        @Test("Requests share a connection until the collector closes it")
        func sharedConnection() async throws {
            let collector = try CollectorProcess(answers: ["ok", "partial", "204", "hang-up", "ok"])
            let transport = SocketTransport(try collector.options())
            for _ in 0..<5 { _ = await transport.send(encodedSpan, within: .seconds(20)) }
            collector.kill()
            let clients = try collector.entries().compactMap(\.client)
            #expect(clients.count == 5)
            #expect(Set(clients.prefix(4)).count == 1)
            #expect(Set(clients).count == 2)
        }

        @Test(
            "Cancellation ends an exchange at once, before its start and in the middle",
            arguments: Transport.allCases)
        func cancellation(transport: Transport) async throws {
            let collector = try CollectorProcess(answers: ["stall"])
            let transport = transport(try collector.options())
            let (early, late) = (Gate(), Gate())
            let task = Task {
                await early.wait()
                return await transport.send(encodedSpan, within: .seconds(20))
            }
            task.cancel()
            early.open()
            #expect(await task.value == .failed("it was cancelled"))

            let second = Task {
                late.open()
                return await transport.send(encodedSpan, within: .seconds(20))
            }
            await late.wait()
            second.cancel()
            #expect(await second.value == .failed("it was cancelled"))
            collector.kill()
        }

        @Test("A collector that listens only on IPv6 is reached")
        func ipv6() async throws {
            let collector = try CollectorProcess(answers: ["ok"], host: "::1")
            var options = try collector.options()
            options.endpoint = try #require(TraceEndpoint("http://[::1]:\(collector.port)/v1/traces"))
            let answer = await options.transport().send(encodedSpan, within: .seconds(10))
            collector.kill()
            #expect(answer == .response(OTLPResponse(status: 200)))
            #expect(try collector.entries().compactMap(\.path) == ["/v1/traces"])
        }

        @Test("This host is reached without a proxy")
        func proxies() async throws {
            await #expect(processExitsWith: .success) {
                // This port refuses connections.
                setenv("http_proxy", "http://127.0.0.1:9", 1)
                setenv("all_proxy", "http://127.0.0.1:9", 1)
                let collector = try CollectorProcess(answers: ["ok"])
                let answer = try await collector.options().transport().send(encodedSpan, within: .seconds(10))
                collector.kill()
                precondition(answer == .response(OTLPResponse(status: 200)), "\(answer)")
            }
        }

        @Test("The user in the endpoint becomes basic authentication", arguments: Transport.allCases)
        func credentials(transport: Transport) async throws {
            let collector = try CollectorProcess(answers: ["ok"])
            var options = try collector.options()
            options.endpoint = try #require(TraceEndpoint("http://user:p%40ss@127.0.0.1:\(collector.port)/v1/traces"))
            let transport = transport(options)
            _ = await transport.send(encodedSpan, within: .seconds(2))
            collector.kill()
            #expect(try collector.entries().first?.authorization == "Basic dXNlcjpwQHNz")
        }
    }
}

private let encodedSpan = OTLPProtobufEncoder(resource: TraceResource(attributes: [])).encode([
    FinishedTraceSpan("sent", id: 1)
])

/// A gate at which tasks wait until it is opened.
struct Gate: Sendable {
    private let stream = AsyncStream.makeStream(of: Void.self)

    func open() { stream.continuation.finish() }

    func wait() async { for await _ in stream.stream {} }
}
