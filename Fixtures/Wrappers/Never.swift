/// Functions that only ever leave by an error, or not at all.
struct Exits {
    struct Stopped: Error {}

    // @trace
    func stop() throws -> Never { throw Stopped() }

    // @trace
    func stopLater() async throws(Stopped) -> Never { throw Stopped() }

    // @traceRoute("GET /exit")
    func route() async throws -> Never { throw Stopped() }
}
