import Foundation
import TraceRuntime

/// Ends a million spans, each with a few kilobytes of its own, as fast as it can, and prints what became of them and
/// how much memory that took at most.
@main
struct MillionSpans {
    private static let spanCount = 1_000_000
    private static let taskCount = 4

    static func main() async throws {
        let text = String(repeating: "x", count: 8_000)
        let tracing = try TraceSystem.start()
        await withTaskGroup { group in
            for _ in 0..<taskCount {
                group.addTask {
                    for number in 0..<spanCount / taskCount {
                        withTraceSpan("flood") { $0.setAttribute("text", "\(number)\(text)") }
                    }
                }
            }
        }
        let shutdownTime = await ContinuousClock().measure { await tracing.shutdown() }
        let statistics = tracing.statistics
        let report = Report(
            ended: statistics.ended, exported: statistics.exported, dropped: statistics.dropped,
            waiting: statistics.waiting, peakBytes: try peakBytes(), shutdownSeconds: shutdownTime / .seconds(1))
        print(String(decoding: try JSONEncoder().encode(report), as: UTF8.self))
    }

    private struct Report: Encodable {
        let ended: Int
        let exported: Int
        let dropped: Int
        let waiting: Int
        let peakBytes: Int
        let shutdownSeconds: Double
    }

    /// "Peak resident set size": https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
    private static func peakBytes() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 * 1_024 } ?? 0
    }
}
