import Testing
import TraceRuntime

/// The stack that a level of a recursion takes in a debug build, as *Performance* states it.
@Suite("The stack of a recursion of traced functions")
struct StackDepthTests {
    @Test("A level takes less than 2,880 bytes while spans are recorded")
    func bytesOfALevel() async {
        var recursion = Recursion()
        _ = await recording {
            withTraceSpan("the first span of a trace is opened in another way") { _ in
                #expect(recursion.bytesOfALevel() < 2_880)
            }
        }
    }
}

nonisolated private let visit = TraceSite(
    name: "visit", kind: .internal, function: "Recursion.visit(_:)", fileID: "App/Recursion.swift", line: 3)

private struct Recursion {
    private static let levels = 8
    private var addresses: [UInt] = []

    /// Returns the distance between the local variables of two calls, the greatest of all.
    mutating func bytesOfALevel() -> UInt {
        addresses = []
        visitRecorded(Self.levels)
        return zip(addresses, addresses.dropFirst()).map { $0 - $1 }.max() ?? .max
    }

    private mutating func visit(_ level: Int) {
        var local = level
        addresses.append(withUnsafePointer(to: &local) { UInt(bitPattern: $0) })
        if level > 0 { visitRecorded(level - 1) }
    }

    // As the generator writes it.
    @inline(__always)
    private mutating func visitRecorded(_ level: Int) {
        withTraceSpan(TraceRuntimeTests.visit) { _ in
            self.visit(level)
        }
    }
}
