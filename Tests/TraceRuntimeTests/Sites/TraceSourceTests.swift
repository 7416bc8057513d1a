import Testing

@testable import TraceRuntime

@Suite("The place of a span in the source code")
struct TraceSourceTests {
    private static let site = TraceSite(
        name: "get users", function: "UserStore.user(id:)", fileID: "App/UserStore.swift", line: 7)

    @Test("Is exported under the names of the conventions, before all other attributes")
    func names() async throws {
        let spans = await recording { withTraceSpan(Self.site) { $0.setAttribute("id", 3) } }
        let span = try #require(spans.first)
        #expect(span.source == TraceSource(function: "UserStore.user(id:)", fileID: "App/UserStore.swift", line: 7))
        #expect(
            span.exportedAttributes.dropLast() == [
                TraceAttribute("code.function.name", "App.UserStore.user(id:)"),
                TraceAttribute("code.file.path", "App/UserStore.swift"), TraceAttribute("code.line.number", 7),
                TraceAttribute("id", 3),
            ])
    }

    @Test("Is the place of the call for a span in handwritten code")
    func byHand() async throws {
        let line = #line + 1
        let spans = await recording { withTraceSpan("by hand") { _ in } }
        #expect(
            spans.first?.source
                == TraceSource(function: "byHand()", fileID: "TraceRuntimeTests/TraceSourceTests.swift", line: line))
    }

    @Test("Is left out if the configuration switches it off")
    func leftOut() async {
        let spans = await recording({ $0.recordsSource = false }) { withTraceSpan(Self.site) { _ in } }
        #expect(spans.map(\.source) == [nil])
        #expect(spans.first?.exportedAttributes.map(\.key) == [.duration])
    }

    @Test("Is printed on the console only if the configuration enables it", arguments: [false, true])
    func console(printsSource: Bool) async {
        let printed = TraceMutex("")
        let exporter = ConsoleExporter(palette: .plain, printsSource: printsSource) { text in
            printed.withLock { $0 += text }
        }
        let span = FinishedTraceSpan("get users", id: 1) { $0.source = Self.site.content.takeUnretainedValue().source }
        _ = await exporter.export(TraceSpanBatch([span]))
        let line = printsSource ? "     at UserStore.user(id:)  App/UserStore.swift:7\n" : ""
        #expect(
            printed.withLock { $0 }
                == """
                trace 00000000000000000000000000000001 · 1 span · 1.000 ms
                get users  1.000 ms
                \(line)

                """.replacing("\n\n\n", with: "\n\n"))
    }
}
