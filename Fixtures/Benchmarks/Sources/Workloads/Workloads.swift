import TraceRuntime

/// What is measured: functions so small that nothing but the wrapper's own cost shows.
///
/// `@inline(never)`, so that a bare call is a call.
public enum Workloads {
    /// For spans whose number of attributes, or of levels, is the caller's to say.
    public static let site = TraceSite(
        name: "growth", function: "Workloads.growth()", fileID: "Workloads/Workloads.swift", line: 1)

    // @trace(as: "tracedPlain")
    @inline(never)
    public static func plain(_ value: Int) -> Int { value &+ 1 }

    // @trace(as: "tracedSuspending")
    @inline(never)
    public static func suspending(_ value: Int) async -> Int { value &+ 1 }

    /// What a wrapper that does nothing at all would be.
    @inline(never)
    public static func forwarding(_ value: Int) -> Int { plain(value) }

    @inline(never)
    public static func forwardingLater(_ value: Int) async -> Int { await suspending(value) }

    /// Four constant string attributes and a number, as a database call has them.
    // @traceDB(operation: "select", table: "books", system: "sqlite",
    //          attributes: ["db.namespace": "shop", "book.id": value], as: "tracedQuery")
    @inline(never)
    public static func query(_ value: Int) -> Int { value &+ 1 }

    // @traceDB(operation: "select", table: "books", system: "sqlite",
    //          attributes: ["db.namespace": "shop", "book.id": value], as: "tracedQueryLater")
    @inline(never)
    public static func queryLater(_ value: Int) async -> Int { value &+ 1 }

    private static let keys = (0..<20).map { TraceAttributeKey("book.\($0)") }

    /// With twenty attributes that the body sets by hand.
    // @trace(as: "tracedDescription")
    @inline(never)
    public static func describe(_ value: Int) -> Int {
        if let span = TraceSpan.current {
            for key in keys { span.setAttribute(key, value) }
        }
        return value &+ 1
    }

    /// A trace of ten spans: this one and nine queries.
    // @trace(as: "tracedNineQueries")
    @inline(never)
    public static func nineQueries(_ value: Int) -> Int {
        var sum = value
        for index in 0..<9 { sum = tracedQuery(sum &+ index) }
        return sum
    }

    /// What two threads can do twice as fast as one, if anything: so many calls of so many steps.
    @inline(never)
    public static func arithmetic(_ calls: Int, _ steps: Int, _ seed: Int) -> Int {
        var state = seed
        for _ in 0..<(calls &* steps) {
            state = (state ^ (state >> 7)) &* 6_364_136_223_846_793_005
        }
        return state
    }
}
