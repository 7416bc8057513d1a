import Testing
@testable import TraceRuntime

extension WithCollector {
    @Suite("The HTTP transport", .serialized)
    struct URLSessionTransportTests {
        /// What the transport makes of an answer, within ten seconds.
        private func answer(_ name: String, limit: Duration = .seconds(10)) async throws -> (
            OTLPAnswer, CollectorProcess
        ) {
            let collector = try CollectorProcess(answers: [name])
            let transport = URLSessionTransport(
                try collector.options { $0.headers = ["authorization": "Bearer hunter2"] })
            let answer = await transport.send(encodedSpan, within: limit)
            collector.kill()
            return (answer, collector)
        }

        @Test(
            "An answer arrives with its status",
            arguments: [
                ("ok", 200), ("204", 204), ("400", 400), ("500", 500), ("503", 503), ("429", 429), ("partial", 200),
            ])
        func status(name: String, status: Int) async throws {
            guard case .response(let response) = try await answer(name).0 else {
                Issue.record("no response")
                return
            }
            #expect(response.status == status)
            #expect(response.retryAfter == (name == "429" ? "1" : nil))
        }

        @Test(
            "A redirect is refused, so that no header is carried along",
            arguments: [("redirect", 307), ("see-other", 303)])
        func redirects(name: String, status: Int) async throws {
            let (answer, collector) = try await answer(name)
            guard case .response(let response) = answer else {
                Issue.record("no response")
                return
            }
            #expect(response.status == status)
            #expect(try collector.entries().compactMap(\.redirected) == [])
        }

        @Test("Of a flood 64 KiB are read")
        func flood() async throws {
            guard case .response(let response) = try await answer("flood").0 else {
                Issue.record("no response")
                return
            }
            #expect(response.status == 200)
            #expect(response.body.count == 65_536)
        }

        @Test("What is no answer is a failure", arguments: ["reset", "hang-up", "no-http", "cut-off"])
        func failures(name: String) async throws {
            guard case .failed = try await answer(name).0 else {
                Issue.record("a response")
                return
            }
        }

        @Test("An answer that does not end in time is a failure, however it drips", arguments: ["stall", "drip"])
        func slow(name: String) async throws {
            #expect(try await answer(name, limit: .milliseconds(300)).0 == .failed("no answer in time"))
        }

        @Test("Nobody listening is a failure")
        func nobody() async throws {
            let collector = try CollectorProcess(answers: ["ok"])
            collector.kill()
            let transport = URLSessionTransport(try collector.options())
            guard case .failed = await transport.send(encodedSpan, within: .seconds(2)) else {
                Issue.record("a response")
                return
            }
        }

        @Test("A connection that dies between two requests costs no time")
        func deadConnection() async throws {
            let collector = try CollectorProcess(answers: ["ok", "hang-up", "ok"])
            let transport = URLSessionTransport(try collector.options())
            var answers: [OTLPAnswer] = []
            for _ in 0..<3 { answers.append(await transport.send(encodedSpan, within: .seconds(20))) }
            #expect(answers[1] != .failed("no answer in time"))
            guard case .response(let first) = answers[0], case .failed = answers[1],
                case .response(let last) = answers[2]
            else {
                Issue.record("\(answers)")
                return
            }
            #expect([first.status, last.status] == [200, 200])
            collector.kill()
        }

        @Test("Cancellation ends it at once, before it has begun and in the middle")
        func cancellation() async throws {
            let collector = try CollectorProcess(answers: ["stall"])
            let transport = URLSessionTransport(try collector.options())
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

        @Test("The user in the endpoint becomes basic authentication")
        func credentials() async throws {
            let collector = try CollectorProcess(answers: ["ok"])
            var options = try collector.options()
            options.endpoint = try #require(TraceEndpoint("http://user:p%40ss@127.0.0.1:\(collector.port)/v1/traces"))
            let transport = URLSessionTransport(options)
            _ = await transport.send(encodedSpan, within: .seconds(2))
            collector.kill()
            #expect(try collector.entries().first?.authorization == "Basic dXNlcjpwQHNz")
        }
    }
}

private let encodedSpan = OTLPProtobufEncoder(resource: TraceResource(attributes: [])).encode([
    FinishedTraceSpan("sent", id: 1)
])

/// Lets whoever waits through, once it is open.
struct Gate: Sendable {
    private let stream = AsyncStream.makeStream(of: Void.self)

    func open() { stream.continuation.finish() }

    func wait() async { for await _ in stream.stream {} }
}
