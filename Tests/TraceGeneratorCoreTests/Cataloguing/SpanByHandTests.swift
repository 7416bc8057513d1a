import Testing

@testable import TraceGeneratorCore

@Suite("Spans that are written by hand")
struct SpanByHandTests {
    @Test(
        "Are found where they are opened, with the name and kind that are literals",
        arguments: [
            (#"1️⃣withTraceSpan("checkout") { _ in }"#, ["1️⃣ checkout internal"]),
            (#"try await 1️⃣withTraceSpan("a", kind: .client, parent: f(x, y)) { }"#, ["1️⃣ a client"]),
            (#"TraceRuntime.1️⃣withTraceSpanRethrowing("a", attributes: ["kind": 1]) { }"#, ["1️⃣ a internal"]),
            (#"1️⃣withTraceSpan("a") { 2️⃣withTraceSpan("b") { } }"#, ["1️⃣ a internal", "2️⃣ b internal"]),
            (#"1️⃣withTraceSpan("user \(id)") { }"#, ["1️⃣ ? internal"]),
            (#"1️⃣withTraceSpan("a" + b) { }"#, ["1️⃣ ? internal"]),
            (#"1️⃣withTraceSpan(name, kind: kind) { }"#, ["1️⃣ ? ?"]),
            (#"1️⃣withTraceSpan(name, kind: isServer ? .server : .client) { }"#, ["1️⃣ ? ?"]),
        ])
    func found(_ text: String, _ expected: [String]) {
        #expect(spans(in: text) == expected)
    }

    @Test(
        "Are not seen in text, comments, declarations and longer names",
        arguments: [
            #"// withTraceSpan("a") { }"#, #"let text = "withTraceSpan(1)""#, "func withTraceSpan(_ name: String) {}",
            #"withTraceSpanning("a") { }"#, "map(withTraceSpan)", #"withTraceSpan"#,
        ])
    func notFound(_ text: String) {
        #expect(spans(in: text) == [])
    }

    private func spans(in text: String) -> [String] {
        let source = MarkedSource(text)
        return spansByHand(in: source.file).map {
            "\(source.name(of: $0.location)) \($0.name ?? "?") \($0.kind ?? "?")"
        }
    }
}
