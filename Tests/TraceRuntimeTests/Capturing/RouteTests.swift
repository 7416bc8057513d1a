import Testing
import TraceRuntime

private struct Request: TraceRequest, TracePathParameters {
    var traceMethod = "POST"
    var traceURL = "/shops/3/orders?page=2&tag=a&tag=b&token=hunter2"
    var traceHeaders: [(name: String, value: String)] = []
    var traceBody = TraceBody.none
    var tracePathParameters: [(name: String, value: String)] = [("shop", "3")]
}

private struct Response: TraceResponse {
    var traceStatus: Int
    var traceHeaders: [(name: String, value: String)] = []
    var traceBody = TraceBody.none
}

private struct EncodableResponse: TraceResponse, Encodable {
    var traceStatus: Int
}

private struct Refused: TraceHTTPError, CustomStringConvertible {
    var traceStatus: Int
    var description: String { "no shop 3, token=hunter2" }
}

private struct Broken: Error {}

@Suite("Routes")
struct RouteTests {
    private func site(_ route: TraceRoute, name: String = "POST /shops/{shop}/orders") -> TraceSite {
        TraceSite(
            name: name, kind: .server, function: "Shop.order(_:)", fileID: "App/Shop.swift", line: 1, route: route)
    }

    /// Runs a request in a span as a generated wrapper does.
    private func span(
        _ route: TraceRoute, name: String = "POST /shops/{shop}/orders", request: Request = Request(),
        configuration: (inout TraceConfiguration) -> Void = { _ in }, _ body: (TraceSpan) async throws -> Void
    ) async -> String {
        let spans = await recording(configuration) {
            try await withTraceSpan(site(route, name: name)) { span in
                span.recordRequest(request)
                try await body(span)
            }
        }
        return spanTree(spans)
    }

