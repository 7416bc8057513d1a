/// The metrics of all calls since the start. Histograms only grow, so that a receiver can take differences.
struct MetricTable: Sendable {
    private var points: [Key: CallHistogram] = [:]
    /// The keys in the order of their first calls, by metric. The first ones keep their points when there are too many.
    private var keys: [CallMetric: [Key]] = [:]
    private var activeRequests = ActiveRequests()

    private struct Key: Hashable {
        let metric: CallMetric
        let attributes: [TraceAttribute]
    }

    /// Adds what a shard has counted since it was last collected.
    mutating func add(_ calls: CallTable, _ timescale: TraceTimescale, _ settings: MetricSettings) {
        activeRequests.merge(calls.activeRequests)
        for series in calls.series {
            var key = Key(metric: series.key.metric, attributes: series.attributes(settings))
            if points[key] == nil {
                if keys[key.metric, default: []].count >= CallTable.seriesCountMax {
                    key = Key(metric: key.metric, attributes: [CallSeries.overflow])
                }
                if points[key] == nil { keys[key.metric, default: []].append(key) }
            }
            points[key, default: CallHistogram(bucketCount: key.metric.bounds.count + 1)]
                .merge(series.histogram.inSeconds(timescale))
        }
    }

    /// Returns the metrics that have calls.
    func metrics(_ settings: MetricSettings) -> [Metric] {
        [activeRequests.metric(settings)].compactMap(\.self) + histograms
    }

    private var histograms: [Metric] {
        CallMetric.allCases.compactMap { metric in
            guard let keys = keys[metric] else { return nil }
            return Metric(
                name: metric.name, unit: "s", summary: metric.summary, kind: .histogram(bounds: metric.bounds),
                points: keys.compactMap { key in
                    points[key].map { MetricPoint(attributes: key.attributes, value: .histogram($0)) }
                })
        }
    }
}
