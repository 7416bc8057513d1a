/// The spans of one trace in the order of a waterfall: each before its children, siblings by their start.
struct TraceTree {
    struct Node {
        let span: ReportSpan
        /// Zero for a root.
        let depth: Int
        /// An index into the nodes; nil for a root.
        let parent: Int?
        /// Indices into the nodes, by start.
        fileprivate(set) var children: [Int] = []
        /// Nanoseconds in which none of its children ran.
        var selfTime = 0
        /// Claims that the trace would have ended sooner, had the span.
        var isCritical = false

        /// Claims that its parent is not in the file.
        var isOrphan: Bool { parent == nil && !span.parentID.isEmpty }
    }

    let id: String
    var nodes: [Node] = []
    let start: Int
    let end: Int

    /// - Parameter spans: at least one, all of one trace, with different ids.
    init(_ spans: [ReportSpan]) {
        id = spans[0].traceID
        start = spans.map(\.start).min() ?? 0
        end = spans.map(\.end).max() ?? 0
        var order = WaterfallOrder(spans)
        nodes.reserveCapacity(spans.count)
        while let next = order.next() {
            if let parent = next.parent { nodes[parent].children.append(nodes.count) }
            nodes.append(Node(span: spans[next.span], depth: next.depth, parent: next.parent))
        }
        measureSelfTimes()
        markCriticalPaths()
    }

    var duration: Int { end - start }
    var errorCount: Int { nodes.count { $0.span.status == .error } }

    /// The node that the trace is named after: the first that has no parent, else the first of all.
    var root: Node { nodes.first { $0.span.parentID.isEmpty } ?? nodes[0] }

    /// The greatest time by which a span starts before its parent, which no single clock would show.
    var clockDifference: Int {
        nodes.map { node in node.parent.map { max(0, nodes[$0].span.start - node.span.start) } ?? 0 }.max() ?? 0
    }
}

extension TraceTree {
    /// Traces by the start of their first span.
    static func trees(of spans: [ReportSpan]) -> [TraceTree] {
        var groups: [String: [ReportSpan]] = [:]
        for span in spans { groups[span.traceID, default: []].append(span) }
        return groups.values.map { TraceTree($0) }.sorted { ($0.start, $0.id) < ($1.start, $1.id) }
    }
}

/// Visits the spans of a trace, depth first. It has a stack of its own: a trace may be deeper than the processor's.
private struct WaterfallOrder {
    struct Step {
        let span: Int
        let depth: Int
        /// The number of the step that visited the parent.
        let parent: Int?
    }

    /// Indices of spans by start, last first.
    private var candidates: [Int]
    private let children: [[Int]]
    private var stack: [Step] = []
    private var isVisited: [Bool]
    private var stepCount = 0

    init(_ spans: [ReportSpan]) {
        let indices = Dictionary(spans.enumerated().map { ($1.spanID, $0) }) { first, _ in first }
        let byStart = spans.indices.sorted { (spans[$0].start, $0) < (spans[$1].start, $1) }
        var children = [[Int]](repeating: [], count: spans.count)
        var roots: [Int] = []
        for index in byStart {
            if let parent = indices[spans[index].parentID] {
                children[parent].append(index)
            } else {
                roots.append(index)
            }
        }
        self.children = children
        // Where parents go round in a circle none of them is a root: whatever no root has led to comes last.
        candidates = (roots + byStart).reversed()
        isVisited = [Bool](repeating: false, count: spans.count)
    }

    mutating func next() -> Step? {
        while stack.isEmpty, let candidate = candidates.popLast() {
            if !isVisited[candidate] { stack.append(Step(span: candidate, depth: 0, parent: nil)) }
        }
        guard let step = stack.popLast() else { return nil }
        isVisited[step.span] = true
        for child in children[step.span].reversed() where !isVisited[child] {
            stack.append(Step(span: child, depth: step.depth + 1, parent: stepCount))
        }
        stepCount += 1
        return step
    }
}
