import Testing

@Suite("Many requests at once", .serialized)
struct ManyRequestsTests {
    @Test("200 concurrent requests leave 200 whole traces, none mixed with another")
    func concurrent() async throws {
        let traceIDs = (1...200).map { String($0, radix: 16).leftPadded(to: 32) }
        let record = try await Bookshop.run { bookshop in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for traceID in traceIDs {
                    group.addTask {
                        try await bookshop.storefront.request(
                            "GET", "/books/1", headers: [("traceparent", "00-\(traceID)-00f067aa0ba902b7-01")]
                        ).status
                    }
                }
                for try await status in group { #expect(status == 200) }
            }
        }
        #expect(record.spans.count == 200 * 6)
        let shapes = Set(traceIDs.map { record.tree(of: $0) })
        #expect(shapes == [BookTrace.tree(under: "00f067aa0ba902b7")])
    }
}

extension String {
    fileprivate func leftPadded(to length: Int) -> String {
        String(repeating: "0", count: length - count) + self
    }
}
