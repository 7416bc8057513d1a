import Foundation

/// A program that has run, with what it printed.
struct Command {
    let output: String
    let errorOutput: String
    let isSuccess: Bool

    init(_ arguments: [String], environment: [String: String] = [:]) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files, since a pipe that nobody empties stops the program.
        let streams = [folder.appendingPathComponent("out"), folder.appendingPathComponent("err")]
        for stream in streams { try Data().write(to: stream) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = try FileHandle(forWritingTo: streams[0])
        process.standardError = try FileHandle(forWritingTo: streams[1])
        try process.run()
        process.waitUntilExit()
        output = String(decoding: try Data(contentsOf: streams[0]), as: UTF8.self)
        errorOutput = String(decoding: try Data(contentsOf: streams[1]), as: UTF8.self)
        isSuccess = process.terminationStatus == 0
    }
}

/// What keeps the harness from going on.
struct HarnessError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
