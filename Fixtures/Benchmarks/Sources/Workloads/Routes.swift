import TraceRuntime

/// A request as services get it: eight headers, and a URL with three query items.
public struct Request: TraceRequest, TracePathParameters, Sendable {
    public let traceMethod = "GET"
    public let traceURL: String
    public let traceHeaders: [(name: String, value: String)]
    public let traceBody: TraceBody
    public let tracePathParameters = [(name: "id", value: "42")]

    private init(
        flags: String, url: String = "/books/42?page=2&sort=title&language=en",
        requestID: String = "7f3a0c52-0002-4e6f-9d0b-8e7a61f2c354", body: TraceBody = .none
    ) {
        traceURL = url
        traceHeaders = [
            ("Host", "shop.example.com"), ("User-Agent", "Mozilla/5.0 (X11; Linux x86_64)"),
            ("Accept", "application/json"), ("Accept-Language", "en-GB,en;q=0.7"), ("Accept-Encoding", "gzip, br"),
            ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-\(flags)"),
            ("Content-Type", "application/json"), ("X-Request-ID", requestID),
        ]
        traceBody = body
    }

    public static let sampled = Request(flags: "01")
    public static let unsampled = Request(flags: "00")
    /// With a JSON body of one kibibyte.
    public static let withBody = Request(flags: "01", body: orders(count: 11))

    // A megabyte each.
    public static let withLargeURL = Request(
        flags: "01", url: "/books/42?" + String(repeating: "page=2&sort=title&language=en&", count: 35_000))
    public static let withLargeHeader = Request(
        flags: "01", requestID: String(repeating: "7f3a0c52 of a client, page=2; ", count: 35_000))
    public static let withLargeBody = Request(flags: "01", body: orders(count: 11_500))

    private static func orders(count: Int) -> TraceBody {
        let order = #"{"book":42,"copies":3,"title":"The Dispossessed","note":"leave it at the door","price":12.5}"#
        let orders = String(repeating: order + ",", count: count - 1) + order
        return .bytes(Array("{\"orders\":[\(orders)]}".utf8), contentType: "application/json")
    }
}

/// An error whose message has a hundred characters.
public struct OutOfStock: Error, CustomStringConvertible {
    public let description =
        "not enough copies of 'The Dispossessed' in the warehouse of Portland: 3 were asked for and 1 is there"
}

/// The functions that services annotate: routes and statements.
public enum Routes {
    // @traceRoute("GET /books/{id}", status: 200, as: "tracedShow")
    @inline(never)
    public static func show(_ request: Request) -> Int { request.traceHeaders.count }

    // @traceRoute("GET /books/{id}", includeQueryParams: true, includePathParams: true,
    //             includeHeaders: ["x-request-id"], status: 200, as: "tracedShowCapturing")
    @inline(never)
    public static func showCapturing(_ request: Request) -> Int { request.traceHeaders.count }

    /// A route that starts a trace, because it has no request.
    // @traceRoute("GET /ready", status: 200, as: "tracedReady")
    @inline(never)
    public static func ready(_ value: Int) -> Int { value &+ 1 }

    // @traceRoute("POST /orders", includeRequestBody: true, status: 201, as: "tracedOrder")
    @inline(never)
    public static func order(_ request: Request) -> Int { request.traceHeaders.count }

    /// A statement of a hundred characters with one literal.
    public static let statement =
        "SELECT id, title, author, price, copies FROM books WHERE author = 'Ursula K. Le Guin' ORDER BY title"

    /// A statement of a megabyte.
    public static let largeStatement =
        "SELECT id FROM books WHERE author IN (" + String(repeating: "'Ursula K. Le Guin', ", count: 50_000) + "NULL)"

    // @traceDB(operation: "select", table: "books", system: "postgresql", statement: statement, as: "tracedSelect")
    @inline(never)
    public static func select(_ statement: String) -> Int { statement.utf8.count }

    // @trace("reserve", as: "tracedReserve")
    @inline(never)
    public static func reserve(_ copies: Int) throws(OutOfStock) -> Int {
        if copies >= 0 { throw OutOfStock() }
        return copies
    }
}

extension Calls {
    @inline(never)
    public static func show(_ count: Int, _ request: Request) -> Int { sum(count) { _ in Routes.show(request) } }

    @inline(never)
    public static func tracedShow(_ count: Int, _ request: Request) -> Int {
        sum(count) { _ in Routes.tracedShow(request) }
    }

    @inline(never)
    public static func tracedShowCapturing(_ count: Int, _ request: Request) -> Int {
        sum(count) { _ in Routes.tracedShowCapturing(request) }
    }

    @inline(never)
    public static func ready(_ count: Int) -> Int { sum(count) { Routes.ready($0) } }

    @inline(never)
    public static func tracedReady(_ count: Int) -> Int { sum(count) { Routes.tracedReady($0) } }

    @inline(never)
    public static func tracedOrder(_ count: Int, _ request: Request) -> Int {
        sum(count) { _ in Routes.tracedOrder(request) }
    }

    @inline(never)
    public static func select(_ count: Int, _ statement: String) -> Int { sum(count) { _ in Routes.select(statement) } }

    @inline(never)
    public static func tracedSelect(_ count: Int, _ statement: String) -> Int {
        sum(count) { _ in Routes.tracedSelect(statement) }
    }

    @inline(never)
    public static func reserve(_ count: Int) -> Int {
        sum(count) { copies in do { return try Routes.reserve(copies) } catch { return 1 } }
    }

    @inline(never)
    public static func tracedReserve(_ count: Int) -> Int {
        sum(count) { copies in do { return try Routes.tracedReserve(copies) } catch { return 1 } }
    }
}
