import Foundation
import Testing
@testable import TraceRuntime

/// The tests that need a collector. They run one after the other, because each blocks a thread while it waits for a
/// process.
@Suite(.serialized, .enabled(if: CollectorProcess.python != nil, "needs TRACE_TEST_PYTHON"))
enum WithCollector {}

/// A running `Tests/Collector/collector.py`, and its log.
final class CollectorProcess {
    /// The path of a Python that has `opentelemetry-proto`. `.ci/run` sets it. Without it, the tests that need a
    /// collector are skipped.
    static let python = ProcessInfo.processInfo.environment["TRACE_TEST_PYTHON"]

    let port: Int
    private let scheme: String
    private let log: URL
    private let process = Process()

    /// - Parameters:
    ///   - answers: the answers to the first request, the second, and so on. They start again after the last.
    ///   - log: the log to append to. A collector that replaces another one continues its log.
    ///   - scheme: `http` or `https`. With `https`, its certificate comes from an authority that is not trusted.
    ///   - sizeMax: the size limit in bytes. Larger bodies are answered with 413.
    init(
        answers: [String], port: Int = 0, log: URL? = nil, scheme: String = "http", host: String = "127.0.0.1",
        sizeMax: Int = .max
    ) throws {
        self.scheme = scheme
        self.log = log ?? FileManager.default.temporaryDirectory.appending(path: "collector-\(UUID()).jsonl")
        let output = Pipe()
        process.executableURL = URL(filePath: try #require(Self.python))
        process.arguments = [
            packageRoot.appending(path: "Tests/Collector/collector.py").path, "--log", self.log.path,
            "--port", String(port), "--answers", answers.joined(separator: ","), "--size-max", String(sizeMax),
            "--host", host,
        ]
        if scheme == "https" { process.arguments? += ["--authority", self.log.path + ".pem"] }
        process.standardOutput = output
        try process.run()
        var line: [UInt8] = []
        while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") {
            line.append(byte)
        }
        let words = String(decoding: line, as: UTF8.self).split(separator: " ")
        self.port = try #require(words.count == 2 && words[0] == "listening" ? Int(words[1]) : nil)
    }

    /// Kills the process at once, as if its host had failed.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Starts a new process at the same port.
    func restarted(answers: [String]) throws -> CollectorProcess {
        try CollectorProcess(answers: answers, port: port, log: log)
    }

    /// The events in its log.
    func entries() throws -> [Entry] {
        let lines = try String(contentsOf: log, encoding: .utf8).split(separator: "\n")
        return try lines.map { try JSONDecoder().decode(Entry.self, from: Data($0.utf8)) }
    }

    struct Entry: Decodable {
        let request: Int?
        let path: String?
        let answer: String?
        let spans: [String]?
        let points: [Point]?
        let acknowledged: Bool?
        let service: String?
        let authorization: String?
        let encoding: String?
        /// The port of the client, which tells its connections apart.
        let client: Int?
        /// The number of an answered request.
        let answered: Int?
        /// The target of a redirect.
        let redirected: String?
    }

    /// A point of a metric.
    struct Point: Decodable, Hashable {
        let name: String
        let attributes: [String: String]
        /// The start of the counting, in nanoseconds since 1970.
        let start: UInt64
        let count: Int
        let sum: Double?
        let buckets: [Int]?
        /// The ids of spans.
        let exemplars: [String]?
    }

    func options(
        signal: String = "traces", _ change: (inout TraceOTLPOptions) -> Void = { _ in }
    ) throws -> TraceOTLPOptions {
        var options = TraceOTLPOptions()
        options.endpoint = try #require(TraceEndpoint("\(scheme)://127.0.0.1:\(port)/v1/\(signal)"))
        // A busy machine is slow, and what is not answered in time is sent again.
        options.timeout = .seconds(30)
        change(&options)
        return options
    }
}
