/// Isolated to the main actor by the target's default, unless they say otherwise.
struct ViewModel {
    var title = "Books"

    // @trace(attributes: ["title": self.title])
    mutating func rename(_ title: String) async -> String {
        MainActor.assertIsolated()
        self.title = title
        return title
    }

    // @trace
    nonisolated func version() -> Int { 1 }

    // @trace
    @concurrent func load() async throws -> [Int] { [1] }

    // @trace
    var isEmpty: Bool { title.isEmpty }
}

nonisolated struct Model {
    // @trace
    func compute(_ number: Int) async -> Int { number + 1 }

    // @trace
    func double(_ number: Int) -> Int { number * 2 }
}

actor Worker {
    // @trace
    func work() -> Int { 1 }
}

// @trace
func main(_ body: (Int) -> Int) -> Int {
    MainActor.assertIsolated()
    return body(1)
}

// @trace
nonisolated func anywhere(_ body: @Sendable () -> Int) -> Int { body() }

nonisolated extension ViewModel {
    // @trace
    func build() -> Int { 3 }
}
