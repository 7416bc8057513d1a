struct Proxy {
    // @traceRoute("GET /pages/{name}")
    func page(incoming: Request, outgoing: Request) async throws -> Page { try await fetch(incoming, outgoing) }
}
