// @traceDB(table: "orders")
public protocol OrderStore {
    func count() -> Int
}

// @trace
public protocol Unused {
    func work()
}

public struct Orders: OrderStore {
    public init() {}

    // @trace
    public func count() -> Int { 3 }
}
