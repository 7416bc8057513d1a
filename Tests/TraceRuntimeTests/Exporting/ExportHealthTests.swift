import Synchronization
import Testing
@testable import TraceRuntime

@Suite("The log of exports")
struct ExportHealthTests {
    private func lines(
        of answers: [OTLPAnswer], level: TraceLogLevel = .info, secrets: [String] = []
    ) -> [String] {
        let lines = LogLines()
        var health = ExportHealth(log: lines.log(level), destination: "http://host/v1/traces", secrets: secrets)
        for answer in answers { health.note(answer, batchSize: 5) }
        return lines.all
    }

    private func response(_ status: Int, _ body: String = "") -> OTLPAnswer {
        .response(OTLPResponse(status: status, body: Array(body.utf8)))
    }

    @Test("Logs one line when exports start to fail, one when they work again, and none in between")
    func changes() {
        let answers = [
            response(200), .failed("nothing answers there"), .failed("still"), response(503), response(204),
            response(200), response(401, "who are you?"), response(200),
        ]
        #expect(
            lines(of: answers) == [
                "trace: error: spans do not reach http://host/v1/traces: nothing answers there",
                "trace: info: spans reach http://host/v1/traces again",
                "trace: error: spans do not reach http://host/v1/traces: it answers 401 (check the headers): who are you?",
                "trace: info: spans reach http://host/v1/traces again",
            ])
        #expect(lines(of: answers, level: .error).count == 2)
        #expect(lines(of: answers, level: .none) == [])
    }

    @Test("Refused spans are a failure")
    func partialSuccess() {
        let refused = OTLPAnswer.response(
            OTLPResponse(status: 200, body: [0x0A, 0x06, 0x08, 0x03, 0x12, 0x02, 0x6E, 0x6F]))
        #expect(
            lines(of: [refused, refused]) == [
                "trace: error: spans do not reach http://host/v1/traces: it refuses 3 of 5 spans: no"
            ])
    }

    @Test("Neither secrets that a receiver sends back nor control characters nor long messages are printed")
    func hostile() {
        let body = "authorization: Bearer hunter2\r\n\u{1B}[2J" + String(repeating: "x", count: 1_000)
        let expected = #"authorization: [REDACTED]\r\n\u{1B}[2J"# + String(repeating: "x", count: 170)
        #expect(
            lines(of: [response(400, body)], secrets: ["Bearer hunter2", ""]) == [
                "trace: error: spans do not reach http://host/v1/traces: it answers 400: " + expected
            ])
    }
}

/// The logged lines.
final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    func log(_ level: TraceLogLevel = .info) -> TraceLog {
        TraceLog(level: level) { text in
            self.lines.withLock { $0.append(String(text.dropLast())) }
        }
    }
}
