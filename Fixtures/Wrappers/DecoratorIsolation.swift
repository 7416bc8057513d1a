/// A decorator's functions run where the protocol says that they run.

// @trace
@MainActor
protocol Painter: Named {
    var canvas: String { get set }
    init(canvas: String)
    func paint(_ stroke: String) -> String
    func paintLater() async -> String
    nonisolated func tools() -> Int
    static func count() -> Int
}

protocol Named {
    func name() -> String
}

@MainActor
final class Brush: Painter {
    var canvas: String
    init(canvas: String) { self.canvas = canvas }
    func paint(_ stroke: String) -> String { canvas + stroke }
    func paintLater() async -> String { canvas }
    nonisolated func tools() -> Int { 2 }
    static func count() -> Int { 1 }
    nonisolated func name() -> String { "brush" }
}

// @trace
protocol Conductor: Sendable {
    @MainActor
    func play() -> Int
    @RadioActor
    func tune() async -> Int
    nonisolated(nonsending) func follow() async -> Int
    @concurrent
    func leave() async -> Int
    func join(_ actor: isolated (any Actor)?) async -> Bool
}

struct Orchestra: Conductor {
    @MainActor
    func play() -> Int { 1 }
    @RadioActor
    func tune() async -> Int { 2 }
    nonisolated(nonsending) func follow() async -> Int { 3 }
    @concurrent
    func leave() async -> Int { 4 }
    func join(_ actor: isolated (any Actor)?) async -> Bool { actor == nil }
}
