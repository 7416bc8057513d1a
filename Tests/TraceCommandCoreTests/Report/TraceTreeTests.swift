import Testing

@testable import TraceCommandCore

@Suite("A trace as a waterfall")
struct TraceTreeTests {
    @Test("Shows each span below its parent, siblings by their start")
    func order() {
        let tree = TraceTree([
            .fixture("c", below: "a", 5...6), .fixture("d", below: "b", 2...3), .fixture("b", below: "a", 1...4),
            .fixture("a", 0...10),
        ])
        #expect(tree.outline == ["a", " b", "  d", " c"])
        #expect(tree.duration == 10_000_000)
    }

    @Test("Shows spans whose parent is missing as roots, and is named after the one without a parent")
    func orphans() {
        let tree = TraceTree([.fixture("b", below: "x", 0...1), .fixture("c", below: "b", 0...1), .fixture("a", 3...4)])
        #expect(tree.outline == ["b", " c", "a"])
        #expect(tree.nodes.map(\.isOrphan) == [true, false, false])
        #expect(tree.root.span.name == "a")
    }

    @Test("Shows parents that go round in a circle, and a span that is its own parent")
    func circles() {
        let circle = TraceTree([.fixture("a", below: "b", 1...2), .fixture("b", below: "a", 0...3)])
        #expect(circle.outline == ["b", " a"])
        #expect(TraceTree([.fixture("a", below: "a")]).outline == ["a"])
    }

    @Test("May be as deep as it has spans")
    func deep() {
        let count = 20_000
        let spans = (0..<count).map { number in
            var span = ReportSpan.fixture("a", 0...1)
            span.spanID = "\(number)"
            span.parentID = number == 0 ? "" : "\(number - 1)"
            return span
        }
        #expect(TraceTree(spans).nodes.map(\.depth) == Array(0..<count))
    }

    @Test("Counts as a span's own the time in which no child runs")
    func selfTime() {
        let tree = TraceTree([
            .fixture("a", 0...100), .fixture("b", below: "a", 10...30), .fixture("c", below: "a", 20...40),
            .fixture("d", below: "a", 25...28), .fixture("e", below: "a", 90...150), .fixture("f", below: "b", 10...30),
        ])
        #expect(tree.milliseconds(\.selfTime) == ["a": 60, "b": 0, "c": 20, "d": 3, "e": 60, "f": 20])
    }

    @Test("Marks what was waited for, from the end backwards")
    func criticalPath() {
        let tree = TraceTree([
            .fixture("a", 0...100), .fixture("b", below: "a", 5...40), .fixture("c", below: "a", 10...60),
            .fixture("d", below: "c", 15...55), .fixture("e", below: "a", 70...95), .fixture("f", below: "a", 80...90),
            .fixture("g", below: "a", 90...200), .fixture("h", below: "a", 1...4),
        ])
        #expect(tree.nodes.filter(\.isCritical).map(\.span.name) == ["a", "h", "c", "d", "e"])
    }

    @Test("Says by how much the clocks of two processes disagree at least")
    func clocks() {
        let tree = TraceTree([.fixture("a", 10...20), .fixture("b", below: "a", 7...12, service: "stock")])
        #expect(tree.clockDifference == 3_000_000)
        #expect(TraceTree([.fixture("a", 10...20), .fixture("b", below: "a", 10...30)]).clockDifference == 0)
    }

    @Test("Is one of several in a file, which are in the order of their starts")
    func several() {
        let trees = TraceTree.trees(of: [
            .fixture("a", trace: "2", 5...6), .fixture("b", trace: "1", 9...10),
            .fixture("c", below: "a", trace: "2", 1...2),
        ])
        #expect(trees.map(\.outline) == [["a", " c"], ["b"]])
    }
}

extension TraceTree {
    fileprivate var outline: [String] { nodes.map { String(repeating: " ", count: $0.depth) + $0.span.name } }

    fileprivate func milliseconds(_ value: KeyPath<Node, Int>) -> [String: Int] {
        Dictionary(uniqueKeysWithValues: nodes.map { ($0.span.name, $0[keyPath: value] / 1_000_000) })
    }
}
