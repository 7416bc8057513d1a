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
    public static func tracedNineQueries(_ count: Int) -> Int { sum(count) { Workloads.tracedNineQueries($0) } }

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
