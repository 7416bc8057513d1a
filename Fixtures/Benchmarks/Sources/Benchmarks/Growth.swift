import Synchronization
import TraceRuntime
import Workloads

/// How the cost of a sampled span grows: with what is set on it, with what it stands in, with who else records, and
/// with how many wait.
enum Growth: String, CaseIterable {
    case attributes
    case depth
    case threads
    case waiting = "spans waiting"

    private var steps: [Int] {
        switch self {
        case .attributes: [0, 1, 5, 20]
        case .depth: [1, 10, 100]
        case .threads: [1, 2, 4]
        case .waiting: [2_000, 20_000, 200_000]
        }
    }

    /// A line for each step: how many, and nanoseconds a span.
    func lines() async throws -> [String] {
        var lines: [String] = []
        for step in steps {
            let cost = try await cost(at: step)
            lines.append("\(rawValue) \(step): \((cost * 10).rounded() / 10) ns a span")
        }
        return lines
    }

    private func cost(at step: Int) async throws -> Double {
        let best = Mutex(Double.infinity)
        let size = self == .waiting ? step : 2_000
        try await Scenario.sampledChildTwoThreads.inState(exporter: .encoding) { system in
            let cost = await measured(rounds: max(9, 200_000 / size), calls: size, between: { await system?.flush() }) {
                count in
                switch self {
                case .attributes: record(count) { describe($0, step) }
                case .depth: nest(count / step, step)
                case .threads: await inTasks(step) { record(count / step) { describe($0, 1) } }
                case .waiting: record(count) { describe($0, 1) }
                }
                return count
            }
            best.withLock { $0 = cost.nanoseconds }
        }
        return best.withLock { $0 }
    }
}

private let attributeKeys = (0..<20).map { TraceAttributeKey("book.\($0)") }

private func describe(_ span: TraceSpan, _ count: Int) {
    for index in 0..<count { span.setAttribute(attributeKeys[index], index) }
}

private func record(_ count: Int, _ body: (TraceSpan) -> Void) {
    withTraceSpan("root") { _ in
        for _ in 0..<count { withTraceSpan(Workloads.site, body) }
    }
}

private func nest(_ count: Int, _ depth: Int) {
    for _ in 0..<count { nest(depth) }
}

private func nest(_ depth: Int) {
    guard depth > 0 else { return }
    withTraceSpan(Workloads.site) { _ in nest(depth - 1) }
}

private func inTasks(_ count: Int, _ body: @escaping @Sendable () -> Void) async {
    await withTaskGroup { group in
        for _ in 0..<count { group.addTask { body() } }
    }
}