    @Test("By default a route records its method, route, URL and status")
    func defaults() async {
        let text = await span(TraceRoute(method: "POST", template: "/shops/{shop}/orders")) {
            $0.recordResponse(Response(traceStatus: 201), status: 200)
        }
        #expect(
            text == """
                server POST /shops/{shop}/orders
                  http.method = POST
                  http.route = /shops/{shop}/orders
                  http.url = /shops/3/orders?page=2&tag=a&tag=b&token=[REDACTED]
                  http.status_code = 201
                """)
    }

    @Test("Method and name come from the request if the annotation does not have them")
    func namesItself() async {
        let withRoute = await span(TraceRoute(template: "/orders"), name: "") { _ in }
        let bare = await span(TraceRoute(), name: "") { _ in }
        #expect(
            withRoute + "\n" + bare == """
                server POST /orders
                  http.route = /orders
                  http.method = POST
                  http.url = /shops/3/orders?page=2&tag=a&tag=b&token=[REDACTED]
                server POST
                  http.method = POST
                  http.url = /shops/3/orders?page=2&tag=a&tag=b&token=[REDACTED]
                """)
    }

    @Test("Many headers do not displace the attributes of the outcome")
    func flood() async {
        var request = Request()
        request.traceHeaders = (1...9).map { ("x-flood-\($0)", "v") }
        let route = TraceRoute(method: "POST", includeHeaders: true)
        let text = await span(route, request: request, configuration: { $0.limits.attributeCountMax = 6 }) { _ in
            throw Refused(traceStatus: 404)
        }
        #expect(
            text == """
                server POST /shops/{shop}/orders
                  http.method = POST
                  http.url = /shops/3/orders?page=2&tag=a&tag=b&token=[REDACTED]
                  http.request.header.x-flood-1 = [v]
                  http.status_code = 404
                  error.message = no shop 3, token=[REDACTED]
                """)
    }

    @Test("The limit holds for all attributes together, including second names, and the rest is counted")
    func limit() async {
        let spans = await recording {
            $0.limits.attributeCountMax = 6
            $0.conventions.http = .both
            $0.conventions.database = .both
        } _: {
            withTraceSpan(site(TraceRoute(method: "POST", template: "/shops/{shop}/orders"))) { span in
                span.recordRequest(Request())
                span.recordResponse(status: 201)
            }
        }
        #expect(
            spans.map { $0.attributes.map(\.key.name) } == [
                [
                    "http.method", "http.request.method", "http.route", "http.status_code",
                    "http.response.status_code", "duration_ms",
                ]
            ])
        #expect(spans.map(\.droppedAttributeCount) == [3])
    }

    @Test("All captured parts are recorded without secrets")
    func everything() async {
        let route = TraceRoute(
            method: "POST", template: "/shops/{shop}/orders", includeQueryParams: true, includePathParams: true,
            includeHeaders: true, includeRequestBody: true, includeResponseBody: true)
        let request = Request(
            traceHeaders: [
                ("X-Request-ID", "r1"), ("Accept", "a"), ("accept", "b"), ("Authorization", "Bearer abc"),
                ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
                ("Referer", "https://ann:hunter2@host/"),
            ],
            traceBody: .bytes(Array("copies=2&password=hunter2".utf8), contentType: nil))
        let response = Response(
            traceStatus: 200, traceHeaders: [("Set-Cookie", "sid=1")],
            traceBody: .bytes(Array(#"{"id":1,"token":"x"}"#.utf8), contentType: "application/json"))
        let text = await span(route, request: request) {
            $0.recordPathParameters(request)
            $0.recordPathParameter("token", "hunter2")
            $0.recordResponse(response, status: 200)
            $0.recordResponseBody(response)
        }
        #expect(
            text == """
                server POST /shops/{shop}/orders
                  http.method = POST
                  http.route = /shops/{shop}/orders
                  http.url = /shops/3/orders?page=2&tag=a&tag=b&token=[REDACTED]
                  http.request.query.page = 2
                  http.request.query.tag = [a, b]
                  http.request.query.token = [REDACTED]
                  http.request.header.x-request-id = [r1]
                  http.request.header.accept = [a, b]
                  http.request.header.authorization = [[REDACTED]]
                  http.request.header.content-type = [application/x-www-form-urlencoded; charset=utf-8]
                  http.request.header.referer = [https://[REDACTED]@host/]
                  http.request.body = copies=2&password=[REDACTED]
                  http.request.body.size = 25
                  http.request.path.shop = 3
                  http.request.path.token = [REDACTED]
                  http.status_code = 200
                  http.response.header.set-cookie = [sid=[REDACTED]]
                  http.response.body = {"id":1,"token":"[REDACTED]"}
                  http.response.body.size = 20
                """)
    }

    @Test("Only the selected names are recorded")
    func lists() async {
        let route = TraceRoute(
            method: "POST", includeQueryParams: ["PAGE", "none"], includeHeaders: ["x-request-id"])
        let request = Request(traceURL: "/?page=2&size=3", traceHeaders: [("X-Request-ID", "r1"), ("Accept", "a")])
        #expect(
            await span(route, request: request) { _ in } == """
                server POST /shops/{shop}/orders
                  http.method = POST
                  http.url = /?page=2&size=3
                  http.request.query.page = 2
                  http.request.header.x-request-id = [r1]
                """)
    }

    @Test("A selected header that occurs several times is recorded once, with all its values")
    func severalLines() async {
        let route = TraceRoute(method: "POST", includeHeaders: ["Accept", "ACCEPT", "x-token", "Straße"])
        let request = Request(
            traceURL: "/",
            traceHeaders: [
                ("accept", "a"), ("X-Token", "hunter2"), ("Host", "shop"), ("Accept", "b"), ("ACCEPT", "c"),
            ])
        #expect(
            await span(route, request: request) { _ in } == """
                server POST /shops/{shop}/orders
                  http.method = POST
                  http.url = /
                  http.request.header.accept = [a, b, c]
                  http.request.header.x-token = [[REDACTED]]
                """)
    }

    @Test("The names of a query are decoded, and grouped in their order")
    func queryNames() async {
        let route = TraceRoute(method: "POST", includeQueryParams: true)
        let query =
            "a+b=%C3%A4&flag&=x&&n=1;n=2&p%61ss=hunter2&bad=%zz&z=" + (1...9).map { "&k\($0)=v" }.joined() + "&n=3#x=1"
        let text = await span(route, request: Request(traceURL: "/?" + query)) { _ in }
        #expect(
            text.split(separator: "\n").filter { $0.contains(".query.") }.map { $0.dropFirst(21) } == [
                "a b = ä", "flag = ", " = x", "n = [1, 2, 3]", "pass = [REDACTED]",
                "bad = %zz", "z = ", "k1 = v", "k2 = v", "k3 = v", "k4 = v",
                "k5 = v", "k6 = v", "k7 = v", "k8 = v", "k9 = v",
            ])
    }

    @Test(
        "Of a query of a megabyte as much is read as the URL's attribute may hold",
        arguments: ["a=1&", "é=%", "&", "a"])
    func longQuery(part: String) async throws {
        let route = TraceRoute(method: "POST", includeQueryParams: true)
        let url = "/?" + String(repeating: part, count: 1_048_576 / part.utf8.count)
        let spans = await recording {
            withTraceSpan(site(route)) { $0.recordRequest(Request(traceURL: url)) }
        }
        for attribute in try #require(spans.first).attributes {
            if case .strings(let values) = attribute.value { #expect(values.count <= 1_024) }
            if case .string(let value) = attribute.value { #expect(value.utf16.count <= 8_192) }
        }
    }

    @Test("A stream is not read, and a body recorded by hand replaces its mark")
    func stream() async {
        let route = TraceRoute(method: "POST", includeRequestBody: true)
        let request = Request(traceURL: "/", traceBody: .stream)
        let skipped = await span(route, request: request) { _ in }
        let byHand = await span(route, request: request) { $0.recordRequestBody(["copies": 2, "pin": 4]) }
        #expect(
            skipped + "\n" + byHand == """
                server POST /shops/{shop}/orders
                  http.method = POST
                  http.url = /
                  http.request.body.skipped = stream
                server POST /shops/{shop}/orders
                  http.method = POST
                  http.url = /
                  http.request.body = {"copies":2,"pin":"[REDACTED]"}
                  http.request.body.size = 20
                """)
    }

    @Test("A body that cannot be redacted is recorded by type and size")
    func opaqueBodies() async {
        let route = TraceRoute(method: "POST", includeRequestBody: true)
        let bodies: [TraceBody] = [
            .bytes(Array("password=hunter2".utf8), contentType: "text/plain"),
            .bytes(Array(#"{"password":"hunter2""#.utf8), contentType: "application/json"),
            .bytes([0xFF, 0xFE], contentType: "application/x-www-form-urlencoded"),
        ]
        var texts: [String] = []
        for body in bodies {
            texts.append(await span(route, request: Request(traceURL: "/", traceBody: body)) { _ in })
        }
        #expect(
            texts
                == [("16", "text/plain"), ("21", "application/json"), ("2", "application/x-www-form-urlencoded")].map {
                    """
                    server POST /shops/{shop}/orders
                      http.method = POST
                      http.url = /
                      http.request.body.size = \($0)
                      http.request.body.type = \($1)
                    """
                })
    }

    @Test("A body is redacted before it is cut off, and is never cut in the middle of a character")
    func longBodies() async {
        let route = TraceRoute(method: "POST", includeRequestBody: true)
        let body = TraceBody.bytes(Array(#"{"password":"ä","b":"ääää"}"#.utf8), contentType: "application/json")
        let text = await span(route, request: Request(traceURL: "/", traceBody: body)) {
            $0.limits.bodySizeMax = 34
        } _: { _ in
        }
        #expect(
            text == """
                server POST /shops/{shop}/orders
                  http.method = POST
                  http.url = /
                  http.request.body = {"password":"[REDACTED]","b":"ää
                  http.request.body.size = 32
                """)
    }

    private func statuses(_ record: @escaping (TraceSpan) -> Void) async -> [TraceAttributeValue] {
        let spans = await recording { withTraceSpan(site(TraceRoute(method: "GET")), record) }
        return spans[0].attributes.filter { $0.key == .httpStatusCode }.map(\.value)
    }

    @Test("A result that becomes a body is a 200, a response has its own status, nil and anything else have none")
    func resultsWithoutNamedStatus() async {
        struct Unknown {}
        struct UnknownUnique: ~Copyable {}
        #expect(await statuses { $0.recordResponse("text") } == [200])
        #expect(await statuses { $0.recordResponse(["text": [1, nil]]) } == [200])
        #expect(await statuses { $0.recordResponse(String?.some("text")) } == [200])
        #expect(await statuses { $0.recordResponse(String?.none) } == [])
        #expect(await statuses { $0.recordResponse(Response(traceStatus: 302)) } == [302])
        #expect(await statuses { $0.recordResponse(Response(traceStatus: 302) as Response?) } == [302])
        #expect(await statuses { $0.recordResponse(Response?.none) } == [])
        #expect(await statuses { $0.recordResponse(EncodableResponse(traceStatus: 404)) } == [404])
        #expect(
            await statuses { $0.recordResponse(EncodableResponse(traceStatus: 404) as EncodableResponse?) } == [404])
        #expect(await statuses { $0.recordResponse(Unknown()) } == [])
        #expect(await statuses { $0.recordResponse(Unknown() as Unknown?) } == [])
        #expect(await statuses { $0.recordResponse(UnknownUnique()) } == [])
    }

    @Test("Results without a status get the annotation's, and nil gets none")
    func plainResults() async {
        #expect(await statuses { $0.recordResponse(status: 204) } == [204])
        #expect(await statuses { $0.recordResponse("text", status: 200) } == [200])
        #expect(await statuses { $0.recordResponse(String?.none, status: 200) } == [])
        #expect(await statuses { $0.recordResponse(String?.some("text"), status: 200) } == [200])
        #expect(await statuses { $0.recordResponse(Response?.none, status: 200) } == [])
        #expect(await statuses { $0.recordResponse(Response(traceStatus: 302) as Response?, status: 200) } == [302])
    }
}

