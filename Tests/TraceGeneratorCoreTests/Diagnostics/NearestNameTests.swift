import Testing

@testable import TraceGeneratorCore

@Suite("The nearest name")
struct NearestNameTests {
    @Test(
        "is a typing mistake away, and not any name at all",
        arguments: [
            ("tabel", "table"), ("Table", "table"), ("operatoin", "operation"), ("opration", "operation"),
            ("sistem", "system"),
            ("includeHeader", "includeHeaders"), ("xyz", nil), ("", nil), ("t", nil), ("id", nil),
            (String(repeating: "table", count: 1000), nil),
        ])
    func nearest(_ name: String, _ expected: String?) {
        let candidates = ["operation", "table", "system", "statement", "includeHeaders", "as"]
        #expect(nearestName(to: name, among: candidates) == expected)
    }
}
