public import NIOCore
public import NIOHTTP1
import Synchronization

public final class Request: Sendable {
    public let method: HTTPMethod
    public let url: URI
    public let headers: HTTPHeaders
    public let body: Body
    private let found = Mutex<(route: Route?, parameters: Parameters)>((nil, Parameters()))

    public init(_ method: HTTPMethod, _ url: String, headers: HTTPHeaders = [:], collectedBody: ByteBuffer? = nil) {
        self.method = method
        self.url = URI(string: url)
        self.headers = headers
        body = Body(data: collectedBody)
    }

    /// The route that the router has found; nil for an unknown path.
    public internal(set) var route: Route? {
        get { found.withLock { $0.route } }
        set { found.withLock { $0.route = newValue } }
    }

    public internal(set) var parameters: Parameters {
        get { found.withLock { $0.parameters } }
        set { found.withLock { $0.parameters = newValue } }
    }

    public struct Body: Sendable {
        /// Nil if the body is a stream that was not collected.
        public let data: ByteBuffer?
    }
}

public struct URI: Sendable {
    public let string: String
    public var path: String { String(string.prefix { $0 != "?" }) }
}

public struct Parameters: Sendable {
    private var values: [String: String] = [:]

    public var allNames: Set<String> { Set(values.keys) }
    public func get(_ name: String) -> String? { values[name] }
    mutating func set(_ name: String, to value: String) { values[name] = value }
}

/// A class, as Vapor's is.
public final class Response: Sendable {
    public let status: HTTPResponseStatus
    public let headers: HTTPHeaders
    public let body: Body

    public init(status: HTTPResponseStatus = .ok, headers: HTTPHeaders = [:], body: Body = Body()) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    public struct Body: Sendable {
        /// Nil without a body, and if it is a stream.
        public let data: Data?

        public init() { data = nil }
        public init(string: String) { data = Data(string.utf8) }
    }
}

public struct ClientRequest: Sendable {
    public var headers: HTTPHeaders = [:]

    public init() {}
}
