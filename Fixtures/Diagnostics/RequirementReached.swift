protocol Row {
    func id() throws -> Int
    func table(in schema: String) throws -> String
    mutating func rewind() async throws
    var size: Int { get async }
    var name: String { get throws }
}

extension Row {
    // @trace
    func id() -> Int { 0 }

    // @trace
    var size: Int { 0 }

    // @trace
    var name: String { "" }

    // Calls of these two do not reach the requirement.
    // @trace(as: "rewound")
    func rewind() {}
    // @trace(as: "tableIn")
    func table(in schema: Int) -> String { "" }
}
