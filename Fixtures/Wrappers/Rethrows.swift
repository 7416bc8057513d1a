/// Functions that throw only if their argument does: so do the wrappers.
struct Pipeline {
    // @trace
    func run(_ step: () throws -> Int) rethrows -> Int {
        try step()
    }

    // @trace
    func runLater(_ step: () async throws -> Int) async rethrows -> Int {
        try await step()
    }

    // @trace
    func runOr(_ fallback: @autoclosure () throws -> Int) rethrows -> Int {
        try fallback()
    }
}
