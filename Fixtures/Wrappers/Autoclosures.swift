/// Autoclosures whose errors the original catches: the wrapper's closure says that it throws nothing.
struct Expectation {
    // @trace
    func expect(_ value: @autoclosure () throws -> Int) -> Int { (try? value()) ?? -1 }

    // @trace
    func expectLater(_ value: @autoclosure () async throws -> Int) async -> Int { (try? await value()) ?? -1 }

    // @trace
    func retry(_ value: @autoclosure () throws -> Int) throws(StockError) -> Int {
        guard let value = try? value() else { throw .soldOut }
        return value
    }

    // @trace
    func require(_ value: @autoclosure () throws(StockError) -> Int) throws(StockError) -> Int { try value() }

    // @trace
    func certain(_ value: @autoclosure () throws(Never) -> Int) -> Int { value() }

    // @trace
    func fail(_ message: @autoclosure () throws -> String) -> Never { fatalError((try? message()) ?? "") }

    // @trace
    func failLater(_ message: @autoclosure () throws -> String) async -> Never { fatalError((try? message()) ?? "") }
}
