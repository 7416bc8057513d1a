import Testing

extension PackageTests {
    @Suite("A type that cannot be recorded")
    struct MissingConformanceTests {
        @Test("Is an error in the line of the annotation that asks for it, and says what to write")
        func errors() async throws {
            let package = try await AdopterPackage.reset()
            try package.write(Self.source, to: Self.file)
            let outcome = try await package.build()
            #expect(outcome.status != 0)
            let found = outcome.compilerErrors.map { $0.replacing(package.path(Self.file) + ":", with: "") }
            #expect(
                Set(found.map(withoutColumn)) == Set(Self.errors.map { "\($0): error: \($1)" }),
                "\(found.joined(separator: "\n"))")
        }

        private static let file = "Sources/App/OrderStore.swift"

        private static let source = """
            import TraceRuntime

            struct Order {}
            struct Head: TraceRequest { var traceMethod = ""; var traceURL = "" }
            struct Context: TracePathParameters { var tracePathParameters: [(name: String, value: String)] = [] }
            struct Request { var path: String }

            struct Routes {
                // @traceRoute("GET /a")
                func a(request: Request) -> Int { 1 }

                // @traceRoute("GET /b/{id}", includePathParams: true)
                func b(id: Order) -> Int { 1 }

                // @traceRoute("POST /c", requestBody: order)
                func c(order: Order) -> Int { 1 }

                // @traceRoute("GET /d", includeResponseBody: true)
                func d() -> Order { Order() }

                // @traceRoute("GET /e", request: [order, request])
                func e(order: Order, request: Request) -> Int { 1 }

                // @traceDB(operation: "f", capture: [order])
                func f(order: Order) -> Int { 1 }

                // @trace(parent: order)
                func g(order: Order) -> Int { 1 }

                // @traceRoute("GET /h/{id}", includePathParams: true, request: [head, url])
                func h(head: Head, url: Head) -> Int { 1 }

                // @traceRoute("GET /i/{id}", request: [context, values])
                func i(context: Context, values: Context) -> Int { 1 }

                // @trace(inject: request.path)
                func j(request: Request) -> Int { 1 }
            }

            """

        private static let errors = [
            (9, "'parent' is unavailable: conform its type to TraceRequest or TraceHeaders: see Frameworks"),
            (9, "'recordRequest' is unavailable: conform its type to TraceRequest: see Frameworks"),
            (
                12,
                "'recordPathParameter' is unavailable: a path parameter is a string, number, UUID or raw value: "
                    + "conform its type to TraceAttributeConvertible"
            ),
            (15, "'recordRequestBody' is unavailable: conform its type to Encodable, or record a TraceBody by hand"),
            (18, "'recordResponseBody' is unavailable: conform its type to TraceResponse or Encodable: see Frameworks"),
            (21, "'parent' is unavailable: conform its type to TraceRequest or TraceHeaders: see Frameworks"),
            (
                21,
                "'and' is unavailable: conform its type to TraceRequest or TracePathParameters: "
                    + "see Frameworks"
            ),
            (
                24,
                "'setAttribute' is unavailable: an attribute is a string, boolean, number, UUID, URL, Date, raw "
                    + "value or array of these: name a property that is one, or conform the type to "
                    + "TraceAttributeConvertible"
            ),
            (27, "'parent' is unavailable: conform its type to TraceRequest or TraceHeaders: see Frameworks"),
            (
                30,
                "'recordPathParameters(parts:)' is unavailable: none of these has path parameters: conform the type of "
                    + "one to TracePathParameters: see Frameworks"
            ),
            (
                33,
                "'recordRequest(parts:)' is unavailable: none of these is a request: conform the type of one to "
                    + "TraceRequest: see Frameworks"
            ),
            (36, "'inject(into:)' is unavailable: conform its type to TraceHeaders: see Frameworks"),
        ]

        /// `5: error: …` for `5:22: error: …`: the column is that of generated code.
        private func withoutColumn(_ error: String) -> String {
            error.replacing(#/^(\d+):\d+/#) { $0.output.1 }
        }
    }
}
