import Store

func callFunctions() throws {
    let store = UserStore()
    _ = try store.getUser(id: 1)
    _ = try store.getUser(id: 2)  // untraced: it runs before tracing starts
    _ = try store.getUser(id: 3)  // untraced:
    _ = try store.getUser(id: "a")
    _ = try OtherStore().getUser(id: 4)
    _ = store.depth(of: 2)
    _ = UserStore.open(path: "x")
    _ = UserStore.open(
        path: "y")
    _ = store.first([1])
    _ = store.first(["a"])
    _ = try store.tracedGetUser(id: 5)
    _ = store.tracedDepth(of: 2)
    _ = parse("x")
    _ = Store.parse("y")

    // References.
    let getUser = store.getUser(id:) as (Int) throws -> String
    _ = try getUser(1)
    _ = UserStore.getUser(id:) as (UserStore) -> (Int) throws -> String
    _ = try [1].map(store.getUser(id:))
    _ = ["a"].map(parse)
    _ = ["a"].map { parse($0) }
    try deferred(store.getUser(id: 6))
}

func deferred(_ text: @autoclosure () throws -> String) rethrows { _ = try text() }
