/// So many calls of one workload, with its wrapper or without.
///
/// The loops stand in the module of the wrappers, as most of an adopter's calls do: a wrapper is as visible as its
/// original, and most functions are internal.
public enum Calls {
    @inline(never)
    public static func plain(_ count: Int) -> Int { sum(count) { Workloads.plain($0) } }

    @inline(never)
    public static func tracedPlain(_ count: Int) -> Int { sum(count) { Workloads.tracedPlain($0) } }

    @inline(never)
    public static func suspending(_ count: Int) async -> Int { await sum(count) { await Workloads.suspending($0) } }

    @inline(never)
    public static func tracedSuspending(_ count: Int) async -> Int {
        await sum(count) { await Workloads.tracedSuspending($0) }
    }

    @inline(never)
    public static func query(_ count: Int) -> Int { sum(count) { Workloads.query($0) } }

    @inline(never)
    public static func tracedQuery(_ count: Int) -> Int { sum(count) { Workloads.tracedQuery($0) } }

    @inline(never)
    public static func queryLater(_ count: Int) async -> Int { await sum(count) { await Workloads.queryLater($0) } }

    @inline(never)
    public static func tracedQueryLater(_ count: Int) async -> Int {
        await sum(count) { await Workloads.tracedQueryLater($0) }
    }

    @inline(never)
    public static func describe(_ count: Int) -> Int { sum(count) { Workloads.describe($0) } }

    @inline(never)
    public static func tracedDescription(_ count: Int) -> Int { sum(count) { Workloads.tracedDescription($0) } }

    @inline(never)
    public static func tracedNineQueries(_ count: Int) -> Int { sum(count) { Workloads.tracedNineQueries($0) } }

    /// Through a value of the protocol's, as callers of a repository hold it.
    @inline(never)
    public static func shelf(_ count: Int) -> Int {
        let shelf: any Shelf = opaque(Bookcase())
        return sum(count) { shelf.plain($0) }
    }

    @inline(never)
    public static func decoratedShelf(_ count: Int) -> Int {
        let shelf = opaque(Bookcase()).traced()
        return sum(count) { shelf.plain($0) }
    }

    /// Through the types themselves.
    @inline(never)
    public static func bookcase(_ count: Int) -> Int {
        let bookcase = Bookcase()
        return sum(count) { bookcase.plain($0) }
    }

    @inline(never)
    public static func decoratedBookcase(_ count: Int) -> Int {
        let bookcase = TracedShelf(Bookcase())
        return sum(count) { bookcase.plain($0) }
    }

    @inline(never)
    public static func bookcaseQuery(_ count: Int) -> Int {
        let bookcase = Bookcase()
        return sum(count) { bookcase.query($0) }
    }

    @inline(never)
    public static func decoratedBookcaseQuery(_ count: Int) -> Int {
        let bookcase = TracedShelf(Bookcase())
        return sum(count) { bookcase.query($0) }
    }

    /// A value whose type the compiler does not know.
    @inline(never)
    private static func opaque(_ shelf: any Shelf) -> any Shelf { shelf }

    @inline(__always)
    static func sum(_ count: Int, _ call: (Int) -> Int) -> Int {
        var sum = 0
        for index in 0..<count { sum &+= call(index) }
        return sum
    }

    @inline(__always)
    private static func sum(_ count: Int, _ call: (Int) async -> Int) async -> Int {
        var sum = 0
        for index in 0..<count { sum &+= await call(index) }
        return sum
    }
}
