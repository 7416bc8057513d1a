import Testing

@testable import TraceRuntime

@Suite("The assembly of traces")
struct TraceAssemblyTests {
    /// Returns the released traces after each step: `-` for none, else the names of each trace's spans.
    private func released(_ assembly: inout TraceAssembly, _ spans: [FinishedTraceSpan]) -> [String] {
        spans.map { span in
            let traces = assembly.add(span)
            return traces.isEmpty ? "-" : traces.map { $0.map(\.name).joined(separator: " ") }.joined(separator: " | ")
        }
    }

    @Test("A trace is released when its root ends, and no other one with it")
    func root() {
        var assembly = TraceAssembly()
        let spans = [
            FinishedTraceSpan("a.child", id: 2, parent: 1),
            FinishedTraceSpan("b.child", id: 4, parent: 3, trace: 2),
            FinishedTraceSpan("a", id: 1),
        ]
        #expect(released(&assembly, spans) == ["-", "-", "a.child a"])
        #expect(assembly.finish().map { $0.map(\.name) } == [["b.child"]])
    }

    @Test("Two requests of one remote trace are released separately")
    func remoteRoots() {
        var assembly = TraceAssembly()
        let spans = [
            FinishedTraceSpan("second.child", id: 5, parent: 4),
            FinishedTraceSpan("first.child", id: 2, parent: 1),
            FinishedTraceSpan("first", id: 1, parent: 99, isParentRemote: true),
            FinishedTraceSpan("second", id: 4, parent: 99, isParentRemote: true),
        ]
        #expect(released(&assembly, spans) == ["-", "-", "first.child first", "second.child second"])
    }

    @Test("A child that outlives its root is released when it ends, with its descendants")
    func lateChild() {
        var assembly = TraceAssembly()
        let spans = [
            FinishedTraceSpan("root", id: 1),
            FinishedTraceSpan("late.child", id: 3, parent: 2),
            FinishedTraceSpan("late", id: 2, parent: 1),
        ]
        #expect(released(&assembly, spans) == ["root", "-", "late.child late"])
    }

    @Test("When too many spans wait, the oldest trace is released incomplete")
    func bound() {
        var assembly = TraceAssembly(spanCountMax: 2)
        let spans = [
            FinishedTraceSpan("a.child", id: 2, parent: 1),
            FinishedTraceSpan("b.child", id: 4, parent: 3, trace: 2),
            FinishedTraceSpan("c.child", id: 6, parent: 5, trace: 3),
        ]
        #expect(released(&assembly, spans) == ["-", "-", "a.child"])
        #expect(assembly.finish().map { $0.map(\.name) } == [["b.child"], ["c.child"]])
    }
}
