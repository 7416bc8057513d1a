import Dispatch
import Foundation
import TraceRuntime

/// Measures every scenario, ours and the peers', in one process, and prints a table, or with `--json` the rows alone.
///
/// `--growth` prints how the cost of a span grows instead. `--check` fails if a wrapper of ours allocates more than it
/// may, or takes more than two milliseconds for a large input. `--only SCENARIO…`, the last option, measures those
/// alone. `--calls SCENARIO COUNT` makes so many calls of ours and prints nothing: for a profiler, or to count
/// instructions.
@main
struct Benchmarks {
    static func main() {
        // Not an asynchronous `main`, whose first thread ends in a way that valgrind does not survive.
        let isDone = DispatchSemaphore(value: 0)
        Task.detached {
            await run(CommandLine.arguments)
            isDone.signal()
        }
        isDone.wait()
    }

    private static func run(_ arguments: [String]) async {
        do {
            if arguments.count == 4, arguments[1] == "--calls", let count = Int(arguments[3]),
                let scenario = Scenario(rawValue: arguments[2])
            {
                try await scenario.inState(exporter: scenario == .encode ? .encodingOften : .encoding) {
                    await scenario.calls(count, flushing: $0)
                }
            } else if arguments.contains("--growth") {
                for growth in Growth.allCases { print(try await growth.lines().joined(separator: "\n")) }
            } else {
                let only = arguments.firstIndex(of: "--only").map { arguments[($0 + 1)...] }
                let rows = try await rows(of: Scenario.allCases.filter { only?.contains($0.rawValue) ?? true })
                print(arguments.contains("--json") ? try rows.json() : rows.table)
                if arguments.contains("--check") { try check(rows) }
            }
        } catch {
            progress("failed: \(error)")
            exit(1)
        }
    }

    private static func rows(of scenarios: [Scenario]) async throws -> [Row] {
        var rows: [Row] = []
        for scenario in scenarios {
            rows += try await scenario.measure()
            progress("measured: \(scenario.rawValue)")
        }
        return rows
    }

    private static func check(_ rows: [Row]) throws {
        let wasteful = rows.filter { $0.subject == Subject.ours.rawValue && $0.allocations > $0.allocationsMax }
        if !wasteful.isEmpty { throw TooManyAllocations(scenarios: wasteful.map(\.scenario)) }
        let slow = rows.filter { $0.subject == Subject.ours.rawValue && $0.nanoseconds > $0.nanosecondsMax }
        if !slow.isEmpty { throw TooSlow(scenarios: slow.map(\.scenario)) }
    }

    static func progress(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}

struct TooManyAllocations: Error {
    let scenarios: [String]
}

struct TooSlow: Error {
    let scenarios: [String]
}

extension TraceExporter {
    /// Encodes what is recorded, and throws the bytes away.
    static var encoding: TraceExporter { .custom(EncodingProbe { batch, encoder in _ = encoder.encode(batch) }) }

    /// Encodes each batch so often that next to it nothing else counts.
    static var encodingOften: TraceExporter {
        .custom(EncodingProbe { batch, encoder in for _ in 0..<20 { _ = encoder.encode(batch) } })
    }
}
