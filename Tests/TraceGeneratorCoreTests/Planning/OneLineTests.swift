import Testing

@testable import TraceGeneratorCore

@Suite("A type that was broken into lines comes on one")
struct OneLineTests {
    @Test(arguments: [
        ("Int  ", "Int  "),
        ("(\n    Int,\n    String\n) -> [\n  Int\n]", "(Int, String) -> [Int]"),
        ("where T: P, // why\n  U: Q", "where T: P, U: Q"),
        ("Map<\n  Key, /* the value */ Value\n>", "Map<Key, /* the value */ Value>"),
    ])
    func oneLine(_ text: String, _ expected: String) {
        #expect(TraceGeneratorCore.oneLine(text) == expected)
    }
}
