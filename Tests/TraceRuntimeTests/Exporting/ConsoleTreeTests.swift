import Testing

@testable import TraceRuntime

@Suite("The console's tree")
struct ConsoleTreeTests {
    @Test("Shows names, kinds, durations, outcomes, attributes, events and links")
    func everything() throws {
        let spans = [
            FinishedTraceSpan("get orders", id: 2, parent: 1, from: 1, to: 4.204) {
                $0.kind = .client
                $0.attributes = [TraceAttribute("db.operation", "get"), TraceAttribute("db.table", "orders")]
            },
            FinishedTraceSpan("look again", id: 4, parent: 3, from: 6, to: 6.0004),
            FinishedTraceSpan("reserve", id: 3, parent: 1, from: 4.3, to: 12.315) {
                $0.status = .error("none left")
                $0.attributes = [TraceAttribute("cart.size", 3), TraceAttribute("error.type", "App.OutOfStock")]
                $0.events = [
                    TraceEvent(
                        name: "retry", time: 12_298_000, attributes: [TraceAttribute("attempt", "the second")],
                        droppedAttributeCount: 0),
                    TraceEvent(
                        name: "exception", time: 12_299_000,
                        attributes: [TraceAttribute("exception.message", "none left")], droppedAttributeCount: 0),
                ]
            },
            FinishedTraceSpan("POST /orders", id: 1, to: 12.402) {
                $0.kind = .server
                $0.status = .error("none left")
                $0.attributes = [
                    TraceAttribute("http.method", "POST"), TraceAttribute("http.url", "/orders"),
                    TraceAttribute("http.status_code", 500), TraceAttribute("duration_ms", 12.402),
                ]
                let linked = FinishedTraceSpan("startup", id: 9, trace: 2).context
                $0.links = [TraceLink(context: linked, attributes: [], droppedAttributeCount: 0)]
            },
        ]
        #expect(
            ConsoleTree(spans, palette: .plain).text == """
                trace 00000000000000000000000000000001 · 4 spans · 12.402 ms
                POST /orders      server  12.402 ms  500 ✗ none left
                │    http.method=POST  http.url=/orders  http.status_code=500
                │    → trace 00000000000000000000000000000002 span 0000000000000009
                ├─ get orders     client   3.204 ms
                │       db.operation=get  db.table=orders
                └─ reserve                 8.015 ms  ✗ App.OutOfStock: none left
                   │    cart.size=3
                   │    • retry +7.998 ms  attempt="the second"
                   └─ look again           0.000 ms

                """)
    }

    @Test("Shows the remote parent, and uses colours only when asked")
    func remoteParent() {
        let span = FinishedTraceSpan("GET /", id: 1, parent: 7, isParentRemote: true) {
            $0.attributes = [TraceAttribute("http.status_code", 404)]
        }
        #expect(
            ConsoleTree([span], palette: .colored).text == """
                \u{1B}[2mtrace 00000000000000000000000000000001 · 1 span · 1.000 ms · continues remote span \
                0000000000000007\u{1B}[0m
                \u{1B}[1mGET /\u{1B}[0m  1.000 ms  \u{1B}[33m404\u{1B}[0m
                \u{1B}[2m     http.status_code=404\u{1B}[0m

                """)
    }

    @Test("Escapes control characters")
    func hostileText() {
        let span = FinishedTraceSpan("GET \u{1B}[2J", id: 1) {
            $0.attributes = [TraceAttribute("a\nb", "x\r\u{9B}\u{202E}y")]
        }
        #expect(
            ConsoleTree([span], palette: .plain).text == #"""
                trace 00000000000000000000000000000001 · 1 span · 1.000 ms
                GET \u{1B}[2J  1.000 ms
                     a\nb=x\r\u{9B}\u{202E}y

                """#)
    }

    @Test("Prints the deepest trace that the assembly can hold")
    func deepTrace() {
        let spans = (1...4_096).map { FinishedTraceSpan("step", id: $0, parent: $0 == 1 ? nil : $0 - 1) }
        let lines = ConsoleTree(spans, palette: .plain).text.split(separator: "\n")
        #expect(lines.count == 4_097)
        #expect(lines.map(\.count).max() == 3 * 40 + "step  1.000 ms".count)
    }
}
