enum StockError: Error {
    case soldOut
}

/// Functions that say which errors they throw: the wrappers say the same.
struct Stock {
    let count: Int

    // @trace
    func check() throws(StockError) -> Int {
        guard count > 0 else { throw .soldOut }
        return count
    }

    // @trace(attributes: ["stock.left": result])
    func reserve(_ amount: Int) async throws(StockError) -> Int {
        guard amount <= count else { throw .soldOut }
        return count - amount
    }

    // @trace
    func total() throws(Never) -> Int { count }

    // @trace
    var isEmpty: Bool { get throws(Never) { count == 0 } }

    // @trace
    func refill() async throws(Swift.Never) {}
}
