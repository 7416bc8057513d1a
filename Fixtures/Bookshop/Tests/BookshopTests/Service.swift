import Foundation
import Synchronization

/// A program of this package that runs beside the test, on loopback and on a port that the system chose.
final class Service: Sendable {
    let name: String
    let port: Int
    private let process: Process
    private let console: Console
    private let exit: Task<Int32?, Never>

    var url: String { "http://127.0.0.1:\(port)" }

    /// What it has printed so far, on standard output and standard error.
    var printed: String { console.text }

    /// Returns when the program accepts connections.
    static func start(
        _ name: String, arguments: [String] = [], environment: [String: String] = [:]
    ) async throws -> Service {
        let process = Process()
        // The test bundle lies beside the programs.
        process.executableURL = Bundle.main.bundleURL.deletingLastPathComponentUnlessDirectory.appending(path: name)
        process.arguments = ["--port", "0"] + arguments
        process.environment = [
            "OTEL_SERVICE_NAME": name,
            // The lines of the sources move with each edit.
            "TRACE_CODE_ATTRIBUTES": "false",
            // So that two runs encode JSON in the same order of keys.
            "SWIFT_DETERMINISTIC_HASHING": "1",
        ].merging(environment) { $1 }
        let console = Console()
        process.standardOutput = console.pipe()
        process.standardError = console.pipe()
        let (exit, exited) = AsyncStream.makeStream(of: Int32.self)
        process.terminationHandler = { process in
            console.close()
            exited.yield(process.terminationStatus)
            exited.finish()
        }
        try process.run()
        for await line in console.lines {
            guard let port = line.port(after: "\(name) listens on 127.0.0.1:") else { continue }
            return Service(
                name: name, port: port, process: process, console: console,
                exit: Task { await exit.first { _ in true } })
        }
        throw DidNotStart(name: name, printed: console.text)
    }

    private init(name: String, port: Int, process: Process, console: Console, exit: Task<Int32?, Never>) {
        self.name = name
        self.port = port
        self.process = process
        self.console = console
        self.exit = exit
    }

    /// Asks it to stop, and returns its exit status when it has: after open requests were answered and spans exported.
    ///
    /// Safe to call again.
    func stop() async -> Int32? {
        if process.isRunning { process.terminate() }
        return await exit.value
    }

    struct DidNotStart: Error {
        let name: String
        let printed: String
    }
}

/// Collects what a process prints.
private final class Console: Sendable {
    let lines: AsyncStream<String>
    private let newLine: AsyncStream<String>.Continuation
    private let collected = Mutex("")

    init() { (lines, newLine) = AsyncStream.makeStream() }

    var text: String { collected.withLock { $0 } }

    func pipe() -> Pipe {
        let pipe = Pipe()
        pipe.fileHandleForReading.readabilityHandler = { handle in
            let data = handle.availableData
            if data.isEmpty {
                handle.readabilityHandler = nil
            } else {
                let text = String(decoding: data, as: UTF8.self)
                self.collected.withLock { $0 += text }
                text.split(separator: "\n").forEach { self.newLine.yield(String($0)) }
            }
        }
        return pipe
    }

    func close() { newLine.finish() }
}

extension String {
    fileprivate func port(after prefix: String) -> Int? {
        guard hasPrefix(prefix) else { return nil }
        return Int(dropFirst(prefix.count))
    }
}

extension URL {
    /// On Linux the main bundle is the folder of the test executable, elsewhere a bundle within it.
    fileprivate var deletingLastPathComponentUnlessDirectory: URL {
        pathExtension == "xctest" ? deletingLastPathComponent() : self
    }
}