extension RouteTests {
    @Test("A returned status of 500 or more is an error, a smaller one is not")
    func returnedStatus() async {
        let route = TraceRoute(method: "GET")
        let bad = await span(route) { $0.recordResponse(Response(traceStatus: 503), status: 200) }
        let good = await span(route) { $0.recordResponse(Response(traceStatus: 404), status: 200) }
        #expect(
            bad + "\n" + good == """
                server POST /shops/{shop}/orders error()
                  http.method = GET
                  http.url = /shops/3/orders?page=2&tag=a&tag=b&token=[REDACTED]
                  http.status_code = 503
                  error.type = 503
                server POST /shops/{shop}/orders
                  http.method = GET
                  http.url = /shops/3/orders?page=2&tag=a&tag=b&token=[REDACTED]
                  http.status_code = 404
                """)
    }

    @Test("A status of 500 leaves what an error has said of the failure")
    func returnedStatusAfterError() async {
        let text = await span(TraceRoute(method: "GET"), request: Request(traceURL: "/")) {
            $0.recordError(Broken())
            $0.recordResponse(Response(traceStatus: 500))
        }
        #expect(
            text == """
                server POST /shops/{shop}/orders error(Broken())
                  http.method = GET
                  http.url = /
                  error.message = Broken()
                  error.type = TraceRuntimeTests.Broken
                  http.status_code = 500
                  ! exception | exception.type = TraceRuntimeTests.Broken | exception.message = Broken()
                """)
    }

    @Test("A thrown status below 500 is not an error")
    func thrownClientError() async {
        let text = await span(TraceRoute(method: "GET"), request: Request(traceURL: "/")) { _ in
            throw Refused(traceStatus: 404)
        }
        #expect(
            text == """
                server POST /shops/{shop}/orders
                  http.method = GET
                  http.url = /
                  http.status_code = 404
                  error.message = no shop 3, token=[REDACTED]
                """)
    }

    @Test("A thrown status of 500 or more is an error")
    func thrownServerError() async {
        let text = await span(TraceRoute(method: "GET"), request: Request(traceURL: "/")) { _ in
            throw Refused(traceStatus: 502)
        }
        #expect(
            text == """
                server POST /shops/{shop}/orders error(no shop 3, token=[REDACTED])
                  http.method = GET
                  http.url = /
                  http.status_code = 502
                  error.message = no shop 3, token=[REDACTED]
                  error.type = TraceRuntimeTests.Refused
                  ! exception | exception.type = TraceRuntimeTests.Refused | exception.message = no shop 3, \
                token=[REDACTED]
                """)
    }

    @Test("A thrown error without a status means 500, unless the configuration has a status for it")
    func thrownWithoutStatus() async {
        let unknown = await span(TraceRoute(method: "GET"), request: Request(traceURL: "/")) { _ in throw Broken() }
        let known = await span(TraceRoute(method: "GET"), request: Request(traceURL: "/")) {
            $0.httpStatus = { $0 is Broken ? 409 : nil }
        } _: { _ in
            throw Broken()
        }
        #expect(
            unknown + "\n" + known == """
                server POST /shops/{shop}/orders error(Broken())
                  http.method = GET
                  http.url = /
                  http.status_code = 500
                  error.message = Broken()
                  error.type = TraceRuntimeTests.Broken
                  ! exception | exception.type = TraceRuntimeTests.Broken | exception.message = Broken()
                server POST /shops/{shop}/orders
                  http.method = GET
                  http.url = /
                  http.status_code = 409
                  error.message = Broken()
                """)
    }

    @Test(
        "An error's status counts also where its type says it by the first name, and is a 500 where it says none",
        arguments: [true, false])
    @available(*, deprecated)
    func firstNameOfStatus(isNamed: Bool) async {
        struct Named: TraceHTTPError { let httpStatus = 404 }
        struct Unnamed: TraceHTTPError {}
        let spans = await recording {
            try withTraceSpan(site(TraceRoute())) { _ in throw isNamed ? Named() : Unnamed() as any Error }
        }
        let statuses = spans[0].attributes.filter { $0.key == .httpStatusCode }.map(\.value)
        #expect(statuses == [isNamed ? 404 : 500])
        #expect(Refused(traceStatus: 404).httpStatus == 404)
    }

    @Test("A cancelled route has neither a status nor an error, and has an event for the cancellation")
    func cancelled() async {
        let text = await span(TraceRoute(method: "GET"), request: Request(traceURL: "/")) { _ in
            throw CancellationError()
        }
        #expect(
            text == """
                server POST /shops/{shop}/orders
                  http.method = GET
                  http.url = /
                  ! exception | exception.type = Swift.CancellationError | exception.message = CancellationError()
                """)
    }
}
