import Foundation
import Synchronization
import Testing

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
            exited.yield(process.terminationStatus)
            exited.finish()
        }
        try process.run()
        for await line in console.lines {
            guard let port = line.port(after: "\(name) listens on 127.0.0.1:") else { continue }
            return Service(
                name: name, port: port, process: process, console: console,
                exit: Task {
                    let status = await exit.first { _ in true }
                    await console.end()
                    return status
                })
        }
        throw DidNotStart(name: name, printed: console.text)
    }

    /// Runs the program while `body` does, and stops it.
    static func run(
        _ name: String, arguments: [String] = [], environment: [String: String] = [:],
        _ body: (Service) async throws -> Void
    ) async throws {
        let service = try await start(name, arguments: arguments, environment: environment)
        do {
            try await body(service)
        } catch {
            _ = await service.stop()
            throw error
        }
        #expect(await service.stop() == 0)
    }

    private init(name: String, port: Int, process: Process, console: Console, exit: Task<Int32?, Never>) {
        self.name = name
        self.port = port
        self.process = process
        self.console = console
        self.exit = exit
    }

    /// Asks it to stop, and returns its exit status when it has: after open requests were answered and spans exported,
    /// and when all that it has printed was read.
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
    private let collected = Mutex(Collected())

    private struct Collected {
        var text = ""
        var openPipes = 0
    }

    init() { (lines, newLine) = AsyncStream.makeStream() }

    var text: String { collected.withLock { $0.text } }

    func pipe() -> Pipe {
        let pipe = Pipe()
        collected.withLock { $0.openPipes += 1 }
        pipe.fileHandleForReading.readabilityHandler = { handle in
            let data = handle.availableData
            if data.isEmpty {
                handle.readabilityHandler = nil
                let openPipes = self.collected.withLock { collected in
                    collected.openPipes -= 1
                    return collected.openPipes
                }
                if openPipes == 0 { self.newLine.finish() }
            } else {
                let text = String(decoding: data, as: UTF8.self)
                self.collected.withLock { $0.text += text }
                text.split(separator: "\n").forEach { self.newLine.yield(String($0)) }
            }
        }
        return pipe
    }

    /// Returns when the process has closed its pipes.
    func end() async { for await _ in lines {} }
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
