import Testing
import TraceRuntime

@Suite("Entries of headers that are left out")
struct DroppedEntriesTests {
    private static let parent = ("traceparent", "00-12345678901234567890123456789012-1234567890123456-01")

    private static let headers: [([(String, String)], Int)] = [
        ([("tracestate", "a=1,b=2"), ("baggage", "user=ada, plan=gold,")], 0),
        ([("tracestate", "a=1,b=2,B=3")], 3),
        ([("tracestate", "a=1,a=2")], 1),
        ([("tracestate", entries(33))], 33),
        ([("baggage", "user=ada"), ("baggage", "no token=1,plan=gold")], 1),
        ([("baggage", entries(70))], 6),
    ]

    private static func entries(_ count: Int) -> String {
        (0..<count).map { "k\($0)=1" }.joined(separator: ",")
    }

    @Test(
        "Of ten megabytes cost no more than those of a header that is within the limits",
        arguments: ["tracestate", "baggage"])
    func tenMegabytes(name: String) {
        let header = String(repeating: "key=value,", count: 1_000_000)
        let start = ContinuousClock.now
        let context = TraceContext(extracting: HeaderLines([Self.parent, (name, header)]))
        #expect(ContinuousClock.now - start < .seconds(1))
        #expect(context?.state.header == "")
    }

    @Test("Are counted", arguments: headers)
    func counted(_ headers: [(String, String)], _ count: Int) async {
        var statistics = TraceStatistics()
        _ = await recording {
            _ = TraceContext(extracting: HeaderLines([Self.parent] + headers))
            statistics = TraceSystem.statistics
        }
        #expect(statistics.droppedHeaderEntries == count)
    }
}
