import TraceRuntime
// @traceBridge
import Tracing
import Workloads

/// What is measured while swift-distributed-tracing is bridged: its own spans, which this package records.
enum Bridged {
    static var configuration: TraceConfiguration { .bridged }

    static func plain(_ count: Int) -> Int {
        var sum = 0
        for index in 0..<count { sum &+= withSpan("plain") { _ in Workloads.plain(index) } }
        return sum
    }

    static func suspending(_ count: Int) async -> Int {
        var sum = 0
        for index in 0..<count { sum &+= await withSpan("suspending") { _ in await Workloads.suspending(index) } }
        return sum
    }
}
