/// A metric: https://opentelemetry.io/docs/specs/otel/metrics/data-model/
struct Metric: Sendable, Hashable {
    let name: String
    let unit: String
    let summary: String
    let kind: Kind
    var points: [MetricPoint]

    enum Kind: Sendable, Hashable {
        /// - Parameter bounds: the upper bounds of the buckets; the last bucket has none.
        case histogram(bounds: [Double])
        /// A number that only grows.
        case counter
        case upDownCounter
    }
}

/// The value of a metric for one set of attributes.
struct MetricPoint: Sendable, Hashable {
    let attributes: [TraceAttribute]
    let value: Value

    enum Value: Sendable, Hashable {
        case histogram(CallHistogram)
        case number(Int)
    }
}

/// The metrics at one time. Their values count from the start.
struct MetricSnapshot: Sendable, Hashable {
    /// In nanoseconds since 1970.
    let startTime: UInt64
    let time: UInt64
    var metrics: [Metric]

    var pointCount: Int { metrics.reduce(0) { $0 + $1.points.count } }

    /// Returns a part of the points, for a receiver that refuses all at once.
    func part(_ places: Range<Int>) -> MetricSnapshot {
        var part = self
        var first = 0
        for index in metrics.indices {
            let own = metrics[index].points
            let wanted = places.clamped(to: first..<first + own.count)
            part.metrics[index].points = wanted.map { own[$0 - first] }
            first += own.count
        }
        part.metrics.removeAll { $0.points.isEmpty }
        return part
    }
}
