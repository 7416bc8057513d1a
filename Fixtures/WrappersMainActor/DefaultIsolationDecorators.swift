/// Protocols on the main actor by default, and one that is not.

// @trace
protocol Toolbar {
    var title: String { get set }
    func items() async -> Int
    static func standard() -> Self
}

struct MainToolbar: Toolbar {
    var title = ""
    func items() async -> Int { 2 }
    static func standard() -> MainToolbar { MainToolbar() }
}

// @trace
nonisolated protocol Fetcher: Sendable {
    func fetch() async -> Int
    @MainActor
    func show() -> Int
}

nonisolated struct Network: Fetcher {
    func fetch() async -> Int { 1 }
    @MainActor
    func show() -> Int { 2 }
}

// @trace
struct Palette {
    func colors() -> Int { 3 }
}
