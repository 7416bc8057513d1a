import Foundation

/// A program that a test runs to its end.
struct Command {
    var arguments: [String]
    var folder: URL
    var environment: [String: String] = [:]
    /// The time after which the program is ended. It has failed then.
    var limit: Duration = .seconds(600)

    struct Outcome: Sendable {
        let status: Int32
        let output: String
        /// Standard error; of `swift build` that is nothing but its own notes, for it prints all else to its output.
        let errors: String

        var lines: [String] { output.split(whereSeparator: \.isNewline).map(String.init) }
    }

    /// Runs the command, and once more if the package manager crashed in its own code.
    func run() async throws -> Outcome {
        let outcome = try await runOnce()
        return outcome.isCrashOfPackageManager ? try await runOnce() : outcome
    }

    private func runOnce() async throws -> Outcome {
        let streams = try FileManager.default.url(
            for: .itemReplacementDirectory, in: .userDomainMask, appropriateFor: folder, create: true)
        let output = streams.appending(path: "output")
        let errors = streams.appending(path: "errors")
        let status = try await run(output: try emptyFile(output), errors: try emptyFile(errors))
        let outcome = Outcome(
            status: status, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
        try FileManager.default.removeItem(at: streams)
        return outcome
    }

    /// Files instead of pipes: a pipe that nobody empties stops who writes into it.
    private func run(output: FileHandle, errors: FileHandle) async throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        return try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do {
                try process.run()
                DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(Int(limit.components.seconds))) {
                    if process.isRunning { process.terminate() }
                }
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }

    private func emptyFile(_ url: URL) throws -> FileHandle {
        try Data().write(to: url)
        return try FileHandle(forWritingTo: url)
    }
}

extension Command.Outcome {
    /// Whether Swift's new build system has crashed, which that of 6.3 does at times before it builds anything. Its own
    /// modules stand in the backtrace.
    fileprivate var isCrashOfPackageManager: Bool {
        errors.contains("Program crashed") && errors.contains("Sources/SWB")
    }

    /// The lines that name an error at a place, each once; `swift build` repeats some.
    var compilerErrors: [String] {
        let lines = lines + errors.split(whereSeparator: \.isNewline).map(String.init)
        return Set(lines.filter { $0.hasPrefix("/") && $0.contains(": error: ") }).sorted()
    }
}
