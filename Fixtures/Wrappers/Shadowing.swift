/// Declarations that bear the names of the runtime, the standard library and the generated code.
enum Shadowing {
    struct TraceRuntime {}
    struct TraceSite {}
    struct Optional {}
    struct Swift {}
    struct WrapperFixtures {}

    struct Store {
        func withTraceSpan(_ body: () -> Int) -> Int { body() }

        // @trace(attributes: ["span": span, "result": result, "self": self.site])
        func look(span: Int, result: Int, traceSpan: Int, traceResult: Int) -> Int {
            span + result
        }

        var site: String { "store" }

        // @trace(attributes: ["token": token.value])
        func spend(_ token: consuming Token, consumedToken: Int) -> Int {
            token.value + consumedToken
        }
    }

    struct Token: ~Copyable {
        let value: Int
    }
}

// @trace
func withTraceSpan(_ __traceSite1: Int) -> Int {
    __traceSite1
}
