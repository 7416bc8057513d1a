public protocol UserFinding {
    func getUser(id: Int) throws -> String
}

public struct UserStore: UserFinding {
    public init() {}

    // @traceDB(operation: "select", table: "users")
    public func getUser(id: Int) throws -> String { "Ada \(id)" }

    // @trace
    public func getUser(id: String) throws -> String { id }

    /// Another function: it is not annotated.
    public func getUser(named name: String) -> String { name }

    // @trace
    public func depth(of number: Int) -> Int {
        number == 0 ? 0 : 1 + depth(of: number - 1)
    }

    // @trace
    public var total: Int { 3 }

    // @trace
    public static func open(path: String) -> UserStore { UserStore() }

    // @trace
    public func first<T: Sendable>(_ values: [T]) -> T? { values.first }

    public func inside() throws -> [String] {
        _ = try getUser(id: 1)
        _ = try self.getUser(id: "x")
        _ = getUser(named: "x")
        _ = try tracedGetUser(id: 1)
        _ = try tracedGetUser(id: "x")
        return try [1, 2].map(getUser)
    }
}

/// Its members have the names of annotated ones.
public struct OtherStore {
    public init() {}
    public func getUser(id: Int) throws -> String { "no" }
    public var total: Int { 4 }
}
