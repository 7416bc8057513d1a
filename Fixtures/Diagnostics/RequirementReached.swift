protocol Row {
    func id() throws -> Int
    func table(in schema: String) throws -> String
    mutating func rewind() async throws
    var size: Int { get async }
    var name: String { get throws }
    func set<Value: Equatable>(_ value: Value) -> Column
    func find(_ value: some Equatable) -> Int
    func first<Value: Equatable>(_ value: Value) -> Column
}

struct Column {}

extension Row {
    // @trace
    func id() -> Int { 0 }

    // @trace
    var size: Int { 0 }

    // @trace
    var name: String { "" }

    // @trace
    func set<Value: Equatable>(_ value: Value) async throws {}

    // @trace
    func find(_ value: some Equatable) async -> Int { 0 }

    // Calls of these three do not reach the requirement.
    // @trace(as: "firstOf")
    func first<Value: Equatable>(_ value: Value) async -> Int { 0 }
    // @trace(as: "rewound")
    func rewind() {}
    // @trace(as: "tableIn")
    func table(in schema: Int) -> String { "" }
}
