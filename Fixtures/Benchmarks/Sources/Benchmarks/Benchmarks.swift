import Dispatch
import Foundation
@_spi(Benchmarks) import TraceRuntime

/// Measures every scenario, ours and the peers', in one process, and prints a table, or with `--json` the rows alone.
///
/// `--calls SCENARIO COUNT` makes so many calls of ours and prints nothing: for a profiler, or to count instructions.
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
                try await scenario.inState(exporter: .encoding) { _ in consume(await scenario.calls(count)) }
            } else {
                try await printRows(asJSON: arguments.contains("--json"))
            }
        } catch {
            progress("failed: \(error)")
            exit(1)
        }
    }

    private static func printRows(asJSON: Bool) async throws {
        var rows: [Row] = []
        for scenario in Scenario.allCases {
            rows += try await scenario.measure()
            progress("measured: \(scenario.rawValue)")
        }
        print(asJSON ? try rows.json() : rows.table)
    }

    static func progress(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}

extension TraceExporter {
    /// Encodes what is recorded, and throws the bytes away.
    static var encoding: TraceExporter { .probe(TraceEncodingProbe { _, encode in _ = encode() }) }
}
