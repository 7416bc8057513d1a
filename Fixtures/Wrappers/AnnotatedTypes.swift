/// One annotation for every function of a type, and what members say themselves.

// @traceDB(table: "books", system: "sqlite", kind: .internal, attributes: ["shelf": self.name], capture: [id],
//          sample: 1, redact: ["id"], namespace: "shop")
struct BookTable {
    let name: String

    func find(id: Int) -> String? { titles(id) }

    // @traceDB(operation: "select", table: "all_books", attributes: ["limit": limit], redact: ["limit"])
    func _list(limit: Int) -> [String] { ["Emma"] }

    // @trace("count")
    func count() async -> Int { 1 }

    static func create(id: Int) -> Int { id }

    // @traceIgnore
    func isOpen() -> Bool { true }

    private func titles(_ id: Int) -> String? { "Emma" }

    init(name: String) { self.name = name }

    var description: String { name }

    static func == (one: BookTable, other: BookTable) -> Bool { true }

    // @traceIgnore
    func log(_ items: String...) {}

    struct Row {
        func text() -> String { "" }
    }
}

// @trace
extension BookTable.Row {
    func wide() -> String { text() }
}

extension BookTable.Row {
    func narrow() -> String { text() }
}

// @trace
class Press {
    func open() -> Int { 1 }
    class func size() -> Int { 2 }
}

// @trace
actor Binder {
    var bound = 0
    func bind() -> Int {
        bound += 1
        return bound
    }
}

// @trace
enum Format {
    case paper
    mutating func turn() { self = .paper }
}
