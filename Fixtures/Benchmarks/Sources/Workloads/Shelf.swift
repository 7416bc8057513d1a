/// A protocol with one decorator, and what it forwards to.
// @traceDB(table: "books", system: "sqlite")
protocol Shelf {
    // @trace
    func plain(_ value: Int) -> Int
    // @traceDB(operation: "select", attributes: ["db.namespace": "shop", "book.id": value])
    func query(_ value: Int) -> Int
}

struct Bookcase: Shelf {
    @inline(never)
    func plain(_ value: Int) -> Int { value &+ 1 }

    @inline(never)
    func query(_ value: Int) -> Int { value &+ 1 }
}
