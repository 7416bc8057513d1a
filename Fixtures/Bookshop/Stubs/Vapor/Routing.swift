public import NIOHTTP1

public protocol Responder: Sendable {}

public protocol AsyncResponder: Responder {
    func respond(to request: Request) async throws -> Response
}

public protocol Middleware: Sendable {}

public protocol AsyncMiddleware: Middleware {
    func respond(to request: Request, chainingTo next: any AsyncResponder) async throws -> Response
}

public enum PathComponent: Sendable, CustomStringConvertible {
    case constant(String)
    case parameter(String)

    public var description: String {
        switch self {
        case .constant(let name): name
        case .parameter(let name): ":\(name)"
        }
    }
}

public final class Route: Sendable {
    public let method: HTTPMethod
    public let path: [PathComponent]
    let handler: @Sendable (Request) async throws -> Response

    init(
        _ method: HTTPMethod, _ path: [PathComponent], _ handler: @escaping @Sendable (Request) async throws -> Response
    ) {
        self.method = method
        self.path = path
        self.handler = handler
    }

    /// The values of the parameters; nil if it does not answer the request.
    func parameters(of request: Request) -> Parameters? {
        let names = request.url.path.split(separator: "/")
        guard method == request.method, names.count == path.count else { return nil }
        var parameters = Parameters()
        for (component, name) in zip(path, names) {
            switch component {
            case .constant(let constant): if constant != name { return nil }
            case .parameter(let parameter): parameters.set(parameter, to: String(name))
            }
        }
        return parameters
    }
}

/// A router with middleware. As in Vapor, the route is found before the middleware runs.
public struct StubApplication: Sendable {
    private var routes: [Route] = []
    private let middleware: [any AsyncMiddleware]

    public init(_ middleware: [any AsyncMiddleware] = []) { self.middleware = middleware }

    public mutating func on(
        _ method: HTTPMethod, _ path: PathComponent...,
        use handler: @escaping @Sendable (Request) async throws -> Response
    ) {
        routes.append(Route(method, path, handler))
    }

    public func respond(to request: Request) async throws -> Response {
        for route in routes {
            guard let parameters = route.parameters(of: request) else { continue }
            request.route = route
            request.parameters = parameters
        }
        let first = middleware.reversed().reduce(Last() as any AsyncResponder) { Chained(middleware: $1, next: $0) }
        return try await first.respond(to: request)
    }
}

private struct Chained: AsyncResponder {
    let middleware: any AsyncMiddleware
    let next: any AsyncResponder

    func respond(to request: Request) async throws -> Response {
        try await middleware.respond(to: request, chainingTo: next)
    }
}

private struct Last: AsyncResponder {
    func respond(to request: Request) async throws -> Response {
        guard let route = request.route else { throw Abort(.notFound) }
        return try await route.handler(request)
    }
}
