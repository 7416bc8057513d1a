extension TraceTree {
    mutating func measureSelfTimes() {
        for index in nodes.indices {
            let span = nodes[index].span
            nodes[index].selfTime = span.duration - timeInChildren(of: index, from: span.start, to: span.end)
        }
    }

    /// Children are in the order of their starts, so what one has covered the next does not cover again.
    private func timeInChildren(of index: Int, from start: Int, to end: Int) -> Int {
        var covered = 0
        var position = start
        for child in nodes[index].children {
            let span = nodes[child].span
            let from = min(max(span.start, position), end)
            let to = min(max(span.end, from), end)
            covered += to - from
            position = max(position, to)
        }
        return covered
    }

    /// Marks, from the end of each root backwards, the span that was waited for at each moment.
    mutating func markCriticalPaths() {
        var waiting = nodes.indices.filter { nodes[$0].parent == nil }.map { (index: $0, until: nodes[$0].span.end) }
        while let (index, until) = waiting.popLast() {
            nodes[index].isCritical = true
            var position = min(nodes[index].span.end, until)
            // What ends after its parent is not what the parent waited for.
            for child in nodes[index].children.sorted(by: { nodes[$0].span.end > nodes[$1].span.end })
            where nodes[child].span.end <= position {
                waiting.append((child, position))
                position = min(position, nodes[child].span.start)
            }
        }
    }
}
