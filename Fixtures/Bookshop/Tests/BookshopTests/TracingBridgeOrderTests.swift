import Testing
import TraceRuntime
import Tracing

/// Spans of both libraries in random order and depth. Each carries the number of its parent as an attribute, so that
/// the exported parents can be compared with those that the code meant.
@Suite("The order of spans in a bridged program")
struct TracingBridgeOrderTests {
    @Test("Every span has the parent in which it was opened", arguments: UInt64(1)...40)
    func random(seed: UInt64) async throws {
        let program = Program(seed: seed)
        let spans = try await TracingBridgeTests.spans { await program.run(at: Position()) }
        let names = Dictionary(uniqueKeysWithValues: spans.map { ($0.context.spanID, $0.name) })
        let exported = spans.map { "\($0.name) in \($0.parentSpanID.flatMap { names[$0] } ?? "nothing")" }
        #expect(exported.sorted() == (await program.meant).sorted(), "seed \(seed)")
        #expect(Set(spans.filter { $0.parentSpanID == nil }.map(\.context.traceID)).count == (await program.rootCount))
    }
}

/// The place in a program.
private struct Position {
    /// The name of the span that must be the parent of the next one; nil if there is none.
    var parent: String?
    var depth = 0
    /// Whether only the restored context leads to the test's system: a new trace would be another system's.
    var isDetached = false

    func below(_ parent: String?) -> Position {
        Position(parent: parent, depth: depth + 1, isDetached: isDetached)
    }

    var detached: Position { Position(parent: parent, depth: depth + 1, isDetached: true) }
}

/// A program that opens spans as its seed says.
private actor Program {
    private var state: UInt64
    private(set) var meant: [String] = []

    init(seed: UInt64) { state = seed }

    var rootCount: Int { meant.count { $0.hasSuffix(" in nothing") } }

    private func next(_ count: UInt64) -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 33) % count
    }

    private func name(below parent: String?) -> String {
        let name = "span \(meant.count)"
        meant.append("\(name) in \(parent ?? "nothing")")
        return name
    }

    func run(at position: Position) async {
        for _ in 0..<(position.depth == 0 ? 4 : Int(next(4))) where position.depth < 7 { await step(at: position) }
    }

    private func step(at position: Position) async {
        let parent = position.parent
        switch next(9) {
        case 0, 1:
            let name = name(below: parent)
            await withSpan(name) { _ in await run(at: position.below(name)) }
        case 2, 3:
            let name = name(below: parent)
            await withTraceSpan(name) { _ in await run(at: position.below(name)) }
        case 4:
            let name = name(below: parent)
            let inner = self.name(below: name)
            withTraceSpan(name) { _ in withSpan(inner) { _ in } }
        case 5 where !position.isDetached:
            let name = name(below: nil)
            await withSpan(name, context: .topLevel) { _ in await run(at: position.below(name)) }
        case 6:
            let saved = ServiceContext.current
            await Task.detached {
                await ServiceContext.withValue(saved) { await self.run(at: position.detached) }
            }.value
        case 7:
            let name = name(below: parent)
            let span = TraceSpan.start(name)
            await span.run { await run(at: position.below(name)) }
            span.end()
        default:
            let name = name(below: parent)
            let span = startSpan(name)
            await run(at: position.below(parent))
            await ServiceContext.withValue(span.context) { await run(at: position.below(name)) }
            span.end()
        }
    }
}
