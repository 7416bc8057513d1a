import Testing

@testable import TraceRuntime

nonisolated private let query = TraceSite(
    name: "get books", kind: .client, function: "Store.books()", fileID: "App/Store.swift", line: 3,
    attributes: ["db.table": "books"], redact: ["shelf"])

@Suite("Baggage entries as attributes")
struct BaggageAttributesTests {
    private let caller = TraceContext(
        extracting: [
            "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-03",
            "baggage": "tenant=acme,user.tier=gold,api.token=hunter2,shelf=b7,db.table=users,other=left%20out",
        ])

    @Test("Each span of the trace records the chosen entries, redacted; its own attributes have precedence")
    func everySpan() async {
        let names = ["tenant", "api.token", "shelf", "db.table", "missing"]
        let spans = await recording({ $0.baggageAttributes = names }) {
            withTraceSpan("request", parent: caller) { span in
                withTraceSpan(query) { $0.setAttribute("tenant", "own") }
            }
            withTraceSpan("another trace") { _ in }
        }
        #expect(
            spanTree(spans) == """
                internal request (remote parent)
                  tenant = acme
                  api.token = [REDACTED]
                  shelf = b7
                  db.table = users
                  client get books
                    db.table = books
                    tenant = own
                    api.token = [REDACTED]
                    shelf = [REDACTED]
                internal another trace
                """)
    }

    @Test("A span without the configuration records none")
    func off() async {
        let spans = await recording { withTraceSpan("request", parent: caller) { _ in } }
        #expect(spanTree(spans) == "internal request (remote parent)")
    }

    @Test("An entry is cut at the limits of attributes, and counts towards them")
    func limits() async {
        let spans = await recording {
            $0.baggageAttributes = ["tenant", "user.tier"]
            $0.limits.attributeValueLengthMax = 3
            $0.limits.attributeCountMax = 2
        } _: {
            withTraceSpan("request", parent: caller) { _ in }
        }
        #expect(spanTree(spans) == "internal request (remote parent)\n  tenant = acm")
        #expect(spans.map(\.droppedAttributeCount) == [1])
    }

    @Test("The environment names the entries")
    func environment() {
        let configuration = TraceConfiguration(environment: ["TRACE_BAGGAGE_ATTRIBUTES": "tenant, user.tier"])
        #expect(configuration.baggageAttributes == ["tenant", "user.tier"])
        #expect(configuration.problems.isEmpty)
    }
}
