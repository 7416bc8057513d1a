import Testing

@testable import TraceRuntime

@Suite("The filter of operations")
struct TraceFilterTests {
    @Test(
        "A star stands for any text, and the rest for itself",
        arguments: [
            ("get users", ["get users"], ["get user", "get users ", "Get users", ""]),
            ("*", ["", "a", "GET /"], []),
            ("select *", ["select ", "select users"], ["select", "a select users"]),
            ("BookStore.*", ["BookStore.get(id:)", "BookStore."], ["BookStore", "OldBookStore.get(id:)"]),
            ("*ab*ab", ["abab", "xaabyab", "abxabab"], ["ab", "aba", "ababx"]),
            ("GET /*/health", ["GET /v1/health", "GET /a/b/health"], ["GET /health", "POST /v1/health"]),
            ("ä*", ["äö"], ["a", "Ä"]),
        ])
    func patterns(_ pattern: String, matching: [String], other: [String]) throws {
        let filter = try #require(TraceFilter(pattern + "=0"))
        #expect(matching.filter { filter.decision(for: [$0]) == nil } == [])
        #expect(other.filter { filter.decision(for: [$0]) != nil } == [])
    }

    @Test("The first rule that matches a name of the operation decides")
    func order() throws {
        let filter = try #require(TraceFilter(" get users = 0.25 ,get *=1,GET /a=b=Off,, *=0"))
        #expect(filter.decision(for: ["get users"]) == .traced(TraceSamplingRatio(0.25)!))
        #expect(filter.decision(for: ["users", "get all"]) == .traced(.all))
        #expect(filter.decision(for: ["GET /a=b"]) == .off)
        #expect(filter.decision(for: ["x"]) == .traced(TraceSamplingRatio(0)!))
        #expect(TraceFilter("a=1")?.decision(for: ["b"]) == nil)
    }

    @Test(
        "A malformed list is no filter",
        arguments: ["", ",", "a", "a=", "=1", "a=2", "a=-1", "a=nan", "a=on", "a=1,b", "a=1,=0"])
    func malformed(_ text: String) {
        #expect(TraceFilter(text) == nil)
    }

    @Test("A hostile name takes a time that is bounded by its length")
    func hostile() throws {
        let filter = try #require(TraceFilter("*a*a*a*a*a*a*a*b=0"))
        #expect(filter.decision(for: [String(repeating: "a", count: TraceSpanLimits.nameLengthMax)]) == nil)
    }
}
