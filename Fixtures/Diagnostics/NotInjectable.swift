struct Client {
    let headers: [String: String]

    // @trace(inject: self.headers)
    func send(_ request: Request?) async {}

    // @trace(inject: request?.headers)
    func fetch(_ request: Request?) async {}

    // @trace(inject: result.headers)
    func answer() -> Request { Request() }

    // @trace(inject: requests.headers)
    func sendAll<each R>(_ requests: repeat each R) {}

    // @trace(inject: request.headers)
    func later(_ request: @autoclosure () -> Request) {}
}
