/// The requests that have begun and that have ended, by method.
struct ActiveRequests: Sendable {
    /// By the place of the method in ``HTTPMethod/names``; empty until a request begins or ends.
    private var counts: [(begun: Int, ended: Int)] = []

    mutating func begin(_ method: HTTPMethod) { self[method].begun += 1 }

    mutating func end(_ method: HTTPMethod) { self[method].ended += 1 }

    mutating func merge(_ other: ActiveRequests) {
        for (place, count) in other.counts.enumerated() {
            self[place].begun += count.begun
            self[place].ended += count.ended
        }
    }

    private subscript(method: HTTPMethod) -> (begun: Int, ended: Int) {
        get { self[Int(method.place)] }
        _modify { yield &self[Int(method.place)] }
    }

    private subscript(place: Int) -> (begun: Int, ended: Int) {
        get { counts[place] }
        _modify {
            if counts.isEmpty { counts = Array(repeating: (0, 0), count: HTTPMethod.names.count) }
            yield &counts[place]
        }
    }

    /// The metric, with a point for each method that has been used; nil if there is none:
    /// https://opentelemetry.io/docs/specs/semconv/http/http-metrics/#metric-httpserveractive_requests
    func metric(_ settings: MetricSettings) -> Metric? {
        let points = zip(HTTPMethod.names, counts).filter { $1.begun > 0 }.map { method, count in
            MetricPoint(
                attributes: [
                    TraceAttribute("http.request.method", .string(method)),
                    TraceAttribute("url.scheme", .string(settings.scheme)),
                ],
                // The shards are read one after the other, so an end may be read without its beginning.
                value: .number(max(0, count.begun - count.ended)))
        }
        if points.isEmpty { return nil }
        return Metric(
            name: "http.server.active_requests", unit: "{request}", summary: "Number of active HTTP server requests.",
            kind: .upDownCounter, points: points)
    }
}
