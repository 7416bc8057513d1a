// The metrics of tracing itself: https://opentelemetry.io/docs/specs/semconv/otel/sdk-metrics/

extension TraceStatistics {
    /// Returns the metrics of the spans that have ended.
    ///
    /// - Parameter queueCapacity: the greatest number of waiting spans.
    func metrics(queueCapacity: Int) -> [Metric] {
        let passed = exported + dropped(because: .rejected) + dropped(because: .retryExhausted)
        let processor = [
            Metric(
                "otel.sdk.processor.span.processed", "Spans that the processor has passed on or dropped.",
                [
                    (nil, passed), ("queue_full", dropped(because: .queueFull)),
                    ("already_shutdown", dropped(because: .shutDown)), ("not_kept", dropped(because: .notKept)),
                ]),
            Metric("otel.sdk.processor.span.queue.size", "Spans that wait.", [(nil, waiting)], as: .upDownCounter),
            Metric(
                "otel.sdk.processor.span.queue.capacity", "Spans that may wait.", [(nil, queueCapacity)],
                as: .upDownCounter),
        ]
        let exporter = Metric(
            "otel.sdk.exporter.span.exported", "Spans whose export has succeeded or failed.",
            [
                (nil, exported), ("rejected", dropped(because: .rejected)),
                ("retry_exhausted", dropped(because: .retryExhausted)),
            ])
        return processor + [exporter]
    }
}

extension TraceMetricStatistics {
    /// The metric of the points that were exported before.
    var metric: Metric {
        Metric(
            "otel.sdk.exporter.metric_data_point.exported", "Points whose export has succeeded or failed.",
            [(nil, exported), ("_OTHER", dropped)], unit: "{data_point}")
    }
}

extension Metric {
    /// - Parameter counts: the numbers by the type of the error; nil for success. A failure that has not happened is
    ///   left out.
    fileprivate init(
        _ name: String, _ summary: String, _ counts: [(errorType: String?, count: Int)], as kind: Kind = .counter,
        unit: String = "{span}"
    ) {
        let points = counts.filter { $0.errorType == nil || $0.count > 0 }.map { errorType, count in
            MetricPoint(
                attributes: errorType.map { [TraceAttribute(.errorType, .string($0))] } ?? [], value: .number(count))
        }
        self.init(name: name, unit: unit, summary: summary, kind: kind, points: points)
    }
}
