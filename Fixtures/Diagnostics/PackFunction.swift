struct Pipeline<each Stage, Output> {
    let body: (repeat each Stage) -> Output

    // @trace
    func compose() -> [(Int, (repeat each Stage) throws -> Output)] { [] }

    // @trace
    var stages: (repeat each Stage) -> Output { body }

    // @trace
    func take(_ body: consuming @escaping (repeat each Stage) -> Output) {}

    // @trace
    func run(_ body: (repeat each Stage) -> Output, _ stages: repeat each Stage) -> (repeat each Stage) { (repeat each stages) }

    // @trace
    func check() -> @Sendable (repeat each Stage) throws(PipelineError) -> Output { body }

    // @trace
    func later() -> Later<repeat each Stage, Output>? { nil }

    // @trace
    func sequel() -> Sequel<repeat each Stage> { Sequel() }
}

struct PipelineError: Error {}

typealias Later<each Stage, Output> = @concurrent @Sendable (repeat each Stage) async throws -> sending Output

struct Sequel<each Stage> {}
