/// Where a wrapper gets its name from, and names that need backticks.
struct Shelf {
    // @trace(as: "findBook")
    func find(_ title: String) -> String { title }

    // @trace
    func _list() -> [String] { ["Emma"] }

    // @traceDB(table: "books")
    func _titles() -> [String] { ["Emma"] }

    // @trace(as: "shelve")
    func _put(_ title: String) -> String { title }

    // @trace
    func `default`(in: String) -> String { `in` }

    // @trace
    func look(`for`: Int, `inout`: Int, `prefix` start: Int, `at most`: Int = 4, `self`: Int = 0) -> Int {
        `for` + `inout` + start + `at most` + `self`
    }

    // @trace
    func _repeat(_ times: Int) -> Int { times }

    // @trace
    func `sorted by title`() -> [String] { [] }

    // @trace
    func _2nd() -> Int { 2 }

    // @trace
    func __hidden() -> Int { 3 }
}

protocol Listing {
    func list() -> [String]
    func count() -> Int
}

/// The wrapper is the default for the requirement.
extension Listing {
    // @trace
    func _count() -> Int { list().count }
}

/// The requirement is met by the wrapper.
extension Shelf: Listing {}
