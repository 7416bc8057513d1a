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
}
